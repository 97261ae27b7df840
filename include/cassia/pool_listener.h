#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <cassia/consistency.h>
#include <cassia/export.h>
#include <cassia/logging.h>

/// @file
/// Hearing of what happens to the connections of a pool.
///
///     class Alarm : public cassia::PoolListener {
///         void connection_failed(const cassia::ConnectionFailed& event) override { ring(event.server); }
///     };
///     cassia::ConnectionPool pool("Keyspace1", {"10.0.0.4"}, {.listeners = {std::make_shared<Alarm>()}});
///     pool.add_listener(cassia::PoolCallbacks{.pool_at_max = [](const cassia::PoolAtMax& event) { … }});
///
/// What views and pointers of an event show is valid during the call. `pool_id` is the pool's logging_name, `level` the
/// level that the event is logged at.

namespace cassia {

/// A connection of a pool.
struct ConnectionInfo {
    /// Its number in the pool, from 1 on.
    std::uint64_t id = 0;
    /// Its server string.
    std::string_view server = {};
    /// How many operations it has carried out.
    std::uint64_t operations = 0;
};

/// What was asked of a server. Never row keys, names or values.
struct RequestInfo {
    /// Such as "multiget", as the caller knows it.
    std::string_view method = {};
    /// Empty: of none, or of several.
    std::string_view column_family = {};
    /// None: a request that has no level, as truncate.
    std::optional<ConsistencyLevel> consistency_level = std::nullopt;
    /// Row keys that are named; 0 for ranges.
    std::size_t keys = 0;
};

/// A connection came back to the pool; or what it was taken for ended after it had broken: then there is no
/// `connection`. Each ConnectionCheckedOut is followed by one. Level debug.
struct ConnectionCheckedIn {
    /// As of every event.
    /// @{
    LogLevel level = LogLevel::debug;
    std::string_view pool_id = {};
    /// @}
    /// The one that came back; none: it had broken.
    std::optional<ConnectionInfo> connection = {};
};

/// A connection was taken from the pool. Level debug.
struct ConnectionCheckedOut {
    /// As of every event.
    /// @{
    LogLevel level = LogLevel::debug;
    std::string_view pool_id = {};
    /// @}
    /// The one that was taken.
    ConnectionInfo connection = {};
};

/// A connection was opened, level debug; or could not be: then there is an `error` and no `connection`, level warn.
struct ConnectionCreated {
    /// As of every event.
    /// @{
    LogLevel level = LogLevel::debug;
    std::string_view pool_id = {};
    /// @}
    /// The new one; none: it could not be opened.
    std::optional<ConnectionInfo> connection = {};
    /// Whom it connects to.
    std::string_view server = {};
    /// Why it could not be opened; null: it was.
    const std::exception* error = nullptr;
};

/// A connection was closed. Level debug.
struct ConnectionDisposed {
    /// As of every event.
    /// @{
    LogLevel level = LogLevel::debug;
    std::string_view pool_id = {};
    /// @}
    /// The one that was closed.
    ConnectionInfo connection = {};
    /// Why.
    std::string_view message = {};
};

/// An operation on a connection failed as it may not elsewhere, or a server could not be connected to: then there is
/// no `connection`. Level info.
struct ConnectionFailed {
    /// As of every event.
    /// @{
    LogLevel level = LogLevel::info;
    std::string_view pool_id = {};
    /// @}
    /// What happened.
    const std::exception* error = nullptr;
    /// Which server it happened with.
    std::string_view server = {};
    /// The connection that failed; none: it was being opened.
    std::optional<ConnectionInfo> connection = {};
    /// What was asked. None: connecting.
    std::optional<RequestInfo> request = {};
};

/// A connection was replaced: it had carried out `recycle` operations, or its server had more connections than
/// another. Level debug.
struct ConnectionRecycled {
    /// As of every event.
    /// @{
    LogLevel level = LogLevel::debug;
    std::string_view pool_id = {};
    /// @}
    /// The one that is closed.
    ConnectionInfo old_conn = {};
    /// The one in its place.
    ConnectionInfo new_conn = {};
};

/// A connection was asked for while all were in use. Level info.
struct PoolAtMax {
    /// As of every event.
    /// @{
    LogLevel level = LogLevel::info;
    std::string_view pool_id = {};
    /// @}
    /// The most connections that may be in use.
    std::size_t pool_max = 0;
};

/// Level info.
struct PoolDisposed {
    /// As of every event.
    /// @{
    LogLevel level = LogLevel::info;
    std::string_view pool_id = {};
    /// @}
};

/// The pool has its servers, in the order that it will draw them in. Level debug.
struct ServerListObtained {
    /// As of every event.
    /// @{
    LogLevel level = LogLevel::debug;
    std::string_view pool_id = {};
    /// @}
    /// The servers, in the order in which they are drawn.
    std::span<const std::string> server_list = {};
};

/// A request was answered, or failed. Each try is one. Level debug.
struct RequestDone {
    /// As of every event.
    /// @{
    LogLevel level = LogLevel::debug;
    std::string_view pool_id = {};
    /// @}
    /// What was asked.
    RequestInfo request = {};
    /// The connection that it was asked on.
    ConnectionInfo connection = {};
    /// From its start until the answer was there.
    std::chrono::nanoseconds duration{0};
    /// Null: it succeeded.
    const std::exception* error = nullptr;
};

/// Hears of what happens in a pool. Override what you want to hear of.
///
/// Thread safety: called in the threads that use the pool, several at a time.
/// Exceptions: what a listener throws is logged, and harms nothing.
/// Lifetime: shared with the pools that it listens to. It may use the pool, which holds no lock meanwhile.
class CASSIA_API PoolListener {
public:
    PoolListener() = default;
    PoolListener(const PoolListener&) = default;
    PoolListener& operator=(const PoolListener&) = default;
    virtual ~PoolListener();

    /// Nothing, unless overridden; the event tells what has happened.
    /// @{
    virtual void connection_checked_in(const ConnectionCheckedIn& event);
    virtual void connection_checked_out(const ConnectionCheckedOut& event);
    virtual void connection_created(const ConnectionCreated& event);
    virtual void connection_disposed(const ConnectionDisposed& event);
    virtual void connection_failed(const ConnectionFailed& event);
    virtual void connection_recycled(const ConnectionRecycled& event);
    virtual void pool_at_max(const PoolAtMax& event);
    virtual void pool_disposed(const PoolDisposed& event);
    /// @}
    /// Calls obtained_server_list, unless overridden.
    virtual void server_list_obtained(const ServerListObtained& event);
    /// The old name of server_list_obtained.
    virtual void obtained_server_list(const ServerListObtained& event);
    /// Nothing, unless overridden.
    virtual void request(const RequestDone& event);
};

/// The same as functions; those that are empty are not called.
struct PoolCallbacks {
    /// Called at the event of this name; empty: nobody is.
    /// @{
    std::function<void(const ConnectionCheckedIn&)> connection_checked_in = {};
    std::function<void(const ConnectionCheckedOut&)> connection_checked_out = {};
    std::function<void(const ConnectionCreated&)> connection_created = {};
    std::function<void(const ConnectionDisposed&)> connection_disposed = {};
    std::function<void(const ConnectionFailed&)> connection_failed = {};
    std::function<void(const ConnectionRecycled&)> connection_recycled = {};
    std::function<void(const PoolAtMax&)> pool_at_max = {};
    std::function<void(const PoolDisposed&)> pool_disposed = {};
    std::function<void(const ServerListObtained&)> server_list_obtained = {};
    /// @}
    /// The old name of server_list_obtained; called where that is empty.
    std::function<void(const ServerListObtained&)> obtained_server_list = {};
    /// Called at each request's end; empty: nobody is.
    std::function<void(const RequestDone&)> request = {};
};

/// A listener made of functions, for PoolOptions::listeners.
CASSIA_API std::shared_ptr<PoolListener> make_listener(PoolCallbacks callbacks);

/// Logs every event but requests by the logger "pool" below the root. Each pool has one; it is public for what else
/// passes events on.
class CASSIA_API PoolLogger : public PoolListener {
public:
    PoolLogger();
    ~PoolLogger() override;

    void connection_checked_in(const ConnectionCheckedIn& event) override;
    void connection_checked_out(const ConnectionCheckedOut& event) override;
    void connection_created(const ConnectionCreated& event) override;
    void connection_disposed(const ConnectionDisposed& event) override;
    void connection_failed(const ConnectionFailed& event) override;
    void connection_recycled(const ConnectionRecycled& event) override;
    void pool_at_max(const PoolAtMax& event) override;
    /// As of PoolListener.
    void pool_disposed(const PoolDisposed& event) override;
    void server_list_obtained(const ServerListObtained& event) override;

private:
    Logger logger_;
};

}  // namespace cassia
