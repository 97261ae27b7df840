#include "net/address.h"

#include <gmock/gmock.h>

#include <cassia/errors.h>

namespace cassia::net {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

TEST(Address, has_the_default_port_where_none_is_given) {
    EXPECT_EQ(parse_address("localhost", 9160), (Address{"localhost", 9160}));
}

TEST(Address, has_the_port_that_is_given) {
    EXPECT_EQ(parse_address("10.0.0.4:9161", 9160), (Address{"10.0.0.4", 9161}));
}

TEST(Address, may_be_of_ipv6_in_brackets) {
    EXPECT_EQ(parse_address("[::1]", 9160), (Address{"::1", 9160}));
    EXPECT_EQ(parse_address("[fe80::1%eth0]:9161", 9160), (Address{"fe80::1%eth0", 9161}));
}

TEST(Address, of_ipv6_without_brackets_has_no_port) {
    EXPECT_EQ(parse_address("::1", 9160), (Address{"::1", 9160}));
}

TEST(Address, is_printed_as_it_is_parsed) {
    EXPECT_EQ(to_string({"localhost", 9160}), "localhost:9160");
    EXPECT_EQ(to_string({"::1", 9160}), "[::1]:9160");
}

struct Misspelling {
    std::string text;
    std::string fault;
};

void PrintTo(const Misspelling& misspelling, std::ostream* out) {
    *out << misspelling.text;
}

class NoAddress : public testing::TestWithParam<Misspelling> {};
INSTANTIATE_TEST_SUITE_P(Misspellings, NoAddress,
                         testing::Values(Misspelling{"", "has no host"}, Misspelling{":9160", "has no host"},
                                         Misspelling{"[]:9160", "has no host"}, Misspelling{"host:", "has the port ''"},
                                         Misspelling{"host:0", "has the port '0', which is not from 1 to 65535"},
                                         Misspelling{"host:65536", "has the port '65536'"},
                                         Misspelling{"host:9160x", "has the port '9160x'"},
                                         Misspelling{"host:-1", "has the port '-1'"}, Misspelling{"[::1", "has no ']'"},
                                         Misspelling{"[::1]9160", "behind its ']'"},
                                         Misspelling{"http://host", "has the port '//host'"},
                                         Misspelling{"a/b", "neither a name nor an address"},
                                         Misspelling{"a host", "neither a name nor an address"}));

TEST_P(NoAddress, is_refused) {
    EXPECT_THAT([] { parse_address(GetParam().text, 9160); },
                ThrowsMessage<InvalidRequestError>(HasSubstr(GetParam().fault)));
}

}  // namespace
}  // namespace cassia::net
