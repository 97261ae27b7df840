#include "model/request_checks.h"

#include <span>
#include <string>
#include <variant>

#include <cassia/errors.h>

#include "marshal/hex.h"
#include "model/limits.h"

namespace cassia::model {
namespace {

std::string quoted(const CheckedFamily& family) {
    return '\'' + std::string(family.name) + '\'';
}

void check_name(const CheckedFamily& family, const Type& type, std::string_view name, std::string_view what) {
    check_name_size(family.name, what, name);
    try {
        type->validate(name);
    } catch (const TypeError& error) {
        throw InvalidRequestException("the " + std::string(what) + " name " + marshal::to_short_hex(name) + " of " +
                                      quoted(family) + " is not valid: " + error.what());
    }
}

void check_super_column(const CheckedFamily& family, std::string_view super_column) {
    if (!family.is_super) {
        throw InvalidRequestException("column family " + quoted(family) +
                                      " is standard and has no super columns; leave super_column out");
    }
    check_name(family, family.super_names, super_column, "super column");
}

// Slice ends are names, or may be left empty.
void check_slice_end(const CheckedFamily& family, const Type& names, std::string_view end) {
    if (!end.empty()) {
        check_name(family, names, end, "column");
    }
}

void check_range_order(const CheckedFamily& family, const Type& names, const SliceRange& range) {
    if (range.start.empty() || range.finish.empty()) {
        return;
    }
    const auto order = names->compare(range.start, range.finish);
    if (range.reversed ? order < 0 : order > 0) {
        throw InvalidRequestException("the slice of " + quoted(family) +
                                      " starts behind its finish in the comparator's order; swap them, or reverse it");
    }
}

void check_column_path(const CheckedFamily& family, const std::optional<std::string_view>& super_column,
                       std::string_view name) {
    if (family.is_super && !super_column) {
        throw InvalidRequestException("column family " + quoted(family) + " is super: name a super column");
    }
    if (super_column) {
        check_super_column(family, *super_column);
    }
    check_name(family, family.names, name, "column");
}

/// Checks a mutation of each kind.
struct MutationCheck {
    const CheckedFamily& family;

    void operator()(const Insertion& insertion) const {
        check_column_path(family, insertion.super_column, insertion.name);
        if (family.holds_counters) {
            throw InvalidRequestException("column family " + quoted(family) +
                                          " holds counters; add to them instead of inserting");
        }
    }

    void operator()(const Addition& addition) const {
        check_column_path(family, addition.super_column, addition.name);
        if (!family.holds_counters) {
            throw InvalidRequestException("column family " + quoted(family) +
                                          " does not hold counters; insert into it instead of adding");
        }
    }

    void operator()(const Deletion& deletion) const {
        const ColumnParent parent{family.name, deletion.super_column};
        check_parent(family, parent);
        if (deletion.predicate) {
            check_predicate(family, parent, *deletion.predicate);
        }
    }
};

}  // namespace

void check_write_level(ConsistencyLevel level, bool counters) {
    check_level(level);
    if (counters && level == ConsistencyLevel::ANY) {
        throw InvalidRequestException(
            "consistency level ANY can't be used for counters; write at ONE or a higher level");
    }
    if (level == ConsistencyLevel::SERIAL || level == ConsistencyLevel::LOCAL_SERIAL) {
        throw InvalidRequestException("consistency level " + std::string(to_string(level)) +
                                      " is for conditional updates; write at ONE or a higher level");
    }
}

void check_row_count(std::int32_t count) {
    if (count <= 0) {
        throw InvalidRequestException("the count of rows is " + std::to_string(count) + "; it must be at least 1");
    }
}

void check_key(const CheckedFamily& family, std::string_view key) {
    check_key_size(family.name, key);
    try {
        family.keys->validate(key);
    } catch (const TypeError& error) {
        throw InvalidRequestException("the row key " + marshal::to_short_hex(key) + " of " + quoted(family) +
                                      " is not valid: " + error.what());
    }
}

void check_parent(const CheckedFamily& family, const ColumnParent& parent) {
    if (parent.super_column) {
        check_super_column(family, *parent.super_column);
    }
}

void check_predicate(const CheckedFamily& family, const ColumnParent& parent, const SlicePredicate& predicate) {
    const bool of_super_columns = family.is_super && !parent.super_column;
    const auto& names = of_super_columns ? family.super_names : family.names;
    if (const auto* wanted = std::get_if<std::span<const std::string>>(&predicate)) {
        for (const auto& name : *wanted) {
            check_name(family, names, name, of_super_columns ? "super column" : "column");
        }
        return;
    }
    const auto& range = std::get<SliceRange>(predicate);
    if (range.count < 0) {
        throw InvalidRequestException("the count of columns is " + std::to_string(range.count) +
                                      "; it must not be negative");
    }
    check_slice_end(family, names, range.start);
    check_slice_end(family, names, range.finish);
    check_range_order(family, names, range);
}

void check_indexable(const CheckedFamily& family) {
    if (family.is_super) {
        throw InvalidRequestException("column family " + quoted(family) +
                                      " is super, and indexes are for standard column families");
    }
}

void check_mutation(const CheckedFamily& family, const Mutation& mutation) {
    std::visit(MutationCheck{family}, mutation);
}

void check_counter_removal(const CheckedFamily& family, const RemoveCounter& request) {
    if (!family.holds_counters) {
        throw InvalidRequestException("column family " + quoted(family) + " does not hold counters; use remove");
    }
    if (request.name) {
        check_column_path(family, request.parent.super_column, *request.name);
    } else {
        check_parent(family, request.parent);
    }
}

}  // namespace cassia::model
