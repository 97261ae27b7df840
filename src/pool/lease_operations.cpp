#include <cassia/connection_lease.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <set>
#include <span>
#include <utility>

#include <cassia/errors.h>

#include "pool/pool.h"
#include "pool/raw_nouns.h"

namespace cassia {
namespace {

using pool::RawMutations;
using pool::to_model;
using pool::view;

backend::Completion carry_out(pool::SharedLease& lease, const model::Request& request, ConsistencyLevel level,
                              std::string_view operation, bool may_retry = true) {
    backend::Completion completion;
    lease.pool().execute(lease, {request, level, operation, may_retry}, completion);
    return completion;
}

void mutate(pool::SharedLease& lease, const RawMutations& mutations, ConsistencyLevel level, std::string_view operation,
            bool atomic = false) {
    carry_out(lease, model::Mutate{mutations.rows(), atomic}, level, operation, !mutations.has_counters());
}

/// Carries out one mutation.
void mutate(pool::SharedLease& lease, std::string_view key, std::string_view family, const model::Mutation& mutation,
            ConsistencyLevel level, std::string_view operation) {
    const model::RowMutation row{family, key, std::span(&mutation, 1)};
    carry_out(lease, model::Mutate{std::span(&row, 1)}, level, operation,
              !std::holds_alternative<model::Addition>(mutation));
}

template <typename Describe>
auto describe(pool::SharedLease& lease, std::string_view operation, const Describe& ask) {
    decltype(ask(std::declval<backend::Connection&>())) answer;
    lease.pool().call(lease, operation, [&](backend::Connection& connection, backend::Deadline deadline) {
        connection.limit_calls(deadline);
        answer = ask(connection);
    });
    return answer;
}

std::vector<std::string> each_once(const std::vector<std::string>& keys) {
    const std::set<std::string> unique(keys.begin(), keys.end());
    return {unique.begin(), unique.end()};
}

}  // namespace

// ---- reading ----

raw::ColumnOrSuperColumn ConnectionLease::get(std::string_view key, const raw::ColumnPath& path,
                                              ConsistencyLevel consistency_level) {
    if (!path.column && !path.super_column) {
        throw InvalidRequestError("get takes a path to a column or a super column of '" + path.column_family +
                                  "'; name one, or use get_slice for the row");
    }
    raw::SlicePredicate predicate;
    if (path.column) {
        predicate.column_names = {*path.column};
    } else {
        predicate.slice_range.count = std::numeric_limits<std::int32_t>::max();
    }
    const std::vector<std::string> keys{std::string(key)};
    const auto rows =
        carry_out(held(), model::ReadRows{{path.column_family, view(path.super_column)}, keys, to_model(predicate)},
                  consistency_level, "get")
            .rows;
    if (rows.rows.empty()) {
        throw NotFoundException("the row has no such column in column family '" + path.column_family + "'",
                                {.server = server(), .operation = "get"});
    }
    auto columns = pool::columns_of(rows, rows.rows.front());
    if (path.column) {
        return std::move(columns.front());
    }
    raw::SuperColumn super_column{.name = *path.super_column, .columns = {}};
    for (auto& column : columns) {
        super_column.columns.push_back(std::move(std::get<raw::Column>(column)));
    }
    return super_column;
}

std::vector<raw::ColumnOrSuperColumn> ConnectionLease::get_slice(std::string_view key, const raw::ColumnParent& parent,
                                                                 const raw::SlicePredicate& predicate,
                                                                 ConsistencyLevel consistency_level) {
    const std::vector<std::string> keys{std::string(key)};
    const auto rows =
        carry_out(held(), model::ReadRows{to_model(parent), keys, to_model(predicate)}, consistency_level, "get_slice")
            .rows;
    return rows.rows.empty() ? std::vector<raw::ColumnOrSuperColumn>() : pool::columns_of(rows, rows.rows.front());
}

std::map<std::string, std::vector<raw::ColumnOrSuperColumn>> ConnectionLease::multiget_slice(
    const std::vector<std::string>& keys, const raw::ColumnParent& parent, const raw::SlicePredicate& predicate,
    ConsistencyLevel consistency_level) {
    auto& lease = held();
    std::map<std::string, std::vector<raw::ColumnOrSuperColumn>> slices;
    const auto unique = each_once(keys);
    if (unique.empty()) {
        return slices;
    }
    for (const auto& key : unique) {
        slices[key];
    }
    for (auto& row : pool::rows_of(carry_out(lease, model::ReadRows{to_model(parent), unique, to_model(predicate)},
                                             consistency_level, "multiget_slice")
                                       .rows)) {
        slices[row.key] = std::move(row.columns);
    }
    return slices;
}

std::int64_t ConnectionLease::get_count(std::string_view key, const raw::ColumnParent& parent,
                                        const raw::SlicePredicate& predicate, ConsistencyLevel consistency_level) {
    const std::vector<std::string> keys{std::string(key)};
    return carry_out(held(), model::CountColumns{to_model(parent), keys, to_model(predicate)}, consistency_level,
                     "get_count")
        .counts.front();
}

std::map<std::string, std::int64_t> ConnectionLease::multiget_count(const std::vector<std::string>& keys,
                                                                    const raw::ColumnParent& parent,
                                                                    const raw::SlicePredicate& predicate,
                                                                    ConsistencyLevel consistency_level) {
    auto& lease = held();
    std::map<std::string, std::int64_t> counts;
    const auto unique = each_once(keys);
    if (unique.empty()) {
        return counts;
    }
    const auto counted = carry_out(lease, model::CountColumns{to_model(parent), unique, to_model(predicate)},
                                   consistency_level, "multiget_count")
                             .counts;
    std::transform(unique.begin(), unique.end(), counted.begin(), std::inserter(counts, counts.end()),
                   [](const std::string& key, std::int64_t count) { return std::pair(key, count); });
    return counts;
}

std::vector<raw::KeySlice> ConnectionLease::get_range_slices(const raw::ColumnParent& parent,
                                                             const raw::SlicePredicate& predicate,
                                                             const raw::KeyRange& range,
                                                             ConsistencyLevel consistency_level) {
    return pool::rows_of(carry_out(held(), model::ReadRange{to_model(parent), to_model(range), to_model(predicate)},
                                   consistency_level, "get_range_slices")
                             .rows);
}

std::vector<raw::KeySlice> ConnectionLease::get_indexed_slices(const raw::ColumnParent& parent,
                                                               const raw::IndexClause& clause,
                                                               const raw::SlicePredicate& predicate,
                                                               ConsistencyLevel consistency_level) {
    const auto expressions = to_model(clause.expressions);
    return pool::rows_of(carry_out(held(),
                                   model::ReadIndexed{to_model(parent), expressions, clause.start_key, clause.count,
                                                      to_model(predicate)},
                                   consistency_level, "get_indexed_slices")
                             .rows);
}

// ---- writing ----

void ConnectionLease::insert(std::string_view key, const raw::ColumnParent& parent, const raw::Column& column,
                             ConsistencyLevel consistency_level) {
    mutate(held(), key, parent.column_family,
           model::Insertion{view(parent.super_column), column.name, column.value, column.timestamp, column.ttl},
           consistency_level, "insert");
}

void ConnectionLease::add(std::string_view key, const raw::ColumnParent& parent, const raw::CounterColumn& column,
                          ConsistencyLevel consistency_level) {
    mutate(held(), key, parent.column_family, model::Addition{view(parent.super_column), column.name, column.value},
           consistency_level, "add");
}

void ConnectionLease::remove(std::string_view key, const raw::ColumnPath& path, std::int64_t timestamp,
                             ConsistencyLevel consistency_level) {
    model::Deletion deletion{view(path.super_column), std::nullopt, timestamp};
    if (path.column) {
        deletion.predicate = std::span<const std::string>(&*path.column, 1);
    }
    mutate(held(), key, path.column_family, deletion, consistency_level, "remove");
}

void ConnectionLease::remove_counter(std::string_view key, const raw::ColumnPath& path,
                                     ConsistencyLevel consistency_level) {
    carry_out(held(), model::RemoveCounter{{path.column_family, view(path.super_column)}, key, view(path.column)},
              consistency_level, "remove_counter", false);
}

void ConnectionLease::batch_mutate(const raw::MutationMap& mutations, ConsistencyLevel consistency_level) {
    mutate(held(), RawMutations(mutations), consistency_level, "batch_mutate");
}

void ConnectionLease::atomic_batch_mutate(const raw::MutationMap& mutations, ConsistencyLevel consistency_level) {
    const RawMutations batch(mutations);
    if (batch.has_counters()) {
        throw InvalidRequestException("the batch is atomic and has counters; send them by batch_mutate",
                                      {.server = server(), .operation = "atomic_batch_mutate"});
    }
    mutate(held(), batch, consistency_level, "atomic_batch_mutate", true);
}

void ConnectionLease::truncate(std::string_view column_family) {
    auto& lease = held();
    lease.pool().call(lease, "truncate",
                      [&](backend::Connection& connection, backend::Deadline) { connection.truncate(column_family); });
}

// ---- describing ----

std::map<std::string, CfDef> ConnectionLease::get_keyspace_description(std::string_view keyspace) {
    auto& lease = held();
    const auto name = keyspace.empty() ? std::string_view(lease.pool().keyspace()) : keyspace;
    auto described = describe(lease, "get_keyspace_description",
                              [&](backend::Connection& connection) { return connection.describe_keyspace(name); });
    std::map<std::string, CfDef> families;
    for (auto& family : described.cf_defs) {
        families.emplace(family.name, std::move(family));
    }
    return families;
}

std::vector<KsDef> ConnectionLease::describe_keyspaces() {
    return describe(held(), "describe_keyspaces", std::mem_fn(&backend::Connection::describe_keyspaces));
}

KsDef ConnectionLease::describe_keyspace(std::string_view keyspace) {
    return describe(held(), "describe_keyspace",
                    [&](backend::Connection& connection) { return connection.describe_keyspace(keyspace); });
}

std::string ConnectionLease::describe_cluster_name() {
    return describe(held(), "describe_cluster_name", std::mem_fn(&backend::Connection::describe_cluster_name));
}

std::string ConnectionLease::describe_version() {
    return describe(held(), "describe_version", std::mem_fn(&backend::Connection::describe_version));
}

std::string ConnectionLease::describe_partitioner() {
    return describe(held(), "describe_partitioner", std::mem_fn(&backend::Connection::describe_partitioner));
}

std::string ConnectionLease::describe_snitch() {
    return describe(held(), "describe_snitch", std::mem_fn(&backend::Connection::describe_snitch));
}

std::vector<TokenRange> ConnectionLease::describe_ring(std::string_view keyspace) {
    return describe(held(), "describe_ring",
                    [&](backend::Connection& connection) { return connection.describe_ring(keyspace); });
}

std::map<std::string, std::string> ConnectionLease::describe_token_map() {
    return describe(held(), "describe_token_map", std::mem_fn(&backend::Connection::describe_token_map));
}

std::map<std::string, std::vector<std::string>> ConnectionLease::describe_schema_versions() {
    const auto versions =
        describe(held(), "describe_schema_versions", std::mem_fn(&backend::Connection::describe_schema_versions));
    return {versions.begin(), versions.end()};
}

}  // namespace cassia
