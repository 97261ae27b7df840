#include "net/tcp_socket.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <latch>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include <cassia/errors.h>

#include "support/fake_server.h"

namespace cassia::net {
namespace {

using namespace std::chrono_literals;
using support::FakeServer;
using testing::HasSubstr;
using testing::ThrowsMessage;

Socket::Deadline in(std::chrono::milliseconds time) {
    return std::chrono::steady_clock::now() + time;
}

std::string read_all(Socket& socket) {
    std::string all;
    std::array<char, 7> buffer{};
    while (const auto size = socket.read(buffer, in(10s))) {
        all.append(buffer.data(), size);
    }
    return all;
}

TEST(TcpSocket, carries_bytes_both_ways_to_the_end) {
    const std::string large(3'000'000, 'x');
    const FakeServer server([&](FakeServer::Peer& peer) { peer.write(peer.read_frame()); });
    TcpSocket socket(parse_address(server.address(), 0), in(10s));

    socket.write(support::frame(large), in(10s));

    EXPECT_EQ(read_all(socket), large);
}

TEST(TcpSocket, tells_that_the_other_end_is_gone) {
    const FakeServer server([](FakeServer::Peer& peer) { peer.read_frame(); });
    TcpSocket socket(parse_address(server.address(), 0), in(10s));
    EXPECT_FALSE(socket.is_gone());

    socket.write(support::frame("the last"), in(10s));
    read_all(socket);

    EXPECT_TRUE(socket.is_gone());
}

TEST(TcpSocket, resolves_names) {
    const FakeServer server([](FakeServer::Peer& peer) { peer.write("hello"); });
    const auto port = parse_address(server.address(), 0).port;
    TcpSocket socket({"localhost", port}, in(10s));

    EXPECT_EQ(read_all(socket), "hello");
}

TEST(TcpSocket, says_which_name_is_not_known) {
    EXPECT_THAT([] { TcpSocket({"no-such-host.invalid", 9160}, in(10s)); },
                ThrowsMessage<TransportException>(HasSubstr("no-such-host.invalid")));
}

TEST(TcpSocket, says_which_server_does_not_listen) {
    std::string address;
    {
        const FakeServer server([](FakeServer::Peer&) {});
        address = server.address();
    }

    EXPECT_THAT([&] { TcpSocket(parse_address(address, 0), in(10s)); },
                ThrowsMessage<TransportException>(HasSubstr("could not connect to " + address)));
}

TEST(TcpSocket, is_kept_from_programs_that_the_process_starts) {
    const FakeServer server([](FakeServer::Peer& peer) { peer.await_close(); });
    const auto address = parse_address(server.address(), 0);
    const TcpSocket socket(address, in(10s));

    std::vector<int> flags;
    for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) {
        const int descriptor = std::stoi(entry.path().filename());
        sockaddr_in peer{};
        socklen_t size = sizeof peer;
        if (::getpeername(descriptor, reinterpret_cast<sockaddr*>(&peer), &size) == 0 &&
            ntohs(peer.sin_port) == address.port) {
            flags.push_back(::fcntl(descriptor, F_GETFD));
        }
    }

    EXPECT_THAT(flags, testing::ElementsAre(FD_CLOEXEC));
}

TEST(TcpSocket, does_not_wait_past_its_deadline) {
    const FakeServer server([](FakeServer::Peer& peer) { peer.await_close(); });
    TcpSocket socket(parse_address(server.address(), 0), in(10s));
    std::array<char, 10> buffer{};

    EXPECT_THAT([&] { socket.read(buffer, in(10ms)); },
                ThrowsMessage<TransportException>(HasSubstr(server.address() + " did not answer in time")));
}

TEST(TcpSocket, does_not_write_past_its_deadline) {
    std::latch tried(1);
    const FakeServer server([&](FakeServer::Peer&) { tried.wait(); });
    TcpSocket socket(parse_address(server.address(), 0), in(10s));
    const auto deadline = in(10ms);
    std::string much;
    much.resize(100'000'000);

    EXPECT_THAT([&] { socket.write(much, deadline); },
                ThrowsMessage<TransportException>(HasSubstr(server.address() + " did not take a request in time")));
    tried.count_down();
}

}  // namespace
}  // namespace cassia::net
