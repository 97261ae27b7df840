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

void check_replicas(const Keyspace& keyspace, ConsistencyLevel level) {
    const std::int64_t needed = level == ConsistencyLevel::TWO ? 2 : level == ConsistencyLevel::THREE ? 3 : 1;
    if (const auto factor = std::max<std::int64_t>(model::replication_factor(keyspace.definition), 1);
        needed > factor) {
        throw UnavailableException("consistency level " + std::string(to_string(level)) + " needs " +
                                   std::to_string(needed) + " replicas, and keyspace '" + keyspace.definition.name +
                                   "' has a replication factor of " + std::to_string(factor));
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
    check_ttl(store, family, insertion.ttl != 0 ? insertion.ttl : family.default_time_to_live());
    if (family.index_of(insertion.name) != nullptr && insertion.value.size() > model::MAX_NAME_SIZE) {
        throw InvalidRequestException("the value of column " + marshal::to_short_hex(insertion.name) + " of " +
                                      quoted(family) + " has " + std::to_string(insertion.value.size()) +
                                      " bytes; an indexed value may have at most 65535");
    }
    const Type& type = family.value_type(insertion.name);
    try {
        type->validate(insertion.value);
    } catch (const TypeError& error) {
        throw InvalidRequestException("the value " + marshal::to_short_hex(insertion.value) + " of column " +
                                      marshal::to_short_hex(insertion.name) + " of " + quoted(family) +
                                      " is not valid: " + error.what());
    }
}

}  // namespace

model::CheckedFamily checked(const Family& family) {
    return {.name = family.name(),
            .is_super = family.is_super(),
            .holds_counters = family.is_counter(),
            .keys = family.key_type(),
            .names = family.names().comparator(),
            .super_names = (family.is_super() ? family.super_names() : family.names()).comparator()};
}

void check_read_level(const Keyspace& keyspace, ConsistencyLevel level) {
    model::check_read_level(level);
    check_replicas(keyspace, level);
}

void check_write_level(const Keyspace& keyspace, ConsistencyLevel level, bool counters) {
    model::check_write_level(level, counters);
    check_replicas(keyspace, level);
}

void check_key(const Store& store, const Family& family, std::string_view key) {
    model::check_key_size(family.name(), key);
    store.partitioner().validate_key(key);
    model::check_key(checked(family), key);
}

void check_mutation(const Store& store, const Family& family, const model::Mutation& mutation) {
    model::check_mutation(checked(family), mutation);
    if (const auto* insertion = std::get_if<model::Insertion>(&mutation)) {
        check_insertion(store, family, *insertion);
    }
}

}  // namespace cassia::embedded
