#include <map>

#include "support/contract.h"

namespace cassia {
namespace {

using namespace support;
using testing::EndsWith;

// How the replicas of a keyspace are chosen.
struct Strategy {
    std::string name;
    std::string_view replication_strategy;
    std::map<std::string, std::string> options;
};

void PrintTo(const Strategy& strategy, std::ostream* out) {
    *out << strategy.name;
}

const std::vector<Strategy> STRATEGIES = {
    {"simple", SIMPLE_STRATEGY, {{"replication_factor", "1"}}},
    {"network_topology", NETWORK_TOPOLOGY_STRATEGY, {{"datacenter1", "1"}}},
    {"old_network_topology", OLD_NETWORK_TOPOLOGY_STRATEGY, {{"replication_factor", "1"}}},
};

class StrategiesContract : public TableContract<Strategy> {};
INSTANTIATE_TEST_SUITE_P(Backends, StrategiesContract, every_backend_and(STRATEGIES), name_of_case<Strategy>);

TEST_P(StrategiesContract, keep_their_names_and_options) {
    auto manager = system();
    manager.create_keyspace("Strategies", {.replication_strategy = std::string(param().replication_strategy),
                                           .strategy_options = param().options});

    const auto properties = manager.get_keyspace_properties("Strategies");
    manager.drop_keyspace("Strategies");

    EXPECT_THAT(properties.replication_strategy, EndsWith(param().replication_strategy));
    EXPECT_EQ(properties.strategy_options, param().options);
}

}  // namespace
}  // namespace cassia
