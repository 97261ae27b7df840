#include "pool/pool.h"

#include <algorithm>
#include <exception>
#include <optional>
#include <utility>

#include <cassia/errors.h>

#include "pool/backoff.h"

namespace cassia::pool {
namespace {

constexpr std::size_t MAX_POOL_SIZE = 65'536;

PoolOptions checked(const PoolOptions& options) {
    if (options.pool_size == 0 || options.pool_size > MAX_POOL_SIZE) {
        throw InvalidRequestError("pool_size is " + std::to_string(options.pool_size) + "; it must be from 1 to " +
                                  std::to_string(MAX_POOL_SIZE));
    }
    if (options.pool_timeout < std::chrono::seconds(-1) || options.pool_timeout > backend::LONGEST_TIMEOUT) {
        throw InvalidRequestError("pool_timeout is " + std::to_string(options.pool_timeout.count()) +
                                  " ms; it is -1 s (wait for ever), 0 (do not wait), or up to a year");
    }
    if (options.max_retries < -1) {
        throw InvalidRequestError("max_retries is " + std::to_string(options.max_retries) +
                                  "; it is -1 (without end), 0 (none) or more");
    }
    return options;
}

}  // namespace

Lease::Lease(Pool& pool, std::unique_ptr<backend::Connection> connection, std::size_t disposals)
    : pool_(&pool), connection_(std::move(connection)), disposals_(disposals) {}

Lease::~Lease() {
    if (connection_) {
        pool_->give_back(is_discarded_ ? nullptr : std::move(connection_), disposals_);
    }
}

Pool::Pool(std::string_view keyspace, std::vector<std::string> servers, PoolOptions options, Surroundings surroundings)
    : keyspace_(keyspace),
      servers_(std::move(servers)),
      options_(checked(options)),
      surroundings_(std::move(surroundings)) {
    if (servers_.empty()) {
        throw AllServersUnavailable("the list of servers for keyspace '" + keyspace_ + "' is empty; give one at least");
    }
    const auto embedded = std::find_if(servers_.begin(), servers_.end(), backend::is_embedded);
    is_embedded_ = embedded != servers_.end();
    if (embedded != servers_.end() && servers_.size() > 1) {
        throw InvalidRequestError(
            "the servers of keyspace '" + keyspace_ + "' are " + std::to_string(servers_.size()) + ", '" + *embedded +
            "' among them; an embedded store is the only server of a pool: stores are no replicas "
            "of each other");
    }
    if (options_.prefill) {
        fill();
    }
}

std::size_t Pool::checkedin() const {
    const std::lock_guard lock(mutex_);
    return idle_.size();
}

std::size_t Pool::checkedout() const {
    const std::lock_guard lock(mutex_);
    return in_use_;
}

void Pool::fill() {
    std::unique_lock lock(mutex_);
    while (idle_.size() + in_use_ < options_.pool_size) {
        ++in_use_;
        const auto disposals = disposals_;
        lock.unlock();
        std::unique_ptr<backend::Connection> connection;
        try {
            connection = open();
        } catch (...) {
            give_back(nullptr, disposals);
            throw;
        }
        give_back(std::move(connection), disposals);
        lock.lock();
    }
}

void Pool::dispose() {
    std::vector<std::unique_ptr<backend::Connection>> closed;
    const std::lock_guard lock(mutex_);
    closed.swap(idle_);
    ++disposals_;
}

std::unique_ptr<backend::Connection> Pool::open() {
    std::string server;
    {
        const std::lock_guard lock(mutex_);
        server = servers_[next_server_++ % servers_.size()];
    }
    auto connection = surroundings_.connect(server);
    try {
        connection->set_keyspace(keyspace_);
    } catch (Error& error) {
        error.locate(server, "set_keyspace");
        throw;
    }
    return connection;
}

Lease Pool::lease() {
    std::unique_lock lock(mutex_);
    await_connection(lock);
    // Without prefill each of the first operations opens one, though another may be idle by then.
    const bool filling = !options_.prefill && idle_.size() + in_use_ < options_.pool_size;
    ++in_use_;
    const auto disposals = disposals_;
    if (!idle_.empty() && !filling) {
        auto connection = std::move(idle_.back());
        idle_.pop_back();
        return {*this, std::move(connection), disposals};
    }
    lock.unlock();
    try {
        return {*this, open(), disposals};
    } catch (...) {
        give_back(nullptr, disposals);
        throw;
    }
}

void Pool::await_connection(std::unique_lock<std::mutex>& lock) {
    const auto available = [this] { return in_use_ < options_.pool_size; };
    bool came = available();
    if (!came && options_.pool_timeout < std::chrono::milliseconds(0)) {
        came_back_.wait(lock, available);
        came = true;
    } else if (!came) {
        came = came_back_.wait_for(lock, options_.pool_timeout, available);
    }
    if (!came) {
        throw NoConnectionAvailable("all " + std::to_string(options_.pool_size) + " connections to keyspace '" +
                                    keyspace_ + "' are in use, and none came back within " +
                                    std::to_string(options_.pool_timeout.count()) +
                                    " ms; give a larger pool_size or pool_timeout");
    }
}

void Pool::give_back(std::unique_ptr<backend::Connection> connection, std::size_t disposals) noexcept {
    {
        const std::lock_guard lock(mutex_);
        --in_use_;
        if (connection && disposals == disposals_) {
            idle_.push_back(std::move(connection));
        }
    }
    came_back_.notify_one();
}

void Pool::execute(const model::Operation& operation, backend::Completion& completion) {
    for (int failures = 0;;) {
        try {
            execute_once(operation, completion);
            return;
        } catch (const AllServersUnavailable&) {
            throw;
        } catch (const NoConnectionAvailable&) {
            throw;
        } catch (const Error& error) {
            if (is_embedded_ || options_.max_retries == 0 || !operation.may_retry || !error.is_retryable()) {
                throw;
            }
            if (failures == options_.max_retries) {
                std::throw_with_nested(
                    MaximumRetryException(std::string(operation.name) + " failed " + std::to_string(failures + 1) +
                                              " times, as often as max_retries allows; the last time: " + error.what(),
                                          {.server = error.server(), .operation = error.operation()}));
            }
        }
        back_off(++failures);
        completion = {};
    }
}

void Pool::execute_once(const model::Operation& operation, backend::Completion& completion) {
    auto connection = lease();
    try {
        connection->submit(operation, completion, std::nullopt);
        connection->wait(completion);
    } catch (Error& error) {
        error.locate(connection->server(), operation.name);
        if (error.is_retryable()) {
            connection.discard();
        }
        throw;
    }
}

void Pool::back_off(int failures) {
    double fraction = 0;
    {
        const std::lock_guard lock(mutex_);
        fraction = std::uniform_real_distribution(0.0, 1.0)(random_);
    }
    surroundings_.sleep(backoff(failures, fraction));
}

}  // namespace cassia::pool
