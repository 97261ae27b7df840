#include <gtest/gtest.h>

#include <cassia/cassia.h>
#include <cassia/testing.h>

#include "support/show.h"

namespace cassia {
namespace {

using namespace support;
using namespace std::chrono_literals;

// Deletions are forgotten after gc_grace_seconds, and what they deleted must be forgotten with them.
class Purging : public testing::Test {
protected:
    Purging() {
        SystemManager system(store_.server());
        system.create_keyspace("Keyspace1");
        make(system, "NoGrace", 0);
        make(system, "Grace", 100);
        pool_.emplace("Keyspace1", std::vector{store_.server()});
    }

    ColumnFamily family(std::string_view name = "NoGrace") const { return {*pool_, name}; }

    void flush_and_compact() {
        store_.flush();
        store_.compact();
    }

    static void make(SystemManager& system, std::string_view name, std::int32_t gc_grace_seconds) {
        system.create_column_family("Keyspace1", name,
                                    {.comparator_type = UTF8_TYPE,
                                     .default_validation_class = UTF8_TYPE,
                                     .key_validation_class = UTF8_TYPE,
                                     .gc_grace_seconds = gc_grace_seconds});
    }

    SettableClock clock_;
    EmbeddedStore store_ = EmbeddedStore::memory({.clock = clock_});
    std::optional<ConnectionPool> pool_;
};

TEST_F(Purging, brings_no_removed_column_back) {
    family().insert("row", {{"a", "1"}, {"b", "2"}}, {.timestamp = 10});
    store_.flush();
    family().remove("row", {.columns = {"a"}, .timestamp = 20});
    clock_.pass(1s);
    flush_and_compact();

    EXPECT_EQ(show(family().find("row")), "{'b': '2'}");
}

TEST_F(Purging, brings_no_removed_row_back) {
    family().insert("row", {{"a", "1"}}, {.timestamp = 10});
    store_.flush();
    family().remove("row", {.timestamp = 20});
    clock_.pass(1s);
    flush_and_compact();

    EXPECT_EQ(show(family().find("row")), "{}");
}

TEST_F(Purging, brings_nothing_back_while_the_files_are_many) {
    for (int i = 0; i < 6; ++i) {
        family().insert("row", {{"a", std::to_string(i)}}, {.timestamp = 10 * i});
        store_.flush();
        family().remove("row", {.columns = {"a"}, .timestamp = 10 * i + 5});
        store_.flush();
        clock_.pass(1s);
        EXPECT_EQ(show(family().find("row")), "{}");
    }
    flush_and_compact();

    EXPECT_EQ(show(family().find("row")), "{}");
}

TEST_F(Purging, drops_what_is_dead) {
    for (int i = 0; i < 100; ++i) {
        family().insert("row" + std::to_string(i), {{"a", "1"}});
        family().remove("row" + std::to_string(i));
    }
    const auto before = store_.stats().entries;
    clock_.pass(1s);
    flush_and_compact();

    EXPECT_LE(store_.stats().entries + 200, before + 10);
    EXPECT_EQ(show(family().get_range({.filter_empty = false})), "{}");
}

TEST_F(Purging, drops_expired_columns) {
    family().insert("row", {{"a", "1"}}, {.ttl = 10s});
    clock_.pass(11s);
    flush_and_compact();

    EXPECT_EQ(show(family().get_range({.filter_empty = false})), "{}");
}

TEST_F(Purging, remembers_a_removal_within_its_grace) {
    family("Grace").remove("row", {.columns = {"a"}, .timestamp = 20});
    clock_.pass(99s);
    flush_and_compact();
    family("Grace").insert("row", {{"a", "late"}}, {.timestamp = 10});

    EXPECT_EQ(show(family("Grace").find("row")), "{}");
}

// As in Cassandra: what arrives after the grace is not held back any more.
TEST_F(Purging, forgets_a_removal_after_its_grace) {
    family("Grace").remove("row", {.columns = {"a"}, .timestamp = 20});
    clock_.pass(101s);
    flush_and_compact();
    family("Grace").insert("row", {{"a", "late"}}, {.timestamp = 10});

    EXPECT_EQ(show(family("Grace").find("row")), "{'a': 'late'}");
}

TEST_F(Purging, keeps_what_lives) {
    family().insert("row", {{"a", "1"}, {"b", "2"}}, {.timestamp = 10});
    family().remove("row", {.timestamp = 5});
    family().remove("row", {.columns = {"b"}, .timestamp = 9});
    clock_.pass(1000s);
    flush_and_compact();

    EXPECT_EQ(show(family().find("row")), "{'a': '1', 'b': '2'}");
}

}  // namespace
}  // namespace cassia
