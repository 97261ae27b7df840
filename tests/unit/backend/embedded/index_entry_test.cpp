#include "backend/embedded/index_entry.h"

#include <gtest/gtest.h>

#include <cassia/errors.h>

namespace cassia::embedded {
namespace {

IndexEntry merged(IndexEntry entry, const IndexEntry& later) {
    entry.add(later);
    return entry;
}

TEST(IndexEntry, is_read_as_it_was_written) {
    for (const bool stale : {false, true}) {
        std::string bytes;
        append_index_entry({.id = 7, .expires = 1000, .stale = stale}, bytes);
        const auto entry = parse_index_entry(bytes);

        EXPECT_TRUE(is_index_entry(bytes));
        EXPECT_EQ(entry.id, 7u);
        EXPECT_EQ(entry.expires, 1000);
        EXPECT_EQ(entry.stale, stale);
        EXPECT_THROW(parse_index_entry(std::string_view(bytes).substr(0, 16)), StoreError);
    }
}

TEST(IndexEntry, may_hold_until_it_expires_or_is_marked) {
    EXPECT_TRUE(IndexEntry{.id = 1}.may_hold(1'000'000));
    EXPECT_TRUE((IndexEntry{.id = 1, .expires = 100}.may_hold(99)));
    EXPECT_FALSE((IndexEntry{.id = 1, .expires = 100}.may_hold(100)));
    EXPECT_FALSE((IndexEntry{.id = 1, .stale = true}.may_hold(0)));
}

TEST(IndexEntry, is_marked_by_its_own_id_alone) {
    EXPECT_TRUE(merged({.id = 1}, {.id = 1, .stale = true}).stale);
    EXPECT_FALSE(merged({.id = 2}, {.id = 1, .stale = true}).stale);
}

TEST(IndexEntry, holds_again_when_the_value_is_written_again) {
    const auto entry = merged({.id = 1, .stale = true}, {.id = 2, .expires = 100});

    EXPECT_EQ(entry.id, 2u);
    EXPECT_EQ(entry.expires, 100);
    EXPECT_FALSE(entry.stale);
}

TEST(IndexEntry, expires_with_the_last_write_of_the_value) {
    EXPECT_EQ(merged({.id = 1, .expires = 200}, {.id = 2, .expires = 100}).expires, 200);
    EXPECT_EQ(merged({.id = 1, .expires = 200}, {.id = 2}).expires, IndexEntry::NEVER);
}

}  // namespace
}  // namespace cassia::embedded
