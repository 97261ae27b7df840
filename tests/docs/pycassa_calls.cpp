// Each call of docs/pycassa.md's tables, as it stands there; check_calls.py compares the two. It is compiled and not
// run.

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <cassia/cassia.h>
#include <cassia/testing.h>

using namespace cassia;
using namespace std::chrono_literals;

namespace {

std::vector<std::string> servers() {
    return {"10.0.0.4"};
}

class MyListener : public PoolListener {
    void connection_failed(const ConnectionFailed& event) override { failed = event.server; }
    std::string failed;
};

struct User {
    std::string key;
    std::string name;
    double score = 0;
    Row row;
};

}  // namespace

// ---- pycassa and pycassa.pool ----

void exceptions() {
    try {
        throw NotFoundException("none");
    } catch (const AuthenticationException&) {
    } catch (const AuthorizationException&) {
    } catch (const InvalidRequestException&) {
    } catch (const NotFoundException&) {
    } catch (const UnavailableException&) {
    } catch (const TimedOutException&) {
    } catch (const AllServersUnavailable&) {
    } catch (const NoConnectionAvailable&) {
    } catch (const MaximumRetryException&) {
    } catch (const InvalidRequestError&) {
    }
}

void making_pools() {
    {
        ConnectionPool pool("Keyspace1", {"10.0.0.4:9160"});
    }
    {
        ConnectionPool pool("Keyspace1", [] { return servers(); });
    }
    const PoolOptions credentials{.credentials = Credentials{"a", "b"}};
    const PoolOptions times{.timeout = 500ms, .pool_timeout = 30s};
    const PoolOptions for_ever{.timeout = 0ms};
    const PoolOptions others{.use_threadlocal = true,
                             .pool_size = 5,
                             .prefill = true,
                             .max_overflow = 0,
                             .recycle = 10'000,
                             .max_retries = 5,
                             .logging_name = "pool",
                             .listeners = {},
                             .socket_factory = {},
                             .transport_factory = {}};
}

void pools(ConnectionPool& pool, const std::shared_ptr<StatsLogger>& listener, int a, int b) {
    pool.set_max_overflow(5);
    pool.max_overflow();
    auto conn = pool.get();
    pool.put(conn);
    pool.execute([](ConnectionLease& lease, int, int) { lease.describe_version(); }, a, b);
    pool.fill();
    pool.dispose();
    pool.set_server_list({"10.0.0.4"});
    pool.size();
    pool.overflow();
    pool.checkedin();
    pool.checkedout();
    pool.add_listener(listener);
    pool.add_listener(std::make_shared<MyListener>());
    pool.add_listener(PoolCallbacks{.connection_failed = [](const ConnectionFailed&) {}});
}

void leases(ConnectionLease& lease, ConnectionLease& conn, const std::string& ks) {
    const auto description = lease.get_keyspace_description(ks);
    for (const auto& [name, family] : description) {
        family.column_metadata_by_name();
    }
    conn.get_slice("key", {"Users"}, {.slice_range = {.count = 10}});
    conn.return_to_pool();
}

// ---- pycassa.columnfamily ----

void making_column_families(const ConnectionPool& pool) {
    gm_timestamp();
    {
        ColumnFamily cf(pool, "Users");
    }
    {
        ColumnFamily cf(pool, "Users", {.read_consistency_level = ConsistencyLevel::QUORUM});
    }
}

void column_families(ColumnFamily& cf, const ColumnFamilyAttributes& attributes, const IndexClause& clause) {
    cf.set_attributes(attributes);
    const auto row = cf.get("key");
    row.to<std::map<std::string, int>>();
    cf.load_schema();
    cf.find("key");
    cf.get("key", {.columns = {"a", "b"}});
    cf.get("key", {.column_start = "a", .column_finish = "b"});
    cf.get("key", {.column_reversed = true, .column_count = 10});
    cf.get("key", {.include_timestamp = true, .super_column = "s", .read_consistency_level = ConsistencyLevel::ONE});
    cf.multiget({"a", "b"}, {.buffer_size = 10});
    cf.xget("key");
    cf.xget_super_columns("key");
    cf.get_count("key", {.max_count = 10});
    cf.multiget_count({"a", "b"});
    cf.get_range({.start = "a", .finish = "b", .row_count = 10, .filter_empty = false});
    cf.get_indexed_slices(clause);
    cf.insert("key", {{"a", "1"}}, {.timestamp = 5, .ttl = 60s});
    cf.batch_insert({{"k1", {{"a", "1"}}}, {"k2", {{"b", "2"}}}});
    cf.add("page", "hits", 2);
    cf.remove_counter("page", "hits");
    cf.remove("key");
    cf.remove("key", {.columns = {"a"}});
    cf.remove("key", {.super_column = "s"});
    cf.truncate();
    cf.batch({.queue_size = 10});
}

// ---- pycassa.columnfamilymap ----

void maps(const ConnectionPool& pool, const std::string& key, const User& user, const User& a, const User& b,
          const IndexClause& clause) {
    const auto mapping = [] {
        return cassia::mapping<User>(cassia::key(&User::key),
                                     member("score", &User::score, DoubleType({.default_value = 0.0})),
                                     raw_columns(&User::row));
    }();
    {
        using cassia::key, cassia::mapping;
        mapping<User>(key(&User::key), member("name", &User::name, UTF8Type()));
    }
    ColumnFamilyMap<User> users(pool, "users", mapping);
    users.get(key);
    users.multiget({"a", "b"});
    users.get_range();
    users.get_indexed_slices(clause);
    users.get_super_columns(key);
    users.get(key, {.super_column = "s"});
    users.insert(user, {.columns = {"name"}});
    users.batch_insert({a, b});
    users.remove(user);
}

// ---- pycassa.system_manager ----

void making_system_managers() {
    SystemManager sys("10.0.0.4:9160");
    const SystemManagerOptions options{.credentials = Credentials{"a", "b"},
                                       .timeout = 30s,
                                       .framed_transport = true,
                                       .socket_factory = {},
                                       .transport_factory = {}};
}

void system_managers(SystemManager& sys) {
    sys.create_keyspace("ks", {.strategy_options = {{{"replication_factor", "1"}}}});
    sys.create_keyspace("ks", {.replication_strategy = std::string(NETWORK_TOPOLOGY_STRATEGY)});
    sys.create_keyspace("ks", {.replication_strategy = std::string(SIMPLE_STRATEGY)});
    sys.create_keyspace("ks", {.replication_strategy = std::string(OLD_NETWORK_TOPOLOGY_STRATEGY)});
    sys.alter_keyspace("ks", {.durable_writes = false});
    sys.drop_keyspace("ks");
    sys.create_column_family("ks", "cf", {.super = true, .comparator_type = LONG_TYPE});
    sys.create_column_family("ks", "cf", {.column_validation_classes = {{"age", LONG_TYPE}}});
    sys.alter_column_family("ks", "cf", {.comment = "users"});
    sys.drop_column_family("ks", "cf");
    sys.alter_column("ks", "cf", "age", LONG_TYPE);
    sys.create_index("ks", "cf", "age", LONG_TYPE, KEYS_INDEX, "i");
    sys.drop_index("ks", "cf", "age");
    sys.list_keyspaces();
    sys.get_keyspace_properties("ks");
    for (const auto& [name, family] : sys.get_keyspace_column_families("ks")) {
        family.column_metadata_by_name();
    }
    sys.describe_ring("ks");
    sys.describe_cluster_name();
    sys.describe_version();
    sys.describe_schema_versions();
    sys.describe_partitioner();
    sys.describe_snitch();
    sys.close();
}

// ---- pycassa.index, pycassa.batch, pycassa.types, pycassa.util ----

void indexes() {
    for (const auto op : {EQ, GT, GTE, LT, LTE}) {
        create_index_expression("age", 18, op);
    }
    const auto a = create_index_expression("age", 18, GTE);
    const auto b = create_index_expression("state", "Utah");
    create_index_clause({a, b}, "k", 20);
}

void batches(const ConnectionPool& pool, const ColumnFamily& cf) {
    {
        Mutator batch(pool, {.queue_size = 10});
        auto& b = batch;
        b.insert(cf, "key", {{"a", "1"}}, {.ttl = 60s});
        b.remove(cf, "key", {.columns = {"a"}, .super_column = "s"});
        b.send({.write_consistency_level = ConsistencyLevel::ONE});
        b.send({.atomic = true});
    }
    {
        CfMutator batch(cf);
    }
    scoped(cf.batch(), [](auto& b) { b.remove("key"); });
}

void types() {
    LongType({.reversed = true});
    CompositeType(LongType(), AsciiType());
    DynamicCompositeType({{'a', AsciiType()}});
    std::tuple(123, exclusive("b"));
}

void times(const Time& t, const Uuid& u) {
    lowest_time_uuid(t);
    highest_time_uuid(t);
    time_uuid(t);
    uuid_time(u);
    Uuid::now();
    Uuid::random();
}

// ---- pycassa.logging ----

void logging() {
    auto log = CassiaLogger();
    const LogSink function = stderr_sink();
    log.get_logger();
    log.get_logger_name();
    log.set_logger_name("x");
    log.get_logger_level();
    log.set_logger_level(LogLevel::debug);
    log.add_sink(function);
    log.add_child_logger("pool", [](std::string_view) {});
    const auto stats_logger = std::make_shared<StatsLogger>();
    stats_logger->stats();
    stats_logger->reset();
}

// ---- pycassa.contrib.stubs ----

void stubs() {
    const ConnectionPoolStub pool;
    const ColumnFamilyStub family(pool, "Users");
    const SystemManagerStub system(pool);
}
