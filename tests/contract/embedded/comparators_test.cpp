#include <algorithm>
#include <sstream>

#include <gtest/gtest.h>

#include <cassia/cassia.h>

#include "unit/marshal/golden.h"

namespace cassia {
namespace {

// A comparator and names in the order of a real Cassandra; names that stand together compare equal.
class Comparators : public testing::TestWithParam<golden::Section> {
protected:
    static ColumnFamily make(const std::string& server, const std::string& comparator) {
        SystemManager system(server);
        system.create_keyspace("Keyspace1");
        system.create_column_family("Keyspace1", "Standard1", {.comparator_type = Type(comparator)});
        return {ConnectionPool("Keyspace1", {server}), "Standard1", {.autopack_names = false}};
    }

    // Each with the names that it may be spelt by. A column's name is never empty.
    static std::vector<std::vector<std::string>> columns() {
        std::vector<std::vector<std::string>> columns;
        for (const auto& line : GetParam().lines) {
            std::istringstream words(line);
            auto& spellings = columns.emplace_back();
            for (std::string word; words >> word;) {
                if (word != "empty") {
                    spellings.push_back(golden::unhex(word));
                }
            }
        }
        std::erase_if(columns, [](const auto& spellings) { return spellings.empty(); });
        return columns;
    }

    static void insert_backwards(const ColumnFamily& family) {
        auto all = columns();
        std::reverse(all.begin(), all.end());
        for (const auto& spellings : all) {
            for (const auto& name : spellings) {
                family.insert(Bytes("row"), {{Bytes(name), Bytes("x")}});
            }
        }
    }

    // The spelling of each column found that is expected in its place, "?" if none is.
    static std::vector<std::string> first_spellings(const Row& row) {
        const auto expected = columns();
        std::vector<std::string> found;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const auto name = row.at(i).name().bytes();
            const bool known =
                i < expected.size() && std::find(expected[i].begin(), expected[i].end(), name) != expected[i].end();
            found.push_back(known ? golden::hex(expected[i].front()) : "?");
        }
        return found;
    }

    static std::vector<std::string> first_spellings() {
        std::vector<std::string> expected;
        for (const auto& spellings : columns()) {
            expected.push_back(golden::hex(spellings.front()));
        }
        return expected;
    }
};

INSTANTIATE_TEST_SUITE_P(Golden, Comparators, testing::ValuesIn(golden::read_sections("order.txt")),
                         [](const auto& section) { return golden::test_name(section.param.class_string); });

TEST_P(Comparators, order_columns_as_cassandra_does) {
    auto store = EmbeddedStore::memory();
    const auto family = make(store.server(), GetParam().class_string);
    insert_backwards(family);

    EXPECT_EQ(first_spellings(family.get(Bytes("row"), {.column_count = 1000})), first_spellings());
}

TEST_P(Comparators, order_columns_alike_in_files) {
    auto store = EmbeddedStore::memory();
    const auto family = make(store.server(), GetParam().class_string);
    insert_backwards(family);
    store.flush();
    store.compact();

    EXPECT_EQ(first_spellings(family.get(Bytes("row"), {.column_count = 1000})), first_spellings());
}

TEST_P(Comparators, find_each_column_by_its_name) {
    auto store = EmbeddedStore::memory();
    const auto family = make(store.server(), GetParam().class_string);
    insert_backwards(family);

    for (const auto& spellings : columns()) {
        for (const auto& name : spellings) {
            SCOPED_TRACE(golden::hex(name));
            EXPECT_EQ(family.get_count(Bytes("row"), {.columns = {Bytes(name)}}), 1);
            EXPECT_EQ(family.get_count(Bytes("row"), {.column_start = Bytes(name), .column_finish = Bytes(name)}), 1);
        }
    }
}

}  // namespace
}  // namespace cassia
