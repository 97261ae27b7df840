#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <cassia/consistency.h>
#include <cassia/export.h>
#include <cassia/raw.h>
#include <cassia/schema.h>

namespace cassia {

namespace pool {
class SharedLease;
}

/// A connection taken from a pool.
///
///     auto lease = pool.get();
///     for (const auto& [name, family] : lease.get_keyspace_description()) …
///     lease.return_to_pool();
///
/// Its data operations are Cassandra's own, in bytes: see raw.h. A ColumnFamily of the same thread uses the same
/// connection meanwhile.
///
/// An operation that fails as it may not elsewhere is tried again on other servers, as any of the pool is: the lease
/// then holds another connection.
///
/// Thread safety: one thread at a time.
/// Exceptions: those of errors.h, and InvalidRequestError for every use after the lease was given back.
/// Lifetime: gives the connection back when it ends. Leases that one thread gets while it holds one share its
/// connection (unless use_threadlocal is off), and the last of them gives it back. May outlive its pool.
class CASSIA_API ConnectionLease {
public:
    /// Of library code.
    explicit ConnectionLease(std::shared_ptr<pool::SharedLease> shared) noexcept;
    ConnectionLease(ConnectionLease&&) noexcept;
    ConnectionLease& operator=(ConnectionLease&&) noexcept;
    ConnectionLease(const ConnectionLease&) = delete;
    ConnectionLease& operator=(const ConnectionLease&) = delete;
    ~ConnectionLease();

    /// Gives the connection back before the lease ends.
    /// @throws InvalidRequestError if that was done already.
    void return_to_pool();

    /// The server string of the connection; empty after a failure that left no connection to a server.
    std::string server() const;

    /// The column families of a keyspace, by name. CfDef::column_metadata_by_name gives their columns as a map.
    /// @param keyspace default empty: the pool's.
    /// @throws NotFoundException if there is none of this name.
    std::map<std::string, CfDef> get_keyspace_description(std::string_view keyspace = {});

    // ---- reading ----
    // Each throws InvalidRequestException for what the server refuses, such as a column family that is not there.

    /// @param path to a column or a super column.
    /// @throws NotFoundException if it is not there.
    /// @throws InvalidRequestError if the path is to a row.
    raw::ColumnOrSuperColumn get(std::string_view key, const raw::ColumnPath& path,
                                 ConsistencyLevel consistency_level = ConsistencyLevel::ONE);
    /// Columns of a row; none if there is no such row.
    std::vector<raw::ColumnOrSuperColumn> get_slice(std::string_view key, const raw::ColumnParent& parent,
                                                    const raw::SlicePredicate& predicate = {},
                                                    ConsistencyLevel consistency_level = ConsistencyLevel::ONE);
    /// The same of several rows. Every key has an entry, empty where there is nothing.
    std::map<std::string, std::vector<raw::ColumnOrSuperColumn>> multiget_slice(
        const std::vector<std::string>& keys, const raw::ColumnParent& parent,
        const raw::SlicePredicate& predicate = {}, ConsistencyLevel consistency_level = ConsistencyLevel::ONE);
    /// How many columns get_slice() would return.
    std::int64_t get_count(std::string_view key, const raw::ColumnParent& parent,
                           const raw::SlicePredicate& predicate = {},
                           ConsistencyLevel consistency_level = ConsistencyLevel::ONE);
    /// The same of several rows. Every key has an entry.
    std::map<std::string, std::int64_t> multiget_count(const std::vector<std::string>& keys,
                                                       const raw::ColumnParent& parent,
                                                       const raw::SlicePredicate& predicate = {},
                                                       ConsistencyLevel consistency_level = ConsistencyLevel::ONE);
    /// Rows of a range of keys, those that have none of the columns included.
    std::vector<raw::KeySlice> get_range_slices(const raw::ColumnParent& parent,
                                                const raw::SlicePredicate& predicate = {},
                                                const raw::KeyRange& range = {},
                                                ConsistencyLevel consistency_level = ConsistencyLevel::ONE);
    /// Rows looked up by an index, those that have none of the columns included.
    std::vector<raw::KeySlice> get_indexed_slices(const raw::ColumnParent& parent, const raw::IndexClause& clause,
                                                  const raw::SlicePredicate& predicate = {},
                                                  ConsistencyLevel consistency_level = ConsistencyLevel::ONE);

    // ---- writing ----
    // Each throws InvalidRequestException for what the server refuses; nothing is written then. What writes counters is
    // not tried again after a failure, since it may have been applied.

    /// Writes a column.
    void insert(std::string_view key, const raw::ColumnParent& parent, const raw::Column& column,
                ConsistencyLevel consistency_level = ConsistencyLevel::ONE);
    /// Adds to a counter.
    void add(std::string_view key, const raw::ColumnParent& parent, const raw::CounterColumn& column,
             ConsistencyLevel consistency_level = ConsistencyLevel::ONE);
    /// Removes what was written up to `timestamp`.
    void remove(std::string_view key, const raw::ColumnPath& path, std::int64_t timestamp,
                ConsistencyLevel consistency_level = ConsistencyLevel::ONE);
    /// Removes a counter, or all of a super column or a row.
    void remove_counter(std::string_view key, const raw::ColumnPath& path,
                        ConsistencyLevel consistency_level = ConsistencyLevel::ONE);
    /// Applies mutations of several rows and column families in one request; those of one row of a column family
    /// together.
    void batch_mutate(const raw::MutationMap& mutations, ConsistencyLevel consistency_level = ConsistencyLevel::ONE);
    /// All of the mutations or none, by the server's batch log. Not for counters.
    void atomic_batch_mutate(const raw::MutationMap& mutations,
                             ConsistencyLevel consistency_level = ConsistencyLevel::ONE);
    /// Removes all rows.
    void truncate(std::string_view column_family);

    // ---- describing ----

    /// The server's own keyspaces included; the embedded store has none.
    std::vector<KsDef> describe_keyspaces();
    /// @throws NotFoundException if there is none of this name.
    KsDef describe_keyspace(std::string_view keyspace);
    /// As the cluster was named when it was made.
    std::string describe_cluster_name();
    /// Of the server's Thrift API.
    std::string describe_version();
    /// The full class name.
    std::string describe_partitioner();
    /// The full class name.
    std::string describe_snitch();
    /// @throws InvalidRequestException if there is no such keyspace.
    std::vector<TokenRange> describe_ring(std::string_view keyspace);
    /// The node of each token.
    std::map<std::string, std::string> describe_token_map();
    /// The nodes of each version of the schema; those that can't be reached stand under "UNREACHABLE".
    std::map<std::string, std::vector<std::string>> describe_schema_versions();

    /// Of library code.
    const std::shared_ptr<pool::SharedLease>& shared() const noexcept { return shared_; }

private:
    pool::SharedLease& held() const;

    // Null: given back.
    std::shared_ptr<pool::SharedLease> shared_;
};

}  // namespace cassia
