#include "server/local_address.h"

#include <string>

#include <gtest/gtest.h>

namespace cassia::server {
namespace {

TEST(IsLoopback, is_true_of_addresses_that_no_other_machine_reaches) {
    for (const std::string address : {"localhost", "127.0.0.1", "127.8.9.10", "::1"}) {
        EXPECT_TRUE(is_loopback(address)) << address;
    }
}

TEST(IsLoopback, is_false_of_others_and_of_names_that_look_alike) {
    for (const std::string address :
         {"0.0.0.0", "::", "10.0.0.1", "127.0.0.1.example.org", "127.x", "", "127.0.0.1 "}) {
        EXPECT_FALSE(is_loopback(address)) << address;
    }
}

}  // namespace
}  // namespace cassia::server
