#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include <cassia/cassia.h>

#include "support/temp_folder.h"

namespace cassia {
namespace {

using namespace support;

// A program that ends in whatever order: the store is closed by its last user.
TEST(Teardown, of_store_pool_and_manager_waits_for_the_threads_that_work) {
    constexpr int THREADS = 4;
    constexpr int WRITES = 500;
    const TempFolder folder;
    const auto path = folder / "data";
    {
        std::vector<std::jthread> threads;
        auto store = std::make_unique<EmbeddedStore>(EmbeddedStore::open(path));
        auto system = std::make_unique<SystemManager>(store->server());
        system->create_keyspace("Keyspace1");
        system->create_column_family("Keyspace1", "Longs", {.comparator_type = LONG_TYPE});
        auto pool = std::make_unique<ConnectionPool>("Keyspace1", std::vector{store->server()});
        for (int thread = 0; thread < THREADS; ++thread) {
            threads.emplace_back([family = ColumnFamily(*pool, "Longs"), thread] {
                for (int i = thread * WRITES; i < (thread + 1) * WRITES; ++i) {
                    family.insert(Bytes("row"), {{i, Bytes("v")}});
                }
            });
        }
        store.reset();
        system.reset();
        pool->dispose();
        pool.reset();
    }

    const ConnectionPool pool("Keyspace1", {"embedded:" + path});
    EXPECT_EQ(ColumnFamily(pool, "Longs").get_count(Bytes("row")), THREADS * WRITES);
}

}  // namespace
}  // namespace cassia
