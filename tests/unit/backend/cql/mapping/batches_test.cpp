#include "backend/cql/mapping/batches.h"

#include <gmock/gmock.h>

#include <span>
#include <string>
#include <vector>

#include "unit/backend/cql/mapping/definitions.h"

namespace cassia::cql {
namespace {

/// Two families, of values and of counters.
class Batches : public testing::Test {
protected:
    void insert(std::string_view key, std::string_view value, std::size_t times = 1) {
        mutations_.push_back(std::vector<model::Mutation>(times, model::Insertion{{}, "a", value, 7, 0}));
        rows_.push_back({"Users", key, mutations_.back()});
    }

    void add(std::string_view key) {
        mutations_.push_back({model::Addition{{}, "a", 1}});
        rows_.push_back({"Counters", key, mutations_.back()});
    }

    std::vector<Batch> batches(bool atomic = false) {
        return batches_of({rows_, atomic}, [this](std::string_view family) -> const Table& {
            return family == "Users" ? users_ : counters_;
        });
    }

    static std::vector<std::size_t> sizes(const std::vector<Batch>& batches) {
        std::vector<std::size_t> sizes;
        for (const auto& batch : batches) {
            sizes.push_back(batch.statements.size());
        }
        return sizes;
    }

    const std::string large_ = std::string(MOST_BYTES_OF_ROWS / 2, 'x');

private:
    Table users_ = table_of(family(), CASSANDRA_5_0);
    Table counters_ = table_of(counters(), CASSANDRA_5_0);
    std::vector<std::vector<model::Mutation>> mutations_;
    std::vector<model::RowMutation> rows_;
};

TEST_F(Batches, hold_several_rows_while_they_are_small) {
    insert("k1", "v");
    insert("k2", "v");

    EXPECT_EQ(sizes(batches()), std::vector<std::size_t>{2});
    EXPECT_EQ(batches()[0].kind, BatchKind::UNLOGGED);
}

TEST_F(Batches, part_rows_that_are_large_together) {
    insert("k1", large_);
    insert("k2", large_);
    insert("k3", "v");

    EXPECT_EQ(sizes(batches()), (std::vector<std::size_t>{1, 2}));
}

TEST_F(Batches, keep_a_row_together_however_large) {
    insert("k1", large_, 9);

    EXPECT_EQ(sizes(batches()), std::vector<std::size_t>{9});
}

TEST_F(Batches, part_a_row_that_none_can_count) {
    insert("k1", "v", MOST_STATEMENTS + 1);

    EXPECT_EQ(sizes(batches()), (std::vector<std::size_t>{MOST_STATEMENTS, 1}));
}

TEST_F(Batches, are_one_and_logged_where_they_are_atomic) {
    insert("k1", large_);
    insert("k2", large_);
    insert("k3", large_);

    EXPECT_EQ(sizes(batches(true)), std::vector<std::size_t>{3});
    EXPECT_EQ(batches(true)[0].kind, BatchKind::LOGGED);
}

TEST_F(Batches, keep_counters_apart) {
    insert("k1", "v");
    add("k1");
    insert("k2", "v");

    EXPECT_EQ(sizes(batches()), (std::vector<std::size_t>{2, 1}));
    EXPECT_EQ(batches()[1].kind, BatchKind::COUNTER);
    EXPECT_EQ(batches()[1].statements[0].table->family, "Users");
}

}  // namespace
}  // namespace cassia::cql
