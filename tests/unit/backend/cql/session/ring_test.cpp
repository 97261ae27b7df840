#include "backend/cql/session/ring.h"

#include <gmock/gmock.h>

namespace cassia::cql {
namespace {

using testing::ElementsAre;
using testing::UnorderedElementsAre;

constexpr std::string_view MURMUR3 = "org.apache.cassandra.dht.Murmur3Partitioner";

Node node(const std::string& address, const std::string& rack, const std::string& token,
          const std::string& data_center = "dc1") {
    return {.address = address, .data_center = data_center, .rack = rack, .schema_version = "", .tokens = {token}};
}

KsDef keyspace(const std::string& strategy, std::map<std::string, std::string> options) {
    KsDef definition;
    definition.name = "Shop";
    definition.strategy_class = "org.apache.cassandra.locator." + strategy;
    definition.strategy_options = std::move(options);
    return definition;
}

TEST(Rings, have_a_stretch_before_each_token) {
    const auto ring = ring_of({node("a", "r1", "100"), node("b", "r1", "-100"), node("c", "r1", "0")},
                              keyspace("SimpleStrategy", {{"replication_factor", "2"}}), MURMUR3);
    EXPECT_THAT(ring, ElementsAre(TokenRange{"100", "-100", {"b", "c"}}, TokenRange{"-100", "0", {"c", "a"}},
                                  TokenRange{"0", "100", {"a", "b"}}));
}

TEST(Rings, have_as_many_replicas_as_there_are_nodes_at_most) {
    const auto ring =
        ring_of({node("a", "r1", "0")}, keyspace("SimpleStrategy", {{"replication_factor", "3"}}), MURMUR3);
    EXPECT_THAT(ring, ElementsAre(TokenRange{"0", "0", {"a"}}));
}

TEST(Rings, spread_replicas_over_the_racks_of_a_data_center) {
    const auto ring = ring_of({node("a", "r1", "0"), node("b", "r1", "1"), node("c", "r2", "2"), node("d", "r2", "3")},
                              keyspace("NetworkTopologyStrategy", {{"dc1", "2"}}), MURMUR3);
    EXPECT_THAT(ring[0], (TokenRange{"3", "0", {"a", "c"}}));
    EXPECT_THAT(ring[2], (TokenRange{"1", "2", {"c", "a"}}));
}

TEST(Rings, take_more_of_a_rack_where_there_are_no_others) {
    const auto ring = ring_of({node("a", "r1", "0"), node("b", "r1", "1"), node("c", "r2", "2")},
                              keyspace("NetworkTopologyStrategy", {{"dc1", "3"}}), MURMUR3);
    EXPECT_THAT(ring[0].endpoints, UnorderedElementsAre("a", "b", "c"));
}

TEST(Rings, have_replicas_in_each_data_center_that_is_named) {
    const auto ring = ring_of({node("a", "r1", "0"), node("b", "r1", "1", "dc2"), node("c", "r1", "2", "dc3")},
                              keyspace("NetworkTopologyStrategy", {{"dc1", "1"}, {"dc2", "1"}}), MURMUR3);
    EXPECT_THAT(ring[2].endpoints, UnorderedElementsAre("a", "b"));
}

}  // namespace
}  // namespace cassia::cql
