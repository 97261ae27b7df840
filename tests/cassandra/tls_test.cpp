#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include <gmock/gmock.h>

#include <cassia/cassia.h>

#include "support/environment.h"

/// @file
/// Real nodes that speak TLS. Their certificate is for 127.0.0.1, and not for localhost.

namespace cassia {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::ThrowsMessage;

/// Puts each message's size before it and takes it off each answer, for a client that speaks unframed Thrift.
class Framing final : public Socket {
public:
    explicit Framing(std::unique_ptr<Socket> socket) : socket_(std::move(socket)) {}

    std::size_t read(std::span<char> buffer, Deadline deadline) override {
        if (left_ == 0) {
            read_size(deadline);
        }
        const auto size = socket_->read(buffer.first(std::min(buffer.size(), left_)), deadline);
        left_ -= size;
        return size;
    }

    // The library writes whole messages.
    void write(std::string_view bytes, Deadline deadline) override {
        std::string frame;
        for (const auto shift : {24, 16, 8, 0}) {
            frame += static_cast<char>(bytes.size() >> shift);
        }
        socket_->write(frame.append(bytes), deadline);
    }

private:
    void read_size(Deadline deadline) {
        for (std::size_t i = 0; i < 4; ++i) {
            char byte = 0;
            socket_->read({&byte, 1}, deadline);
            left_ = (left_ << 8) | static_cast<unsigned char>(byte);
        }
    }

    std::unique_ptr<Socket> socket_;
    // Of the answer that is being read.
    std::size_t left_ = 0;
};

class OverTls : public testing::Test {
protected:
    static std::string node() { return support::environment("CASSIA_CASSANDRA_THRIFT"); }
    static std::string node_by_name() { return "localhost" + node().substr(node().find(':')); }
    static std::string file(const std::string& name) {
        return support::environment("CASSIA_CASSANDRA_TLS") + '/' + name;
    }

    static TlsOptions trusting() { return {.ca_file = file("authority.pem")}; }
    static TlsOptions with_certificate() {
        return {.ca_file = file("authority.pem"),
                .certificate_file = file("client.pem"),
                .private_key_file = file("client.key")};
    }
    static std::string version(const std::string& server, std::optional<TlsOptions> tls) {
        return SystemManager(server, {.timeout = 10s, .tls = std::move(tls)}).describe_version();
    }
    static void expect_to_carry_rows_of_a_megabyte(const TlsOptions& tls) {
        SystemManager system(node(), {.tls = tls});
        system.create_keyspace("Encrypted", {.strategy_options = {{{"replication_factor", "1"}}}});
        system.create_column_family("Encrypted", "Rows");
        const ConnectionPool pool("Encrypted", {node()}, {.timeout = 10s, .tls = tls});
        const ColumnFamily rows(pool, "Rows");
        const std::string large(1'000'000, 'x');

        rows.insert("row", {{"name", large}});

        EXPECT_EQ(rows.get("row"), Columns({{"name", large}}));
    }
};

class NodeWithTls : public OverTls {};

TEST_F(NodeWithTls, carries_rows_of_a_megabyte) {
    expect_to_carry_rows_of_a_megabyte(trusting());
}

TEST_F(NodeWithTls, is_refused_where_its_authority_is_not_trusted) {
    EXPECT_THAT([] { version(node(), TlsOptions()); },
                ThrowsMessage<TransportException>(HasSubstr("the certificate is refused")));
}

TEST_F(NodeWithTls, is_refused_by_a_pool_where_its_authority_is_not_trusted) {
    EXPECT_THAT([] { ConnectionPool("system", {node()}, {.timeout = 10s, .tls = TlsOptions()}); },
                ThrowsMessage<AllServersUnavailable>(HasSubstr("the certificate is refused")));
}

TEST_F(NodeWithTls, is_refused_by_a_name_that_its_certificate_is_not_for) {
    EXPECT_THAT([] { version(node_by_name(), trusting()); },
                ThrowsMessage<TransportException>(HasSubstr("the certificate is refused: hostname mismatch")));
}

TEST_F(NodeWithTls, is_taken_by_another_name_where_names_are_not_looked_at) {
    auto tls = trusting();
    tls.verify_host_name = false;

    EXPECT_EQ(version(node_by_name(), tls), version(node(), trusting()));
}

TEST_F(NodeWithTls, does_not_answer_in_the_clear) {
    EXPECT_THROW(version(node(), std::nullopt), Error);
}

// 3.11 takes framed messages alone, so something between puts them into frames.
TEST_F(NodeWithTls, is_spoken_to_without_frames_through_a_transport_of_the_users_own) {
    const TransportFactory framing = [](std::unique_ptr<Socket> socket, const std::string&, std::uint16_t) {
        return std::make_unique<Framing>(std::move(socket));
    };
    SystemManager system(node(), {.framed_transport = false, .tls = trusting(), .transport_factory = framing});
    system.create_keyspace("Unframed", {.strategy_options = {{{"replication_factor", "1"}}}});
    system.create_column_family("Unframed", "Rows");
    const ConnectionPool pool(
        "Unframed", {node()},
        {.timeout = 10s, .framed_transport = false, .tls = trusting(), .transport_factory = framing});
    const ColumnFamily rows(pool, "Rows");

    rows.insert("row", {{"large", std::string(1'000'000, 'x')}, {"small", "value"}});

    EXPECT_EQ(rows.get("row"), Columns({{"large", std::string(1'000'000, 'x')}, {"small", "value"}}));
    EXPECT_EQ(rows.get_count("row"), 2u);
    EXPECT_THROW(rows.get("no such row"), NotFoundException);
}

class NodeWithMutualTls : public OverTls {};

TEST_F(NodeWithMutualTls, carries_rows_of_a_megabyte_for_who_shows_a_certificate) {
    expect_to_carry_rows_of_a_megabyte(with_certificate());
}

TEST_F(NodeWithMutualTls, refuses_a_client_without_a_certificate) {
    EXPECT_THAT([] { version(node(), trusting()); },
                ThrowsMessage<TransportException>(HasSubstr("TLS with " + node() + " failed")));
}

}  // namespace
}  // namespace cassia
