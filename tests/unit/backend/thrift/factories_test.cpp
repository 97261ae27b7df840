#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>

#include <gmock/gmock.h>

#include <cassia/errors.h>
#include <cassia/system_manager.h>

#include <thriftmodel/generated/Cassandra.h>
#include "support/fake_server.h"
#include "unit/backend/thrift/thrift_messages.h"

namespace cassia::thrift {
namespace {

namespace idl = thriftmodel::idl;
using support::frame;
using support::thrift_message;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
using testing::ThrowsMessage;

/// A socket that is connected to nothing: what is to be read lies ready.
class CannedSocket final : public Socket {
public:
    CannedSocket(std::string answers, std::string& written) : answers_(std::move(answers)), written_(written) {}

    std::size_t read(std::span<char> buffer, Deadline) override {
        const auto size = std::min(buffer.size(), answers_.size());
        answers_.copy(buffer.data(), size);
        answers_.erase(0, size);
        return size;
    }
    void write(std::string_view bytes, Deadline) override { written_ += bytes; }

private:
    std::string answers_;
    std::string& written_;
};

/// The user's own sockets, as a SystemManager passes them on.
class ThriftFactories : public testing::Test {
protected:
    static std::string version_answer() {
        idl::Cassandra_describe_version_result result;
        result.success = "20.1.0";
        result.__isset.success = true;
        return thrift_message("describe_version", 1, result);
    }

    SocketFactory canned(std::string answers) {
        return [this, answers = std::move(answers)](const std::string& host, std::uint16_t port, Socket::Deadline) {
            connected_to_ = host + ' ' + std::to_string(port);
            return std::make_unique<CannedSocket>(answers, written_);
        };
    }

    std::string connected_to_;
    std::string written_;
};

TEST_F(ThriftFactories, make_the_socket_to_host_and_port) {
    SystemManager manager("cassandra.example", {.socket_factory = canned(frame(version_answer()))});

    EXPECT_EQ(manager.describe_version(), "20.1.0");
    EXPECT_EQ(connected_to_, "cassandra.example 9160");
    EXPECT_THAT(written_, StartsWith(std::string(3, '\0')));
}

TEST_F(ThriftFactories, carry_messages_without_their_size_where_framed_transport_is_off) {
    SystemManager manager("cassandra.example", {.framed_transport = false, .socket_factory = canned(version_answer())});

    EXPECT_EQ(manager.describe_version(), "20.1.0");
    EXPECT_THAT(written_, Not(StartsWith(std::string(1, '\0'))));
}

TEST_F(ThriftFactories, put_a_transport_around_the_socket) {
    const auto greet = [](std::unique_ptr<Socket> socket, const std::string& host, std::uint16_t) {
        socket->write("hello " + host + ';', std::nullopt);
        return socket;
    };
    SystemManager manager("cassandra.example",
                          {.socket_factory = canned(frame(version_answer())), .transport_factory = greet});
    manager.describe_version();

    EXPECT_THAT(written_, StartsWith("hello cassandra.example;"));
}

TEST_F(ThriftFactories, must_give_a_socket) {
    const auto none = [](const std::string&, std::uint16_t, Socket::Deadline) { return std::unique_ptr<Socket>(); };

    EXPECT_THAT([&] { SystemManager("cassandra.example", {.socket_factory = none}); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("gave none for cassandra.example:9160")));
}

TEST_F(ThriftFactories, may_throw_what_they_like) {
    const auto fails = [](const std::string&, std::uint16_t, Socket::Deadline) -> std::unique_ptr<Socket> {
        throw std::runtime_error("no route");
    };

    EXPECT_THAT([&] { SystemManager("cassandra.example", {.socket_factory = fails}); },
                ThrowsMessage<TransportException>(HasSubstr("cassandra.example:9160 was lost: no route")));
}

}  // namespace
}  // namespace cassia::thrift
