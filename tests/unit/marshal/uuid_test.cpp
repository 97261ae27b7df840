#include <cassia/uuid.h>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <set>
#include <sstream>
#include <thread>
#include <vector>

#include <cassia/errors.h>

namespace cassia {
namespace {

using std::chrono::microseconds;

constexpr std::string_view sample = "58e0a7d7-eebc-11d8-9669-0800200c9a66";

Uuid with_tail(std::string_view tail) {
    return Uuid::parse("13814000-1dd2-11b2-" + std::string(tail));
}

TEST(Uuid, prints_as_it_was_parsed) {
    EXPECT_EQ(Uuid::parse(sample).to_string(), sample);
}

TEST(Uuid, streams_as_its_text) {
    std::ostringstream out;

    out << Uuid::parse(sample);

    EXPECT_EQ(out.str(), sample);
}

class UuidSpelling : public testing::TestWithParam<const char*> {};

TEST_P(UuidSpelling, is_read) {
    EXPECT_EQ(Uuid::parse(GetParam()), Uuid::parse(sample));
}

INSTANTIATE_TEST_SUITE_P(, UuidSpelling,
                         testing::Values("58E0A7D7-EEBC-11D8-9669-0800200C9A66", "58e0a7d7eebc11d896690800200c9a66",
                                         "{58e0a7d7-eebc-11d8-9669-0800200c9a66}",
                                         "urn:uuid:58e0a7d7-eebc-11d8-9669-0800200c9a66"));

class UuidMisspelling : public testing::TestWithParam<const char*> {};

TEST_P(UuidMisspelling, is_refused) {
    EXPECT_THROW(Uuid::parse(GetParam()), TypeError);
}

INSTANTIATE_TEST_SUITE_P(, UuidMisspelling,
                         testing::Values("", "58e0a7d7", "58e0a7d7-eebc-11d8-9669-0800200c9a6",
                                         "58e0a7d7-eebc-11d8-9669-0800200c9a666",
                                         "58e0a7d7-eebc-11d8-96690-800200c9a66", "58e0a7d7eebc11d896690800200c9a6g",
                                         "{58e0a7d7-eebc-11d8-9669-0800200c9a66", "58e0a7d7-eebc-11d8-96690800200c9a66",
                                         "58e0a7d7-eebc-11d8-9669-0800200c9a66}", " 58e0a7d7eebc11d896690800200c9a66"));

TEST(Uuid, refuses_bytes_that_are_not_sixteen) {
    EXPECT_THROW(Uuid::from_bytes("fifteen bytes.."), TypeError);
}

TEST(Uuid, keeps_the_bytes_it_was_made_from) {
    const Uuid uuid = Uuid::from_bytes("sixteen bytes...");

    EXPECT_EQ(uuid.bytes(), "sixteen bytes...");
}

TEST(Uuid, random_ones_have_version_4_and_the_variant_of_the_rfc) {
    for (int i = 0; i < 1000; ++i) {
        const Uuid uuid = Uuid::random();

        EXPECT_EQ(uuid.version(), 4);
        EXPECT_EQ(static_cast<unsigned char>(uuid.bytes()[8]) & 0xc0U, 0x80U);
    }
}

TEST(Uuid, random_ones_of_a_parent_and_its_forked_child_differ) {
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);

    const pid_t child = fork();
    if (child == 0) {
        const Uuid uuid = Uuid::random();
        const bool written = write(ends[1], uuid.bytes().data(), Uuid::size) == Uuid::size;
        _exit(written ? 0 : 1);
    }
    std::string of_child(Uuid::size, '\0');
    ASSERT_EQ(read(ends[0], of_child.data(), of_child.size()), static_cast<ssize_t>(Uuid::size));
    waitpid(child, nullptr, 0);
    close(ends[0]);
    close(ends[1]);

    EXPECT_NE(Uuid::from_bytes(of_child), Uuid::random());
}

TEST(Uuid, now_has_version_1_and_the_time_of_the_clock) {
    const auto before = std::chrono::floor<microseconds>(std::chrono::system_clock::now());

    const Uuid uuid = Uuid::now();

    EXPECT_EQ(uuid.version(), 1);
    EXPECT_GE(uuid_time(uuid), before);
    EXPECT_LE(uuid_time(uuid), std::chrono::system_clock::now());
}

TEST(Uuid, now_increases_strictly_in_each_thread_and_never_repeats_a_time_across_them) {
    constexpr std::size_t count = 20'000;
    std::vector<std::vector<Uuid>> made(4);
    std::vector<std::thread> threads;

    for (auto& uuids : made) {
        threads.emplace_back([&uuids] { std::generate_n(std::back_inserter(uuids), count, Uuid::now); });
    }
    for (auto& thread : threads) {
        thread.join();
    }

    std::set<std::uint64_t> times;
    for (const auto& uuids : made) {
        EXPECT_TRUE(std::is_sorted(uuids.begin(), uuids.end(), [](const Uuid& left, const Uuid& right) {
            return compare_time_uuids(left, right) < 0;
        }));
        for (const Uuid& uuid : uuids) {
            times.insert(uuid.time_ticks());
        }
    }
    EXPECT_EQ(times.size(), made.size() * count);
}

// The manual's changelog, 1.8.0. The lowest and the highest have the variant too, though their order decides the rest.
TEST(TimeUuid, has_version_1_and_the_variant_of_the_rfc) {
    const Time time{microseconds(1'300'000'000'123'456)};
    for (const Uuid& uuid : {time_uuid(time), lowest_time_uuid(time), highest_time_uuid(time), Uuid::now()}) {
        EXPECT_EQ(uuid.version(), 1);
        EXPECT_EQ(static_cast<unsigned char>(uuid.bytes()[8]) & 0xc0U, 0x80U) << uuid;
    }
}

class TimeUuidTime : public testing::TestWithParam<std::int64_t> {};

TEST_P(TimeUuidTime, is_kept_to_the_microsecond) {
    const Time time{microseconds(GetParam())};

    EXPECT_EQ(uuid_time(time_uuid(time)), time);
    EXPECT_EQ(uuid_time(lowest_time_uuid(time)), time);
    EXPECT_EQ(uuid_time(highest_time_uuid(time)), time);
}

INSTANTIATE_TEST_SUITE_P(, TimeUuidTime,
                         testing::Values(0, 1, -1, 1'300'000'000'123'456, -12'219'292'800'000'000,
                                         103'072'857'660'684'696));

class TimeUuidOutside : public testing::TestWithParam<std::int64_t> {};

TEST_P(TimeUuidOutside, is_refused) {
    const Time time{microseconds(GetParam())};

    EXPECT_THROW(time_uuid(time), TypeError);
    EXPECT_THROW(lowest_time_uuid(time), TypeError);
    EXPECT_THROW(highest_time_uuid(time), TypeError);
}

INSTANTIATE_TEST_SUITE_P(, TimeUuidOutside,
                         testing::Values(-12'219'292'800'000'001, 103'072'857'660'684'697,
                                         Time::min().time_since_epoch().count(),
                                         Time::max().time_since_epoch().count()));

TEST(TimeUuid, of_one_time_differ) {
    EXPECT_NE(time_uuid(Time{}), time_uuid(Time{}));
}

TEST(TimeUuid, lies_between_the_lowest_and_the_highest_of_its_time) {
    const Time time{microseconds(1'300'000'000'123'456)};
    for (int i = 0; i < 1000; ++i) {
        const Uuid uuid = time_uuid(time);

        EXPECT_TRUE(compare_time_uuids(lowest_time_uuid(time), uuid) <= 0) << uuid;
        EXPECT_TRUE(compare_time_uuids(uuid, highest_time_uuid(time)) <= 0) << uuid;
    }
}

TEST(TimeUuid, the_highest_is_900_nanoseconds_past_the_lowest) {
    const Time time{microseconds(42)};

    EXPECT_EQ(highest_time_uuid(time).time_ticks() - lowest_time_uuid(time).time_ticks(), 9u);
}

TEST(TimeUuid, the_ends_of_all_time_are_the_constants) {
    EXPECT_EQ(LOWEST_TIME_UUID, lowest_time_uuid(Time{microseconds(-12'219'292'800'000'000)}));
    // The highest time, version 1, and behind the variant's two bits the highest signed bytes.
    EXPECT_EQ(HIGHEST_TIME_UUID, Uuid::parse("ffffffff-ffff-1fff-bf7f-7f7f7f7f7f7f"));
}

TEST(TimeUuid, has_a_time_in_version_1_alone) {
    EXPECT_THROW(uuid_time(Uuid::random()), TypeError);
}

TEST(TimeUuid, before_1970_rounds_its_time_down) {
    const Uuid half_a_microsecond_before_1970 = Uuid::parse("13813ffb-1dd2-11b2-8080-808080808080");

    EXPECT_EQ(uuid_time(half_a_microsecond_before_1970), Time{microseconds(-1)});
}

TEST(TimeUuid, of_equal_times_are_ordered_by_signed_bytes) {
    const std::vector<Uuid> ascending{with_tail("8080-808080808080"), with_tail("80ff-ffffffffffff"),
                                      with_tail("8000-000000000000"), with_tail("8000-00000000007f"),
                                      with_tail("bf7f-7f7f7f7f7f7f"), with_tail("7f7f-7f7f7f7f7f7f")};

    for (std::size_t i = 1; i < ascending.size(); ++i) {
        EXPECT_TRUE(compare_time_uuids(ascending[i - 1], ascending[i]) < 0) << ascending[i];
    }
}

}  // namespace
}  // namespace cassia
