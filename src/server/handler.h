#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <thriftmodel/generated/Cassandra.h>
#include "server/session.h"

namespace cassia::server {

/// Answers the calls of one client's connection, as Cassandra's server does. Its parts are in files of their own:
/// handler_reads, handler_writes, handler_cluster, handler_schema and handler_cql.
///
/// Thread safety: used by one thread.
/// Exceptions: Thrift's, as the interface declares them.
class Handler final : public thriftmodel::idl::CassandraIf {
public:
    /// @param reached_at the address that the client has connected to; empty if it is not known.
    explicit Handler(Service& service, std::string reached_at = {}) : session_(service, std::move(reached_at)) {}

    using Level = thriftmodel::idl::ConsistencyLevel::type;
    using Column = thriftmodel::idl::Column;
    using ColumnParent = thriftmodel::idl::ColumnParent;
    using ColumnPath = thriftmodel::idl::ColumnPath;
    using Columns = std::vector<thriftmodel::idl::ColumnOrSuperColumn>;
    using KeyRange = thriftmodel::idl::KeyRange;
    using KeySlices = std::vector<thriftmodel::idl::KeySlice>;
    using Keys = std::vector<std::string>;
    using MutationMap = std::map<std::string, std::map<std::string, std::vector<thriftmodel::idl::Mutation>>>;
    using Predicate = thriftmodel::idl::SlicePredicate;
    using TokenRanges = std::vector<thriftmodel::idl::TokenRange>;

    Session& session() noexcept { return session_; }

    void login(const thriftmodel::idl::AuthenticationRequest& request) override;
    void set_keyspace(const std::string& keyspace) override;

    void get(thriftmodel::idl::ColumnOrSuperColumn& out, const std::string& key, const ColumnPath& path,
             Level level) override;
    void get_slice(Columns& out, const std::string& key, const ColumnParent& parent, const Predicate& predicate,
                   Level level) override;
    int32_t get_count(const std::string& key, const ColumnParent& parent, const Predicate& predicate,
                      Level level) override;
    void multiget_slice(std::map<std::string, Columns>& out, const Keys& keys, const ColumnParent& parent,
                        const Predicate& predicate, Level level) override;
    void multiget_count(std::map<std::string, int32_t>& out, const Keys& keys, const ColumnParent& parent,
                        const Predicate& predicate, Level level) override;
    void get_range_slices(KeySlices& out, const ColumnParent& parent, const Predicate& predicate, const KeyRange& range,
                          Level level) override;
    void get_paged_slice(KeySlices& out, const std::string& family, const KeyRange& range,
                         const std::string& start_column, Level level) override;
    void get_indexed_slices(KeySlices& out, const ColumnParent& parent, const thriftmodel::idl::IndexClause& clause,
                            const Predicate& predicate, Level level) override;
    void get_multi_slice(Columns& out, const thriftmodel::idl::MultiSliceRequest& request) override;

    void insert(const std::string& key, const ColumnParent& parent, const Column& column, Level level) override;
    void add(const std::string& key, const ColumnParent& parent, const thriftmodel::idl::CounterColumn& column,
             Level level) override;
    void cas(thriftmodel::idl::CASResult& out, const std::string& key, const std::string& family,
             const std::vector<Column>& expected, const std::vector<Column>& updates, Level serial_level,
             Level commit_level) override;
    void remove(const std::string& key, const ColumnPath& path, int64_t timestamp, Level level) override;
    void remove_counter(const std::string& key, const ColumnPath& path, Level level) override;
    void batch_mutate(const MutationMap& mutations, Level level) override;
    void atomic_batch_mutate(const MutationMap& mutations, Level level) override;
    void truncate(const std::string& family) override;

    void describe_schema_versions(std::map<std::string, std::vector<std::string>>& out) override;
    void describe_keyspaces(std::vector<thriftmodel::idl::KsDef>& out) override;
    void describe_keyspace(thriftmodel::idl::KsDef& out, const std::string& keyspace) override;
    void describe_cluster_name(std::string& out) override;
    void describe_version(std::string& out) override;
    void describe_ring(TokenRanges& out, const std::string& keyspace) override;
    void describe_local_ring(TokenRanges& out, const std::string& keyspace) override;
    void describe_token_map(std::map<std::string, std::string>& out) override;
    void describe_partitioner(std::string& out) override;
    void describe_snitch(std::string& out) override;
    void describe_splits(std::vector<std::string>& out, const std::string& family, const std::string& start_token,
                         const std::string& end_token, int32_t keys_per_split) override;
    void describe_splits_ex(std::vector<thriftmodel::idl::CfSplit>& out, const std::string& family,
                            const std::string& start_token, const std::string& end_token,
                            int32_t keys_per_split) override;
    void trace_next_query(std::string& out) override;

    void system_add_column_family(std::string& out, const thriftmodel::idl::CfDef& family) override;
    void system_update_column_family(std::string& out, const thriftmodel::idl::CfDef& family) override;
    void system_drop_column_family(std::string& out, const std::string& family) override;
    void system_add_keyspace(std::string& out, const thriftmodel::idl::KsDef& keyspace) override;
    void system_update_keyspace(std::string& out, const thriftmodel::idl::KsDef& keyspace) override;
    void system_drop_keyspace(std::string& out, const std::string& keyspace) override;

    void execute_cql_query(thriftmodel::idl::CqlResult& out, const std::string& query,
                           thriftmodel::idl::Compression::type compression) override;
    void execute_cql3_query(thriftmodel::idl::CqlResult& out, const std::string& query,
                            thriftmodel::idl::Compression::type compression, Level level) override;
    void prepare_cql_query(thriftmodel::idl::CqlPreparedResult& out, const std::string& query,
                           thriftmodel::idl::Compression::type compression) override;
    void prepare_cql3_query(thriftmodel::idl::CqlPreparedResult& out, const std::string& query,
                            thriftmodel::idl::Compression::type compression) override;
    void execute_prepared_cql_query(thriftmodel::idl::CqlResult& out, int32_t item, const Keys& values) override;
    void execute_prepared_cql3_query(thriftmodel::idl::CqlResult& out, int32_t item, const Keys& values,
                                     Level level) override;
    void set_cql_version(const std::string& version) override;

private:
    void write(const MutationMap& mutations, Level level, bool atomic, std::string_view call);
    /// Writes mutations of one row.
    void write_row(const std::string& family, const std::string& key, const std::vector<model::Mutation>& mutations,
                   Level level, std::string_view call);

    Session session_;
};

}  // namespace cassia::server
