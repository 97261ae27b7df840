#include <cassia/system_manager.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include <gmock/gmock.h>

#include <cassia/errors.h>

#include <thriftmodel/generated/Cassandra.h>
#include "support/fake_server.h"
#include "unit/backend/thrift/thrift_messages.h"

namespace cassia::thrift {
namespace {

namespace idl = thriftmodel::idl;
using support::FakeServer;
using support::frame;
using support::thrift_message;
using testing::HasSubstr;
using testing::ThrowsMessage;

std::string version_answer(std::int32_t sequence) {
    idl::Cassandra_describe_version_result result;
    result.success = "20.1.0";
    result.__isset.success = true;
    return frame(thrift_message("describe_version", sequence, result));
}

/// Answers the first request of each connection but the first with the version.
class RestartedServer {
public:
    /// `first`: what is done on the first connection.
    explicit RestartedServer(FakeServer::Serve first)
        : server_([this, first = std::move(first)](FakeServer::Peer& peer) {
              if (connections_++ == 0) {
                  first(peer);
                  return;
              }
              peer.read_frame();
              peer.write(version_answer(1));
              peer.await_close();
          }) {}

    const std::string& address() const noexcept { return server_.address(); }
    int connections() const noexcept { return connections_; }

private:
    std::atomic<int> connections_ = 0;
    FakeServer server_;
};

TEST(ThriftSystemManager, connects_again_after_the_server_has_closed) {
    const RestartedServer server([](FakeServer::Peer& peer) { peer.read_frame(); });
    SystemManager manager(server.address());
    EXPECT_THROW(manager.describe_version(), TransportException);

    EXPECT_EQ(manager.describe_version(), "20.1.0");
    EXPECT_EQ(server.connections(), 2);
}

TEST(ThriftSystemManager, connects_again_after_an_answer_that_is_none) {
    const RestartedServer server([](FakeServer::Peer& peer) {
        peer.read_frame();
        peer.write(frame("garbage"));
        peer.await_close();
    });
    SystemManager manager(server.address());
    EXPECT_THROW(manager.describe_version(), ProtocolException);

    EXPECT_EQ(manager.describe_version(), "20.1.0");
}

TEST(ThriftSystemManager, keeps_its_connection_after_an_error_that_the_server_answers) {
    const RestartedServer server([](FakeServer::Peer& peer) {
        idl::Cassandra_describe_keyspace_result refusal;
        refusal.__isset.nfe = true;
        peer.read_frame();
        peer.write(frame(thrift_message("describe_keyspace", 1, refusal)));
        peer.read_frame();
        peer.write(version_answer(2));
        peer.await_close();
    });
    SystemManager manager(server.address());
    EXPECT_THROW(manager.get_keyspace_properties("Keyspace1"), NotFoundException);

    EXPECT_EQ(manager.describe_version(), "20.1.0");
    EXPECT_EQ(server.connections(), 1);
}

/// A user's own socket, which throws what it likes.
class ThrowingSocket final : public Socket {
public:
    std::size_t read(std::span<char>, Deadline) override { throw std::runtime_error("unplugged"); }
    void write(std::string_view, Deadline) override {}
};

TEST(ThriftSystemManager, connects_again_after_its_socket_threw_what_it_likes) {
    int sockets = 0;
    SystemManager manager("cassandra.example",
                          {.socket_factory = [&](const std::string&, std::uint16_t, Socket::Deadline) {
                              ++sockets;
                              return std::make_unique<ThrowingSocket>();
                          }});

    EXPECT_THAT([&] { manager.describe_version(); }, ThrowsMessage<TransportException>(HasSubstr("unplugged")));
    const auto before = sockets;
    EXPECT_THAT([&] { manager.describe_version(); }, ThrowsMessage<TransportException>(HasSubstr("unplugged")));
    EXPECT_GT(sockets, before);
}

TEST(ThriftSystemManager, stays_closed_once_it_is_closed) {
    const FakeServer server([](FakeServer::Peer& peer) { peer.await_close(); });
    SystemManager manager(server.address());
    manager.close();

    EXPECT_THAT([&] { manager.describe_version(); }, ThrowsMessage<InvalidRequestError>(HasSubstr("is closed")));
}

}  // namespace
}  // namespace cassia::thrift
