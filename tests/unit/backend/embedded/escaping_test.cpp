#include "backend/embedded/escaping.h"

#include <string>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cassia/errors.h>

namespace cassia::embedded {
namespace {

std::string escaped(std::string_view bytes) {
    std::string out;
    append_escaped(bytes, out);
    return out;
}

TEST(Escaping, turns_zero_bytes_into_pairs) {
    using namespace std::string_literals;

    EXPECT_EQ(escaped("a\0b"s), "a\0\xff"s + "b\0\1"s);
}

TEST(Escaping, keeps_order_and_gives_bytes_back) {
    EXPECT_TRUE(rc::check([](std::string left, std::string right) {
        for (auto* bytes : {&left, &right}) {
            for (auto& byte : *bytes) {
                byte = static_cast<char>(byte % 3);  // many zeros
            }
        }
        const auto encoded = escaped(left) + "rest";
        std::string_view rest = encoded;
        std::string buffer;

        RC_ASSERT(take_escaped(rest, buffer) == left);
        RC_ASSERT(rest == "rest");
        RC_ASSERT((escaped(left) < escaped(right)) == (left < right));
    }));
}

TEST(Escaping, refuses_bytes_without_an_end) {
    std::string_view rest = "abc";
    std::string buffer;

    EXPECT_THROW(take_escaped(rest, buffer), StoreError);
}

}  // namespace
}  // namespace cassia::embedded
