#include <gtest/gtest.h>

#include <cassia/types.h>

#include "unit/marshal/golden.h"
#include "unit/marshal/refusal.h"

namespace cassia {
namespace {

using golden::hex;

Type long_and_text() {
    return CompositeType(LongType(), UTF8Type());
}

TEST(CompositeType, packs_each_component_with_its_length_and_an_end) {
    EXPECT_EQ(hex(long_and_text().pack(std::tuple(1, "ab"))),
              "0008000000000000000100"
              "0002616200");
}

TEST(CompositeType, packs_a_prefix) {
    EXPECT_EQ(hex(long_and_text().pack(Tuple{1})), "0008000000000000000100");
}

TEST(CompositeType, packs_a_single_component) {
    EXPECT_EQ(hex(CompositeType(UTF8Type()).pack(Tuple{"a"})), "00016100");
}

TEST(CompositeType, unpacks_what_it_packed) {
    const Value value = std::tuple(-5, "é");

    EXPECT_EQ(long_and_text()->unpack(long_and_text().pack(value)), value);
}

TEST(CompositeType, unpacks_missing_trailing_components_as_a_shorter_tuple) {
    EXPECT_EQ(long_and_text()->unpack(golden::unhex("0008000000000000000100")), Value(Tuple{1}));
    EXPECT_EQ(long_and_text()->unpack(""), Value(Tuple{}));
}

TEST(CompositeType, reads_and_writes_a_component_of_no_bytes_as_null) {
    const Value value = Tuple{nullptr, "a"};

    EXPECT_EQ(hex(long_and_text().pack(value)),
              "000000"
              "00016100");
    EXPECT_EQ(long_and_text()->unpack(long_and_text().pack(value)), value);
}

struct SliceEnd {
    Tuple given;
    PackFor use;
    const char* packed;
};

class CompositeSliceEnd : public testing::TestWithParam<SliceEnd> {};

TEST_P(CompositeSliceEnd, has_its_end_of_component) {
    const Type type = CompositeType(UTF8Type(), UTF8Type({.reversed = true}));

    EXPECT_EQ(hex(type.pack(GetParam().given, GetParam().use)), GetParam().packed);
}

INSTANTIATE_TEST_SUITE_P(, CompositeSliceEnd,
                         testing::Values(SliceEnd{{"a"}, PackFor::LowerEnd, "000161ff"},
                                         SliceEnd{{"a"}, PackFor::UpperEnd, "00016101"},
                                         SliceEnd{{exclusive("a")}, PackFor::LowerEnd, "00016101"},
                                         SliceEnd{{exclusive("a")}, PackFor::UpperEnd, "000161ff"},
                                         SliceEnd{{"a", "b"}, PackFor::LowerEnd, "00016100000162ff"},
                                         SliceEnd{{"a", "b"}, PackFor::UpperEnd, "0001610000016201"},
                                         SliceEnd{{"a", exclusive("b")}, PackFor::LowerEnd, "0001610000016201"},
                                         SliceEnd{{"a", exclusive("b")}, PackFor::UpperEnd, "00016100000162ff"},
                                         SliceEnd{{"a", "b"}, PackFor::Naming, "0001610000016200"},
                                         SliceEnd{{}, PackFor::LowerEnd, "empty"}));

TEST(CompositeType, reversed_as_a_whole_turns_its_slice_ends) {
    const Type type = Type::parse("ReversedType(CompositeType(UTF8Type,UTF8Type))");

    EXPECT_EQ(hex(type.pack(Tuple{"a"}, PackFor::LowerEnd)), "00016101");
    EXPECT_EQ(hex(type.pack(Tuple{"a"}, PackFor::UpperEnd)), "000161ff");
}

TEST(CompositeType, slice_ends_hold_all_that_begins_with_an_inclusive_one) {
    const Type type = long_and_text();
    const std::string lower = type.pack(Tuple{2}, PackFor::LowerEnd);
    const std::string upper = type.pack(Tuple{2}, PackFor::UpperEnd);

    EXPECT_TRUE(type->compare(type.pack(std::tuple(1, "z")), lower) < 0);
    EXPECT_TRUE(type->compare(type.pack(std::tuple(2, "")), lower) > 0);
    EXPECT_TRUE(type->compare(type.pack(std::tuple(2, "z")), upper) < 0);
    EXPECT_TRUE(type->compare(type.pack(std::tuple(3, "")), upper) > 0);
}

TEST(CompositeType, makes_a_time_within_it_a_time_uuid_of_the_slices_end) {
    const Type type = CompositeType(UTF8Type(), TimeUUIDType());
    const Time time{};

    const Value lower = type->unpack(type.pack(std::tuple("a", time), PackFor::LowerEnd));
    const Value upper = type->unpack(type.pack(std::tuple("a", time), PackFor::UpperEnd));

    EXPECT_EQ(lower, Value(std::tuple("a", lowest_time_uuid(time))));
    EXPECT_EQ(upper, Value(std::tuple("a", highest_time_uuid(time))));
}

TEST(CompositeType, excludes_all_time_uuids_of_an_exclusive_time) {
    const Type type = CompositeType(UTF8Type(), TimeUUIDType());
    const Value given = std::tuple("a", exclusive(Time{}));

    EXPECT_EQ(type.pack(given, PackFor::LowerEnd), type.pack(std::tuple("a", Time{}), PackFor::UpperEnd));
    EXPECT_EQ(type.pack(given, PackFor::UpperEnd), type.pack(std::tuple("a", Time{}), PackFor::LowerEnd));
    EXPECT_EQ(type->unpack(type.pack(given, PackFor::LowerEnd)), Value(std::tuple("a", highest_time_uuid(Time{}))));
    EXPECT_EQ(type->unpack(type.pack(given, PackFor::UpperEnd)), Value(std::tuple("a", lowest_time_uuid(Time{}))));
}

TEST(CompositeType, excludes_all_time_uuids_of_an_exclusive_time_in_a_reversed_component) {
    const Type type = CompositeType(TimeUUIDType({.reversed = true}), UTF8Type());
    const Value given = std::tuple(exclusive(Time{}));

    EXPECT_EQ(type->unpack(type.pack(given, PackFor::LowerEnd)), Value(std::tuple(lowest_time_uuid(Time{}))));
    EXPECT_EQ(type->unpack(type.pack(given, PackFor::UpperEnd)), Value(std::tuple(highest_time_uuid(Time{}))));
}

TEST(CompositeType, takes_exclusive_around_the_whole_tuple_for_its_last_component) {
    for (const auto use : {PackFor::LowerEnd, PackFor::UpperEnd}) {
        EXPECT_EQ(long_and_text().pack(exclusive(std::tuple(3, "a")), use),
                  long_and_text().pack(std::tuple(3, exclusive("a")), use));
    }
}

TEST(CompositeType, refuses_exclusive_around_what_has_no_component) {
    EXPECT_EQ(refusal_of([] { return long_and_text().pack(exclusive(Tuple{}), PackFor::LowerEnd); }),
              "exclusive() marks the last component of a slice's end, and this end has none: () is a tuple");
}

TEST(CompositeType, refuses_a_time_within_a_name) {
    const Type type = CompositeType(UTF8Type(), TimeUUIDType());

    EXPECT_THROW(type.pack(std::tuple("a", Time{}), PackFor::Naming), TypeError);
}

TEST(CompositeType, names_the_component_that_does_not_pack) {
    EXPECT_EQ(refusal_of([] { return long_and_text().pack(std::tuple(1, 2)); }),
              "component 2: UTF8Type takes text or bytes, and 2 is an integer");
}

TEST(CompositeType, refuses_what_is_no_tuple) {
    EXPECT_EQ(refusal_of([] { return long_and_text().pack(5); }),
              "CompositeType(LongType,UTF8Type) takes a tuple, and 5 is an integer");
}

TEST(CompositeType, refuses_more_components_than_it_has) {
    EXPECT_EQ(refusal_of([] { return long_and_text().pack(std::tuple(1, "a", 2)); }),
              "CompositeType(LongType,UTF8Type) has 2 components, and more were given");
}

TEST(CompositeType, refuses_exclusive_anywhere_but_at_a_slices_end) {
    EXPECT_THROW(long_and_text().pack(Tuple{exclusive(1)}), TypeError);
    EXPECT_THROW(long_and_text().pack(Tuple{exclusive(1)}, PackFor::Naming), TypeError);
    EXPECT_THROW(long_and_text().pack(Tuple{exclusive(1), "a"}, PackFor::LowerEnd), TypeError);
    EXPECT_THROW(long_and_text().pack(exclusive(std::tuple(1, "a"))), TypeError);
}

TEST(CompositeType, refuses_a_component_of_more_than_65535_bytes) {
    const Type type = CompositeType(BytesType());

    EXPECT_NO_THROW(type.pack(Tuple{std::string(65535, 'a')}));
    EXPECT_THROW(type.pack(Tuple{std::string(65536, 'a')}), TypeError);
}

TEST(CompositeType, refuses_no_components) {
    EXPECT_THROW(CompositeType(std::vector<Type>{}), TypeError);
}

TEST(CompositeType, says_which_component_is_cut_off) {
    EXPECT_EQ(refusal_of([] { return long_and_text()->unpack(golden::unhex("00080000000000000001000002")); }),
              "component 2 of a CompositeType is a 2-byte length, as many bytes and a last byte, which is 0 if more "
              "follows; these bytes are not");
}

// Cassandra accepts this mark of a CQL table's static columns; no column of a column family has it.
TEST(CompositeType, refuses_the_mark_of_static_columns) {
    EXPECT_THROW(long_and_text()->validate("\xff\xff"), TypeError);
}

TEST(CompositeType, orders_malformed_bytes_without_reading_past_them) {
    const Type type = long_and_text();
    const std::string whole = type.pack(std::tuple(1, "abc"));

    for (std::size_t size = 1; size < whole.size(); ++size) {
        if (size != 11) {  // a complete first component
            EXPECT_TRUE(type->compare(whole.substr(0, size), whole) < 0) << size;
        }
    }
}

TEST(CompositeType, packs_a_composite_within_it_as_one_value) {
    const Type type = CompositeType(CompositeType(UTF8Type()), UTF8Type());

    EXPECT_EQ(hex(type.pack(std::tuple(Tuple{"a"}), PackFor::LowerEnd)),
              "0004"
              "00016100"
              "ff");
}

}  // namespace
}  // namespace cassia
