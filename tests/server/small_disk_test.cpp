#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

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
    SmallDisk() {
        give_it_back();
        std::filesystem::remove_all(data());
    }

    std::string data() const { return disk_ + "/data"; }
    std::string ballast() const { return disk_ + "/ballast"; }
    std::vector<std::string> flags() const { return {"--data", data(), "--log-level", "error"}; }

    void take_most_of_it() const { std::ofstream(ballast()) << std::string(std::size_t{180} << 20U, 'x'); }
    void give_it_back() const { std::filesystem::remove(ballast()); }

    std::string disk_ = support::environment("SMALL_DISK");
};

ColumnFamily make_rows(const std::string& server) {
    SystemManager system(server);
    system.create_keyspace("Keyspace1", {});
    system.create_column_family("Keyspace1", "Rows", {.comparator_type = LongType()});
    return {ConnectionPool("Keyspace1", {server}, {.timeout = 10s, .max_retries = 0}), "Rows"};
}

const std::string& large_value() {
    static const std::string value(50'000, 'v');
    return value;
}

/// Inserts the columns 0, 1, 2, … until one fails. Returns how many were acknowledged.
std::int64_t fill(const ColumnFamily& rows) {
    for (std::int64_t acknowledged = 0;; ++acknowledged) {
        try {
            rows.insert("row", {{acknowledged, large_value()}});
        } catch (const TimedOutException&) {
            return acknowledged;
        }
    }
}

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
    take_most_of_it();
    const support::ServerProcess server(flags());
    const auto rows = make_rows(server.address());

    const auto acknowledged = fill(rows);

    ASSERT_GT(acknowledged, 10);
    // It still answers, and still refuses.
    EXPECT_EQ(rows.get("row", {.columns = {acknowledged - 1}}).size(), 1U);
    EXPECT_THROW(rows.insert("row", {{acknowledged, large_value()}}), TimedOutException);

    give_it_back();
    insert_when_there_is_room(rows);

    EXPECT_EQ(rows.get("row", {.columns = {std::int64_t{1'000'000}}}).size(), 1U);
    std::int64_t next = 0;
    for (const auto& column : rows.xget("row", {.column_finish = acknowledged - 1})) {
        ASSERT_EQ(column.name().as<std::int64_t>(), next++);
    }
    EXPECT_EQ(next, acknowledged);
}

TEST_F(SmallDisk, that_was_full_has_all_that_was_acknowledged_after_a_kill) {
    std::int64_t acknowledged = 0;
    {
        const support::ServerProcess server(flags());
        const auto rows = make_rows(server.address());
        take_most_of_it();
        acknowledged = fill(rows);
        server.send(SIGKILL);
    }
    give_it_back();
    const support::ServerProcess server(flags());
    const ColumnFamily rows(ConnectionPool("Keyspace1", {server.address()}, {.timeout = 10s}), "Rows");

    ASSERT_GT(acknowledged, 10);
    EXPECT_GE(rows.get_count("row"), acknowledged);
    rows.insert("row", {{std::int64_t{1'000'000}, "again"}});
}

TEST_F(SmallDisk, that_can_not_be_written_is_told_of_at_the_start) {
    {
        const support::ServerProcess server(flags());
    }
    const auto remount = [&](const std::string& how) {
        return std::system(("mount -o remount," + how + " " + disk_).c_str());
    };
    ASSERT_EQ(remount("ro"), 0);

    EXPECT_THROW(support::ServerProcess{flags()}, std::runtime_error);

    ASSERT_EQ(remount("rw"), 0);
    support::ServerProcess again(flags());
    EXPECT_EQ(again.stop(), 0);
}

}  // namespace
}  // namespace cassia
