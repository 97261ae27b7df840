#include <span>
#include <utility>

#include <cassia/errors.h>

#include "server/answering.h"
#include "server/handler.h"
#include "server/row_filter.h"
#include "server/slices.h"
#include "thriftmodel/answers.h"
#include "thriftmodel/received_requests.h"

namespace cassia::server {
namespace {

using namespace thriftmodel;

std::span<const std::string> one(const std::string& text) {
    return {&text, 1};
}

/// The one row of an answer, or nothing where it has none.
std::vector<idl::ColumnOrSuperColumn> only_row(const detail::Block& block) {
    return block.rows.empty() ? std::vector<idl::ColumnOrSuperColumn>() : columns_of(block, block.rows.front());
}

/// What a path leads to: a column, a super column, or a column in it.
model::ReadRows read_of(const std::string& key, const idl::ColumnPath& path, bool is_super) {
    if (is_super && !path.__isset.super_column) {
        throw InvalidRequestException("column family '" + path.column_family +
                                      "' is super; the path needs a super_column");
    }
    if (!is_super && !path.__isset.column) {
        throw InvalidRequestException("column family '" + path.column_family +
                                      "' is standard; the path needs a column");
    }
    if (!path.__isset.column) {
        return {.parent = {path.column_family, std::nullopt}, .keys = one(key), .predicate = one(path.super_column)};
    }
    return {.parent = parent_of(path), .keys = one(key), .predicate = one(path.column)};
}

void check_range(const idl::KeyRange& range) {
    const auto& is_set = range.__isset;
    if (is_set.start_key == is_set.start_token || is_set.end_key == is_set.end_token) {
        throw InvalidRequestException(
            "a key range needs exactly one of start_key and start_token, and one of end_key and end_token");
    }
}

std::int32_t to_count(std::int64_t count) {
    return static_cast<std::int32_t>(count);
}

}  // namespace

void Handler::get(idl::ColumnOrSuperColumn& out, const std::string& key, const ColumnPath& path, Level level) {
    answer(session_, CallKind::read, "get", [&] {
        session_.check_may_read(path.column_family);
        const auto request = read_of(key, path, session_.family(path.column_family)->is_super());
        auto columns = only_row(session_.carry_out(request, to_model(level), "get").rows);
        if (columns.empty()) {
            throw NotFoundException("there is no such column");
        }
        out = std::move(columns.front());
    });
}

void Handler::get_slice(Columns& out, const std::string& key, const ColumnParent& parent, const Predicate& predicate,
                        Level level) {
    answer(session_, CallKind::read, "get_slice", [&] {
        session_.check_may_read(parent.column_family);
        const model::ReadRows request{to_model(parent), one(key), to_model(predicate)};
        out = only_row(session_.carry_out(request, to_model(level), "get_slice").rows);
    });
}

int32_t Handler::get_count(const std::string& key, const ColumnParent& parent, const Predicate& predicate,
                           Level level) {
    return answer(session_, CallKind::read, "get_count", [&] {
        session_.check_may_read(parent.column_family);
        const model::CountColumns request{to_model(parent), one(key), to_model(predicate)};
        return to_count(session_.carry_out(request, to_model(level), "get_count").counts.at(0));
    });
}

void Handler::multiget_slice(std::map<std::string, Columns>& out, const Keys& keys, const ColumnParent& parent,
                             const Predicate& predicate, Level level) {
    answer(session_, CallKind::read, "multiget_slice", [&] {
        session_.check_may_read(parent.column_family);
        const model::ReadRows request{to_model(parent), keys, to_model(predicate)};
        const auto block = session_.carry_out(request, to_model(level), "multiget_slice").rows;
        // Rows that are not there are in the answer, without columns.
        session_.answer().keep(keys.size());
        for (const auto& key : keys) {
            out[key];
        }
        for (const auto& row : block.rows) {
            out[std::string(block.at(row.key))] = columns_of(block, row);
        }
    });
}

void Handler::multiget_count(std::map<std::string, int32_t>& out, const Keys& keys, const ColumnParent& parent,
                             const Predicate& predicate, Level level) {
    answer(session_, CallKind::read, "multiget_count", [&] {
        session_.check_may_read(parent.column_family);
        const model::CountColumns request{to_model(parent), keys, to_model(predicate)};
        const auto counts = session_.carry_out(request, to_model(level), "multiget_count").counts;
        session_.answer().keep(keys.size());
        for (std::size_t i = 0; i < keys.size(); ++i) {
            out[keys[i]] = to_count(counts[i]);
        }
    });
}

void Handler::get_range_slices(KeySlices& out, const ColumnParent& parent, const Predicate& predicate,
                               const KeyRange& range, Level level) {
    answer(session_, CallKind::read, "get_range_slices", [&] {
        session_.check_may_read(parent.column_family);
        check_range(range);
        const model::ReadRange request{to_model(parent), to_model(range), to_model(predicate)};
        if (range.row_filter.empty()) {
            out = key_slices_of(session_.carry_out(request, to_model(level), "get_range_slices").rows);
        } else {
            out = read_filtered(session_, request, to_model(range.row_filter), to_model(level));
        }
    });
}

void Handler::get_paged_slice(KeySlices& out, const std::string& family, const KeyRange& range,
                              const std::string& start_column, Level level) {
    answer(session_, CallKind::read, "get_paged_slice", [&] {
        session_.check_may_read(family);
        check_range(range);
        if (!range.row_filter.empty()) {
            throw InvalidRequestException("get_paged_slice takes no row_filter; use get_range_slices");
        }
        out = read_paged(session_, family, to_model(range), start_column, to_model(level));
    });
}

void Handler::get_indexed_slices(KeySlices& out, const ColumnParent& parent, const idl::IndexClause& clause,
                                 const Predicate& predicate, Level level) {
    answer(session_, CallKind::read, "get_indexed_slices", [&] {
        session_.check_may_read(parent.column_family);
        const auto expressions = to_model(clause.expressions);
        const model::ReadIndexed request{to_model(parent), expressions, clause.start_key, clause.count,
                                         to_model(predicate)};
        out = key_slices_of(session_.carry_out(request, to_model(level), "get_indexed_slices").rows);
    });
}

void Handler::get_multi_slice(Columns& out, const idl::MultiSliceRequest& request) {
    answer(session_, CallKind::read, "get_multi_slice", [&] {
        session_.check_may_read(request.column_parent.column_family);
        out = read_multi_slice(session_, request);
    });
}

}  // namespace cassia::server
