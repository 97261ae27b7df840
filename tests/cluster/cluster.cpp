#include "cluster/cluster.h"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <thread>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include "support/environment.h"

namespace cassia::cluster {
namespace {

using namespace std::chrono_literals;
using support::environment;

std::string address(int node) {
    return "127.0.0." + std::to_string(node);
}

}  // namespace

Cluster::Cluster()
    : script_(environment("CASSIA_CLUSTER_SCRIPT")),
      dir_(environment("CASSIA_CLUSTER_DIR")),
      cql_port_(environment("CASSIA_CLUSTER_CQL_PORT")),
      thrift_port_(static_cast<std::uint16_t>(std::stoi(environment("CASSIA_CLUSTER_THRIFT_PORT")))) {
    run("wipe --dir " + dir_);
    start();
    for (int node = 1; node <= NODES; ++node) {
        ways_.push_back(std::make_unique<support::Proxy>(address(node), thrift_port_));
    }
}

Cluster::~Cluster() {
    std::system((script_ + " wipe --dir " + dir_).c_str());
}

std::vector<std::string> Cluster::servers() const {
    std::vector<std::string> servers;
    for (const auto& way : ways_) {
        servers.push_back(way->address());
    }
    return servers;
}

void Cluster::start() {
    run("start 3.11 --nodes " + std::to_string(NODES) + " --dir " + dir_ + " --cql-port " + cql_port_ +
        " --thrift-port " + std::to_string(thrift_port_) + " >/dev/null");
}

void Cluster::await_port(int node) const {
    boost::asio::io_context context;
    boost::asio::ip::tcp::socket socket(context);
    const boost::asio::ip::tcp::endpoint endpoint(boost::asio::ip::make_address(address(node)), thrift_port_);
    const auto limit = std::chrono::steady_clock::now() + 180s;
    boost::system::error_code error;
    while (socket.connect(endpoint, error)) {
        if (std::chrono::steady_clock::now() > limit) {
            throw std::runtime_error("node " + std::to_string(node) + " takes no connections");
        }
        socket.close();
        // Nobody tells when another process begins to listen.
        std::this_thread::sleep_for(10ms);
    }
}

void Cluster::stop(int node) {
    run("stop --dir " + dir_ + " --node " + std::to_string(node));
}

void Cluster::kill(int node) {
    run("stop --dir " + dir_ + " --node " + std::to_string(node) + " --kill");
}

void Cluster::pause(int node) {
    ::kill(pid(node), SIGSTOP);
}

void Cluster::resume(int node) {
    ::kill(pid(node), SIGCONT);
}

void Cluster::run(const std::string& arguments) const {
    if (std::system((script_ + ' ' + arguments).c_str()) != 0) {
        throw std::runtime_error("scripts/cassandra " + arguments + " failed");
    }
}

pid_t Cluster::pid(int node) const {
    pid_t pid = 0;
    std::ifstream(dir_ + "/node" + std::to_string(node) + "/pid") >> pid;
    if (pid <= 1) {
        throw std::runtime_error("node " + std::to_string(node) + " has no process id");
    }
    return pid;
}

}  // namespace cassia::cluster
