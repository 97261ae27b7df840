#include <gtest/gtest.h>

#include <cassia/types.h>

namespace cassia {
namespace {

/// The manual's example of a user's own type: an integer stored as text.
class IntString : public CassandraType {
public:
    using CassandraType::CassandraType;
    std::string pack(const Value& value) const override { return std::to_string(value.as<int>()); }
    Value unpack(std::string_view bytes) const override { return std::stoi(std::string(bytes)); }
};

/// As IntString, ordered and validated by the server as ASCII.
class AsciiIntString : public IntString {
public:
    using IntString::IntString;
    std::string class_name() const override { return "AsciiType"; }
};

TEST(UsersType, packs_and_unpacks_by_its_own_functions) {
    const Type type = IntString();

    EXPECT_EQ(type.pack(42), "42");
    EXPECT_EQ(type->unpack("42"), Value(42));
}

TEST(UsersType, is_bytes_type_to_the_server) {
    EXPECT_EQ(Type(IntString()).to_string(), "BytesType");
    EXPECT_NO_THROW(Type(IntString())->validate("\xff"));
    EXPECT_TRUE(Type(IntString())->compare("9", "10") > 0);
}

TEST(UsersType, is_validated_as_the_class_it_names) {
    EXPECT_EQ(Type(AsciiIntString()).to_string(), "AsciiType");
    EXPECT_THROW(Type(AsciiIntString())->validate("\xff"), TypeError);
}

TEST(UsersType, may_be_reversed) {
    const Type type = AsciiIntString(TypeOptions{.reversed = true});

    EXPECT_EQ(type.to_string(), "ReversedType(AsciiType)");
    EXPECT_TRUE(type->compare("9", "10") < 0);
}

TEST(UsersType, works_within_a_composite) {
    const Type type = CompositeType(IntString(), LongType());

    EXPECT_EQ(type->unpack(type.pack(std::tuple(42, 1))), Value(std::tuple(42, 1)));
    EXPECT_EQ(type.to_string(), "CompositeType(BytesType,LongType)");
}

TEST(CassandraType, keeps_its_default) {
    EXPECT_EQ(DoubleType({.default_value = 0.0}).default_value(), Value(0.0));
    EXPECT_EQ(DoubleType().default_value(), std::nullopt);
}

TEST(CassandraType, reversed_turns_the_order) {
    const Type type = LongType({.reversed = true});

    EXPECT_TRUE(type->compare(type.pack(1), type.pack(2)) > 0);
    EXPECT_TRUE(type->compare(type.pack(2), type.pack(2)) == 0);
}

}  // namespace
}  // namespace cassia
