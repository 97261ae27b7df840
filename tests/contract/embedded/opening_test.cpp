#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cassia/cassia.h>
#include <cassia/testing.h>

#include "support/show.h"
#include "support/temp_folder.h"

namespace cassia {
namespace {

using namespace support;
using testing::AllOf;
using testing::HasSubstr;
using testing::ThrowsMessage;

class Opening : public testing::Test {
protected:
    std::string path() const { return folder_ / "data"; }

    void write_file(const std::string& name, const std::string& content) const {
        std::filesystem::create_directories(path());
        std::ofstream(path() + "/" + name) << content;
    }

    TempFolder folder_;
};

// ---- paths ----

TEST_F(Opening, makes_a_store_in_a_missing_folder) {
    const auto store = EmbeddedStore::open(path());

    EXPECT_EQ(store.server(), "embedded:" + path());
    EXPECT_TRUE(std::filesystem::exists(path() + "/CASSIA"));
}

// RocksDB ends the process when it can't write its log, as on a disk that is full.
TEST_F(Opening, makes_no_log_beside_the_data) {
    const auto store = EmbeddedStore::open(path());

    EXPECT_FALSE(std::filesystem::exists(path() + "/LOG"));
}

TEST_F(Opening, makes_a_store_in_an_empty_folder) {
    std::filesystem::create_directories(path());

    EXPECT_NO_THROW(EmbeddedStore::open(path()));
}

TEST_F(Opening, refuses_a_path_without_a_store_where_none_is_to_be_made) {
    EXPECT_THAT([&] { EmbeddedStore::open(path(), {.create_if_missing = false}); },
                ThrowsMessage<StoreError>(AllOf(HasSubstr(path()), HasSubstr("there is none; check the path"))));
    EXPECT_FALSE(std::filesystem::exists(path()));
}

TEST_F(Opening, refuses_an_empty_folder_where_no_store_is_to_be_made) {
    std::filesystem::create_directories(path());

    EXPECT_THROW(EmbeddedStore::open(path(), {.create_if_missing = false}), StoreError);
    EXPECT_TRUE(std::filesystem::is_empty(path()));
}

TEST_F(Opening, opens_a_store_that_is_there_where_none_is_to_be_made) {
    SystemManager("embedded:" + path()).create_keyspace("Keyspace1");

    const auto store = EmbeddedStore::open(path(), {.create_if_missing = false});

    EXPECT_THAT(SystemManager(store.server()).list_keyspaces(), testing::ElementsAre("Keyspace1"));
}

TEST_F(Opening, refuses_a_path_that_leads_nowhere) {
    std::filesystem::create_symlink(path(), path());

    EXPECT_THAT([&] { EmbeddedStore::open(path()); }, ThrowsMessage<StoreError>(HasSubstr("symbolic links")));
}

TEST_F(Opening, refuses_an_empty_path) {
    EXPECT_THAT([] { EmbeddedStore::open(""); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("path of a store is empty")));
}

TEST_F(Opening, refuses_a_folder_of_other_files_and_leaves_them_alone) {
    write_file("letter.txt", "dear all");

    EXPECT_THAT([&] { EmbeddedStore::open(path()); },
                ThrowsMessage<StoreError>(AllOf(HasSubstr(path()), HasSubstr("other files and no store"))));
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(path()), {}), 1);
}

TEST_F(Opening, refuses_a_store_whose_database_has_lost_its_way_and_leaves_it_alone) {
    {
        const auto store = EmbeddedStore::open(path());
        SystemManager(store.server()).create_keyspace("Keyspace1");
    }
    std::filesystem::remove(path() + "/CURRENT");
    const auto before = std::distance(std::filesystem::directory_iterator(path()), {});

    EXPECT_THAT([&] { EmbeddedStore::open(path()); },
                ThrowsMessage<StoreError>(AllOf(HasSubstr("CURRENT is missing"), HasSubstr("restore it"))));
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(path()), {}), before);
}

TEST_F(Opening, goes_on_where_making_a_store_was_cut_short) {
    write_file("CASSIA.new", "cassia-st");

    EXPECT_NO_THROW(EmbeddedStore::open(path()));
}

TEST_F(Opening, refuses_a_file) {
    std::ofstream(path()) << "dear all";

    EXPECT_THAT([&] { EmbeddedStore::open(path()); }, ThrowsMessage<StoreError>(HasSubstr("it is a file")));
}

TEST_F(Opening, refuses_a_folder_that_cannot_be_made) {
    std::ofstream(path()) << "dear all";

    EXPECT_THAT([&] { EmbeddedStore::open(path() + "/below"); },
                ThrowsMessage<StoreError>(HasSubstr("the folder can't be made")));
}

TEST_F(Opening, refuses_a_newer_format_by_its_number) {
    write_file("CASSIA", "cassia-store 99\npartitioner org.apache.cassandra.dht.Murmur3Partitioner\n");

    EXPECT_THAT([&] { EmbeddedStore::open(path()); },
                ThrowsMessage<StoreError>(AllOf(HasSubstr("format is 99"), HasSubstr("newer cassia"))));
}

TEST_F(Opening, refuses_a_marker_that_it_did_not_write) {
    write_file("CASSIA", "hello");

    EXPECT_THAT([&] { EmbeddedStore::open(path()); },
                ThrowsMessage<StoreError>(HasSubstr("not one that cassia wrote")));
}

TEST_F(Opening, refuses_a_marker_with_a_partitioner_that_there_is_not) {
    write_file("CASSIA", "cassia-store 1\npartitioner MyPartitioner\n");

    EXPECT_THAT([&] { EmbeddedStore::open(path()); },
                ThrowsMessage<StoreError>(AllOf(HasSubstr("its file CASSIA"), HasSubstr("MyPartitioner"))));
}

TEST_F(Opening, tells_a_pool_the_same) {
    std::ofstream(path()) << "dear all";

    EXPECT_THROW(ConnectionPool("Keyspace1", {"embedded:" + path()}), StoreError);
    EXPECT_THROW(SystemManager("embedded:" + path()), StoreError);
}

// ---- options ----

TEST_F(Opening, takes_the_store_as_it_is_open_without_options) {
    const auto store = EmbeddedStore::open(path(), {.sync = true, .cache_size = std::size_t{2} << 20});

    EXPECT_NO_THROW(EmbeddedStore::open(path()));
}

TEST_F(Opening, takes_the_options_that_the_store_is_open_with) {
    const auto store = EmbeddedStore::open(path(), {.sync = true});

    EXPECT_NO_THROW(EmbeddedStore::open(path(), {.sync = true}));
}

TEST_F(Opening, knows_a_store_whose_folder_has_been_renamed) {
    const auto store = EmbeddedStore::open(path());
    SystemManager(store.server()).create_keyspace("Keyspace1");
    std::filesystem::rename(path(), path() + "2");

    SystemManager system("embedded:" + path() + "2");

    EXPECT_THAT(system.list_keyspaces(), testing::ElementsAre("Keyspace1"));
    std::filesystem::rename(path() + "2", path());
}

TEST_F(Opening, knows_a_store_by_another_path_to_it) {
    const auto store = EmbeddedStore::open(path());
    std::filesystem::create_directory_symlink(path(), folder_ / "link");

    EXPECT_NO_THROW(EmbeddedStore::open(folder_ / "link"));
    EXPECT_NO_THROW(EmbeddedStore::open(path() + "/../data"));
}

struct Conflict {
    std::string option;
    EmbeddedOptions options;
};

void PrintTo(const Conflict& conflict, std::ostream* out) {
    *out << conflict.option;
}

class ConflictingOption : public Opening, public testing::WithParamInterface<Conflict> {};
INSTANTIATE_TEST_SUITE_P(Options, ConflictingOption,
                         testing::Values(Conflict{"partitioner", {.partitioner = "RandomPartitioner"}},
                                         Conflict{"sync", {.sync = true}},
                                         Conflict{"cache_size", {.cache_size = std::size_t{3} << 20}},
                                         Conflict{"write_buffer_size", {.write_buffer_size = std::size_t{3} << 20}},
                                         Conflict{"allow_expiration_after_2038", {.allow_expiration_after_2038 = true}},
                                         Conflict{"clock", {.clock = SettableClock()}}),
                         [](const auto& conflict) { return conflict.param.option; });

TEST_P(ConflictingOption, is_refused_while_the_store_is_open) {
    const auto store = EmbeddedStore::open(path());

    EXPECT_THROW(EmbeddedStore::open(path(), GetParam().options), InvalidRequestError);
}

TEST_F(Opening, refuses_another_partitioner_than_the_store_was_made_with) {
    {
        const auto store = EmbeddedStore::open(path(), {.partitioner = "ByteOrderedPartitioner"});
    }

    EXPECT_THAT([&] { EmbeddedStore::open(path(), {.partitioner = "Murmur3Partitioner"}); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("keeps the partitioner that it was made with")));
}

TEST_F(Opening, keeps_the_partitioner_of_the_store) {
    {
        const auto store = EmbeddedStore::open(path(), {.partitioner = "ByteOrderedPartitioner"});
    }

    EXPECT_EQ(SystemManager("embedded:" + path()).describe_partitioner(), "ByteOrderedPartitioner");
}

TEST_F(Opening, refuses_options_out_of_range) {
    EXPECT_THAT([&] { EmbeddedStore::open(path(), {.cache_size = 1000}); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("cache_size is 1000 bytes")));
    EXPECT_THAT([&] { EmbeddedStore::open(path(), {.write_buffer_size = 1000}); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("write_buffer_size is 1000 bytes")));
    EXPECT_THAT([&] { EmbeddedStore::open(path(), {.partitioner = "MyPartitioner"}); },
                ThrowsMessage<InvalidRequestError>(AllOf(HasSubstr("MyPartitioner"), HasSubstr("Murmur3Partitioner"))));
}

TEST_F(Opening, makes_no_folder_for_options_out_of_range) {
    EXPECT_THROW(EmbeddedStore::open(path(), {.cache_size = 1000}), InvalidRequestError);
    EXPECT_FALSE(std::filesystem::exists(path()));
}

TEST_F(Opening, allows_times_to_live_past_2038_on_request) {
    const auto store = EmbeddedStore::memory({.allow_expiration_after_2038 = true, .clock = SettableClock()});
    SystemManager system(store.server());
    system.create_keyspace("Keyspace1");
    system.create_column_family("Keyspace1", "Standard1");
    const ColumnFamily family(ConnectionPool("Keyspace1", {store.server()}), "Standard1");
    family.insert(Bytes("row"), {{Bytes("a"), Bytes("x")}}, {.ttl = std::chrono::seconds(630'720'000)});

    EXPECT_EQ(show(family.get(Bytes("row"))), "{0x61: 0x78}");
}

// ---- stores in memory ----

TEST_F(Opening, gives_each_store_in_memory_a_name_of_its_own) {
    const auto one = EmbeddedStore::memory();
    const auto two = EmbeddedStore::memory();
    SystemManager(one.server()).create_keyspace("Keyspace1");

    EXPECT_NE(one.server(), two.server());
    EXPECT_TRUE(SystemManager(two.server()).list_keyspaces().empty());
}

TEST_F(Opening, shares_one_store_in_memory_by_the_bare_name) {
    SystemManager("embedded:").create_keyspace("Shared");

    EXPECT_EQ(SystemManager("embedded:").list_keyspaces(), std::vector<std::string>{"Shared"});
}

TEST_F(Opening, does_not_bring_a_store_in_memory_back) {
    const auto server = EmbeddedStore::memory().server();

    EXPECT_THAT([&] { SystemManager{server}; }, ThrowsMessage<StoreError>(HasSubstr("is gone")));
}

}  // namespace
}  // namespace cassia
