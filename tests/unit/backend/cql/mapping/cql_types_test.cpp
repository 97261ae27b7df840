#include "backend/cql/mapping/cql_types.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include <cassia/errors.h>

namespace cassia::cql {
namespace {

/// "$LongType" with the package in the place of $.
std::string full(std::string_view text) {
    std::string with_packages;
    for (const char c : text) {
        with_packages += c == '$' ? "org.apache.cassandra.db.marshal." : std::string(1, c);
    }
    return with_packages;
}

/// With $ for the package.
struct TypeCase {
    const char* class_string;
    const char* cql;
    /// The class string that it is read back as.
    const char* read;
};

class CqlTypes : public testing::TestWithParam<TypeCase> {};

TEST_P(CqlTypes, hold_the_bytes_of_a_class) {
    EXPECT_EQ(to_cql(full(GetParam().class_string)), full(GetParam().cql));
}

TEST_P(CqlTypes, are_read_as_a_class) {
    EXPECT_EQ(to_class_string(full(GetParam().cql)), full(GetParam().read));
}

INSTANTIATE_TEST_SUITE_P(
    Classes, CqlTypes,
    testing::Values(TypeCase{"AsciiType", "ascii", "$AsciiType"}, TypeCase{"BytesType", "blob", "$BytesType"},
                    TypeCase{"BooleanType", "boolean", "$BooleanType"},
                    TypeCase{"CounterColumnType", "counter", "$CounterColumnType"},
                    TypeCase{"DateType", "timestamp", "$TimestampType"},
                    TypeCase{"TimestampType", "timestamp", "$TimestampType"},
                    TypeCase{"DecimalType", "decimal", "$DecimalType"}, TypeCase{"DoubleType", "double", "$DoubleType"},
                    TypeCase{"FloatType", "float", "$FloatType"}, TypeCase{"Int32Type", "int", "$Int32Type"},
                    TypeCase{"IntegerType", "varint", "$IntegerType"}, TypeCase{"LongType", "bigint", "$LongType"},
                    TypeCase{"$ReversedType($LongType)", "bigint", "$LongType"},
                    TypeCase{"TimeUUIDType", "timeuuid", "$TimeUUIDType"}, TypeCase{"UUIDType", "uuid", "$UUIDType"},
                    TypeCase{"UTF8Type", "text", "$UTF8Type"},
                    TypeCase{"LexicalUUIDType", "'$LexicalUUIDType'", "$LexicalUUIDType"},
                    TypeCase{"CompositeType(LongType(reversed=true),UTF8Type)",
                             "'$CompositeType($LongType(reversed=true),$UTF8Type)'",
                             "$CompositeType($LongType(reversed=true),$UTF8Type)"},
                    TypeCase{"ReversedType(CompositeType(LongType))", "'$CompositeType($LongType)'",
                             "$CompositeType($LongType)"},
                    TypeCase{"DynamicCompositeType(a=>AsciiType,l=>LongType)",
                             "'$DynamicCompositeType(a=>$AsciiType,l=>$LongType)'",
                             "$DynamicCompositeType(a=>$AsciiType,l=>$LongType)"}));

TEST(CqlType, that_is_unknown_is_read_as_bytes) {
    for (const auto* const type : {"inet", "frozen<list<int>>", "'com.example.Own'"}) {
        EXPECT_EQ(to_class_string(type), full("$BytesType")) << type;
    }
}

TEST(CqlType, is_respelled_as_we_write_it) {
    EXPECT_EQ(respelled(full("'$CompositeType($ReversedType($LongType), $UTF8Type)'")),
              to_cql("CompositeType(LongType(reversed=true),UTF8Type)"));
    EXPECT_EQ(respelled("'com.example.Own'"), "'com.example.Own'");
    EXPECT_EQ(respelled("inet"), "inet");
}

TEST(CqlType, of_an_unknown_class_is_refused) {
    EXPECT_THROW(to_cql("LongTipe"), TypeError);
}

TEST(CqlType, is_of_several_cells_where_it_is_a_collection_that_is_not_frozen) {
    EXPECT_TRUE(is_multi_cell("map<text, int>"));
    EXPECT_TRUE(is_multi_cell("set<int>"));
    EXPECT_FALSE(is_multi_cell("frozen<set<int>>"));
    EXPECT_FALSE(is_multi_cell("text"));
}

TEST(CqlType, leaves_direction_to_the_column) {
    EXPECT_TRUE(is_reversed("ReversedType(LongType)"));
    EXPECT_FALSE(is_reversed("CompositeType(LongType(reversed=true))"));  // a component is
    EXPECT_EQ(with_direction("LongType", false), "LongType");
    EXPECT_TRUE(is_reversed(with_direction("LongType", true)));
}

}  // namespace
}  // namespace cassia::cql
