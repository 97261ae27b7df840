#include "backend/cql/session/ring.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <utility>

#include "backend/cql/session/cells.h"
#include "backend/token.h"

namespace cassia::cql {
namespace {

struct Place {
    backend::Token token;
    std::string text;
    const Node* node;
};

// "3", or "3/1" where some replicas are transient.
std::size_t number_of(const std::string& text) {
    std::size_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

bool holds(const std::vector<const Node*>& nodes, const Node* node) {
    return std::find(nodes.begin(), nodes.end(), node) != nodes.end();
}

/// Walks the ring from a place on, once around.
class Walk {
public:
    Walk(const std::vector<Place>& ring, std::size_t start) : ring_(ring), start_(start) {}

    template <typename Visit>
    void each(const Visit& visit) const {
        for (std::size_t i = 0; i < ring_.size(); ++i) {
            if (!visit(*ring_[(start_ + i) % ring_.size()].node)) {
                return;
            }
        }
    }

private:
    const std::vector<Place>& ring_;
    std::size_t start_;
};

std::vector<const Node*> simple_replicas(const Walk& walk, std::size_t factor) {
    std::vector<const Node*> replicas;
    walk.each([&](const Node& node) {
        if (replicas.size() < factor && !holds(replicas, &node)) {
            replicas.push_back(&node);
        }
        return replicas.size() < factor;
    });
    return replicas;
}

// A rack that has one already waits until each has.
std::vector<const Node*> replicas_of_data_center(const Walk& walk, const std::string& data_center, std::size_t factor,
                                                 std::size_t racks) {
    std::vector<const Node*> replicas;
    std::vector<const Node*> waiting;
    std::set<std::string> seen;
    walk.each([&](const Node& node) {
        if (node.data_center != data_center || holds(replicas, &node) || holds(waiting, &node)) {
            return true;
        }
        if (seen.size() == racks || seen.insert(node.rack).second) {
            replicas.push_back(&node);
        } else {
            waiting.push_back(&node);
        }
        if (seen.size() == racks) {
            while (!waiting.empty() && replicas.size() < factor) {
                replicas.push_back(waiting.front());
                waiting.erase(waiting.begin());
            }
        }
        return replicas.size() < factor;
    });
    replicas.resize(std::min(replicas.size(), factor));
    return replicas;
}

std::vector<const Node*> replicas(const Walk& walk, const std::vector<Node>& nodes, const KsDef& keyspace) {
    if (keyspace.strategy_class.ends_with("SimpleStrategy")) {
        const auto factor = keyspace.strategy_options.find("replication_factor");
        return simple_replicas(walk, factor == keyspace.strategy_options.end() ? 1 : number_of(factor->second));
    }
    if (!keyspace.strategy_class.ends_with("NetworkTopologyStrategy")) {
        return simple_replicas(walk, 1);
    }
    std::vector<const Node*> all;
    for (const auto& [data_center, factor] : keyspace.strategy_options) {
        std::set<std::string> racks;
        for (const auto& node : nodes) {
            if (node.data_center == data_center) {
                racks.insert(node.rack);
            }
        }
        const auto some = replicas_of_data_center(walk, data_center, number_of(factor), racks.size());
        all.insert(all.end(), some.begin(), some.end());
    }
    return all;
}

}  // namespace

std::vector<Node> read_nodes(Session& session, Session::Deadline deadline) {
    std::vector<Node> nodes;
    for (const std::string_view statement :
         {"SELECT broadcast_address, data_center, rack, schema_version, tokens FROM system.local",
          "SELECT peer, data_center, rack, schema_version, tokens FROM system.peers"}) {
        session.run(statement, deadline, [&](std::span<const OptionalBytes> row) {
            Cells cells(row);
            Node node;
            node.address = cells.take_inet();
            node.data_center = cells.take_text();
            node.rack = cells.take_text();
            node.schema_version = cells.take_uuid();
            node.tokens = cells.take_set();
            nodes.push_back(std::move(node));
            return true;
        });
    }
    return nodes;
}

std::vector<TokenRange> ring_of(const std::vector<Node>& nodes, const KsDef& keyspace, std::string_view partitioner) {
    std::vector<Place> places;
    for (const auto& node : nodes) {
        for (const auto& token : node.tokens) {
            places.push_back({backend::Token::parse(partitioner, token), token, &node});
        }
    }
    std::sort(places.begin(), places.end(),
              [](const Place& left, const Place& right) { return left.token < right.token; });
    std::vector<TokenRange> ring;
    for (std::size_t i = 0; i < places.size(); ++i) {
        auto& range = ring.emplace_back();
        range.start_token = places[(i + places.size() - 1) % places.size()].text;
        range.end_token = places[i].text;
        for (const auto* const node : replicas(Walk(places, i), nodes, keyspace)) {
            range.endpoints.push_back(node->address);
        }
    }
    return ring;
}

}  // namespace cassia::cql
