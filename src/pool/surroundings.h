#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <random>
#include <string_view>
#include <thread>

#include "backend/backends.h"
#include "backend/connection.h"

namespace cassia::pool {

/// What a pool asks of the world around it.
struct Surroundings {
    std::function<std::unique_ptr<backend::Connection>(std::string_view server, const backend::ConnectOptions&)>
        connect = backend::connect;
    std::function<void(std::string_view server)> check_server = backend::check_server;
    std::function<void(std::chrono::microseconds)> sleep = [](std::chrono::microseconds time) {
        std::this_thread::sleep_for(time);
    };
    std::function<std::chrono::steady_clock::time_point()> now = std::chrono::steady_clock::now;
    /// Where the order of the servers, and what waits have at random, begin.
    std::function<std::uint32_t()> seed = [] { return std::random_device()(); };
};

}  // namespace cassia::pool
