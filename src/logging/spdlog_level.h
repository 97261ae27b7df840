#pragma once

#include <spdlog/common.h>

#include <cassia/logging.h>

namespace cassia::logging {

constexpr spdlog::level::level_enum to_spdlog(LogLevel level) noexcept {
    switch (level) {
        case LogLevel::debug: return spdlog::level::debug;
        case LogLevel::info: return spdlog::level::info;
        case LogLevel::warn: return spdlog::level::warn;
        case LogLevel::error: return spdlog::level::err;
        case LogLevel::critical: break;
    }
    return spdlog::level::critical;
}

/// Of what to_spdlog() gives.
constexpr LogLevel from_spdlog(spdlog::level::level_enum level) noexcept {
    return static_cast<LogLevel>(level - spdlog::level::debug);
}
static_assert(from_spdlog(to_spdlog(LogLevel::critical)) == LogLevel::critical);

}  // namespace cassia::logging
