#include <atomic>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cassia/cassia.h>
#include <cassia/testing.h>

namespace cassia {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

// A schema that changes under those who read and write by it.
class ChangingSchema : public testing::Test {
protected:
    static constexpr int CHANGES = 200;

    ChangingSchema() { system_.create_keyspace("Keyspace1"); }

    void create(ColumnFamilyOptions options) {
        options.key_validation_class = UTF8_TYPE;
        system_.create_column_family("Keyspace1", "Changing", options);
    }

    ColumnFamily family() const { return {ConnectionPool("Keyspace1", {store_.server()}), "Changing"}; }

    // Writers refused by the family of the moment go on with that of the next.
    template <typename Work>
    static std::jthread repeat(const Work& work) {
        return std::jthread([work](const std::stop_token& stop) {
            while (!stop.stop_requested()) {
                try {
                    work();
                } catch (const Error&) {
                    continue;
                }
            }
        });
    }

    EmbeddedStore store_ = EmbeddedStore::memory({.clock = SettableClock()});
    SystemManager system_{store_.server()};
};

TEST_F(ChangingSchema, leaves_a_family_whole_that_is_made_anew_as_another_kind_under_writers) {
    const ColumnFamilyOptions standard;
    const ColumnFamilyOptions super{.super = true};
    const ColumnFamilyOptions counters{.default_validation_class = COUNTER_COLUMN_TYPE};
    create(standard);
    const auto bytes = Bytes("a");
    const auto insert = repeat([this, bytes] { family().insert("row", {{bytes, bytes}}); });
    const auto insert_super = repeat([this, bytes] { family().insert("row", {{bytes, {{bytes, bytes}}}}); });
    const auto add = repeat([this, bytes] { family().add("row", bytes); });

    int unreadable = 0;
    for (int i = 0; i < CHANGES; ++i) {
        system_.drop_column_family("Keyspace1", "Changing");
        create(i % 3 == 0 ? super : i % 3 == 1 ? counters : standard);
        try {
            family().find("row");
        } catch (const StoreError&) {
            ++unreadable;
        }
    }

    EXPECT_EQ(unreadable, 0);
}

TEST_F(ChangingSchema, gives_all_of_an_index_or_refuses) {
    create({.comparator_type = UTF8_TYPE});
    const std::vector<std::string> keys = {"a", "b", "c", "d", "e"};
    for (const auto& key : keys) {
        family().insert(key, {{"state", Bytes("on")}});
    }
    std::atomic<int> partial = 0;
    const auto clause = create_index_clause({create_index_expression("state", Bytes("on"))});
    const auto changing = family();
    const auto read = repeat([&] {
        std::size_t rows = 0;
        for (const auto& [key, columns] : changing.get_indexed_slices(clause)) {
            rows += columns.empty() ? 0 : 1;
        }
        partial += rows == keys.size() ? 0 : 1;
    });

    for (int i = 0; i < CHANGES; ++i) {
        system_.create_index("Keyspace1", "Changing", "state", BYTES_TYPE);
        system_.drop_index("Keyspace1", "Changing", "state");
    }

    EXPECT_EQ(partial, 0);
}

TEST_F(ChangingSchema, holds_a_default_time_to_live_to_the_limit_of_2038) {
    create({.default_time_to_live = 630'720'000});

    EXPECT_THAT([this] { family().insert("row", {{Bytes("a"), Bytes("1")}}); },
                ThrowsMessage<InvalidRequestException>(HasSubstr("2038-01-19")));
}

}  // namespace
}  // namespace cassia
