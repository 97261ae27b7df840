#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <cassia/pool_options.h>

namespace cassia::pool {

/// What may change on a live pool.
struct Settings {
    std::vector<std::string> servers;
    int max_overflow = 0;
    std::chrono::milliseconds pool_timeout{0};
    std::int64_t recycle = 0;
    int max_retries = 0;
    std::shared_ptr<const std::string> logging_name;
};

/// @throws InvalidRequestError if an option is out of range.
void check(const PoolOptions& options);
/// @throws InvalidRequestError if one is out of range, or the servers do not go together.
/// @throws AllServersUnavailable if there is no server.
void check(const Settings& settings, std::string_view keyspace);

/// `name`, or where it is empty the keyspace's name and a number of its own.
std::shared_ptr<const std::string> logging_name_or_default(std::string_view name, std::string_view keyspace);

}  // namespace cassia::pool
