#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <cassia/cassia.h>
#include <cassia/testing.h>

namespace cassia {
namespace {

using namespace std::chrono_literals;

// What a mark on a stale entry must not hide, where timestamps do not tell which of two writes came later.
class EmbeddedIndexTruth : public testing::Test {
protected:
    EmbeddedIndexTruth() {
        SystemManager system(store_.server());
        system.create_keyspace("Keyspace1");
        system.create_column_family("Keyspace1", "Users",
                                    {.comparator_type = UTF8_TYPE,
                                     .default_validation_class = UTF8_TYPE,
                                     .key_validation_class = UTF8_TYPE,
                                     .gc_grace_seconds = 0});
        system.create_index("Keyspace1", "Users", "state", UTF8_TYPE);
        users_.emplace(ConnectionPool("Keyspace1", {store_.server()}), "Users");
    }

    std::vector<std::string> found(std::string_view state) const {
        std::vector<std::string> keys;
        const auto clause = create_index_clause({create_index_expression("state", state)});
        for (const auto& [key, columns] : users_->get_indexed_slices(clause)) {
            keys.push_back(key.as<std::string>());
        }
        return keys;
    }

    using Keys = std::vector<std::string>;

    SettableClock clock_;
    EmbeddedStore store_ = EmbeddedStore::memory({.clock = clock_});
    std::optional<ColumnFamily> users_;
};

TEST_F(EmbeddedIndexTruth, finds_a_value_that_prevails_over_its_successor_of_the_same_timestamp) {
    users_->insert("key", {{"state", "A"}}, {.timestamp = 1});
    users_->insert("key", {{"state", "B"}}, {.timestamp = 1});
    ASSERT_EQ(found("A"), Keys());

    // An expiring column prevails over one that does not expire.
    users_->insert("key", {{"state", "A"}}, {.timestamp = 1, .ttl = 100s});

    EXPECT_EQ(found("A"), Keys{"key"});
    EXPECT_EQ(found("B"), Keys());
}

TEST_F(EmbeddedIndexTruth, finds_a_value_written_with_an_old_timestamp_when_its_deletion_is_forgotten) {
    users_->insert("key", {{"state", "A"}}, {.timestamp = 5});
    users_->remove("key", {.timestamp = 10});
    clock_.pass(100s);
    ASSERT_EQ(found("A"), Keys());
    store_.compact();

    users_->insert("key", {{"state", "A"}}, {.timestamp = 5});

    EXPECT_EQ(found("A"), Keys{"key"});
}

TEST_F(EmbeddedIndexTruth, forgets_a_value_when_it_expires_and_its_entry_when_that_is_purged) {
    users_->insert("key", {{"state", "A"}}, {.ttl = 10s});
    users_->insert("other", {{"state", "A"}});
    clock_.pass(10s);
    EXPECT_EQ(found("A"), Keys{"other"});

    store_.flush();
    store_.compact();

    EXPECT_EQ(found("A"), Keys{"other"});
}

TEST(SpeltIndex, holds_a_column_however_its_name_is_spelt) {
    const auto store = EmbeddedStore::memory();
    SystemManager system(store.server());
    system.create_keyspace("Keyspace1");
    system.create_column_family("Keyspace1", "Decimals",
                                {.comparator_type = DECIMAL_TYPE, .key_validation_class = UTF8_TYPE});
    system.create_index("Keyspace1", "Decimals", Decimal::parse("1.0"), UTF8_TYPE);
    system.create_index("Keyspace1", "Decimals", Decimal::parse("1.00"), UTF8_TYPE);
    const ColumnFamily decimals(ConnectionPool("Keyspace1", {store.server()}), "Decimals");
    decimals.insert("key", {{Decimal::parse("1.00"), "v"}});

    const auto clause = create_index_clause({create_index_expression(Decimal::parse("1.000"), "v")});
    std::vector<std::string> keys;
    for (const auto& [key, row] : decimals.get_indexed_slices(clause)) {
        keys.push_back(key.as<std::string>());
    }
    const auto columns = system.get_keyspace_column_families("Keyspace1").at("Decimals").column_metadata;

    EXPECT_EQ(keys, std::vector<std::string>{"key"});
    EXPECT_EQ(columns->size(), 1u);
}

}  // namespace
}  // namespace cassia
