#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cassia/cassia.h>

#include "support/show.h"
#include "support/temp_folder.h"

namespace cassia {
namespace {

using namespace support;
using testing::HasSubstr;
using testing::ThrowsMessage;

class Checkpoint : public testing::Test {
protected:
    Checkpoint() {
        SystemManager system(store_.server());
        system.create_keyspace("Keyspace1");
        system.create_column_family(
            "Keyspace1", "Standard1",
            {.comparator_type = UTF8_TYPE, .default_validation_class = UTF8_TYPE, .key_validation_class = UTF8_TYPE});
    }

    static ColumnFamily family(const std::string& server) {
        return {ConnectionPool("Keyspace1", {server}), "Standard1"};
    }

    TempFolder folder_;
    EmbeddedStore store_ = EmbeddedStore::open(folder_ / "data", {.partitioner = "ByteOrderedPartitioner"});
};

TEST_F(Checkpoint, is_a_store_as_it_was) {
    const auto original = family(store_.server());
    original.insert("row", {{"a", "before"}});
    store_.checkpoint(folder_ / "copy");
    original.insert("row", {{"a", "after"}});

    const auto copy = family("embedded:" + folder_ / "copy");

    EXPECT_EQ(show(copy.get("row")), "{'a': 'before'}");
    EXPECT_EQ(show(original.get("row")), "{'a': 'after'}");
}

TEST_F(Checkpoint, keeps_the_partitioner) {
    store_.checkpoint(folder_ / "copy");

    EXPECT_EQ(SystemManager("embedded:" + folder_ / "copy").describe_partitioner(), "ByteOrderedPartitioner");
}

TEST_F(Checkpoint, may_be_written_without_a_trace_in_the_original) {
    store_.checkpoint(folder_ / "copy");
    family("embedded:" + folder_ / "copy").insert("row", {{"a", "1"}});

    EXPECT_EQ(family(store_.server()).find("row"), std::nullopt);
}

TEST_F(Checkpoint, is_refused_where_something_is) {
    std::filesystem::create_directories(folder_ / "copy");

    EXPECT_THROW(store_.checkpoint(folder_ / "copy"), StoreError);
}

TEST_F(Checkpoint, is_refused_within_the_store_itself) {
    EXPECT_THAT([&] { store_.checkpoint(folder_ / "data/copy"); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("would lie within the store")));
    EXPECT_FALSE(std::filesystem::exists(folder_ / "data/copy"));
}

TEST(Stats, tell_of_files_and_entries) {
    const TempFolder folder;
    auto store = EmbeddedStore::open(folder / "data");
    SystemManager(store.server()).create_keyspace("Keyspace1");
    store.flush();

    EXPECT_GT(store.stats().disk_bytes, 0u);
    EXPECT_GE(store.stats().entries, 1u);
}

}  // namespace
}  // namespace cassia
