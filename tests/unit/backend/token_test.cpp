#include "backend/token.h"

#include <string>

#include <gmock/gmock.h>

#include <cassia/errors.h>

#include "support/golden_tokens.h"

namespace cassia::backend {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::ThrowsMessage;

constexpr std::string_view MURMUR3 = "org.apache.cassandra.dht.Murmur3Partitioner";
constexpr std::string_view RANDOM = "RandomPartitioner";
constexpr std::string_view BYTES = "ByteOrderedPartitioner";

TEST(Tokens, of_murmur3_are_numbers_of_64_bits) {
    for (const auto* const token : {"0", "-9223372036854775808", "9223372036854775807"}) {
        EXPECT_NO_THROW(Token::parse("org.apache.cassandra.dht.Murmur3Partitioner", token)) << token;
    }
    for (const auto* const token : {"", "first", "1x", " 1", "9223372036854775808"}) {
        EXPECT_THROW(Token::parse("Murmur3Partitioner", token), InvalidRequestException) << token;
    }
}

TEST(Tokens, of_the_random_partitioner_are_integers) {
    for (const auto* const token : {"0", "-1", "170141183460469231731687303715884105728"}) {
        EXPECT_NO_THROW(Token::parse("RandomPartitioner", token)) << token;
    }
    for (const auto* const token : {"", "-", "ff", "1.5"}) {
        EXPECT_THROW(Token::parse("RandomPartitioner", token), InvalidRequestException) << token;
    }
}

TEST(Tokens, of_ordered_bytes_are_in_hexadecimals) {
    for (const auto* const token : {"", "00", "fF"}) {
        EXPECT_NO_THROW(Token::parse("ByteOrderedPartitioner", token)) << token;
    }
    for (const auto* const token : {"f", "0g"}) {
        EXPECT_THROW(Token::parse("ByteOrderedPartitioner", token), InvalidRequestException) << token;
    }
}

TEST(Tokens, of_other_partitioners_are_any_text) {
    EXPECT_NO_THROW(Token::parse("OrderPreservingPartitioner", "any text"));
}

TEST(Tokens, of_keys_are_cassandras) {
    for (const auto* const partitioner : {"Murmur3Partitioner", "RandomPartitioner"}) {
        for (const auto& [key, token] : support::golden_tokens(partitioner)) {
            EXPECT_EQ(Token::of_key(partitioner, key), Token::parse(partitioner, token)) << key;
        }
    }
    EXPECT_EQ(Token::of_key(BYTES, "a"), Token::parse(BYTES, "61"));
}

TEST(Tokens, are_in_the_order_of_rows) {
    const auto golden = support::golden_tokens(RANDOM);
    for (std::size_t i = 1; i < golden.size(); ++i) {
        EXPECT_LT(Token::of_key(RANDOM, golden[i - 1].key), Token::of_key(RANDOM, golden[i].key));
    }
}

TEST(Tokens, have_the_bytes_that_cql_compares) {
    EXPECT_EQ(Token::parse(MURMUR3, "1").bytes(), std::string("\0\0\0\0\0\0\0\1", 8));
    EXPECT_EQ(Token::parse(MURMUR3, "-1").bytes(), std::string(8, '\xff'));
    EXPECT_EQ(Token::parse(RANDOM, "256").bytes(), std::string("\1\0", 2));
    EXPECT_EQ(Token::parse(BYTES, "00ff").bytes(), std::string("\0\xff", 2));
}

TEST(Tokens, that_are_malformed_are_named_with_the_partitioner) {
    EXPECT_THAT([] { Token::parse("Murmur3Partitioner", "first"); },
                ThrowsMessage<InvalidRequestException>(AllOf(HasSubstr("'first'"), HasSubstr("Murmur3Partitioner"))));
}

TEST(Tokens, begin_with_one_that_is_a_token) {
    for (const auto* const partitioner : {"Murmur3Partitioner", "RandomPartitioner", "ByteOrderedPartitioner"}) {
        EXPECT_NO_THROW(Token::parse(partitioner, minimum_token(partitioner))) << partitioner;
    }
}

}  // namespace
}  // namespace cassia::backend
