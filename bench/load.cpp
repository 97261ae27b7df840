#include <atomic>
#include <chrono>
#include <cstddef>
#include <exception>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include "bare_client.h"

/// @file
/// The load that is put on a server of the Thrift API: connections that each send the next request when the last has
/// been answered. Of Thrift's own client, for cassia-server and Cassandra alike.
///
///     bench_load HOST:PORT fill ROWS
///     bench_load HOST:PORT get|insert ROWS CONNECTIONS SECONDS      prints operations per second

namespace cassia::bench {
namespace {

const std::string VALUE(64, 'v');
constexpr std::size_t STRIDE = 7919;

using Clock = std::chrono::steady_clock;

struct Load {
    std::string address;
    bool writes = false;
    std::size_t rows = 0;
    std::size_t connections = 0;
    std::chrono::duration<double> duration{};
};

// The requests that one connection got answered until `end`.
std::size_t one_connection(const Load& load, std::size_t which, Clock::time_point end) {
    const auto client = connect(load.address);
    client->set_keyspace(KEYSPACE);
    const auto path = path_of(ROWS, "name");
    const auto parent = parent_of(ROWS);
    std::size_t answered = 0;
    auto number = which * (load.rows / load.connections);
    auto timestamp =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch())
            .count();
    for (; Clock::now() < end; ++answered) {
        number = (number + STRIDE) % load.rows;
        if (load.writes) {
            client->insert(key_of(number), parent, column_of("name", VALUE, ++timestamp), idl::ConsistencyLevel::ONE);
        } else {
            idl::ColumnOrSuperColumn found;
            client->get(found, key_of(number), path, idl::ConsistencyLevel::ONE);
        }
    }
    return answered;
}

double per_second(const Load& load) {
    std::atomic<std::size_t> answered = 0;
    const auto start = Clock::now();
    const auto end = start + std::chrono::duration_cast<Clock::duration>(load.duration);
    {
        std::vector<std::jthread> threads;
        threads.reserve(load.connections);
        for (std::size_t i = 0; i < load.connections; ++i) {
            threads.emplace_back([&, i] { answered += one_connection(load, i, end); });
        }
    }
    return static_cast<double>(answered) / std::chrono::duration<double>(Clock::now() - start).count();
}

int run(const std::vector<std::string>& arguments) {
    if (arguments.size() == 3 && arguments[1] == "fill") {
        fill(*connect(arguments[0]), std::stoul(arguments[2]));
        return 0;
    }
    if (arguments.size() != 5 || (arguments[1] != "get" && arguments[1] != "insert")) {
        std::cerr << "usage: bench_load HOST:PORT fill ROWS | get|insert ROWS CONNECTIONS SECONDS\n";
        return 2;
    }
    std::cout << per_second({.address = arguments[0],
                             .writes = arguments[1] == "insert",
                             .rows = std::stoul(arguments[2]),
                             .connections = std::stoul(arguments[3]),
                             .duration = std::chrono::duration<double>(std::stod(arguments[4]))})
              << '\n';
    return 0;
}

}  // namespace
}  // namespace cassia::bench

int main(int argc, char** argv) {
    try {
        return cassia::bench::run({argv + 1, argv + argc});
    } catch (const std::exception& error) {
        std::cerr << "bench_load: " << error.what() << '\n';
        return 1;
    }
}
