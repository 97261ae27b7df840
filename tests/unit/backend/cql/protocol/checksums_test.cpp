#include "backend/cql/protocol/checksums.h"

#include <gtest/gtest.h>

#include <string>

namespace cassia::cql {
namespace {

using namespace std::string_literals;

// From segments that a real Cassandra sent.

TEST(Checksums, of_headers_are_those_of_a_real_server) {
    EXPECT_EQ(crc24("\x09\0\x02"s), 0xc1c8a4U);
    EXPECT_EQ(crc24("\x0d\0\x02"s), 0xf707cfU);
    EXPECT_EQ(crc24("\x28\0\x02"s), 0x889cefU);
}

TEST(Checksums, of_payloads_are_those_of_a_real_server) {
    EXPECT_EQ(crc32("\x85\0\x00\x03\x02\0\0\0\0"s), 0x1fc928e1U);
    EXPECT_EQ(crc32("\x85\0\0\x0e\x08\0\0\0\x04\0\0\0\x01"s), 0x0cbe1893U);
}

TEST(Checksums, of_nothing_are_those_of_what_goes_before) {
    EXPECT_EQ(crc24(""), 0x875060U);
    EXPECT_EQ(crc32(""), 0x44777ed3U);
}

}  // namespace
}  // namespace cassia::cql
