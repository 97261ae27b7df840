#include "server/server.h"

#include <chrono>
#include <cstdint>
#include <future>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <thrift/TApplicationException.h>
#include <thrift/protocol/TBinaryProtocol.h>
#include <thrift/transport/TBufferTransports.h>
#include <thrift/transport/TSocket.h>

#include <thriftmodel/generated/Cassandra.h>
#include "backend/embedded/store_registry.h"

namespace cassia::server {
namespace {

using namespace std::chrono_literals;
using apache::thrift::protocol::TBinaryProtocol;
using apache::thrift::transport::TFramedTransport;
using apache::thrift::transport::TSocket;
using apache::thrift::transport::TTransportException;
using thriftmodel::idl::CassandraClient;

constexpr auto STALL = 100ms;

void send(TSocket& socket, const std::string& bytes) {
    socket.write(reinterpret_cast<const uint8_t*>(bytes.data()), static_cast<uint32_t>(bytes.size()));
}

/// A server whose clients may stall for a moment only.
class ImpatientServer : public testing::Test {
public:
    ImpatientServer() {
        service_.store = embedded::open_private_memory_store({});
        service_.cluster_name = "Test Cluster";
        std::promise<std::uint16_t> ready;
        ServerOptions options;
        options.port = 0;
        options.messages.stall = STALL;
        options.on_ready = [&](std::uint16_t port) { ready.set_value(port); };
        server_ = std::make_unique<Server>(service_, options);
        serving_ = std::jthread([this] { server_->serve(); });
        port_ = ready.get_future().get();
    }
    ~ImpatientServer() override { server_->stop(); }

    std::shared_ptr<TSocket> connect() const {
        auto socket = std::make_shared<TSocket>("127.0.0.1", port_);
        socket->open();
        return socket;
    }

    /// Whether another client is.
    bool is_answered() const {
        CassandraClient client(std::make_shared<TBinaryProtocol>(std::make_shared<TFramedTransport>(connect())));
        std::string version;
        client.describe_version(version);
        return !version.empty();
    }

private:
    Service service_;
    std::unique_ptr<Server> server_;
    std::jthread serving_;
    int port_ = 0;
};

TEST_F(ImpatientServer, bears_a_client_that_is_silent_between_messages) {
    CassandraClient client(std::make_shared<TBinaryProtocol>(std::make_shared<TFramedTransport>(connect())));
    std::string name;
    client.describe_cluster_name(name);

    std::this_thread::sleep_for(5 * STALL);

    client.describe_cluster_name(name);
    EXPECT_EQ(name, "Test Cluster");
}

TEST_F(ImpatientServer, closes_a_connection_that_stalls_in_a_message) {
    const auto socket = connect();
    send(*socket, std::string("\0\0\0\x40half", 8));

    uint8_t byte = 0;
    EXPECT_EQ(socket->read(&byte, 1), 0U);
}

TEST_F(ImpatientServer, closes_a_connection_that_sends_a_byte_now_and_then) {
    const auto socket = connect();
    const std::string header("\0\x10\0\0", 4);
    send(*socket, header);

    EXPECT_THROW(
        for (;;) {
            send(*socket, "x");
            std::this_thread::sleep_for(STALL / 20);
        },
        TTransportException);
}

TEST_F(ImpatientServer, closes_a_connection_that_does_not_take_its_answers) {
    const auto socket = connect();
    CassandraClient client(std::make_shared<TBinaryProtocol>(std::make_shared<TFramedTransport>(socket)));

    EXPECT_THROW(for (;;) { client.send_describe_version(); }, TTransportException);
    EXPECT_TRUE(is_answered());
}

TEST_F(ImpatientServer, answers_a_request_that_lacks_a_field_and_goes_on) {
    const auto socket = connect();
    CassandraClient client(std::make_shared<TBinaryProtocol>(std::make_shared<TFramedTransport>(socket)));
    const std::string without_arguments("\x80\x01\0\x01\0\0\0\x09get_slice\0\0\0\x07\0", 22);
    send(*socket, std::string("\0\0\0\x16", 4) + without_arguments);

    std::vector<thriftmodel::idl::ColumnOrSuperColumn> columns;
    EXPECT_THAT(
        [&] { client.recv_get_slice(columns); },
        testing::Throws<apache::thrift::TApplicationException>(testing::Property(
            &apache::thrift::TApplicationException::getType, apache::thrift::TApplicationException::PROTOCOL_ERROR)));
    std::string name;
    client.describe_cluster_name(name);
    EXPECT_EQ(name, "Test Cluster");
}

TEST_F(ImpatientServer, answers_pipelined_requests_in_their_order) {
    const auto socket = connect();
    CassandraClient client(std::make_shared<TBinaryProtocol>(std::make_shared<TFramedTransport>(socket)));

    client.send_describe_cluster_name();
    client.send_describe_version();
    client.send_describe_cluster_name();

    std::string answer;
    client.recv_describe_cluster_name(answer);
    EXPECT_EQ(answer, "Test Cluster");
    client.recv_describe_version(answer);
    EXPECT_EQ(answer, "20.1.0");
    client.recv_describe_cluster_name(answer);
    EXPECT_EQ(answer, "Test Cluster");
}

TEST_F(ImpatientServer, tells_clients_the_address_that_they_have_reached) {
    CassandraClient client(std::make_shared<TBinaryProtocol>(std::make_shared<TFramedTransport>(connect())));
    std::map<std::string, std::string> tokens;

    client.describe_token_map(tokens);

    EXPECT_THAT(tokens, testing::ElementsAre(testing::Pair(testing::_, "127.0.0.1")));
}

}  // namespace
}  // namespace cassia::server
