#include <chrono>
#include <string>

#include <gmock/gmock.h>

#include <cassia/connection_pool.h>
#include <cassia/errors.h>
#include <cassia/system_manager.h>

#include "backend/backends.h"

namespace cassia {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::Property;
using testing::Throws;
using testing::ThrowsMessage;

const auto SHOWS_NO_PASSWORD = Throws<InvalidRequestError>(AllOf(
    Property(&Error::server, "...@host:9160"), Property(&std::exception::what, HasSubstr("server '...@host:9160'")),
    Property(&std::exception::what, HasSubstr("the option credentials")),
    Property(&std::exception::what, Not(HasSubstr("hunter")))));

class ServerWithUser : public testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Strings, ServerWithUser,
                         testing::Values("jsmith:hunter2@host:9160", "thrift://jsmith:hunter2@host:9160",
                                         "cassandra://jsmith:hunter2@host:9160", "jsmith:hunter@2@host:9160"));

TEST_P(ServerWithUser, is_refused_by_a_system_manager_without_showing_it) {
    EXPECT_THAT([] { SystemManager manager(GetParam()); }, SHOWS_NO_PASSWORD);
}

TEST_P(ServerWithUser, is_not_shown_where_an_option_is_wrong_too) {
    EXPECT_THAT([] { SystemManager(GetParam(), {.timeout = std::chrono::milliseconds(-1)}); }, SHOWS_NO_PASSWORD);
}

TEST_P(ServerWithUser, is_refused_by_a_pool_without_showing_it) {
    EXPECT_THAT([] { ConnectionPool("Keyspace1", {GetParam()}); }, SHOWS_NO_PASSWORD);
}

TEST(ServerString, of_nothing_but_a_user_is_not_shown) {
    EXPECT_THAT([] { SystemManager("jsmith:hunter2@"); },
                Throws<InvalidRequestError>(AllOf(Property(&Error::server, "...@"),
                                                  Property(&std::exception::what, Not(HasSubstr("hunter"))))));
}

TEST(ServerString, of_a_store_has_small_letters) {
    EXPECT_THAT([] { SystemManager("Embedded:"); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("server 'Embedded:' begins with 'embedded:' in other")));
}

TEST(ServerString, of_a_store_may_have_an_at_sign_in_its_path) {
    EXPECT_TRUE(backend::is_embedded("embedded:/data/jsmith@host"));
}

}  // namespace
}  // namespace cassia
