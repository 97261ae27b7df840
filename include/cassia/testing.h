#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <exception>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <cassia/batch.h>
#include <cassia/column_family.h>
#include <cassia/connection_pool.h>
#include <cassia/embedded.h>
#include <cassia/export.h>
#include <cassia/pool_options.h>
#include <cassia/system_manager.h>

/// @file
/// What stands in for a cluster in the tests of a program: a pool whose servers are a store in memory, and fail when
/// they are told to. Not part of cassia.h.
///
///     cassia::ConnectionPoolStub pool;
///     cassia::ColumnFamilyStub users(pool, "Users", {{"thobbs", {{"name", "Tyler"}}}});
///     rename_user(pool, "thobbs", "T.");                     // what is tested: it takes a ConnectionPool
///     EXPECT_EQ(users.get("thobbs"), cassia::Columns({{"name", "T."}}));
///
///     pool.faults().fail(6, cassia::TimedOutException("slow"));
///     EXPECT_THROW(rename_user(pool, "thobbs", "Tyler"), cassia::MaximumRetryException);

namespace cassia {

/// A clock that stands still until a test moves it, for EmbeddedOptions::clock. It begins at 2026-01-01.
///
///     cassia::SettableClock clock;
///     cassia::ConnectionPoolStub pool("Keyspace1", {.store = cassia::EmbeddedStore::memory({.clock = clock})});
///     clock.pass(1h);
///
/// Thread safety: all members may be called from many threads. Copies show the same time.
class SettableClock {
public:
    SettableClock()
        : now_(std::make_shared<std::atomic<std::chrono::sys_seconds>>(
              std::chrono::sys_days(std::chrono::January / 1 / 2026))) {}

    /// Moves it on; back, if `time` is below 0.
    void pass(std::chrono::seconds time) {
        auto now = now_->load();
        while (!now_->compare_exchange_weak(now, now + time)) {
        }
    }
    /// Moves it to a moment.
    void set(std::chrono::sys_seconds now) { *now_ = now; }
    /// The time that it shows.
    std::chrono::sys_seconds operator()() const { return *now_; }

private:
    std::shared_ptr<std::atomic<std::chrono::sys_seconds>> now_;
};

/// What goes wrong with the servers of a ConnectionPoolStub.
///
/// Each request takes the next outcome in the order in which they were told, and succeeds when there is none. Each try
/// of an operation is a request, and so is the reading of the schema by a new ColumnFamily.
///
/// Thread safety: all members may be called from many threads.
/// Lifetime: copies are of the same faults.
class CASSIA_API Faults {
public:
    Faults();

    /// The next so many requests fail with a copy of `error`, and do nothing else.
    template <typename Exception>
    void fail(int times, const Exception& error) {
        repeat(times, [&] { add_failure(std::make_exception_ptr(error), false); });
    }
    /// The next so many requests are carried out, and fail with a copy of `error` all the same: the answer was lost.
    template <typename Exception>
    void lose_answer(int times, const Exception& error) {
        repeat(times, [&] { add_failure(std::make_exception_ptr(error), true); });
    }
    /// The next so many requests succeed.
    void succeed(int times) {
        repeat(times, [&] { add_failure(nullptr, true); });
    }
    /// The next so many times that a connection is opened, opening it fails with a copy of `error`. These have an order
    /// of their own.
    template <typename Exception>
    void fail_opening(int times, const Exception& error) {
        repeat(times, [&] { add_failure_to_open(std::make_exception_ptr(error)); });
    }
    /// These servers, and no others, can't be reached: their connections break at the next request, and none is opened.
    /// Each such failure is a TransportException, and takes no outcome. None: all can be reached again.
    void cut_off(std::set<std::string, std::less<>> servers);

    /// Of library code: throws if no connection to the server is to be opened now.
    void open(std::string_view server);
    /// Of library code: takes the next outcome for a request to the server, which `carry_out` does, and throws it.
    template <typename CarryOut>
    void request(std::string_view server, const CarryOut& carry_out) {
        const auto outcome = next(server);
        if (outcome.is_carried_out) {
            carry_out();
        }
        if (outcome.error) {
            std::rethrow_exception(outcome.error);
        }
    }

private:
    struct State;
    struct Outcome {
        // Null: none.
        std::exception_ptr error;
        bool is_carried_out = true;
    };

    template <typename Add>
    static void repeat(int times, const Add& add) {
        for (int i = 0; i < times; ++i) {
            add();
        }
    }
    void add_failure(std::exception_ptr error, bool is_carried_out);
    void add_failure_to_open(std::exception_ptr error);
    Outcome next(std::string_view server);

    std::shared_ptr<State> state_;
};

/// What a ConnectionPoolStub is made of.
struct StubOptions {
    /// The servers that the pool knows, by any names; all of them are the one store. Several, to see what happens when
    /// some are cut off.
    ServerList servers = {"stub:9160"};
    /// Retries, overflow, listeners and all else as towards real servers, but that waits between tries take no time.
    PoolOptions pool = {};
    /// What the servers keep. Default: a new store in memory.
    EmbeddedStore store = EmbeddedStore::memory();
};

/// A pool that has no cluster behind it. It is a ConnectionPool to whatever takes one.
///
/// Thread safety, exceptions: as ConnectionPool's.
/// Lifetime: column families, leases and copies, those made as ConnectionPool included, share what they need, and may
/// outlive it. To be owned as a std::unique_ptr<ConnectionPool>, copy it into a ConnectionPool.
class CASSIA_API ConnectionPoolStub : public ConnectionPool {
public:
    /// Makes the keyspace, unless the store has it.
    explicit ConnectionPoolStub(std::string_view keyspace = "Keyspace1", const StubOptions& options = {});

    /// What is to go wrong. Opening connections counts from the time when the pool is made: with prefill they are open.
    Faults& faults() noexcept { return faults_; }
    /// Where its rows are: to flush it, or to open another pool on it.
    const EmbeddedStore& store() const noexcept { return store_; }

    /// The column families of the keyspace by name, whoever made them.
    std::map<std::string, ColumnFamily> column_families() const;

private:
    ConnectionPoolStub(std::string_view keyspace, const StubOptions& options, const Faults& faults);

    friend class SystemManagerStub;

    EmbeddedStore store_;
    std::string first_server_;
    Faults faults_;
};

/// Rows that a ColumnFamilyStub begins with: key and columns of each.
using StubRows = std::vector<std::pair<Value, Columns>>;

/// A column family that is there as soon as it is named, with rows in it. It is a ColumnFamily to whatever takes one.
///
/// Thread safety, lifetime: as ColumnFamily's.
/// Exceptions: those of ColumnFamily and of SystemManager::create_column_family.
class CASSIA_API ColumnFamilyStub : public ColumnFamily {
public:
    /// Of a pool of its own.
    explicit ColumnFamilyStub(const StubRows& rows = {});
    /// Makes the column family as create_column_family does without options, unless the pool's keyspace has it; its
    /// names and values are bytes then.
    ColumnFamilyStub(const ConnectionPoolStub& pool, std::string_view column_family, const StubRows& rows = {});
    /// Makes the column family with these options.
    ColumnFamilyStub(const ConnectionPoolStub& pool, std::string_view column_family, const StubRows& rows,
                     const ColumnFamilyOptions& options);
    /// The manual's order. Empty name: one that the keyspace does not have.
    ColumnFamilyStub(const ConnectionPoolStub& pool, const StubRows& rows, std::string_view column_family = {});

    /// How many rows there are; reads them all.
    std::size_t size() const;
    /// Whether there is a row of this key that has columns.
    bool contains(const Value& key) const;

    /// A batch that sends each insert and removal at once. ColumnFamily::batch gives one that queues.
    CfMutator batch() const;
};

/// A column family as a SystemManagerStub has recorded it.
struct RecordedColumnFamily {
    /// The keyspace that it is of.
    std::string keyspace;
    /// The types of single columns' values, as CfDef has them, by the columns' packed names.
    std::map<std::string, std::string> columns;
    /// The types of those columns that have an index.
    std::map<std::string, std::string> indexes;

    bool operator==(const RecordedColumnFamily&) const = default;
};

/// A SystemManager of a store in memory, which tells what has been made. It refuses what a server refuses: a keyspace
/// has to be created first.
///
/// Thread safety, exceptions: as SystemManager's.
class CASSIA_API SystemManagerStub : public SystemManager {
public:
    /// Of that store; a new one unless it is given.
    explicit SystemManagerStub(EmbeddedStore store = EmbeddedStore::memory());
    /// Of the pool's store, and of its first server's faults: each question to the server and each change is a request,
    /// and after a change one more is, whether the nodes agree.
    explicit SystemManagerStub(const ConnectionPoolStub& pool);

    /// What it makes its schemas in.
    const EmbeddedStore& store() const noexcept { return store_; }

    /// By name, of one keyspace, or of all; no request, so that it does not fail.
    /// @throws InvalidRequestError if two of the keyspaces have a column family of one name.
    std::map<std::string, RecordedColumnFamily> column_families(std::string_view keyspace = {});

private:
    EmbeddedStore store_;
};

}  // namespace cassia
