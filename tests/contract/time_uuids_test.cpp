#include "support/contract.h"

namespace cassia {
namespace {

using namespace support;
using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::ThrowsMessage;

// 2013-04-25, 12:00:00.123456.
constexpr Time NOON{std::chrono::sys_days(std::chrono::April / 25 / 2013) + 12h + 123456us};

class TimeUuidsContract : public Contract {
protected:
    // Columns a second apart, named 'a' to 'd' by their values.
    ColumnFamily times() const {
        const auto written = family("Times");
        written.insert(row(), {{NOON + 2s, "c"}, {NOON, "a"}, {NOON + 3s, "d"}, {NOON + 1s, "b"}});
        return written;
    }

    static std::string values(const std::optional<Row>& row) {
        std::string found;
        for (std::size_t i = 0; row && i < row->size(); ++i) {
            found += row->at(i).value().as<std::string>();
        }
        return found;
    }
};
INSTANTIATE_TEST_SUITE_P(Backends, TimeUuidsContract, every_backend(), name_of_backend);

TEST_P(TimeUuidsContract, are_made_of_times_and_lie_in_their_order) {
    EXPECT_EQ(values(times().get(row())), "abcd");
}

// The manual's changelog, 1.0.6 and 1.6.0.
TEST_P(TimeUuidsContract, keep_the_microseconds_of_their_time) {
    const auto found = times().get(row(), {.column_count = 1});

    EXPECT_EQ(uuid_time(found.at(0).name().as<Uuid>()), NOON);
}

TEST_P(TimeUuidsContract, of_one_time_are_columns_of_their_own) {
    const auto written = family("Times");
    for (int i = 0; i < 10; ++i) {
        written.insert(row(), {{NOON, "x"}});
    }

    EXPECT_EQ(written.get_count(row()), 10);
}

// The manual's changelog, 0.4.1, 1.6.0 and 1.8.0: whatever the clock sequence and node, both ends are inclusive.
TEST_P(TimeUuidsContract, are_sliced_by_times_inclusively) {
    const auto written = times();

    EXPECT_EQ(values(written.get(row(), {.column_start = NOON + 1s, .column_finish = NOON + 2s})), "bc");
    EXPECT_EQ(values(written.get(row(), {.column_start = NOON + 1s})), "bcd");
    EXPECT_EQ(values(written.get(row(), {.column_finish = NOON + 1s})), "ab");
}

TEST_P(TimeUuidsContract, are_sliced_by_times_in_reverse) {
    const auto written = times();

    EXPECT_EQ(
        values(written.get(row(), {.column_start = NOON + 2s, .column_finish = NOON + 1s, .column_reversed = true})),
        "cb");
    EXPECT_EQ(values(written.get(row(), {.column_start = NOON + 1s, .column_reversed = true})), "ba");
}

TEST_P(TimeUuidsContract, are_all_within_the_slice_of_their_time) {
    const auto written = family("Times");
    Columns columns;
    for (int i = 0; i < 50; ++i) {
        columns.add(NOON, "x");
    }
    columns.add(lowest_time_uuid(NOON), "lowest").add(highest_time_uuid(NOON), "highest");
    columns.add(NOON - 1us, "before").add(NOON + 1us, "after");
    written.insert(row(), columns);

    EXPECT_EQ(written.get_count(row(), {.column_start = NOON, .column_finish = NOON}), 52);
}

TEST_P(TimeUuidsContract, lie_between_the_lowest_and_the_highest) {
    EXPECT_EQ(values(times().get(row(), {.column_start = LOWEST_TIME_UUID, .column_finish = HIGHEST_TIME_UUID})),
              "abcd");
}

// Cassandra's order of the last eight bytes is that of signed ones.
TEST_P(TimeUuidsContract, of_one_time_lie_in_the_order_of_signed_bytes) {
    const auto with_node = [](std::uint8_t first, std::uint8_t second) {
        auto bytes = std::array<std::uint8_t, Uuid::size>{0, 0, 0, 0, 0, 0, 0x10};
        bytes[8] = first;
        bytes[9] = second;
        return Uuid(bytes);
    };
    const auto written = family("Times");
    written.insert(row(), {{with_node(0xbf, 0x7f), "d"},
                           {with_node(0x80, 0x00), "c"},
                           {with_node(0x80, 0x80), "a"},
                           {with_node(0x80, 0xff), "b"}});

    EXPECT_EQ(values(written.get(row())), "abcd");
}

TEST_P(TimeUuidsContract, may_be_given_as_seconds_since_1970) {
    const auto written = family("Times");
    written.insert(row(), {{1000.5, "x"}, {1001, "y"}});

    EXPECT_EQ(values(written.get(row(), {.column_start = 1000.5, .column_finish = 1000.5})), "x");
    EXPECT_EQ(values(written.get(row(), {.column_start = 1001})), "y");
}

TEST_P(TimeUuidsContract, cannot_be_named_by_a_time) {
    EXPECT_THAT([&] { times().get(row(), {.columns = {NOON}}); }, ThrowsMessage<TypeError>(HasSubstr("TimeUUID")));
    EXPECT_THAT([&] { times().remove(row(), {.columns = {NOON}}); }, ThrowsMessage<TypeError>(HasSubstr("TimeUUID")));
}

TEST_P(TimeUuidsContract, are_no_rows_that_a_time_can_name) {
    const auto by_time = family("Times", {.key_validation_class = TimeUUIDType()});
    const auto refused = ThrowsMessage<TypeError>(HasSubstr("a row key of 'Times': many TimeUUIDs share the time"));

    EXPECT_THAT([&] { by_time.get(NOON); }, refused);
    EXPECT_THAT([&] { by_time.multiget({NOON}); }, refused);
    EXPECT_THAT([&] { by_time.get_count(NOON); }, refused);
    EXPECT_THAT([&] { by_time.xget(NOON); }, refused);
    EXPECT_THAT([&] { by_time.get_range({.start = NOON}); }, refused);
    EXPECT_THAT([&] { by_time.remove(NOON); }, refused);
    EXPECT_THAT([&] { by_time.batch().remove(NOON); }, refused);
}

TEST_P(TimeUuidsContract, can_be_named_by_themselves) {
    const auto id = time_uuid(NOON);
    const auto written = family("Times");
    written.insert(row(), {{id, "x"}, {NOON, "y"}});

    EXPECT_EQ(values(written.get(row(), {.columns = {id}})), "x");
}

TEST_P(TimeUuidsContract, are_sliced_by_times_inside_composites) {
    const auto pairs = family("TimePairs");
    pairs.insert(row(), {{std::tuple("k", NOON), "a"},
                         {std::tuple("k", NOON + 1s), "b"},
                         {std::tuple("k", NOON + 2s), "c"},
                         {std::tuple("l", NOON), "d"}});

    EXPECT_EQ(values(pairs.get(
                  row(), {.column_start = std::tuple("k", NOON + 1s), .column_finish = std::tuple("k", NOON + 2s)})),
              "bc");
    EXPECT_EQ(values(pairs.get(row(), {.column_start = std::tuple("k", NOON + 1s), .column_reversed = true})), "ba");
}

// The manual's changelog, 1.0.8.
TEST_P(TimeUuidsContract, are_sliced_by_times_inside_super_columns) {
    const auto super = family("TimeSuper");
    super.insert(row(), {{"s", {{NOON, "a"}, {NOON + 1s, "b"}}}});

    EXPECT_EQ(values(super.get(row(), {.column_start = NOON + 1s, .super_column = "s"})), "b");
}

TEST_P(TimeUuidsContract, are_paged_over_by_times) {
    std::string found;
    for (const auto& [name, value] : times().xget(row(), {.column_start = NOON + 1s, .buffer_size = 2})) {
        found += value.as<std::string>();
    }

    EXPECT_EQ(found, "bcd");
}

TEST_P(TimeUuidsContract, refuse_uuids_of_another_version) {
    EXPECT_THROW(family("Times").insert(row(), {{Uuid::random(), "x"}}), TypeError);
}

}  // namespace
}  // namespace cassia
