#include <gtest/gtest.h>

#include <cassia/types.h>

#include "unit/marshal/refusal.h"

namespace cassia {
namespace {

TEST(BytesType, packs_text_and_bytes_as_they_are) {
    EXPECT_EQ(BytesType().pack("abc"), "abc");
    EXPECT_EQ(BytesType().pack(Bytes("\xff")), "\xff");
}

TEST(BytesType, unpacks_bytes) {
    EXPECT_EQ(BytesType().unpack("\xff").kind(), ValueKind::bytes);
    EXPECT_EQ(BytesType().unpack(""), Value(Bytes()));
}

TEST(BytesType, refuses_what_is_neither_text_nor_bytes) {
    EXPECT_EQ(refusal_of([] { return BytesType().pack(5); }), "BytesType takes text or bytes, and 5 is an integer");
    EXPECT_EQ(refusal_of([] { return BytesType().pack(nullptr); }),
              "BytesType takes text or bytes, and null is no value");
}

TEST(AsciiType, unpacks_text) {
    EXPECT_EQ(AsciiType().unpack("abc").kind(), ValueKind::text);
    EXPECT_EQ(AsciiType().unpack(""), Value(""));
}

TEST(AsciiType, refuses_to_pack_what_is_not_ascii) {
    EXPECT_EQ(refusal_of([] { return AsciiType().pack("é"); }), "AsciiType has ASCII text, and 0xc3a9 is none");
}

TEST(UTF8Type, unpacks_text) {
    EXPECT_EQ(UTF8Type().unpack("é").kind(), ValueKind::text);
    EXPECT_EQ(UTF8Type().unpack(""), Value(""));
}

TEST(UTF8Type, refuses_to_pack_malformed_text) {
    EXPECT_EQ(refusal_of([] { return UTF8Type().pack("a\xc3"); }), "UTF8Type has UTF-8 text, and 0x61c3 is none");
}

TEST(UTF8Type, refuses_other_kinds_naming_them) {
    EXPECT_EQ(refusal_of([] { return UTF8Type().pack(true); }), "UTF8Type takes text or bytes, and true is a boolean");
}

}  // namespace
}  // namespace cassia
