#include "backend/embedded/validation.h"

#include <algorithm>
#include <string>

#include <cassia/errors.h>

#include "marshal/hex.h"
#include "model/definitions.h"
#include "model/limits.h"

namespace cassia::embedded {
namespace {

constexpr std::int64_t YEAR_2038 = 2'147'483'647;

std::string quoted(const Family& family) {
    return '\'' + family.name() + '\'';
}

std::string hex(std::string_view bytes) {
    return "0x" + marshal::to_hex(bytes.substr(0, 32)) + (bytes.size() > 32 ? "…" : "");
}

void check_replicas(const Keyspace& keyspace, ConsistencyLevel level) {
    const std::int64_t needed = level == ConsistencyLevel::TWO ? 2 : level == ConsistencyLevel::THREE ? 3 : 1;
    if (const auto factor = std::max<std::int64_t>(model::replication_factor(keyspace.definition), 1);
        needed > factor) {
        throw UnavailableException("consistency level " + std::string(to_string(level)) + " needs " +
                                   std::to_string(needed) + " replicas, and keyspace '" + keyspace.definition.name +
                                   "' has a replication factor of " + std::to_string(factor));
    }
}

void check_name(const Family& family, const NameCodec& names, std::string_view name, std::string_view what) {
    model::check_name_size(family.name(), what, name);
    try {
        names.comparator()->validate(name);
    } catch (const TypeError& error) {
        throw InvalidRequestException("the " + std::string(what) + " name " + hex(name) + " of " + quoted(family) +
                                      " is not valid: " + error.what());
    }
}

void check_super_column(const Family& family, std::string_view super_column) {
    if (!family.is_super()) {
        throw InvalidRequestException("column family " + quoted(family) +
                                      " is standard and has no super columns; leave super_column out");
    }
    check_name(family, family.super_names(), super_column, "super column");
}

// Slice ends are names, or may be left empty.
void check_slice_end(const Family& family, const NameCodec& names, std::string_view end) {
    if (!end.empty()) {
        check_name(family, names, end, "column");
    }
}

void check_range_order(const Family& family, const NameCodec& names, const model::SliceRange& range) {
    if (range.start.empty() || range.finish.empty()) {
        return;
    }
    const auto order = names.comparator()->compare(range.start, range.finish);
    if (range.reversed ? order < 0 : order > 0) {
        throw InvalidRequestException("the slice of " + quoted(family) +
                                      " starts behind its finish in the comparator's order; swap them, or reverse it");
    }
}

void check_ttl(const Store& store, const Family& family, std::int32_t ttl) {
    model::check_ttl(family.name(), ttl);
    if (ttl > 0 && store.now() + ttl > YEAR_2038 && !store.options().allow_expiration_after_2038.value_or(false)) {
        throw InvalidRequestException(
            "the time to live for " + quoted(family) +
            " ends after 2038-01-19, which Cassandra 3.11 refuses; give a shorter one, or set "
            "allow_expiration_after_2038");
    }
}

void check_insertion(const Store& store, const Family& family, const model::Insertion& insertion) {
    if (family.is_counter()) {
        throw InvalidRequestException("column family " + quoted(family) +
                                      " holds counters; add to them instead of inserting");
    }
    check_ttl(store, family, insertion.ttl != 0 ? insertion.ttl : family.default_time_to_live());
    if (family.index_of(insertion.name) != nullptr && insertion.value.size() > model::MAX_NAME_SIZE) {
        throw InvalidRequestException("the value of column " + hex(insertion.name) + " of " + quoted(family) + " has " +
                                      std::to_string(insertion.value.size()) +
                                      " bytes; an indexed value may have at most 65535");
    }
    const Type& type = family.value_type(insertion.name);
    try {
        type->validate(insertion.value);
    } catch (const TypeError& error) {
        throw InvalidRequestException("the value " + hex(insertion.value) + " of column " + hex(insertion.name) +
                                      " of " + quoted(family) + " is not valid: " + error.what());
    }
}

void check_column_path(const Family& family, const std::optional<std::string_view>& super_column,
                       std::string_view name) {
    if (family.is_super() && !super_column) {
        throw InvalidRequestException("column family " + quoted(family) + " is super: name a super column");
    }
    if (super_column) {
        check_super_column(family, *super_column);
    }
    check_name(family, family.names(), name, "column");
}

void check_deletion(const Family& family, const model::Deletion& deletion) {
    const model::ColumnParent parent{family.name(), deletion.super_column};
    check_parent(family, parent);
    if (deletion.predicate) {
        check_predicate(family, parent, *deletion.predicate);
    }
}

}  // namespace

void check_read_level(const Keyspace& keyspace, ConsistencyLevel level) {
    model::check_read_level(level);
    check_replicas(keyspace, level);
}

void check_write_level(const Keyspace& keyspace, ConsistencyLevel level, bool counters) {
    model::check_level(level);
    if (counters && level == ConsistencyLevel::ANY) {
        throw InvalidRequestException(
            "consistency level ANY can't be used for counters; write at ONE or a higher level");
    }
    if (level == ConsistencyLevel::SERIAL || level == ConsistencyLevel::LOCAL_SERIAL) {
        throw InvalidRequestException("consistency level " + std::string(to_string(level)) +
                                      " is for conditional updates; write at ONE or a higher level");
    }
    check_replicas(keyspace, level);
}

void check_row_count(std::int32_t count) {
    if (count <= 0) {
        throw InvalidRequestException("the count of rows is " + std::to_string(count) + "; it must be at least 1");
    }
}

void check_key(const Store& store, const Family& family, std::string_view key) {
    model::check_key_size(family.name(), key);
    store.partitioner().validate_key(key);
    try {
        family.key_type()->validate(key);
    } catch (const TypeError& error) {
        throw InvalidRequestException("the row key " + hex(key) + " of " + quoted(family) +
                                      " is not valid: " + error.what());
    }
}

void check_parent(const Family& family, const model::ColumnParent& parent) {
    if (parent.super_column) {
        check_super_column(family, *parent.super_column);
    }
}

void check_predicate(const Family& family, const model::ColumnParent& parent, const model::SlicePredicate& predicate) {
    const bool of_super_columns = family.is_super() && !parent.super_column;
    const auto& names = of_super_columns ? family.super_names() : family.names();
    if (const auto* wanted = std::get_if<std::span<const std::string>>(&predicate)) {
        for (const auto& name : *wanted) {
            check_name(family, names, name, of_super_columns ? "super column" : "column");
        }
        return;
    }
    const auto& range = std::get<model::SliceRange>(predicate);
    if (range.count < 0) {
        throw InvalidRequestException("the count of columns is " + std::to_string(range.count) +
                                      "; it must not be negative");
    }
    check_slice_end(family, names, range.start);
    check_slice_end(family, names, range.finish);
    check_range_order(family, names, range);
}

void check_mutation(const Store& store, const Family& family, const model::Mutation& mutation) {
    if (const auto* deletion = std::get_if<model::Deletion>(&mutation)) {
        check_deletion(family, *deletion);
        return;
    }
    if (const auto* insertion = std::get_if<model::Insertion>(&mutation)) {
        check_column_path(family, insertion->super_column, insertion->name);
        check_insertion(store, family, *insertion);
        return;
    }
    const auto& addition = std::get<model::Addition>(mutation);
    check_column_path(family, addition.super_column, addition.name);
    if (!family.is_counter()) {
        throw InvalidRequestException("column family " + quoted(family) +
                                      " does not hold counters; insert into it instead of adding");
    }
}

void check_counter_removal(const Family& family, const model::RemoveCounter& request) {
    if (!family.is_counter()) {
        throw InvalidRequestException("column family " + quoted(family) + " does not hold counters; use remove");
    }
    if (request.name) {
        check_column_path(family, request.parent.super_column, *request.name);
    } else {
        check_parent(family, request.parent);
    }
}

}  // namespace cassia::embedded
