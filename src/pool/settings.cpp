#include "pool/settings.h"

#include <algorithm>
#include <atomic>

#include <cassia/errors.h>

#include "backend/backends.h"

namespace cassia::pool {
namespace {

constexpr std::size_t MAX_POOL_SIZE = 65'536;

void check_time(std::string_view option, std::chrono::milliseconds time) {
    if (time < std::chrono::milliseconds(0) || time > backend::LONGEST_TIMEOUT) {
        throw InvalidRequestError(std::string(option) + " is " + std::to_string(time.count()) +
                                  " ms; it is 0 (without end), or up to a year");
    }
}

void check_servers(const std::vector<std::string>& servers, std::string_view keyspace) {
    if (servers.empty()) {
        throw AllServersUnavailable("the list of servers for keyspace '" + std::string(keyspace) +
                                    "' is empty; give one at least");
    }
    const auto embedded = std::find_if(servers.begin(), servers.end(), backend::is_embedded);
    if (embedded != servers.end() && servers.size() > 1) {
        throw InvalidRequestError("the servers of keyspace '" + std::string(keyspace) + "' are " +
                                  std::to_string(servers.size()) + ", '" + *embedded +
                                  "' among them; an embedded store is the only server of a pool: stores are no "
                                  "replicas of each other");
    }
}

}  // namespace

void check(const PoolOptions& options) {
    if (options.pool_size == 0 || options.pool_size > MAX_POOL_SIZE) {
        throw InvalidRequestError("pool_size is " + std::to_string(options.pool_size) + "; it must be from 1 to " +
                                  std::to_string(MAX_POOL_SIZE));
    }
    check_time("timeout", options.timeout);
    check_time("deadline", options.deadline);
    if (std::find(options.listeners.begin(), options.listeners.end(), nullptr) != options.listeners.end()) {
        throw InvalidRequestError("one of listeners is null; leave it out");
    }
}

void check(const Settings& settings, std::string_view keyspace) {
    check_servers(settings.servers, keyspace);
    if (settings.max_overflow < -1) {
        throw InvalidRequestError("max_overflow is " + std::to_string(settings.max_overflow) +
                                  "; it is -1 (any number), 0 (none) or more");
    }
    if ((settings.pool_timeout < std::chrono::seconds(0) && settings.pool_timeout != std::chrono::seconds(-1)) ||
        settings.pool_timeout > backend::LONGEST_TIMEOUT) {
        throw InvalidRequestError("pool_timeout is " + std::to_string(settings.pool_timeout.count()) +
                                  " ms; it is -1 s (wait for ever), 0 (do not wait), or up to a year");
    }
    if (settings.recycle < -1 || settings.recycle == 0) {
        throw InvalidRequestError("recycle is " + std::to_string(settings.recycle) + "; it is -1 (never), 1 or more");
    }
    if (settings.max_retries < -1) {
        throw InvalidRequestError("max_retries is " + std::to_string(settings.max_retries) +
                                  "; it is -1 (without end), 0 (none) or more");
    }
}

std::shared_ptr<const std::string> logging_name_or_default(std::string_view name, std::string_view keyspace) {
    // Numbers the pools of the process, as no log could tell them apart otherwise.
    static std::atomic<std::uint64_t> pools{0};
    return std::make_shared<const std::string>(name.empty() ? std::string(keyspace) + '#' + std::to_string(++pools)
                                                            : std::string(name));
}

}  // namespace cassia::pool
