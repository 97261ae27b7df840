#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <cassia/columns.h>
#include <cassia/credentials.h>
#include <cassia/export.h>
#include <cassia/schema.h>
#include <cassia/socket.h>
#include <cassia/types.h>

/// @file
/// Making, altering and describing keyspaces, column families and indexes.
///
///     cassia::SystemManager system("embedded:./data");
///     system.create_keyspace("Keyspace1");
///     system.create_column_family("Keyspace1", "Users", {.comparator_type = cassia::UTF8_TYPE});
///     system.create_index("Keyspace1", "Users", "birthdate", cassia::LONG_TYPE);

namespace cassia {

namespace backend {
class Connection;
}  // namespace backend

/// Replicas on consecutive nodes of the ring.
inline constexpr std::string_view SIMPLE_STRATEGY = "SimpleStrategy";
/// A number of replicas in each data centre.
inline constexpr std::string_view NETWORK_TOPOLOGY_STRATEGY = "NetworkTopologyStrategy";
/// The first strategy for several data centres, once called RackAwareStrategy.
inline constexpr std::string_view OLD_NETWORK_TOPOLOGY_STRATEGY = "OldNetworkTopologyStrategy";

/// Options of a SystemManager.
struct SystemManagerOptions {
    /// Whom to log in as. Default none: no login. The embedded store has no users, and takes any.
    std::optional<Credentials> credentials = std::nullopt;
    /// How long connecting may take, and each call to the server, and how long a change of schema may wait for all
    /// nodes to agree on it. Default 30 s; more than 0, at most a year. A change that the embedded store has made is
    /// agreed on at once, however long it took.
    std::chrono::milliseconds timeout = std::chrono::seconds(30);

    /// Whether each message of the Thrift API has its size before it, as the server must have it too. Default true.
    bool framed_transport = true;

    /// TLS. Default none: plain TCP.
    std::optional<TlsOptions> tls = std::nullopt;

    /// Connects in place of TCP and TLS. Default none.
    SocketFactory socket_factory = {};

    /// Puts something around each socket. Default none.
    TransportFactory transport_factory = {};
};

/// What a keyspace is created with, or altered to. What is not given is the server's default, or stays.
struct KeyspaceOptions {
    /// Default SimpleStrategy.
    std::optional<std::string> replication_strategy = std::nullopt;
    /// Such as {{"replication_factor", "1"}}, the default on the embedded store; or {{"DC1", "2"}, {"DC2", "1"}}.
    std::optional<std::map<std::string, std::string>> strategy_options = std::nullopt;
    /// Whether writes go through the log that makes them last. Default true.
    std::optional<bool> durable_writes = std::nullopt;
};

/// A column family's attributes when it is created or altered. What is not given is the server's default when it is
/// created, and stays when it is altered. Which of them a server knows depends on its version; CfDef tells what some of
/// them mean.
struct ColumnFamilyOptions {
    /// Short for column_type "Super".
    std::optional<bool> super = std::nullopt;
    /// "Standard", the default, or "Super".
    std::optional<std::string> column_type = std::nullopt;
    /// The type of the columns' names, or of the super columns'. Default BytesType.
    std::optional<Type> comparator_type = std::nullopt;
    /// The type of the subcolumns' names. Default BytesType.
    std::optional<Type> subcomparator_type = std::nullopt;
    /// The type of values that have none of their own. Default BytesType.
    std::optional<Type> default_validation_class = std::nullopt;
    /// The type of row keys. Default BytesType.
    std::optional<Type> key_validation_class = std::nullopt;
    /// The types of single columns' values, by name.
    std::map<Value, Type> column_validation_classes = {};
    /// As CfDef has them.
    /// @{
    std::optional<std::string> comment = std::nullopt;
    std::optional<std::string> key_alias = std::nullopt;
    std::optional<std::int32_t> gc_grace_seconds = std::nullopt;
    std::optional<std::int32_t> default_time_to_live = std::nullopt;
    std::optional<double> read_repair_chance = std::nullopt;
    std::optional<double> dclocal_read_repair_chance = std::nullopt;
    std::optional<std::int32_t> min_compaction_threshold = std::nullopt;
    std::optional<std::int32_t> max_compaction_threshold = std::nullopt;
    std::optional<std::string> compaction_strategy = std::nullopt;
    std::optional<std::map<std::string, std::string>> compaction_strategy_options = std::nullopt;
    std::optional<std::map<std::string, std::string>> compression_options = std::nullopt;
    std::optional<double> bloom_filter_fp_chance = std::nullopt;
    std::optional<std::string> caching = std::nullopt;
    std::optional<std::string> cells_per_row_to_cache = std::nullopt;
    std::optional<std::int32_t> min_index_interval = std::nullopt;
    std::optional<std::int32_t> max_index_interval = std::nullopt;
    std::optional<std::int32_t> memtable_flush_period_in_ms = std::nullopt;
    std::optional<std::string> speculative_retry = std::nullopt;
    std::optional<bool> populate_io_cache_on_flush = std::nullopt;
    std::optional<bool> replicate_on_write = std::nullopt;
    std::optional<double> merge_shards_chance = std::nullopt;
    std::optional<double> row_cache_size = std::nullopt;
    std::optional<double> key_cache_size = std::nullopt;
    std::optional<std::int32_t> row_cache_save_period_in_seconds = std::nullopt;
    std::optional<std::int32_t> key_cache_save_period_in_seconds = std::nullopt;
    std::optional<std::int32_t> row_cache_keys_to_save = std::nullopt;
    std::optional<std::string> row_cache_provider = std::nullopt;
    std::optional<std::int32_t> memtable_flush_after_mins = std::nullopt;
    std::optional<std::int32_t> memtable_throughput_in_mb = std::nullopt;
    std::optional<double> memtable_operations_in_millions = std::nullopt;
    /// @}
};

/// A keyspace's properties.
struct KeyspaceProperties {
    /// The short class name.
    std::string replication_strategy;
    /// As the keyspace was made or altered with.
    std::map<std::string, std::string> strategy_options;
};

/// A connection for looking at and changing the schema. Each change returns when all nodes that can be reached agree.
/// After a fault on the connection, which is a TransportException or a ProtocolException, the next call opens another.
///
/// Thread safety: one thread at a time.
/// Exceptions, each with server() and operation(): InvalidRequestException for what the server refuses, such as making
/// what is there, dropping what isn't, or asking for the ring of no keyspace; NotFoundException for describing or
/// altering what isn't there; TypeError for a column's name that does not pack; nothing has been changed then.
/// SchemaDisagreementException if the nodes do not agree within the timeout. Lifetime: closes its connection when it
/// ends.
class CASSIA_API SystemManager {
public:
    /// @throws InvalidRequestError if an option is out of range, or the server string names a backend that is not
    /// there.
    /// @throws StoreError if an embedded store can't be opened.
    explicit SystemManager(std::string_view server = "localhost:9160", const SystemManagerOptions& options = {});
    SystemManager(SystemManager&&) noexcept;
    SystemManager& operator=(SystemManager&&) noexcept;
    SystemManager(const SystemManager&) = delete;
    SystemManager& operator=(const SystemManager&) = delete;
    ~SystemManager();

    /// Closes the connection; later calls throw InvalidRequestError. Closing twice does no harm.
    void close() noexcept;

    /// Names are 1 to 48 letters, digits and underscores, and no two keyspaces' names differ in case alone.
    void create_keyspace(std::string_view name, const KeyspaceOptions& options = {});
    /// What is not given stays.
    void alter_keyspace(std::string_view name, const KeyspaceOptions& options);
    /// Drops its column families too. Pools that work in it get InvalidRequestException from then on.
    void drop_keyspace(std::string_view name);

    /// Names are 1 to 48 letters, digits and underscores.
    void create_column_family(std::string_view keyspace, std::string_view name,
                              const ColumnFamilyOptions& options = {});
    /// What is not given stays. Neither the column_type nor the order of columns can change: a comparator may only
    /// become one of the same order, as AsciiType may become UTF8Type and both BytesType.
    void alter_column_family(std::string_view keyspace, std::string_view name, const ColumnFamilyOptions& options);
    /// Drops its rows too.
    void drop_column_family(std::string_view keyspace, std::string_view name);

    /// Sets the type of the values of one column; of a subcolumn, whatever its super column, in a super column family.
    void alter_column(std::string_view keyspace, std::string_view column_family, const Value& column,
                      const Type& value_type);
    /// Makes an index of a column's values. Replaces the column's type, and an index that it has.
    ///
    /// The embedded store indexes the rows that are there before it returns, and tells `progress` of it: every 1000
    /// rows, and at the end. If it is cut short, by a crash or by what `progress` throws, the index is not used until
    /// it is built: when the store is next opened, or create_index called again. Cassandra builds indexes behind the
    /// call, and tells nothing.
    ///
    /// @param index_name letters, digits and underscores, unlike those of the keyspace's other indexes. Empty: one such
    /// as Users_birthdate_idx.
    void create_index(std::string_view keyspace, std::string_view column_family, const Value& column,
                      const Type& value_type, IndexType index_type = KEYS_INDEX, std::string_view index_name = {},
                      const IndexProgressListener& progress = {});
    /// The column keeps its type.
    void drop_index(std::string_view keyspace, std::string_view column_family, const Value& column);

    /// The server's own keyspaces included; the embedded store has none.
    std::vector<std::string> list_keyspaces();
    /// How its replicas are chosen.
    KeyspaceProperties get_keyspace_properties(std::string_view keyspace);
    /// By name. CfDef::column_metadata_by_name gives their columns as a map.
    std::map<std::string, CfDef> get_keyspace_column_families(std::string_view keyspace);

    /// Stretches of the ring, as (start token, end token, nodes).
    std::vector<std::tuple<std::string, std::string, std::vector<std::string>>> describe_ring(
        std::string_view keyspace);
    /// The node of each token.
    std::map<std::string, std::string> describe_token_map();
    /// As the cluster was named when it was made.
    std::string describe_cluster_name();
    /// Of the server's Thrift interface; over CQL, of Cassandra itself.
    std::string describe_version();
    /// The nodes of each schema version; those that can't be reached stand under "UNREACHABLE".
    std::map<std::string, std::vector<std::string>> describe_schema_versions();
    /// The short class name, "Murmur3Partitioner" for instance.
    std::string describe_partitioner();
    /// The short class name.
    std::string describe_snitch();

protected:
    /// Of library code: opens a connection.
    using Connect = std::function<std::unique_ptr<backend::Connection>()>;
    /// Of library code: on connections that are made so.
    SystemManager(Connect connect, std::string_view server);

private:
    class Link;

    template <typename Call>
    auto call(std::string_view operation, const Call& work);
    template <typename Change>
    void change(std::string_view operation, const Change& work);

    std::string server_;
    // Null: closed.
    std::unique_ptr<Link> link_;
};

}  // namespace cassia
