#include "backend/embedded/deletions.h"

#include <map>
#include <random>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cassia/errors.h>

namespace cassia::embedded {
namespace {

constexpr std::int64_t NOTHING = std::numeric_limits<std::int64_t>::min();

TEST(Deletions, delete_nothing_at_first) {
    const Deletions deletions;

    EXPECT_TRUE(deletions.empty());
    EXPECT_EQ(deletions.timestamp_at("a"), NOTHING);
}

TEST(Deletions, reach_from_their_start_up_to_but_not_with_their_end) {
    Deletions deletions;
    deletions.add_range("b", "d", {5, 0});

    EXPECT_EQ(deletions.timestamp_at("a"), NOTHING);
    EXPECT_EQ(deletions.timestamp_at("b"), 5);
    EXPECT_EQ(deletions.timestamp_at("czzz"), 5);
    EXPECT_EQ(deletions.timestamp_at("d"), NOTHING);
}

TEST(Deletions, keep_the_greater_where_ranges_meet) {
    Deletions deletions;
    deletions.add_range("a", "f", {5, 0});
    deletions.add_range("c", "z", {7, 0});

    EXPECT_EQ(deletions.ranges(), (std::vector<RangeDeletion>{{"a", "c", {5, 0}}, {"c", "z", {7, 0}}}));
}

TEST(Deletions, join_stretches_that_are_alike) {
    Deletions deletions;
    deletions.add_range("a", "c", {5, 0});
    deletions.add_range("c", "e", {5, 0});
    deletions.add_range("b", "d", {5, 0});

    EXPECT_EQ(deletions.ranges(), (std::vector<RangeDeletion>{{"a", "e", {5, 0}}}));
}

TEST(Deletions, of_the_whole_swallow_ranges_that_are_not_newer) {
    Deletions deletions;
    deletions.add_range("a", "c", {5, 0});
    deletions.add_range("c", "e", {6, 0});

    deletions.add_whole({5, 0});

    EXPECT_EQ(deletions.ranges(), (std::vector<RangeDeletion>{{"c", "e", {6, 0}}}));
    EXPECT_EQ(deletions.timestamp_at("a"), 5);
}

TEST(Deletions, forget_those_written_up_to_the_cutoff) {
    Deletions deletions;
    deletions.add_whole({5, 100});
    deletions.add_range("a", "c", {7, 101});

    deletions.forget_until(100);

    EXPECT_EQ(deletions.timestamp_at("z"), NOTHING);
    EXPECT_EQ(deletions.timestamp_at("a"), 7);
}

TEST(Deletions, refuse_bytes_that_are_cut_off) {
    Deletions deletions;
    deletions.add_whole({5, 100});
    deletions.add_range("a", "c", {7, 101});
    std::string bytes;
    deletions.append_to(bytes);

    for (std::size_t size = 0; size < bytes.size(); ++size) {
        EXPECT_THROW(Deletions::parse(std::string_view(bytes).substr(0, size)), StoreError) << size;
    }
}

TEST(Deletions, refuse_ranges_that_are_not_apart_and_in_order) {
    Deletions deletions;
    deletions.add_range("a", "c", {5, 0});
    deletions.add_range("d", "f", {6, 0});
    std::string bytes;
    deletions.append_to(bytes);
    std::string backwards = bytes;
    backwards.at(backwards.find('a')) = 'c';
    std::string overlapping = bytes;
    overlapping.at(overlapping.find('d')) = 'b';

    EXPECT_THROW(Deletions::parse(backwards), StoreError);
    EXPECT_THROW(Deletions::parse(overlapping), StoreError);
}

// Adds random deletions in the order given, and to each letter by itself.
struct Random {
    Deletions deletions;
    std::map<char, std::int64_t> by_letter;

    void add(std::mt19937& random) {
        const auto letter = [&random] { return static_cast<char>('a' + random() % 12); };
        const Deletion deletion{static_cast<std::int64_t>(random() % 10), 0};
        char start = letter();
        char end = letter();
        if (random() % 6 == 0) {
            deletions.add_whole(deletion);
            start = 'a';
            end = 'z';
        } else if (start < end) {
            deletions.add_range(std::string(1, start), std::string(1, end), deletion);
        }
        for (char at = start; at < end; ++at) {
            auto& known = by_letter.try_emplace(at, NOTHING).first->second;
            known = std::max(known, deletion.timestamp);
        }
    }
};

TEST(Deletions, delete_at_each_place_what_the_deletions_there_do) {
    EXPECT_TRUE(rc::check([](unsigned seed) {
        std::mt19937 random(seed);
        Random all;
        for (int i = 0; i < 20; ++i) {
            all.add(random);
        }
        for (char at = 'a'; at < 'm'; ++at) {
            const auto expected = all.by_letter.contains(at) ? all.by_letter[at] : NOTHING;
            RC_ASSERT(all.deletions.timestamp_at(std::string(1, at)) == expected);
        }
    }));
}

TEST(Deletions, are_the_same_however_they_are_grouped_and_stored) {
    EXPECT_TRUE(rc::check([](unsigned seed) {
        std::mt19937 random(seed);
        std::mt19937 again(seed);
        Random together;
        Random first;
        Random second;
        for (int i = 0; i < 10; ++i) {
            together.add(random);
            (i < 5 ? first : second).add(again);
        }
        std::string bytes;
        second.deletions.append_to(bytes);

        auto joined = Deletions::parse(bytes);
        joined.add(first.deletions);

        RC_ASSERT(joined.ranges() == together.deletions.ranges());
        RC_ASSERT(joined.whole() == together.deletions.whole());
    }));
}

}  // namespace
}  // namespace cassia::embedded
