#include <gtest/gtest.h>

#include <cassia/types.h>

#include "unit/marshal/refusal.h"

namespace cassia {
namespace {

const Time noon{std::chrono::microseconds(1'300'000'000'123'456)};

std::string bytes_of(const Uuid& uuid) {
    return std::string(uuid.bytes());
}

TEST(UUIDType, packs_every_version) {
    const Uuid random = Uuid::random();
    const Uuid now = Uuid::now();

    EXPECT_EQ(UUIDType().pack(random), bytes_of(random));
    EXPECT_EQ(UUIDType().pack(now), bytes_of(now));
}

TEST(UUIDType, refuses_the_text_of_a_uuid) {
    EXPECT_EQ(refusal_of([] { return UUIDType().pack("58e0a7d7"); }),
              "UUIDType takes a UUID, and \"58e0a7d7\" is text");
}

TEST(UUIDType, unpacks_no_bytes_as_null) {
    EXPECT_TRUE(UUIDType().unpack("").is_null());
    EXPECT_TRUE(TimeUUIDType().unpack("").is_null());
    EXPECT_TRUE(LexicalUUIDType().unpack("").is_null());
}

TEST(LexicalUUIDType, packs_and_unpacks_every_version) {
    const Uuid random = Uuid::random();

    EXPECT_EQ(LexicalUUIDType().unpack(LexicalUUIDType().pack(random)), Value(random));
}

TEST(TimeUUIDType, packs_version_1_alone) {
    const Uuid now = Uuid::now();

    EXPECT_EQ(TimeUUIDType().pack(now), bytes_of(now));
    EXPECT_EQ(refusal_of([] { return TimeUUIDType().pack(Uuid()); }),
              "TimeUUIDType takes a version 1 UUID, and 00000000-0000-0000-0000-000000000000 is of version 0");
}

TEST(TimeUUIDType, stores_a_time_as_a_uuid_of_its_own) {
    const std::string first = TimeUUIDType().pack(noon);
    const std::string second = TimeUUIDType().pack(noon);

    EXPECT_EQ(uuid_time(Uuid::from_bytes(first)), noon);
    EXPECT_NE(first, second);
}

TEST(TimeUUIDType, reads_a_number_as_seconds) {
    const Uuid uuid = TimeUUIDType().unpack(TimeUUIDType().pack(1'300'000'000.5)).as<Uuid>();

    EXPECT_EQ(uuid_time(uuid), Time(std::chrono::microseconds(1'300'000'000'500'000)));
}

TEST(TimeUUIDType, makes_a_time_the_lowest_and_the_highest_uuid_at_a_slices_ends) {
    EXPECT_EQ(Type(TimeUUIDType()).pack(noon, PackFor::LowerEnd), bytes_of(lowest_time_uuid(noon)));
    EXPECT_EQ(Type(TimeUUIDType()).pack(noon, PackFor::UpperEnd), bytes_of(highest_time_uuid(noon)));
}

TEST(TimeUUIDType, reversed_begins_a_slice_with_the_highest) {
    const Type reversed = TimeUUIDType({.reversed = true});

    EXPECT_EQ(reversed.pack(noon, PackFor::LowerEnd), bytes_of(highest_time_uuid(noon)));
    EXPECT_EQ(reversed.pack(noon, PackFor::UpperEnd), bytes_of(lowest_time_uuid(noon)));
}

TEST(TimeUUIDType, refuses_a_time_as_a_name_and_says_what_to_do) {
    EXPECT_EQ(refusal_of([] { return Type(TimeUUIDType()).pack(noon, PackFor::Naming); }),
              "many TimeUUIDs share the time 2011-03-13T07:06:40.123456Z, so that it names none of them; give the "
              "UUID, or the time as column_start and column_finish");
}

TEST(TimeUUIDType, takes_a_uuid_as_a_name) {
    const Uuid now = Uuid::now();

    EXPECT_EQ(Type(TimeUUIDType()).pack(now, PackFor::Naming), bytes_of(now));
}

TEST(TimeUUIDType, refuses_what_is_neither_uuid_nor_time) {
    EXPECT_EQ(refusal_of([] { return TimeUUIDType().pack("noon"); }),
              "TimeUUIDType takes a version 1 UUID, a time or a number of seconds since 1970, and \"noon\" is text");
}

TEST(TimeUUIDType, refuses_a_time_that_no_uuid_holds) {
    EXPECT_THROW(TimeUUIDType().pack(Time::max()), TypeError);
}

}  // namespace
}  // namespace cassia
