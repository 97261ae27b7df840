#include "backend/cql/session/open_channel.h"

#include <chrono>
#include <functional>
#include <mutex>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <gmock/gmock.h>

#include <cassia/errors.h>

#include "net/address.h"
#include "support/fake_server.h"
#include "unit/backend/cql/protocol/message_bytes.h"
#include "unit/backend/cql/session/scripted_server.h"

namespace cassia::cql {
namespace {

using support::answer;
using support::Asked;
using support::FakeServer;
using support::MessageBytes;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;
using testing::ThrowsMessage;

const std::string READY = MessageBytes().str();

std::string error(std::int32_t code, const std::string& words) {
    return MessageBytes().four(code).string(words).str();
}

/// A server of version 4 that is asked for one envelope after another. Another version it refuses.
class OldServer {
public:
    /// @param answers what it answers to each request after the first of a connection.
    explicit OldServer(std::function<std::string(const Asked&)> answers) : answers_(std::move(answers)) {}

    net::Address address() const { return net::parse_address(server_.address(), 9042); }

    std::vector<Asked> asked() const {
        const std::lock_guard lock(mutex_);
        return asked_;
    }

private:
    void serve(FakeServer::Peer& peer) {
        std::string bytes;
        for (;;) {
            while (bytes.size() < EnvelopeHeader::SIZE ||
                   bytes.size() < EnvelopeHeader::SIZE + read_envelope_header(bytes).length) {
                const auto some = peer.read_some();
                if (some.empty()) {
                    return;
                }
                bytes += some;
            }
            const auto header = read_envelope_header(bytes);
            const Asked asked{header.stream, header.opcode, bytes.substr(EnvelopeHeader::SIZE, header.length)};
            bytes.erase(0, EnvelopeHeader::SIZE + header.length);
            if (header.version > 4) {
                peer.write(answer(asked.stream, Opcode::ERROR, error(0x0a, "Invalid or unsupported version (5)")));
                continue;
            }
            {
                const std::lock_guard lock(mutex_);
                asked_.push_back(asked);
            }
            peer.write(answers_(asked));
        }
    }

    std::function<std::string(const Asked&)> answers_;
    mutable std::mutex mutex_;
    std::vector<Asked> asked_;
    // The last: its threads use the others.
    FakeServer server_{[this](FakeServer::Peer& peer) { serve(peer); }};
};

std::string ready(const Asked& asked) {
    return answer(asked.stream, Opcode::READY, READY);
}

Socket::Deadline soon() {
    return std::chrono::steady_clock::now() + std::chrono::seconds(10);
}

TEST(OpenedChannels, speak_version_4_to_a_server_that_refuses_5) {
    OldServer server(ready);
    const auto channel = open_channel(server.address(), {}, soon());

    EXPECT_EQ(channel->version(), ProtocolVersion::V4);
    const auto asked = server.asked();
    ASSERT_THAT(asked, SizeIs(2));
    EXPECT_EQ(asked[0].opcode, Opcode::STARTUP);
    EXPECT_THAT(asked[0].body, AllOf(HasSubstr("CQL_VERSION"), Not(HasSubstr("NO_COMPACT"))));
    EXPECT_EQ(asked[1].opcode, Opcode::REGISTER);
    EXPECT_THAT(asked[1].body, AllOf(HasSubstr("SCHEMA_CHANGE"), Not(HasSubstr("STATUS_CHANGE"))));
}

TEST(OpenedChannels, ask_for_tables_without_their_compact_view) {
    OldServer server(ready);
    open_channel(server.address(), {.no_compact = true}, soon());
    EXPECT_THAT(server.asked()[0].body, HasSubstr("NO_COMPACT"));
}

TEST(OpenedChannels, log_in_where_the_server_wants_to_know_who_asks) {
    OldServer server([](const Asked& asked) {
        switch (asked.opcode) {
            case Opcode::STARTUP:
                return answer(asked.stream, Opcode::AUTHENTICATE, MessageBytes().string("Passwords").str());
            case Opcode::AUTH_RESPONSE:
                return answer(asked.stream, Opcode::AUTH_SUCCESS, MessageBytes().four(-1).str());
            default: return ready(asked);
        }
    });
    open_channel(server.address(), {.credentials = Credentials{"jsmith", "secret"}}, soon());

    const auto asked = server.asked();
    ASSERT_THAT(asked, SizeIs(3));
    EXPECT_THAT(asked[1].body, HasSubstr(std::string("\0jsmith\0secret", 14)));

    EXPECT_THAT([&] { open_channel(server.address(), {}, soon()); },
                ThrowsMessage<AuthenticationException>(
                    AllOf(HasSubstr("wants to know who asks (Passwords)"), HasSubstr("credentials"))));
}

TEST(OpenedChannels, tell_that_the_credentials_were_refused_and_do_not_show_them) {
    OldServer server([](const Asked& asked) {
        return asked.opcode == Opcode::STARTUP
                   ? answer(asked.stream, Opcode::AUTHENTICATE, MessageBytes().string("Passwords").str())
                   : answer(asked.stream, Opcode::ERROR, error(0x100, "Provided username and/or password are wrong"));
    });
    EXPECT_THAT([&] { open_channel(server.address(), {.credentials = Credentials{"jsmith", "secret"}}, soon()); },
                ThrowsMessage<AuthenticationException>(AllOf(HasSubstr("are wrong"), Not(HasSubstr("secret")))));
}

TEST(OpenedChannels, tell_a_server_that_speaks_something_else) {
    const FakeServer server([](FakeServer::Peer& peer) {
        peer.read_some();
        peer.write("HTTP/1.1 400 Bad Request\r\n\r\n");
        peer.await_close();
    });
    EXPECT_THAT([&] { open_channel(net::parse_address(server.address(), 9042), {}, soon()); },
                ThrowsMessage<ProtocolException>(HasSubstr("does not speak CQL's native protocol")));
}

TEST(OpenedChannels, do_not_wait_longer_than_they_may) {
    const FakeServer server([](FakeServer::Peer& peer) { peer.await_close(); });
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(50);
    EXPECT_THAT([&] { open_channel(net::parse_address(server.address(), 9042), {}, deadline); },
                ThrowsMessage<TransportException>(HasSubstr("did not answer in time")));
}

}  // namespace
}  // namespace cassia::cql
