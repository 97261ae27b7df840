#include "backend/embedded/stored_cell.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <cassia/errors.h>

namespace cassia::embedded {
namespace {

std::string stored(const StoredCell& cell) {
    std::string bytes;
    append_cell(cell, bytes);
    return bytes;
}

const StoredCell LIVE{.timestamp = 5, .value = "v"};
const StoredCell EXPIRING{.kind = CellKind::expiring, .timestamp = 5, .expires = 100, .ttl = 10, .value = "v"};
const StoredCell TOMBSTONE{.kind = CellKind::tombstone, .timestamp = 5, .deleted_at = 90};

TEST(StoredCell, is_laid_out_as_its_header_draws_it) {
    using namespace std::string_literals;

    EXPECT_EQ(stored(LIVE), "\x01\0\0\0\0\0\0\0\x05v"s);
    EXPECT_EQ(stored(EXPIRING), "\x02\0\0\0\0\0\0\0\x05\0\0\0\0\0\0\0\x64\0\0\0\x0av"s);
    EXPECT_EQ(stored(TOMBSTONE), "\x04\0\0\0\0\0\0\0\x05\0\0\0\0\0\0\0\x5a"s);
    EXPECT_EQ(stored({.kind = CellKind::counter, .sum = -1}), "\x05\xff\xff\xff\xff\xff\xff\xff\xff"s);
    EXPECT_EQ(stored({.timestamp = 5, .spelling = "01", .value = "v"}), "\x81\0\0\0\0\0\0\0\x05\0\x02"s + "01v");
}

TEST(StoredCell, is_read_back_as_it_was_written) {
    const auto bytes = stored(
        {.kind = CellKind::expiring, .timestamp = -7, .expires = 100, .ttl = 10, .spelling = "s", .value = "value"});

    const auto cell = parse_cell(bytes);

    EXPECT_EQ(cell.kind, CellKind::expiring);
    EXPECT_EQ(cell.timestamp, -7);
    EXPECT_EQ(cell.expires, 100);
    EXPECT_EQ(cell.ttl, 10);
    EXPECT_EQ(cell.spelling, "s");
    EXPECT_EQ(cell.value, "value");
}

TEST(StoredCell, refuses_bytes_that_are_cut_off) {
    for (const auto& whole : {stored(TOMBSTONE), stored({.kind = CellKind::counter, .sum = 1})}) {
        for (std::size_t size = 0; size < whole.size(); ++size) {
            EXPECT_THROW(parse_cell(std::string_view(whole).substr(0, size)), StoreError) << size;
        }
    }
    EXPECT_THROW(parse_cell(std::string("\x81\0\0\0\0\0\0\0\x05\0\x02s", 12)), StoreError);
}

TEST(StoredCell, refuses_unknown_kinds) {
    EXPECT_THROW(parse_cell("\x07 and more bytes than any has"), StoreError);
    EXPECT_THROW(parse_cell(std::string(20, '\0')), StoreError);
}

TEST(StoredCell, lives_until_the_second_it_expires_in) {
    EXPECT_TRUE(EXPIRING.is_live(99));
    EXPECT_FALSE(EXPIRING.is_live(100));
    EXPECT_FALSE(TOMBSTONE.is_live(0));
}

TEST(StoredCell, prevails_by_timestamp_then_kind_then_expiry_then_value) {
    const StoredCell in_order[] = {
        {.timestamp = 4, .value = "z"},
        {.timestamp = 5, .value = "a"},
        {.timestamp = 5, .value = "\x80"},
        {.kind = CellKind::expiring, .timestamp = 5, .expires = 50, .ttl = 1, .value = "z"},
        {.kind = CellKind::expired, .timestamp = 5, .expires = 100, .ttl = 1},
        {.kind = CellKind::expiring, .timestamp = 5, .expires = 100, .ttl = 1, .value = "a"},
        {.kind = CellKind::expiring, .timestamp = 5, .expires = 101, .ttl = 1, .value = "a"},
        {.kind = CellKind::tombstone, .timestamp = 5, .deleted_at = 1},
        {.timestamp = 6, .value = "a"},
    };

    for (std::size_t i = 0; i < std::size(in_order); ++i) {
        for (std::size_t j = 0; j < std::size(in_order); ++j) {
            EXPECT_EQ(prevails(in_order[i], in_order[j]), i > j) << i << " over " << j;
        }
    }
}

}  // namespace
}  // namespace cassia::embedded
