#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pool/pool.h"
#include "support/scripted_connection.h"

namespace cassia::support {

/// A test of a pool whose servers, clock and chance are scripted. Time passes when somebody sleeps.
class ScriptedPool : public testing::Test {
protected:
    pool::Surroundings surroundings() {
        return {.connect =
                    [this](std::string_view server, const backend::ConnectOptions& options) {
                        return ScriptedConnection::connect(script_, server, options);
                    },
                .check_server = [](std::string_view) {},
                .sleep =
                    [this](std::chrono::microseconds time) {
                        slept_.push_back(time);
                        now_ += time;
                    },
                .now = [this] { return now_; },
                .seed = [] { return 1U; }};
    }

    std::shared_ptr<pool::Pool> pool_of(PoolOptions options, std::vector<std::string> servers = {"one:9160"}) {
        return std::make_shared<pool::Pool>("Keyspace1", ServerList(std::move(servers)), std::move(options),
                                            surroundings());
    }

    static void insert(pool::Pool& pool, bool may_retry = true) {
        backend::Completion completion;
        pool.execute({model::Mutate{}, ConsistencyLevel::ONE, "insert", may_retry}, completion);
    }
    static void insert(pool::Pool& pool, int times) {
        for (int i = 0; i < times; ++i) {
            insert(pool);
        }
    }
    static void insert_on(pool::SharedLease& lease) {
        backend::Completion completion;
        lease.pool().execute(lease, {model::Mutate{}, ConsistencyLevel::ONE, "insert", true}, completion);
    }

    Script script_;
    std::chrono::steady_clock::time_point now_{std::chrono::hours(1)};
    std::vector<std::chrono::microseconds> slept_;
};

}  // namespace cassia::support
