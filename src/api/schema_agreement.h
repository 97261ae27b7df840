#pragma once

#include <chrono>
#include <functional>
#include <thread>

#include "backend/connection.h"

namespace cassia::detail {

/// The time that waiting goes by; tests give one that stands still.
struct Waiting {
    std::function<std::chrono::steady_clock::time_point()> now = std::chrono::steady_clock::now;
    std::function<void(std::chrono::milliseconds)> sleep = [](std::chrono::milliseconds time) {
        std::this_thread::sleep_for(time);
    };
};

/// Makes a change of schema and returns when all nodes that can be reached have it. Where the server answers that its
/// nodes disagree, the change is tried again.
/// @throws SchemaDisagreementException if they still disagree after `timeout`.
void change_schema(backend::Connection& connection, const std::function<void()>& change,
                   std::chrono::milliseconds timeout, const Waiting& waiting = {});

}  // namespace cassia::detail
