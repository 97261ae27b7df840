#pragma once

#include <sys/types.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "support/proxy.h"

namespace cassia::cluster {

/// Three real nodes of Cassandra, and a way to each that can be cut.
///
/// In the environment: CASSIA_CLUSTER_SCRIPT is scripts/cassandra; CASSIA_CLUSTER_DIR, CASSIA_CLUSTER_CQL_PORT and
/// CASSIA_CLUSTER_THRIFT_PORT say where the nodes live.
///
/// Lifetime: the nodes are new, and gone with all their data when this ends.
class Cluster {
public:
    static constexpr int NODES = 3;

    Cluster();
    Cluster(const Cluster&) = delete;
    Cluster& operator=(const Cluster&) = delete;
    ~Cluster();

    /// The way to a node, "127.0.0.1:port". Nodes are numbered from 1 on.
    const std::string& server(int node) { return way(node).address(); }
    /// The ways to all.
    std::vector<std::string> servers() const;

    /// Starts the nodes that do not run, and waits until each answers and sees the others.
    void start();
    /// Waits until a node that is being started takes connections.
    void await_port(int node) const;
    /// Ends a node in good order.
    void stop(int node);
    /// Ends it by kill -9.
    void kill(int node);
    /// Lets it hang.
    void pause(int node);
    void resume(int node);
    /// Cuts the way to it.
    void cut(int node) { way(node).cut(); }
    void mend(int node) { way(node).mend(); }

private:
    support::Proxy& way(int node) { return *ways_.at(static_cast<std::size_t>(node - 1)); }
    void run(const std::string& arguments) const;
    pid_t pid(int node) const;

    std::string script_;
    std::string dir_;
    std::string cql_port_;
    std::uint16_t thrift_port_;
    std::vector<std::unique_ptr<support::Proxy>> ways_;
};

}  // namespace cassia::cluster
