#include <gtest/gtest.h>

#include <cassia/types.h>

#include "unit/marshal/refusal.h"

namespace cassia {
namespace {

TEST(BooleanType, reads_every_byte_but_0_as_true) {
    EXPECT_EQ(BooleanType().unpack(std::string(1, '\0')), Value(false));
    EXPECT_EQ(BooleanType().unpack("\x01"), Value(true));
    EXPECT_EQ(BooleanType().unpack("\x02"), Value(true));
}

TEST(BooleanType, unpacks_no_bytes_as_null) {
    EXPECT_TRUE(BooleanType().unpack("").is_null());
}

TEST(BooleanType, refuses_numbers) {
    EXPECT_EQ(refusal_of([] { return BooleanType().pack(1); }), "BooleanType takes true or false, and 1 is an integer");
}

}  // namespace
}  // namespace cassia
