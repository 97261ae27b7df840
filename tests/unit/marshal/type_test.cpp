#include <gtest/gtest.h>

#include <cassia/types.h>

namespace cassia {
namespace {

TEST(Type, is_bytes_type_by_default) {
    EXPECT_EQ(Type().to_string(), "BytesType");
}

TEST(Type, is_made_of_a_type_object_of_a_class_string_and_of_a_constant) {
    const Type of_object = LongType();
    const Type of_string = "LongType";
    const Type of_constant = LONG_TYPE;

    EXPECT_EQ(of_object, of_string);
    EXPECT_EQ(of_object, of_constant);
}

TEST(Type, differs_when_reversed) {
    EXPECT_NE(Type(LongType()), Type(LongType({.reversed = true})));
}

TEST(Type, keeps_the_default_of_the_object_it_was_made_of) {
    EXPECT_EQ(Type(DoubleType({.default_value = 0.5}))->default_value(), Value(0.5));
}

}  // namespace
}  // namespace cassia
