#include <atomic>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include <cassia/stats.h>

#include <thriftmodel/generated/Cassandra.h>
#include "pool/pool.h"
#include "support/fake_server.h"
#include "unit/backend/thrift/thrift_messages.h"

namespace cassia::thrift {
namespace {

namespace idl = thriftmodel::idl;
using support::FakeServer;
using support::frame;
using support::thrift_message;

/// Threads that read through a pool, from a server that cuts every connection off after a while.
class PoolTeardown : public testing::Test {
protected:
    static constexpr int READS_OF_A_CONNECTION = 7;

    void serve(FakeServer::Peer& peer) {
        peer.read_frame();
        peer.write(frame(thrift_message("set_keyspace", 1, idl::Cassandra_set_keyspace_result())));
        idl::Cassandra_get_slice_result nothing;
        nothing.__isset.success = true;
        for (int i = 0; i < READS_OF_A_CONNECTION && !peer.read_frame().empty(); ++i) {
            peer.write(frame(thrift_message("get_slice", 2 + i, nothing)));
        }
    }

    static void read(pool::Pool& pool) {
        const std::vector<std::string> keys{"row"};
        backend::Completion completion;
        pool.execute({model::ReadRows{{"Standard1", {}}, keys, model::SliceRange{}}, ConsistencyLevel::ONE, "get"},
                     completion);
    }

    const std::shared_ptr<StatsLogger> stats_ = std::make_shared<StatsLogger>();
};

TEST_F(PoolTeardown, waits_for_the_threads_that_work_and_leaves_no_connection) {
    std::atomic<int> done = 0;
    {
        const FakeServer server([this](FakeServer::Peer& peer) { serve(peer); });
        auto pool = std::make_shared<pool::Pool>("Keyspace1", ServerList{server.address()},
                                                 PoolOptions{.timeout = std::chrono::seconds(10),
                                                             .pool_size = 2,
                                                             .max_overflow = 1,
                                                             .max_retries = -1,
                                                             .listeners = {stats_}});
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 4; ++thread) {
            threads.emplace_back([shared = pool, &done] {
                for (int i = 0; i < 50; ++i) {
                    read(*shared);
                    ++done;
                }
            });
        }
        for (int i = 0; i < 10; ++i) {
            pool->dispose();
        }
        pool.reset();
    }

    const auto stats = stats_->stats();
    EXPECT_EQ(done, 200);
    EXPECT_EQ(stats.created.success, stats.disposed.success);
    EXPECT_EQ(stats.checked_in, stats.checked_out);
    EXPECT_EQ(stats.opened.current, 0u);
}

}  // namespace
}  // namespace cassia::thrift
