#include <chrono>
#include <optional>
#include <string>

#include <gmock/gmock.h>

#include <cassia/cassia.h>

#include "support/environment.h"

/// @file
/// A real node that has users and asks for certificates, over CQL. Its certificate is for 127.0.0.1, and not for
/// localhost.

namespace cassia {
namespace {

using namespace std::chrono_literals;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::ThrowsMessage;

const Credentials CASSANDRA{"cassandra", "cassandra"};
const Credentials MISTAKEN{"cassandra", "another-word"};

class GuardedNode : public testing::Test {
protected:
    static std::string node() { return support::environment("CASSIA_CASSANDRA_CQL"); }
    static std::string node_by_name() { return "cql://localhost" + node().substr(node().rfind(':')); }
    static std::string file(const std::string& name) {
        return support::environment("CASSIA_CASSANDRA_TLS") + '/' + name;
    }
    static TlsOptions trusting() { return {.ca_file = file("authority.pem")}; }
    static TlsOptions with_certificate() {
        return {.ca_file = file("authority.pem"),
                .certificate_file = file("client.pem"),
                .private_key_file = file("client.key")};
    }

    static SystemManager system(const std::string& server, std::optional<Credentials> user, TlsOptions tls) {
        return SystemManager(server, {.credentials = std::move(user), .timeout = 10s, .tls = std::move(tls)});
    }
    static ConnectionPool pool(std::optional<Credentials> user) {
        return ConnectionPool("Guarded", {node()},
                              {.credentials = std::move(user), .timeout = 10s, .tls = with_certificate()});
    }
};

TEST_F(GuardedNode, carries_rows_of_a_megabyte_for_who_shows_a_certificate_and_knows_a_password) {
    auto manager = system(node(), CASSANDRA, with_certificate());
    manager.create_keyspace("Guarded", {.strategy_options = {{{"replication_factor", "1"}}}});
    manager.create_column_family("Guarded", "Rows");
    const auto guarded = pool(CASSANDRA);
    const ColumnFamily rows(guarded, "Rows");
    const std::string large(1'000'000, 'x');

    rows.insert("row", {{"large", large}, {"small", "value"}});

    EXPECT_EQ(rows.get("row"), Columns({{"large", large}, {"small", "value"}}));
    manager.drop_keyspace("Guarded");
}

TEST_F(GuardedNode, refuses_a_wrong_password) {
    const auto refused = ThrowsMessage<AuthenticationException>(
        AllOf(HasSubstr(node()), HasSubstr("incorrect"), Not(HasSubstr(MISTAKEN.password))));
    EXPECT_THAT([] { system(node(), MISTAKEN, with_certificate()); }, refused);
    EXPECT_THAT([] { pool(MISTAKEN); }, refused);
}

TEST_F(GuardedNode, wants_to_know_who_asks) {
    EXPECT_THAT([] { system(node(), std::nullopt, with_certificate()); },
                ThrowsMessage<AuthenticationException>(
                    AllOf(HasSubstr("wants to know who asks"), HasSubstr("PasswordAuthenticator"))));
}

TEST_F(GuardedNode, refuses_a_client_without_a_certificate) {
    EXPECT_THROW(system(node(), CASSANDRA, trusting()), TransportException);
}

TEST_F(GuardedNode, is_refused_where_its_authority_is_not_trusted) {
    EXPECT_THAT([] { system(node(), CASSANDRA, TlsOptions()); },
                ThrowsMessage<TransportException>(HasSubstr("the certificate is refused")));
}

TEST_F(GuardedNode, is_refused_by_a_name_that_its_certificate_is_not_for) {
    EXPECT_THAT([] { system(node_by_name(), CASSANDRA, with_certificate()); },
                ThrowsMessage<TransportException>(HasSubstr("the certificate is refused: hostname mismatch")));
}

}  // namespace
}  // namespace cassia
