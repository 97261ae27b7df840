#include <functional>

#include "support/contract.h"

namespace cassia {
namespace {

using namespace support;
using testing::HasSubstr;
using testing::ThrowsMessage;

// On one node that stands for all replicas, with a replication factor of 1.
struct Level {
    std::string name;
    ConsistencyLevel level;
    bool reads;
    bool writes;
    bool counts;
};

void PrintTo(const Level& level, std::ostream* out) {
    *out << level.name;
}

const std::vector<Level> LEVELS = {
    {"one", ConsistencyLevel::ONE, true, true, true},
    {"quorum", ConsistencyLevel::QUORUM, true, true, true},
    {"local_quorum", ConsistencyLevel::LOCAL_QUORUM, true, true, true},
    {"each_quorum", ConsistencyLevel::EACH_QUORUM, true, true, true},
    {"all", ConsistencyLevel::ALL, true, true, true},
    {"local_one", ConsistencyLevel::LOCAL_ONE, true, true, true},
    {"any", ConsistencyLevel::ANY, false, true, false},
    {"two", ConsistencyLevel::TWO, false, false, false},
    {"three", ConsistencyLevel::THREE, false, false, false},
    {"serial", ConsistencyLevel::SERIAL, true, false, false},
    {"local_serial", ConsistencyLevel::LOCAL_SERIAL, true, false, false},
};

class ConsistencyContract : public TableContract<Level> {
protected:
    static bool satisfied(const std::function<void()>& operation) {
        try {
            operation();
            return true;
        } catch (const InvalidRequestException&) {
            return false;
        } catch (const UnavailableException&) {
            return false;
        }
    }
};
INSTANTIATE_TEST_SUITE_P(Backends, ConsistencyContract, every_backend_and(LEVELS), name_of_case<Level>);

TEST_P(ConsistencyContract, is_kept_by_reads) {
    const auto standard = family("Standard");

    EXPECT_EQ(satisfied([&] { standard.find(row(), {.read_consistency_level = param().level}); }), param().reads);
    EXPECT_EQ(satisfied([&] { standard.get_range({.row_count = 1, .read_consistency_level = param().level}).begin(); }),
              param().reads);
}

TEST_P(ConsistencyContract, is_kept_by_writes) {
    const auto standard = family("Standard");

    EXPECT_EQ(satisfied([&] { standard.insert(row(), {{"a", "1"}}, {.write_consistency_level = param().level}); }),
              param().writes);
    EXPECT_EQ(satisfied([&] { standard.remove(row(), {.write_consistency_level = param().level}); }), param().writes);
}

TEST_P(ConsistencyContract, is_kept_by_counters) {
    EXPECT_EQ(satisfied([&] { family("Counters").add(row(), "a", 1, {.write_consistency_level = param().level}); }),
              param().counts);
}

class NoLevelContract : public Contract {};
INSTANTIATE_TEST_SUITE_P(Backends, NoLevelContract, every_backend(), name_of_backend);

TEST_P(NoLevelContract, is_refused) {
    const auto none = static_cast<ConsistencyLevel>(99);

    EXPECT_THAT([&] { family("Standard").find(row(), {.read_consistency_level = none}); },
                ThrowsMessage<InvalidRequestException>(HasSubstr("99 is none")));
    EXPECT_THROW(family("Standard").insert(row(), {{"a", "1"}}, {.write_consistency_level = none}),
                 InvalidRequestException);
}

// A keyspace of three replicas, which this test makes.
class ReplicasContract : public Contract {
protected:
    void SetUp() override {
        system().create_keyspace("ThreeReplicas", {.strategy_options = {{{"replication_factor", "3"}}}});
        system().create_column_family("ThreeReplicas", "Standard",
                                      {.comparator_type = UTF8_TYPE, .default_validation_class = UTF8_TYPE});
    }
    void TearDown() override { system().drop_keyspace("ThreeReplicas"); }
};
INSTANTIATE_TEST_SUITE_P(Backends, ReplicasContract, every_backend(), name_of_backend);

TEST_P(ReplicasContract, are_all_there_on_one_node) {
    const ConnectionPool three("ThreeReplicas", {backend().server()});
    const ColumnFamily standard(three, "Standard");
    for (const auto level :
         {ConsistencyLevel::TWO, ConsistencyLevel::THREE, ConsistencyLevel::QUORUM, ConsistencyLevel::ALL}) {
        standard.insert("row", {{std::string(to_string(level)), "x"}}, {.write_consistency_level = level});
    }

    EXPECT_EQ(show(standard.get("row", {.read_consistency_level = ConsistencyLevel::ALL})),
              "{'ALL': 'x', 'QUORUM': 'x', 'THREE': 'x', 'TWO': 'x'}");
}

TEST_P(ReplicasContract, are_too_few_for_levels_above_the_replication_factor) {
    EXPECT_THAT([&] { family("Standard").find(row(), {.read_consistency_level = ConsistencyLevel::THREE}); },
                ThrowsMessage<UnavailableException>(HasSubstr("THREE needs 3 replicas")));
}

}  // namespace
}  // namespace cassia
