#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cassia/cassia.h>

#include "support/temp_folder.h"

namespace cassia {
namespace {

using namespace support;

constexpr std::size_t ROWS = 2500;

// Many rows with a city, and no index of it.
class IndexBuilding : public testing::Test {
protected:
    IndexBuilding() {
        SystemManager system(store_.server());
        system.create_keyspace("Keyspace1");
        system.create_column_family(
            "Keyspace1", "Users",
            {.comparator_type = UTF8_TYPE, .default_validation_class = UTF8_TYPE, .key_validation_class = UTF8_TYPE});
        auto batch = users(store_.server()).batch();
        for (std::size_t i = 0; i < ROWS; ++i) {
            batch.insert(std::to_string(i), {{"city", "Provo"}});
        }
        batch.send();
    }

    static ColumnFamily users(const std::string& server) { return {ConnectionPool("Keyspace1", {server}), "Users"}; }

    void create_index(const IndexProgressListener& progress) const {
        SystemManager(store_.server()).create_index("Keyspace1", "Users", "city", UTF8_TYPE, KEYS_INDEX, {}, progress);
    }

    static std::size_t found(const std::string& server) {
        const auto clause = create_index_clause({create_index_expression("city", "Provo")}, "", ROWS + 10);
        std::size_t rows = 0;
        for ([[maybe_unused]] const auto& row : users(server).get_indexed_slices(clause)) {
            ++rows;
        }
        return rows;
    }

    TempFolder folder_;
    EmbeddedStore store_ = EmbeddedStore::open(folder_ / "data");
};

TEST_F(IndexBuilding, tells_how_many_rows_are_done) {
    std::vector<std::uint64_t> done;
    create_index([&](const IndexProgress& progress) { done.push_back(progress.rows_done); });

    EXPECT_THAT(done, testing::ElementsAre(1000, 2000, 2500));
}

TEST_F(IndexBuilding, estimates_how_many_rows_there_are) {
    std::vector<IndexProgress> reports;
    store_.flush();
    create_index([&](const IndexProgress& progress) { reports.push_back(progress); });

    ASSERT_EQ(reports.size(), 3u);
    EXPECT_GE(reports[0].rows_estimated, 1000u);
    EXPECT_LE(reports[0].rows_estimated, 10'000u);
    EXPECT_GE(reports[1].rows_estimated, 2000u);
    EXPECT_EQ(reports[2].rows_estimated, 2500u);
}

TEST_F(IndexBuilding, tells_of_an_empty_column_family_that_it_is_done) {
    users(store_.server()).truncate();
    std::vector<IndexProgress> reports;
    create_index([&](const IndexProgress& progress) { reports.push_back(progress); });

    ASSERT_EQ(reports.size(), 1u);
    EXPECT_EQ(reports[0].rows_done, 0u);
    EXPECT_EQ(reports[0].rows_estimated, 0u);
}

TEST_F(IndexBuilding, lets_rows_be_written_by_who_is_told) {
    const auto writer = users(store_.server());
    create_index([&](const IndexProgress& progress) {
        writer.insert("new " + std::to_string(progress.rows_done), {{"city", "Provo"}});
    });

    EXPECT_EQ(found(store_.server()), ROWS + 3);
}

// A checkpoint is what a crash at that moment would leave.
TEST_F(IndexBuilding, is_finished_when_a_store_that_crashed_meanwhile_is_opened) {
    create_index([&](const IndexProgress& progress) {
        if (progress.rows_done == 1000) {
            store_.checkpoint(folder_ / "crashed");
        }
    });

    EXPECT_EQ(found("embedded:" + folder_ / "crashed"), ROWS);
}

TEST_F(IndexBuilding, leaves_an_index_unused_when_it_is_cut_short) {
    EXPECT_THROW(create_index([](const IndexProgress&) { throw std::runtime_error("enough"); }), std::runtime_error);

    EXPECT_THROW(found(store_.server()), InvalidRequestException);
}

TEST_F(IndexBuilding, is_finished_by_a_second_call) {
    EXPECT_THROW(create_index([](const IndexProgress&) { throw std::runtime_error("enough"); }), std::runtime_error);
    create_index({});

    EXPECT_EQ(found(store_.server()), ROWS);
}

TEST_F(IndexBuilding, bears_a_column_family_that_is_dropped_meanwhile) {
    create_index([&](const IndexProgress& progress) {
        if (progress.rows_done == 1000) {
            SystemManager(store_.server()).drop_column_family("Keyspace1", "Users");
        }
    });

    EXPECT_TRUE(SystemManager(store_.server()).get_keyspace_column_families("Keyspace1").empty());
}

TEST_F(IndexBuilding, bears_an_index_that_is_dropped_meanwhile) {
    create_index([&](const IndexProgress& progress) {
        if (progress.rows_done == 1000) {
            SystemManager(store_.server()).drop_index("Keyspace1", "Users", "city");
        }
    });

    EXPECT_THROW(found(store_.server()), InvalidRequestException);
}

TEST_F(IndexBuilding, leaves_nothing_of_what_was_dropped_meanwhile) {
    create_index([&](const IndexProgress& progress) {
        if (progress.rows_done == 1000) {
            SystemManager(store_.server()).drop_keyspace("Keyspace1");
        }
    });
    store_.compact();

    // The schema's own entries.
    EXPECT_LE(store_.stats().entries, 2u);
}

}  // namespace
}  // namespace cassia
