#include <functional>

#include "support/contract.h"

namespace cassia {
namespace {

using namespace support;
using testing::AnyOf;
using testing::HasSubstr;
using testing::ThrowsMessage;

enum class Answer { done, invalid, unavailable };
using enum Answer;

// On one node that stands for all replicas, with a replication factor of 1.
struct Level {
    std::string name;
    ConsistencyLevel level;
    Answer reads;
    Answer writes;
    Answer counts;
};

void PrintTo(const Level& level, std::ostream* out) {
    *out << level.name;
}

const std::vector<Level> LEVELS = {
    {"one", ConsistencyLevel::ONE, done, done, done},
    {"quorum", ConsistencyLevel::QUORUM, done, done, done},
    {"local_quorum", ConsistencyLevel::LOCAL_QUORUM, done, done, done},
    {"each_quorum", ConsistencyLevel::EACH_QUORUM, done, done, done},
    {"all", ConsistencyLevel::ALL, done, done, done},
    {"local_one", ConsistencyLevel::LOCAL_ONE, done, done, done},
    {"any", ConsistencyLevel::ANY, invalid, done, invalid},
    {"two", ConsistencyLevel::TWO, unavailable, unavailable, unavailable},
    {"three", ConsistencyLevel::THREE, unavailable, unavailable, unavailable},
    {"serial", ConsistencyLevel::SERIAL, done, invalid, invalid},
    {"local_serial", ConsistencyLevel::LOCAL_SERIAL, done, invalid, invalid},
};

class ConsistencyContract : public TableContract<Level> {
protected:
    static Answer answer(const std::function<void()>& operation) {
        try {
            operation();
            return done;
        } catch (const InvalidRequestException&) {
            return invalid;
        } catch (const UnavailableException&) {
            return unavailable;
        }
    }
};
INSTANTIATE_TEST_SUITE_P(Backends, ConsistencyContract, every_backend_and(LEVELS), name_of_case<Level>);

TEST_P(ConsistencyContract, is_kept_by_reads) {
    const auto standard = family("Standard");

    const auto level = param().level;
    standard.insert(row(), {{"a", "1"}});

    EXPECT_EQ(answer([&] { standard.get(row(), {.read_consistency_level = level}); }), param().reads);
    EXPECT_EQ(answer([&] { standard.find(row(), {.read_consistency_level = level}); }), param().reads);
    EXPECT_EQ(answer([&] { standard.multiget({row()}, {.read_consistency_level = level}); }), param().reads);
    EXPECT_EQ(answer([&] { standard.xget(row(), {.read_consistency_level = level}).begin(); }), param().reads);
    EXPECT_EQ(answer([&] { standard.get_count(row(), {.read_consistency_level = level}); }), param().reads);
    EXPECT_EQ(answer([&] { standard.multiget_count({row()}, {.read_consistency_level = level}); }), param().reads);
    EXPECT_EQ(answer([&] { standard.get_range({.row_count = 1, .read_consistency_level = level}).begin(); }),
              param().reads);
}

TEST_P(ConsistencyContract, is_kept_by_writes) {
    const auto standard = family("Standard");

    EXPECT_EQ(answer([&] { standard.insert(row(), {{"a", "1"}}, {.write_consistency_level = param().level}); }),
              param().writes);
    EXPECT_EQ(answer([&] { standard.remove(row(), {.write_consistency_level = param().level}); }), param().writes);
}

TEST_P(ConsistencyContract, is_kept_by_counters) {
    EXPECT_EQ(answer([&] { family("Counters").add(row(), "a", 1, {.write_consistency_level = param().level}); }),
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
    const auto three = pool_of("ThreeReplicas");
    const ColumnFamily standard(three, "Standard");
    for (const auto level : {ConsistencyLevel::TWO, ConsistencyLevel::THREE, ConsistencyLevel::QUORUM,
                             ConsistencyLevel::LOCAL_QUORUM, ConsistencyLevel::EACH_QUORUM, ConsistencyLevel::ALL}) {
        standard.insert("row", {{std::string(to_string(level)), "x"}}, {.write_consistency_level = level});
    }

    EXPECT_EQ(show(standard.get("row", {.read_consistency_level = ConsistencyLevel::ALL})),
              "{'ALL': 'x', 'EACH_QUORUM': 'x', 'LOCAL_QUORUM': 'x', 'QUORUM': 'x', 'THREE': 'x', 'TWO': 'x'}");
}

TEST_P(ReplicasContract, are_too_few_for_levels_above_the_replication_factor) {
    // Over Thrift this exception has no text of the server's.
    EXPECT_THAT([&] { family("Standard").find(row(), {.read_consistency_level = ConsistencyLevel::THREE}); },
                ThrowsMessage<UnavailableException>(
                    AnyOf(HasSubstr("THREE needs 3 replicas"), HasSubstr("answers: too few replicas are up"))));
}

}  // namespace
}  // namespace cassia
