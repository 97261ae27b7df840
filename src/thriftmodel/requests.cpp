#include "thriftmodel/requests.h"

#include <span>
#include <string_view>
#include <variant>

namespace cassia::thriftmodel {
namespace {

idl::Column column_of(const model::Insertion& insertion) {
    idl::Column column;
    column.name = insertion.name;
    column.__set_value(std::string(insertion.value));
    column.__set_timestamp(insertion.timestamp);
    if (insertion.ttl != 0) {
        column.__set_ttl(insertion.ttl);
    }
    return column;
}

idl::CounterColumn column_of(const model::Addition& addition) {
    idl::CounterColumn column;
    column.name = addition.name;
    column.value = addition.delta;
    return column;
}

idl::ColumnOrSuperColumn to_column(const model::Insertion& insertion) {
    idl::ColumnOrSuperColumn out;
    if (insertion.super_column) {
        idl::SuperColumn super_column;
        super_column.name = *insertion.super_column;
        super_column.columns.push_back(column_of(insertion));
        out.__set_super_column(super_column);
    } else {
        out.__set_column(column_of(insertion));
    }
    return out;
}

idl::ColumnOrSuperColumn to_column(const model::Addition& addition) {
    idl::ColumnOrSuperColumn out;
    if (addition.super_column) {
        idl::CounterSuperColumn super_column;
        super_column.name = *addition.super_column;
        super_column.columns.push_back(column_of(addition));
        out.__set_counter_super_column(super_column);
    } else {
        out.__set_counter_column(column_of(addition));
    }
    return out;
}

void put(const model::Deletion& deletion, idl::Mutation& out) {
    idl::Deletion removal;
    removal.__set_timestamp(deletion.timestamp);
    if (deletion.super_column) {
        removal.__set_super_column(std::string(*deletion.super_column));
    }
    if (deletion.predicate) {
        removal.__set_predicate(to_thrift(*deletion.predicate));
    }
    out.__set_deletion(removal);
}

template <typename Write>
void put(const Write& write, idl::Mutation& out) {
    out.__set_column_or_supercolumn(to_column(write));
}

}  // namespace

idl::ConsistencyLevel::type to_thrift(ConsistencyLevel level) noexcept {
    // The numbers are the same.
    return static_cast<idl::ConsistencyLevel::type>(level);
}

idl::ColumnParent to_thrift(const model::ColumnParent& parent) {
    idl::ColumnParent out;
    out.column_family = parent.family;
    if (parent.super_column) {
        out.__set_super_column(std::string(*parent.super_column));
    }
    return out;
}

idl::SlicePredicate to_thrift(const model::SlicePredicate& predicate) {
    idl::SlicePredicate out;
    if (const auto* const names = std::get_if<std::span<const std::string>>(&predicate)) {
        out.__set_column_names({names->begin(), names->end()});
        return out;
    }
    const auto& slice = std::get<model::SliceRange>(predicate);
    idl::SliceRange range;
    range.start = slice.start;
    range.finish = slice.finish;
    range.reversed = slice.reversed;
    range.count = slice.count;
    out.__set_slice_range(range);
    return out;
}

idl::KeyRange to_thrift(const model::KeyRange& range) {
    idl::KeyRange out;
    if (range.start_key) {
        out.__set_start_key(std::string(*range.start_key));
    } else if (range.start_token) {
        out.__set_start_token(std::string(*range.start_token));
    }
    if (range.end_key) {
        out.__set_end_key(std::string(*range.end_key));
    } else if (range.end_token) {
        out.__set_end_token(std::string(*range.end_token));
    }
    out.count = range.count;
    return out;
}

idl::IndexClause to_thrift(const model::ReadIndexed& request) {
    idl::IndexClause out;
    for (const auto& expression : request.expressions) {
        auto& added = out.expressions.emplace_back();
        added.column_name = expression.column_name;
        // The numbers are the same.
        added.op = static_cast<idl::IndexOperator::type>(expression.op);
        added.value = expression.value;
    }
    out.start_key = request.start_key;
    out.count = request.count;
    return out;
}

idl::Mutation to_thrift(const model::Mutation& mutation) {
    idl::Mutation out;
    std::visit([&](const auto& one) { put(one, out); }, mutation);
    return out;
}

MutationMap to_thrift(const model::Mutate& request) {
    MutationMap out;
    for (const auto& row : request.rows) {
        auto& mutations = out[std::string(row.key)][std::string(row.family)];
        mutations.reserve(mutations.size() + row.mutations.size());
        for (const auto& mutation : row.mutations) {
            mutations.push_back(to_thrift(mutation));
        }
    }
    return out;
}

idl::ColumnPath to_thrift(const model::RemoveCounter& request) {
    idl::ColumnPath path;
    path.column_family = request.parent.family;
    if (request.parent.super_column) {
        path.__set_super_column(std::string(*request.parent.super_column));
    }
    if (request.name) {
        path.__set_column(std::string(*request.name));
    }
    return path;
}

}  // namespace cassia::thriftmodel
