#include <atomic>
#include <chrono>
#include <cstdint>
#include <list>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>

#include <cassia/cassia.h>

#include "support/server_process.h"

namespace cassia {
namespace {

using namespace std::chrono_literals;
using boost::asio::ip::tcp;

constexpr int CONNECTIONS = 250;
constexpr int ROUNDS = 20;

std::string size_of_frame(std::uint32_t size) {
    std::string header;
    for (const auto shift : {24U, 16U, 8U, 0U}) {
        header.push_back(static_cast<char>(size >> shift));
    }
    return header;
}

std::string garbage(std::mt19937_64& random, std::size_t size) {
    std::string bytes(size, '\0');
    for (auto& byte : bytes) {
        byte = static_cast<char>(random());
    }
    return bytes;
}

/// What a client that means ill sends, of six kinds.
std::string hostile_bytes(std::mt19937_64& random, int kind) {
    switch (kind) {
        case 0: return {};
        case 1: return size_of_frame(15U << 20U).substr(0, 2);
        case 2: return size_of_frame(15U << 20U) + garbage(random, 1000);
        case 3: return size_of_frame(1000) + garbage(random, 1000);
        case 4: return garbage(random, 5000);
        default: return size_of_frame(0x7fffffff);
    }
}

/// Connections that stall, send garbage, or go in the middle of a frame, and come again.
class Enemies {
public:
    Enemies(const std::string& server, std::uint64_t seed)
        : endpoint_(boost::asio::ip::make_address("127.0.0.1"),
                    static_cast<std::uint16_t>(std::stoi(server.substr(server.find(':') + 1)))),
          random_(seed) {
        for (int i = 0; i < CONNECTIONS; ++i) {
            attack(sockets_.emplace_back(io_), i);
        }
    }

    /// One in three begins anew.
    void go_on() {
        int i = 0;
        for (auto& socket : sockets_) {
            if (random_() % 3 == 0) {
                boost::system::error_code closed;
                static_cast<void>(socket.close(closed));
                attack(socket, i);
            }
            ++i;
        }
    }

private:
    void attack(tcp::socket& socket, int kind) {
        socket.connect(endpoint_);
        boost::system::error_code refused;
        boost::asio::write(socket, boost::asio::buffer(hostile_bytes(random_, kind % 6)), refused);
    }

    boost::asio::io_context io_;
    tcp::endpoint endpoint_;
    std::mt19937_64 random_;
    std::list<tcp::socket> sockets_;
};

TEST(HostileConnections, are_not_noticed_by_as_many_others) {
    const support::ServerProcess server({"--memory", "--log-level", "error"});
    SystemManager system(server.address());
    system.create_keyspace("Keyspace1", {});
    system.create_column_family("Keyspace1", "Users");
    Enemies enemies(server.address(), 4711);
    const auto failures = std::make_shared<StatsLogger>();
    const ConnectionPool pool("Keyspace1", {server.address()},
                              {.timeout = 10s, .pool_size = CONNECTIONS, .max_retries = 0, .listeners = {failures}});
    const ColumnFamily users(pool, "Users");

    // Each round uses every connection: as many are leased, one more waits for none.
    for (int round = 0; round < ROUNDS; ++round) {
        enemies.go_on();
        std::list<ConnectionLease> leases;
        for (int i = 0; i < CONNECTIONS; ++i) {
            leases.push_back(pool.get());
        }
        int i = 0;
        for (auto& lease : leases) {
            const auto key = "row" + std::to_string(++i);
            lease.insert(key, {"Users"}, {.name = "round", .value = std::to_string(round), .timestamp = round + 1});
            EXPECT_EQ(lease.get_count(key, {"Users"}, {}), 1);
        }
    }

    EXPECT_EQ(failures->stats().failed, 0U);
    EXPECT_EQ(failures->stats().created.success, static_cast<std::uint64_t>(CONNECTIONS));
    const auto row = users.get("row1");
    EXPECT_EQ(row["round"].as<std::string>(), std::to_string(ROUNDS - 1));
}

}  // namespace
}  // namespace cassia
