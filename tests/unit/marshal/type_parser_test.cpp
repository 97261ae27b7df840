#include <gtest/gtest.h>

#include <cassia/types.h>

#include "unit/marshal/golden.h"
#include "unit/marshal/refusal.h"

namespace cassia {
namespace {

class ClassString : public testing::TestWithParam<const char*> {};

TEST_P(ClassString, is_given_as_it_was_parsed) {
    EXPECT_EQ(Type::parse(GetParam()).to_string(), GetParam());
}

TEST_P(ClassString, is_parsed_from_its_full_names) {
    const Type type = Type::parse(GetParam());

    EXPECT_EQ(Type::parse(type.to_full_string()), type);
}

INSTANTIATE_TEST_SUITE_P(, ClassString,
                         testing::Values("AsciiType", "BooleanType", "BytesType", "CounterColumnType", "DateType",
                                         "DecimalType", "DoubleType", "FloatType", "Int32Type", "IntegerType",
                                         "LexicalUUIDType", "LongType", "TimeUUIDType", "TimestampType", "UTF8Type",
                                         "UUIDType", "ReversedType(LongType)", "CompositeType(LongType)",
                                         "CompositeType(LongType(reversed=true),UTF8Type)",
                                         "ReversedType(CompositeType(LongType,UTF8Type))",
                                         "CompositeType(ReversedType(CompositeType(LongType)),UTF8Type)",
                                         "DynamicCompositeType(a=>AsciiType,b=>LongType)", "DynamicCompositeType()",
                                         "DynamicCompositeType(B=>LongType(reversed=true),b=>LongType)"));

TEST(TypeParser, gives_full_names_to_classes_alone) {
    EXPECT_EQ(Type::parse("ReversedType(LongType)").to_full_string(),
              "org.apache.cassandra.db.marshal.ReversedType(org.apache.cassandra.db.marshal.LongType)");
    EXPECT_EQ(Type::parse("DynamicCompositeType(a=>LongType(reversed=true))").to_full_string(),
              "org.apache.cassandra.db.marshal.DynamicCompositeType(a=>org.apache.cassandra.db.marshal.LongType("
              "reversed=true))");
}

using Spelling = std::pair<const char*, const char*>;

class OtherSpelling : public testing::TestWithParam<Spelling> {};

TEST_P(OtherSpelling, is_understood) {
    EXPECT_EQ(Type::parse(GetParam().first).to_string(), GetParam().second);
}

INSTANTIATE_TEST_SUITE_P(
    , OtherSpelling,
    testing::Values(Spelling(" CompositeType ( LongType , UTF8Type ) ", "CompositeType(LongType,UTF8Type)"),
                    Spelling("LongType(reversed=true)", "ReversedType(LongType)"),
                    Spelling("LongType(reversed)", "ReversedType(LongType)"),
                    Spelling("LongType(reversed=false)", "LongType"), Spelling("LongType()", "LongType"),
                    Spelling("LongType(compressed=yes,reversed=true)", "ReversedType(LongType)"),
                    Spelling("ReversedType(ReversedType(LongType))", "LongType"),
                    Spelling("ReversedType(LongType(reversed=true))", "LongType"),
                    Spelling("DynamicCompositeType", "DynamicCompositeType()"),
                    Spelling("org.apache.cassandra.db.marshal.CompositeType(org.apache.cassandra.db.marshal.LongType,"
                             "UTF8Type)",
                             "CompositeType(LongType,UTF8Type)")));

class MalformedClassString : public testing::TestWithParam<std::string> {};

TEST_P(MalformedClassString, is_refused_and_read_as_bytes_where_that_is_asked_for) {
    EXPECT_THROW(Type::parse(GetParam()), TypeError);
    EXPECT_EQ(Type::parse_or_bytes(GetParam()).to_string(), "BytesType");
}

std::string nested(int depth) {
    std::string text;
    for (int i = 0; i < depth; ++i) {
        text += "CompositeType(";
    }
    return text + "LongType" + std::string(static_cast<std::size_t>(depth), ')');
}

INSTANTIATE_TEST_SUITE_P(
    , MalformedClassString,
    testing::Values("", " ", "(", ")", "LongType)", "LongType(", "LongType(reversed", "LongType(reversed=)",
                    "LongType LongType", "CompositeType", "CompositeType()", "CompositeType(", "CompositeType(LongType",
                    "CompositeType(LongType,)", "CompositeType(LongType,,UTF8Type)", "CompositeType(LongType;UTF8Type)",
                    "DynamicCompositeType(a)", "DynamicCompositeType(a=LongType)", "DynamicCompositeType(ab=>LongType)",
                    "DynamicCompositeType(a=>LongType", "DynamicCompositeType(a=>LongType b=>LongType)",
                    "DynamicCompositeType(a=>LongType,)", "ReversedType", "ReversedType()",
                    "ReversedType(LongType,LongType)", "ListType(UTF8Type", std::string("Long\0Type", 9),
                    std::string("\xff"), nested(17), nested(100'000), std::string(100'000, '(')));

TEST(TypeParser, reads_16_levels) {
    EXPECT_EQ(Type::parse(nested(16)).to_string(), nested(16));
}

TEST(TypeParser, says_where_the_fault_is) {
    EXPECT_EQ(refusal_of([] { return Type::parse("CompositeType(LongType;UTF8Type)"); }),
              "the type 'CompositeType(LongType;UTF8Type)' has ';UTF8Type)' at position 22, where it may have ')'");
    EXPECT_EQ(refusal_of([] { return Type::parse("CompositeType(LongType"); }),
              "the type 'CompositeType(LongType' has its end at position 22, where it may have ')'");
}

TEST(TypeParser, names_the_classes_there_are_where_one_is_unknown) {
    EXPECT_EQ(refusal_of([] { return Type::parse("Utf8Type"); }),
              "the type 'Utf8Type' has 'Utf8Type' at position 0, where it may have one of AsciiType, BooleanType, "
              "BytesType, CounterColumnType, DateType, DecimalType, DoubleType, FloatType, Int32Type, IntegerType, "
              "LexicalUUIDType, LongType, TimeUUIDType, TimestampType, UTF8Type, UUIDType, CompositeType, "
              "DynamicCompositeType, ReversedType");
}

class UnknownClass : public testing::TestWithParam<Spelling> {};

TEST_P(UnknownClass, is_refused) {
    EXPECT_THROW(Type::parse(GetParam().first), TypeError);
}

TEST_P(UnknownClass, is_read_as_bytes_in_its_place_where_that_is_asked_for) {
    EXPECT_EQ(Type::parse_or_bytes(GetParam().first).to_string(), GetParam().second);
}

INSTANTIATE_TEST_SUITE_P(, UnknownClass,
                         testing::Values(Spelling("SimpleDateType", "BytesType"),
                                         Spelling("com.example.MyType", "BytesType"),
                                         Spelling("org.apache.cassandra.db.marshal.NoSuchType", "BytesType"),
                                         Spelling("MapType(UTF8Type,ListType(LongType))", "BytesType"),
                                         Spelling("ReversedType(MyType)", "ReversedType(BytesType)"),
                                         Spelling("CompositeType(LongType,MyType(a=>b),UTF8Type)",
                                                  "CompositeType(LongType,BytesType,UTF8Type)")));

}  // namespace
}  // namespace cassia
