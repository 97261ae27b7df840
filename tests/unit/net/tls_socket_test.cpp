#include "net/tls_socket.h"

#include <array>
#include <chrono>
#include <fstream>
#include <optional>
#include <string>
#include <thread>

#include <gmock/gmock.h>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/write.hpp>

#include <cassia/errors.h>

#include "support/certificates.h"
#include "support/fake_server.h"
#include "support/temp_folder.h"

namespace cassia::net {
namespace {

namespace ssl = boost::asio::ssl;
using namespace std::chrono_literals;
using boost::asio::ip::tcp;
using support::Authority;
using support::Certificate;
using testing::AllOf;
using testing::HasSubstr;
using testing::ThrowsMessage;

Socket::Deadline in(std::chrono::milliseconds time) {
    return std::chrono::steady_clock::now() + time;
}

/// Takes one connection, and sends back what comes over it, in capitals.
class TlsServer {
public:
    /// `client_authority`: whose certificates clients must show; empty: they need none.
    explicit TlsServer(const Certificate& certificate, const std::string& client_authority = {}) {
        tls_.use_certificate_chain(boost::asio::buffer(certificate.certificate));
        tls_.use_private_key(boost::asio::buffer(certificate.private_key), ssl::context::pem);
        if (!client_authority.empty()) {
            tls_.add_certificate_authority(boost::asio::buffer(client_authority));
            tls_.set_verify_mode(ssl::verify_peer | ssl::verify_fail_if_no_peer_cert);
        }
        thread_ = std::jthread([this] { serve(); });
    }

    std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

private:
    void serve() {
        boost::system::error_code error;
        ssl::stream<tcp::socket> stream(acceptor_.accept(), tls_);
        static_cast<void>(stream.handshake(ssl::stream_base::server, error));
        std::array<char, 1000> buffer{};
        while (!error) {
            const auto size = stream.read_some(boost::asio::buffer(buffer), error);
            for (std::size_t i = 0; i < size; ++i) {
                buffer[i] = static_cast<char>(std::toupper(static_cast<unsigned char>(buffer[i])));
            }
            if (!error) {
                boost::asio::write(stream, boost::asio::buffer(buffer, size), error);
            }
        }
    }

    boost::asio::io_context context_;
    tcp::acceptor acceptor_{context_, tcp::endpoint(boost::asio::ip::address_v4::loopback(), 0)};
    ssl::context tls_{ssl::context::tls_server};
    std::jthread thread_;
};

class Tls : public testing::Test {
protected:
    std::string file(const std::string& name, const std::string& text) const {
        const auto path = folder_ / name;
        std::ofstream(path) << text;
        return path;
    }
    TlsOptions trusting() const { return {.ca_file = file("authority.pem", authority_.certificate())}; }

    static std::string talk(Socket& socket, const std::string& text) {
        socket.write(text, in(10s));
        std::string answer(text.size(), '\0');
        for (std::size_t size = 0; size < answer.size();) {
            const auto more = socket.read(std::span(answer).subspan(size), in(10s));
            if (more == 0) {
                return answer.substr(0, size) + " and the end";
            }
            size += more;
        }
        return answer;
    }

    support::TempFolder folder_;
    Authority authority_;
};

TEST_F(Tls, carries_bytes_both_ways) {
    const TlsServer server(authority_.sign("IP:127.0.0.1"));
    const auto socket = connect_tls({"127.0.0.1", server.port()}, trusting(), in(10s));

    EXPECT_EQ(talk(*socket, "hello"), "HELLO");
    EXPECT_EQ(talk(*socket, std::string(100'000, 'x')), std::string(100'000, 'X'));
}

TEST_F(Tls, knows_a_host_by_its_name) {
    const TlsServer server(authority_.sign("DNS:localhost"));
    const auto socket = connect_tls({"localhost", server.port()}, trusting(), in(10s));

    EXPECT_EQ(talk(*socket, "hello"), "HELLO");
}

TEST_F(Tls, refuses_a_certificate_of_an_authority_that_it_does_not_trust) {
    const TlsServer server(authority_.sign("IP:127.0.0.1"));
    const Authority other;

    EXPECT_THAT(
        [&] {
            connect_tls({"127.0.0.1", server.port()}, {.ca_file = file("other.pem", other.certificate())}, in(10s));
        },
        ThrowsMessage<TransportException>(HasSubstr("the certificate is refused")));
}

TEST_F(Tls, refuses_the_certificate_of_another_host) {
    const TlsServer server(authority_.sign("DNS:elsewhere.example"));

    EXPECT_THAT([&] { connect_tls({"127.0.0.1", server.port()}, trusting(), in(10s)); },
                ThrowsMessage<TransportException>(HasSubstr("the certificate is refused: IP address mismatch")));
}

TEST_F(Tls, takes_the_certificate_of_another_host_when_told_not_to_look) {
    const TlsServer server(authority_.sign("DNS:elsewhere.example"));
    auto options = trusting();
    options.verify_host_name = false;

    EXPECT_EQ(talk(*connect_tls({"127.0.0.1", server.port()}, options, in(10s)), "hello"), "HELLO");
}

TEST_F(Tls, takes_any_certificate_when_told_so) {
    const TlsServer server(authority_.sign("DNS:elsewhere.example"));

    const auto socket = connect_tls({"127.0.0.1", server.port()}, {.accept_any_certificate = true}, in(10s));

    EXPECT_EQ(talk(*socket, "hello"), "HELLO");
}

TEST_F(Tls, shows_the_clients_certificate) {
    const TlsServer server(authority_.sign("IP:127.0.0.1"), authority_.certificate());
    const auto client = authority_.sign("DNS:client");
    auto options = trusting();
    options.certificate_file = file("client.pem", client.certificate);
    options.private_key_file = file("client.key", client.private_key);

    EXPECT_EQ(talk(*connect_tls({"127.0.0.1", server.port()}, options, in(10s)), "hello"), "HELLO");
}

TEST_F(Tls, does_not_wait_past_its_deadline_for_a_server_that_says_nothing) {
    const support::FakeServer server([](support::FakeServer::Peer& peer) { peer.await_close(); });

    EXPECT_THAT([&] { connect_tls(parse_address(server.address(), 0), trusting(), in(20ms)); },
                ThrowsMessage<TransportException>(HasSubstr("did not answer in time")));
}

TEST_F(Tls, says_when_the_server_does_not_speak_it) {
    const support::FakeServer server([](support::FakeServer::Peer& peer) {
        peer.write("HTTP/1.1 400 Bad Request\r\n\r\n");
        peer.await_close();
    });

    EXPECT_THAT([&] { connect_tls(parse_address(server.address(), 0), trusting(), in(10s)); },
                ThrowsMessage<TransportException>(AllOf(HasSubstr("TLS with " + server.address() + " failed"),
                                                        HasSubstr("does not speak TLS, leave out the option tls"))));
}

TEST_F(Tls, says_that_the_server_may_not_speak_it_where_it_closes) {
    const support::FakeServer server([](support::FakeServer::Peer& peer) { peer.read_some(); });

    EXPECT_THAT([&] { connect_tls(parse_address(server.address(), 0), trusting(), in(10s)); },
                ThrowsMessage<TransportException>(HasSubstr("does not speak TLS, leave out the option tls")));
}

TEST_F(Tls, says_which_file_cannot_be_used) {
    const support::FakeServer server([](support::FakeServer::Peer& peer) { peer.await_close(); });

    EXPECT_THAT([&] { connect_tls(parse_address(server.address(), 0), {.ca_file = "/no/such.pem"}, in(10s)); },
                ThrowsMessage<InvalidRequestError>(
                    HasSubstr("ca_file '/no/such.pem' can't be read: No such file or directory")));
}

TEST_F(Tls, needs_a_private_key_beside_a_certificate) {
    EXPECT_THAT([] { connect_tls({"127.0.0.1", 1}, {.certificate_file = "client.pem"}, in(10s)); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("belong together")));
}

}  // namespace
}  // namespace cassia::net
