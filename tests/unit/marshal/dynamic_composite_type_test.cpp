#include <gtest/gtest.h>

#include <cassia/types.h>

#include "unit/marshal/golden.h"
#include "unit/marshal/refusal.h"

namespace cassia {
namespace {

using golden::hex;

Type with_aliases() {
    return DynamicCompositeType(
        {{'a', AsciiType()}, {'b', LongType()}, {'B', LongType({.reversed = true})}, {'t', TimeUUIDType()}});
}

TEST(DynamicCompositeType, packs_an_alias_before_each_component) {
    EXPECT_EQ(hex(with_aliases().pack(std::tuple(std::tuple("a", "x"), std::tuple("b", 1)))),
              "8061"
              "00017800"
              "8062"
              "0008000000000000000100");
}

TEST(DynamicCompositeType, packs_a_class_name_with_its_length) {
    EXPECT_EQ(hex(with_aliases().pack(Tuple{std::tuple("AsciiType", "x")})),
              "0009"
              "41736369695479706500017800");
}

TEST(DynamicCompositeType, unpacks_what_it_packed) {
    const Value value =
        std::tuple(std::tuple("a", "x"), std::tuple("UTF8Type(reversed=true)", "é"), std::tuple("B", nullptr));

    EXPECT_EQ(with_aliases()->unpack(with_aliases().pack(value)), value);
}

TEST(DynamicCompositeType, marks_a_slices_ends) {
    const Tuple given{std::tuple("a", "x")};

    EXPECT_EQ(hex(with_aliases().pack(given, PackFor::LowerEnd)), "8061000178ff");
    EXPECT_EQ(hex(with_aliases().pack(given, PackFor::UpperEnd)), "806100017801");
}

TEST(DynamicCompositeType, takes_exclusive_around_the_pair_and_around_its_value) {
    EXPECT_EQ(hex(with_aliases().pack(Tuple{exclusive(std::tuple("a", "x"))}, PackFor::LowerEnd)), "806100017801");
    EXPECT_EQ(hex(with_aliases().pack(Tuple{std::tuple("a", exclusive("x"))}, PackFor::UpperEnd)), "8061000178ff");
}

TEST(DynamicCompositeType, takes_exclusive_around_the_whole_tuple_for_its_last_component) {
    EXPECT_EQ(hex(with_aliases().pack(exclusive(Tuple{std::tuple("a", "x")}), PackFor::LowerEnd)), "806100017801");
}

TEST(DynamicCompositeType, makes_a_time_a_time_uuid_of_the_slices_end) {
    const Tuple given{std::tuple("t", Time{})};

    const Value upper = with_aliases()->unpack(with_aliases().pack(given, PackFor::UpperEnd));

    EXPECT_EQ(upper, Value(Tuple{std::tuple("t", highest_time_uuid(Time{}))}));
}

TEST(DynamicCompositeType, excludes_all_time_uuids_of_an_exclusive_time) {
    const Tuple given{std::tuple("t", exclusive(Time{}))};

    const Value lower = with_aliases()->unpack(with_aliases().pack(given, PackFor::LowerEnd));
    const Value upper = with_aliases()->unpack(with_aliases().pack(given, PackFor::UpperEnd));

    EXPECT_EQ(lower, Value(Tuple{std::tuple("t", highest_time_uuid(Time{}))}));
    EXPECT_EQ(upper, Value(Tuple{std::tuple("t", lowest_time_uuid(Time{}))}));
}

TEST(DynamicCompositeType, refuses_an_alias_that_it_has_not) {
    EXPECT_EQ(refusal_of([] { return with_aliases().pack(Tuple{std::tuple("z", 1)}); }),
              "component 1: 'z' is no alias of this DynamicCompositeType, which has the aliases B, a, b, t");
}

TEST(DynamicCompositeType, refuses_a_class_that_is_unknown) {
    EXPECT_THROW(with_aliases().pack(Tuple{std::tuple("NoSuchType", 1)}), TypeError);
}

class NoDynamicComposite : public testing::TestWithParam<Value> {};

TEST_P(NoDynamicComposite, is_refused) {
    EXPECT_THROW(with_aliases().pack(GetParam()), TypeError);
}

INSTANTIATE_TEST_SUITE_P(, NoDynamicComposite,
                         testing::Values(Value(5), Value(Tuple{5}), Value(std::tuple(Tuple{"a"})),
                                         Value(std::tuple(std::tuple("a", "x", "y"))),
                                         Value(std::tuple(std::tuple(1, "x")))));

TEST(DynamicCompositeType, an_alias_and_its_class_are_the_same_column) {
    const std::string by_alias = with_aliases().pack(Tuple{std::tuple("a", "x")});
    const std::string by_class =
        with_aliases().pack(Tuple{std::tuple("org.apache.cassandra.db.marshal.AsciiType", "x")});

    EXPECT_TRUE(with_aliases()->compare(by_alias, by_class) == 0);
}

TEST(DynamicCompositeType, orders_malformed_bytes_without_reading_past_them) {
    const std::string whole = with_aliases().pack(Tuple{std::tuple("AsciiType", "x")});

    for (std::size_t size = 1; size < whole.size(); ++size) {
        EXPECT_TRUE(with_aliases()->compare(whole.substr(0, size), whole) < 0) << size;
    }
}

// Each level names its type, so that a name of the greatest length, 65,535 bytes, has 2,600 of them.
std::string nested_as_deep_as_a_name_allows(std::string_view innermost) {
    const std::string name = "DynamicCompositeType";
    const auto sized = [](std::string_view bytes) {
        return std::string{static_cast<char>(bytes.size() >> 8), static_cast<char>(bytes.size())}.append(bytes);
    };
    std::string nested(innermost);
    while (nested.size() + name.size() + 5 <= 65535) {
        nested = sized(name) + sized(nested) + '\0';
    }
    return nested;
}

TEST(DynamicCompositeType, takes_one_within_another_as_deep_as_a_name_allows) {
    const std::string name = nested_as_deep_as_a_name_allows("");

    EXPECT_NO_THROW(with_aliases()->validate(name));
    EXPECT_EQ(with_aliases().pack(with_aliases()->unpack(name)), name);
    EXPECT_TRUE(with_aliases()->compare(name, name) == 0);
}

TEST(DynamicCompositeType, refuses_malformed_bytes_as_deep_as_a_name_allows) {
    EXPECT_THROW(with_aliases()->validate(nested_as_deep_as_a_name_allows("x")), TypeError);
}

TEST(DynamicCompositeType, gives_its_class_string) {
    EXPECT_EQ(with_aliases().to_string(),
              "DynamicCompositeType(B=>LongType(reversed=true),a=>AsciiType,b=>LongType,t=>TimeUUIDType)");
    EXPECT_EQ(Type(DynamicCompositeType({})).to_string(), "DynamicCompositeType()");
}

}  // namespace
}  // namespace cassia
