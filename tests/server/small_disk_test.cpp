#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include <gmock/gmock.h>

#include <cassia/cassia.h>

#include "support/environment.h"
#include "support/server_process.h"

/// @file
/// A store whose disk is full, or can't be written. `on_small_disk` makes the disk.

namespace cassia {
namespace {

using namespace std::chrono_literals;

class SmallDisk : public testing::Test {
protected:
    std::string data() const { return disk_ + "/data"; }

    std::string disk_ = support::environment("SMALL_DISK");
};

/// The store looks for room every few seconds: for 64 MiB, as much as it keeps in memory.
void insert_when_there_is_room(const ColumnFamily& rows) {
    for (const auto end = std::chrono::steady_clock::now() + 30s;;) {
        try {
            rows.insert("row", {{std::int64_t{1'000'000}, "again"}});
            return;
        } catch (const TimedOutException&) {
            if (std::chrono::steady_clock::now() > end) {
                throw;
            }
            std::this_thread::sleep_for(50ms);
        }
    }
}

TEST_F(SmallDisk, that_is_full_fails_writes_and_serves_again_when_there_is_room) {
    const auto ballast = disk_ + "/ballast";
    std::ofstream(ballast) << std::string(std::size_t{180} << 20U, 'x');
    const support::ServerProcess server({"--data", data(), "--log-level", "error"});
    SystemManager system(server.address());
    system.create_keyspace("Keyspace1", {});
    system.create_column_family("Keyspace1", "Rows", {.comparator_type = LongType()});
    const ConnectionPool pool("Keyspace1", {server.address()}, {.timeout = 10s, .max_retries = 0});
    const ColumnFamily rows(pool, "Rows");
    const std::string value(50'000, 'v');

    std::int64_t acknowledged = 0;
    const auto fill = [&] {
        for (;; ++acknowledged) {
            rows.insert("row", {{acknowledged, value}});
        }
    };
    EXPECT_THROW(fill(), TimedOutException);
    ASSERT_GT(acknowledged, 10);
    // It still answers, and still refuses.
    EXPECT_EQ(rows.get("row", {.columns = {acknowledged - 1}}).size(), 1U);
    EXPECT_THROW(rows.insert("row", {{acknowledged, value}}), TimedOutException);

    std::filesystem::remove(ballast);
    insert_when_there_is_room(rows);

    EXPECT_EQ(rows.get("row", {.columns = {std::int64_t{1'000'000}}}).size(), 1U);
    std::int64_t next = 0;
    for (const auto& column : rows.xget("row", {.column_finish = acknowledged - 1})) {
        ASSERT_EQ(column.name().as<std::int64_t>(), next++);
    }
    EXPECT_EQ(next, acknowledged);
}

TEST_F(SmallDisk, that_was_full_has_all_that_was_acknowledged_after_a_kill) {
    std::filesystem::remove_all(data());
    std::int64_t acknowledged = 0;
    {
        const support::ServerProcess server({"--data", data(), "--log-level", "error"});
        SystemManager system(server.address());
        system.create_keyspace("Keyspace1", {});
        system.create_column_family("Keyspace1", "Rows", {.comparator_type = LongType()});
        const ConnectionPool pool("Keyspace1", {server.address()}, {.timeout = 10s, .max_retries = 0});
        const ColumnFamily rows(pool, "Rows");
        std::ofstream(disk_ + "/ballast") << std::string(std::size_t{180} << 20U, 'x');
        const std::string value(50'000, 'v');
        const auto fill = [&] {
            for (;; ++acknowledged) {
                rows.insert("row", {{acknowledged, value}});
            }
        };
        EXPECT_THROW(fill(), TimedOutException);
        server.send(SIGKILL);
    }
    std::filesystem::remove(disk_ + "/ballast");
    const support::ServerProcess server({"--data", data(), "--log-level", "error"});
    const ConnectionPool pool("Keyspace1", {server.address()}, {.timeout = 10s});
    const ColumnFamily rows(pool, "Rows");

    EXPECT_GE(rows.get_count("row"), acknowledged);
    rows.insert("row", {{std::int64_t{1'000'000}, "again"}});
}

TEST_F(SmallDisk, that_can_not_be_written_is_told_of_at_the_start) {
    std::filesystem::remove_all(data());
    {
        const support::ServerProcess server({"--data", data(), "--log-level", "error"});
    }
    const auto remount = [&](const std::string& how) {
        return std::system(("mount -o remount," + how + " " + disk_).c_str());
    };
    ASSERT_EQ(remount("ro"), 0);

    EXPECT_THROW(support::ServerProcess({"--data", data(), "--log-level", "error"}), std::runtime_error);

    ASSERT_EQ(remount("rw"), 0);
    support::ServerProcess again({"--data", data(), "--log-level", "error"});
    EXPECT_EQ(again.stop(), 0);
}

}  // namespace
}  // namespace cassia
