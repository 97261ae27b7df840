#include <gtest/gtest.h>

#include <cassia/cassia.h>

#include "support/golden_tokens.h"
#include "support/show.h"

namespace cassia {
namespace {

using namespace support;

class Partitioners : public testing::Test {
protected:
    ColumnFamily make(const std::string& partitioner) {
        store_ = EmbeddedStore::memory({.partitioner = partitioner});
        SystemManager system(store_.server());
        system.create_keyspace("Keyspace1");
        system.create_column_family("Keyspace1", "Standard1");
        return {ConnectionPool("Keyspace1", {store_.server()}), "Standard1"};
    }

    static void fill(const ColumnFamily& family, const std::vector<std::string>& keys) {
        for (const auto& key : keys) {
            family.insert(Bytes(key), {{Bytes("a"), Bytes("x")}});
        }
    }

    static std::vector<std::string> keys_of(const RowRange& rows) {
        std::vector<std::string> keys;
        for (const auto& [key, columns] : rows) {
            keys.push_back(key.as<std::string>());
        }
        return keys;
    }

    EmbeddedStore store_ = EmbeddedStore::memory();
};

// ---- tokens are a real Cassandra's ----

class GoldenPartitioner : public Partitioners, public testing::WithParamInterface<std::string> {};
INSTANTIATE_TEST_SUITE_P(Names, GoldenPartitioner, testing::Values("Murmur3Partitioner", "RandomPartitioner"),
                         [](const auto& name) { return name.param; });

TEST_P(GoldenPartitioner, keeps_rows_in_the_order_of_their_tokens) {
    const auto family = make(GetParam());
    std::vector<std::string> expected;
    for (const auto& [key, token] : golden_tokens(GetParam())) {
        expected.push_back(key);
    }
    fill(family, {expected.rbegin(), expected.rend()});

    EXPECT_EQ(keys_of(family.get_range({.buffer_size = 7})), expected);
}

TEST_P(GoldenPartitioner, gives_each_key_its_token) {
    const auto family = make(GetParam());
    const auto golden = golden_tokens(GetParam());
    for (const auto& [key, token] : golden) {
        fill(family, {key});
    }

    for (std::size_t i = 1; i < golden.size(); ++i) {
        SCOPED_TRACE(golden[i].token);
        EXPECT_EQ(keys_of(family.get_range({.start_token = golden[i - 1].token, .finish_token = golden[i].token})),
                  std::vector{golden[i].key});
    }
}

TEST_F(Partitioners, random_has_the_lowest_token_minus_one) {
    const auto family = make("RandomPartitioner");
    fill(family, {"a", "b", "c"});

    EXPECT_EQ(keys_of(family.get_range({.start_token = "-1", .finish_token = "-1"})).size(), 3u);
}

// ---- partitioners that keep the order of keys ----

class OrderedPartitioner : public Partitioners, public testing::WithParamInterface<std::string> {};
INSTANTIATE_TEST_SUITE_P(Names, OrderedPartitioner,
                         testing::Values("ByteOrderedPartitioner", "OrderPreservingPartitioner"),
                         [](const auto& name) { return name.param; });

TEST_P(OrderedPartitioner, keeps_rows_in_the_order_of_their_keys) {
    const auto family = make(GetParam());
    fill(family, {"b", "ab", "a", "c", "é"});

    EXPECT_EQ(keys_of(family.get_range()), (std::vector<std::string>{"a", "ab", "b", "c", "é"}));
}

TEST_P(OrderedPartitioner, gives_a_range_of_keys) {
    const auto family = make(GetParam());
    fill(family, {"row_key1", "row_key4", "row_key5", "row_key6", "row_key7", "row_key8"});

    EXPECT_EQ(keys_of(family.get_range({.start = Bytes("row_key5"), .finish = Bytes("row_key7"), .buffer_size = 2})),
              (std::vector<std::string>{"row_key5", "row_key6", "row_key7"}));
}

TEST_P(OrderedPartitioner, refuses_a_start_behind_the_finish) {
    const auto family = make(GetParam());

    EXPECT_THROW(family.get_range({.start = Bytes("b"), .finish = Bytes("a")}).begin(), InvalidRequestException);
}

TEST_F(Partitioners, byte_ordered_has_tokens_in_hexadecimal) {
    const auto family = make("ByteOrderedPartitioner");
    fill(family, {"a", "ab", "b", "c"});

    EXPECT_EQ(keys_of(family.get_range({.start_token = "61", .finish_token = "62"})),
              (std::vector<std::string>{"ab", "b"}));
    EXPECT_EQ(keys_of(family.get_range({.start_token = "", .finish_token = "61"})), (std::vector<std::string>{"a"}));
    EXPECT_EQ(keys_of(family.get_range({.start_token = "61", .finish_token = ""})),
              (std::vector<std::string>{"ab", "b", "c"}));
}

TEST_F(Partitioners, order_preserving_has_keys_for_tokens) {
    const auto family = make("OrderPreservingPartitioner");
    fill(family, {"a", "ab", "b", "c"});

    EXPECT_EQ(keys_of(family.get_range({.start_token = "a", .finish_token = "b"})),
              (std::vector<std::string>{"ab", "b"}));
}

// As Java compares strings, a character past U+FFFF comes before U+FFFD.
TEST_F(Partitioners, order_preserving_has_the_order_of_javas_strings) {
    const auto family = make("OrderPreservingPartitioner");
    fill(family, {"\xef\xbf\xbd", "😀", "日"});

    EXPECT_EQ(keys_of(family.get_range()), (std::vector<std::string>{"日", "😀", "\xef\xbf\xbd"}));
}

TEST_F(Partitioners, order_preserving_refuses_keys_that_are_no_text) {
    EXPECT_THROW(fill(make("OrderPreservingPartitioner"), {"\xff"}), InvalidRequestException);
}

TEST_P(OrderedPartitioner, tells_keys_with_zero_bytes_apart) {
    using namespace std::string_literals;
    const auto family = make(GetParam());
    fill(family, {"a\0\0"s, "a"s, "a\1"s, "a\0"s, "\0"s});

    EXPECT_EQ(keys_of(family.get_range()), (std::vector{"\0"s, "a"s, "a\0"s, "a\0\0"s, "a\1"s}));
}

TEST_F(Partitioners, are_told_by_their_short_names) {
    make("org.apache.cassandra.dht.RandomPartitioner");

    EXPECT_EQ(SystemManager(store_.server()).describe_partitioner(), "RandomPartitioner");
}

}  // namespace
}  // namespace cassia
