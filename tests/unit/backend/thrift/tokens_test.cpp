#include "backend/thrift/tokens.h"

#include <string>

#include <gmock/gmock.h>

#include <cassia/errors.h>

namespace cassia::thrift {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::ThrowsMessage;

TEST(Tokens, of_murmur3_are_numbers_of_64_bits) {
    for (const auto* const token : {"0", "-9223372036854775808", "9223372036854775807"}) {
        EXPECT_NO_THROW(check_token("org.apache.cassandra.dht.Murmur3Partitioner", token)) << token;
    }
    for (const auto* const token : {"", "first", "1x", " 1", "9223372036854775808"}) {
        EXPECT_THROW(check_token("Murmur3Partitioner", token), InvalidRequestException) << token;
    }
}

TEST(Tokens, of_the_random_partitioner_are_integers) {
    for (const auto* const token : {"0", "-1", "170141183460469231731687303715884105728"}) {
        EXPECT_NO_THROW(check_token("RandomPartitioner", token)) << token;
    }
    for (const auto* const token : {"", "-", "ff", "1.5"}) {
        EXPECT_THROW(check_token("RandomPartitioner", token), InvalidRequestException) << token;
    }
}

TEST(Tokens, of_ordered_bytes_are_in_hexadecimals) {
    for (const auto* const token : {"", "00", "fF"}) {
        EXPECT_NO_THROW(check_token("ByteOrderedPartitioner", token)) << token;
    }
    for (const auto* const token : {"f", "0g"}) {
        EXPECT_THROW(check_token("ByteOrderedPartitioner", token), InvalidRequestException) << token;
    }
}

TEST(Tokens, of_other_partitioners_are_any_text) {
    EXPECT_NO_THROW(check_token("OrderPreservingPartitioner", "any text"));
}

TEST(Tokens, that_are_malformed_are_named_with_the_partitioner) {
    EXPECT_THAT([] { check_token("Murmur3Partitioner", "first"); },
                ThrowsMessage<InvalidRequestException>(AllOf(HasSubstr("'first'"), HasSubstr("Murmur3Partitioner"))));
}

TEST(Tokens, begin_with_one_that_is_a_token) {
    for (const auto* const partitioner : {"Murmur3Partitioner", "RandomPartitioner", "ByteOrderedPartitioner"}) {
        EXPECT_NO_THROW(check_token(partitioner, minimum_token(partitioner))) << partitioner;
    }
}

}  // namespace
}  // namespace cassia::thrift
