#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include <cassia/cassia.h>

namespace cassia {
namespace {

/// Rows "left" and "right" of Keyspace1's "Standard1", which a thread writes together, over and over, with the same
/// number, as long as this lives.
class TwinRows {
public:
    TwinRows() : family_(make_family()) {
        write(0);
        writer_ = std::jthread([this](const std::stop_token& stop) {
            for (int number = 1; !stop.stop_requested(); ++number) {
                write(number);
            }
        });
    }

    const ColumnFamily& family() const { return family_; }

private:
    ColumnFamily make_family() const {
        SystemManager system(store_.server());
        system.create_keyspace("Keyspace1");
        system.create_column_family(
            "Keyspace1", "Standard1",
            {.comparator_type = UTF8_TYPE, .default_validation_class = LONG_TYPE, .key_validation_class = UTF8_TYPE});
        system.create_index("Keyspace1", "Standard1", "state", UTF8_TYPE);
        return {ConnectionPool("Keyspace1", {store_.server()}), "Standard1"};
    }

    void write(int number) const {
        const Columns columns{{"number", number}, {"state", "on"}};
        family_.batch_insert({{"left", columns}, {"right", columns}});
    }

    EmbeddedStore store_ = EmbeddedStore::memory();
    ColumnFamily family_;
    std::jthread writer_;
};

constexpr int READS = 2000;

TEST(Snapshot, multiget_sees_a_batch_whole) {
    const TwinRows twins;
    const auto& family = twins.family();
    int torn = 0;
    for (int i = 0; i < READS; ++i) {
        const auto rows = family.multiget({"left", "right"});
        torn += rows["left"] == rows["right"] ? 0 : 1;
    }

    EXPECT_EQ(torn, 0);
}

TEST(Snapshot, get_indexed_slices_sees_a_batch_whole) {
    const TwinRows twins;
    const auto& family = twins.family();
    const auto clause = create_index_clause({create_index_expression("state", "on")});
    int torn = 0;
    for (int i = 0; i < READS; ++i) {
        std::vector<Row> rows;
        for (const auto& [key, columns] : family.get_indexed_slices(clause)) {
            rows.push_back(columns);
        }
        torn += rows.size() == 2 && rows[0] == rows[1] ? 0 : 1;
    }

    EXPECT_EQ(torn, 0);
}

}  // namespace
}  // namespace cassia
