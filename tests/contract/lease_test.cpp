#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "support/contract.h"
#include "support/contract_schema.h"
#include "support/golden_tokens.h"

namespace cassia {
namespace {

using namespace support;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;
using testing::ThrowsMessage;

std::string long_bytes(std::int64_t number) {
    return LongType().pack(number);
}

std::vector<std::string> names_of(const std::vector<raw::ColumnOrSuperColumn>& columns) {
    std::vector<std::string> names;
    for (const auto& column : columns) {
        names.push_back(std::visit([](const auto& one) { return one.name; }, column));
    }
    return names;
}

std::vector<std::string> keys_of(const std::vector<raw::KeySlice>& rows) {
    std::vector<std::string> keys;
    for (const auto& row : rows) {
        keys.push_back(row.key);
    }
    return keys;
}

/// A connection, and columns a to c in a row.
class LeaseContract : public Contract {
protected:
    void insert_abc(const std::string& key) {
        for (const auto* name : {"a", "b", "c"}) {
            lease_.insert(key, {"Standard"}, {.name = name, .value = "x", .timestamp = 7});
        }
    }

    ConnectionLease lease_ = pool().get();
};
INSTANTIATE_TEST_SUITE_P(Backends, LeaseContract, every_backend(), name_of_backend);

// ---- reading ----

TEST_P(LeaseContract, gets_the_column_that_it_inserts) {
    const raw::Column column{.name = "a", .value = "1", .timestamp = 7, .ttl = 1000};
    lease_.insert(row(), {"Standard"}, column);

    EXPECT_EQ(lease_.get(row(), {.column_family = "Standard", .column = "a"}), raw::ColumnOrSuperColumn(column));
    EXPECT_EQ(show(family("Standard").get(row())), "{'a': '1'}");
}

TEST_P(LeaseContract, takes_and_gives_bytes) {
    const std::string bytes("\0\xff", 2);
    const raw::Column column{.name = bytes, .value = bytes, .timestamp = 7};
    lease_.insert(row() + bytes, {"Bytes"}, column);

    EXPECT_EQ(lease_.get(row() + bytes, {.column_family = "Bytes", .column = bytes}), raw::ColumnOrSuperColumn(column));
    EXPECT_THAT(lease_.get_slice(row(), {"Bytes"}), SizeIs(0));
}

TEST_P(LeaseContract, does_not_find_what_is_not_there) {
    const raw::ColumnPath column{.column_family = "Standard", .column = "a"};

    EXPECT_THAT([&] { lease_.get(row(), column); },
                ThrowsMessage<NotFoundException>(HasSubstr("no such column in column family 'Standard'")));
    EXPECT_THROW(lease_.get(row(), {.column_family = "Super", .super_column = "s"}), NotFoundException);
    EXPECT_THAT(lease_.get_slice(row(), {"Standard"}), SizeIs(0));
    EXPECT_EQ(lease_.get_count(row(), {"Standard"}), 0);
}

TEST_P(LeaseContract, does_not_get_a_row_by_a_path) {
    EXPECT_THROW(lease_.get(row(), {"Standard"}), InvalidRequestError);
}

TEST_P(LeaseContract, slices_a_row) {
    insert_abc(row());

    EXPECT_THAT(names_of(lease_.get_slice(row(), {"Standard"})), ElementsAre("a", "b", "c"));
    EXPECT_THAT(names_of(lease_.get_slice(row(), {"Standard"}, {.slice_range = {.start = "b"}})),
                ElementsAre("b", "c"));
    EXPECT_THAT(names_of(lease_.get_slice(row(), {"Standard"}, {.slice_range = {.reversed = true, .count = 2}})),
                ElementsAre("c", "b"));
}

TEST_P(LeaseContract, slices_a_row_by_names_that_braces_list) {
    insert_abc(row());

    EXPECT_THAT(names_of(lease_.get_slice(row(), {"Standard"}, {.column_names = {{"b"}}})), ElementsAre("b"));
    EXPECT_THAT(names_of(lease_.get_slice(row(), {"Standard"}, {.column_names = {{"c", "a"}}})), ElementsAre("a", "c"));
}

TEST_P(LeaseContract, slices_several_rows_and_has_an_entry_for_each) {
    insert_abc(row("1"));
    insert_abc(row("2"));
    const auto slices =
        lease_.multiget_slice({row("2"), row("none"), row("1"), row("2")}, {"Standard"}, {.slice_range = {.count = 2}});

    EXPECT_THAT(slices, SizeIs(3));
    EXPECT_THAT(names_of(slices.at(row("1"))), ElementsAre("a", "b"));
    EXPECT_THAT(names_of(slices.at(row("2"))), ElementsAre("a", "b"));
    EXPECT_THAT(slices.at(row("none")), SizeIs(0));
    EXPECT_THAT(lease_.multiget_slice({}, {"Standard"}), SizeIs(0));
}

TEST_P(LeaseContract, counts_columns) {
    insert_abc(row());

    EXPECT_EQ(lease_.get_count(row(), {"Standard"}, {.slice_range = {.start = "b"}}), 2);
    EXPECT_EQ(lease_.multiget_count({row(), row("none"), row()}, {"Standard"}),
              (std::map<std::string, std::int64_t>{{row(), 3}, {row("none"), 0}}));
}

TEST_P(LeaseContract, reads_a_range_of_rows) {
    const auto users = ten_users();
    for (const auto& [key, token] : users) {
        lease_.insert(key, {"Ranges"}, {.name = "a", .value = "1", .timestamp = 7});
    }

    EXPECT_THAT(keys_of(lease_.get_range_slices({"Ranges"}, {}, {.start_key = users[3].key, .count = 2})),
                ElementsAre(users[3].key, users[4].key));
    EXPECT_THAT(
        keys_of(lease_.get_range_slices({"Ranges"}, {}, {.start_token = users[3].token, .end_token = users[5].token})),
        ElementsAre(users[4].key, users[5].key));
    EXPECT_EQ(lease_.get_range_slices({"Ranges"}, {.column_names = {{"none"}}}, {.count = 1}),
              (std::vector<raw::KeySlice>{{.key = users[0].key, .columns = {}}}));
}

TEST_P(LeaseContract, looks_rows_up_by_an_index) {
    const auto name = "Looked" + std::to_string(gm_timestamp());
    system().create_column_family(CONTRACT_KEYSPACE, name,
                                  {.comparator_type = UTF8_TYPE, .column_validation_classes = {{"age", LONG_TYPE}}});
    index(name, "age", LONG_TYPE);
    lease_.insert("young", {name}, {.name = "age", .value = long_bytes(24), .timestamp = 7});
    lease_.insert("old", {name}, {.name = "age", .value = long_bytes(90), .timestamp = 7});
    const auto found =
        lease_.get_indexed_slices({name}, {.expressions = {{.column_name = "age", .value = long_bytes(24)}}});
    system().drop_column_family(CONTRACT_KEYSPACE, name);

    EXPECT_EQ(found,
              (std::vector<raw::KeySlice>{
                  {.key = "young", .columns = {raw::Column{.name = "age", .value = long_bytes(24), .timestamp = 7}}}}));
}

TEST_P(LeaseContract, reads_at_the_level_given) {
    EXPECT_THROW(lease_.get_slice(row(), {"Standard"}, {}, ConsistencyLevel::ANY), InvalidRequestException);
}

// ---- super columns ----

TEST_P(LeaseContract, reads_and_writes_super_columns) {
    const raw::Column column{.name = long_bytes(1), .value = "x", .timestamp = 7};
    lease_.insert(row(), {.column_family = "Super", .super_column = "s"}, column);
    const raw::ColumnOrSuperColumn super_column = raw::SuperColumn{.name = "s", .columns = {column}};

    EXPECT_EQ(lease_.get(row(), {.column_family = "Super", .super_column = "s"}), super_column);
    EXPECT_EQ(lease_.get(row(), {.column_family = "Super", .column = "s"}), super_column);
    EXPECT_EQ(lease_.get(row(), {.column_family = "Super", .super_column = "s", .column = long_bytes(1)}),
              raw::ColumnOrSuperColumn(column));
    EXPECT_THAT(lease_.get_slice(row(), {"Super"}), ElementsAre(super_column));
    EXPECT_THAT(lease_.get_slice(row(), {.column_family = "Super", .super_column = "s"}),
                ElementsAre(raw::ColumnOrSuperColumn(column)));
}

TEST_P(LeaseContract, removes_a_super_column) {
    lease_.batch_mutate({{row(),
                          {{"Super",
                            {raw::SuperColumn{"s", {{.name = long_bytes(1), .value = "x", .timestamp = 7}}},
                             raw::SuperColumn{"t", {{.name = long_bytes(1), .value = "x", .timestamp = 7}}}}}}}});
    lease_.remove(row(), {.column_family = "Super", .super_column = "s"}, 8);

    EXPECT_THAT(names_of(lease_.get_slice(row(), {"Super"})), ElementsAre("t"));
}

// ---- writing ----

TEST_P(LeaseContract, removes_a_column_and_a_row_up_to_a_timestamp) {
    insert_abc(row());
    lease_.remove(row(), {.column_family = "Standard", .column = "a"}, 7);
    EXPECT_THAT(names_of(lease_.get_slice(row(), {"Standard"})), ElementsAre("b", "c"));
    lease_.remove(row(), {"Standard"}, 6);
    EXPECT_THAT(names_of(lease_.get_slice(row(), {"Standard"})), ElementsAre("b", "c"));
    lease_.remove(row(), {"Standard"}, 7);

    EXPECT_THAT(lease_.get_slice(row(), {"Standard"}), SizeIs(0));
}

TEST_P(LeaseContract, adds_to_counters_and_removes_them) {
    lease_.add(row(), {"Counters"}, {.name = "a", .value = 5});
    lease_.add(row(), {"Counters"}, {.name = "a", .value = -2});
    lease_.add(row(), {.column_family = "SuperCounters", .super_column = "s"}, {.name = "a", .value = 1});
    lease_.add(row(), {"Counters"}, {.name = "gone", .value = 1});
    lease_.remove_counter(row(), {.column_family = "Counters", .column = "gone"});
    const auto counter = std::get<raw::Column>(lease_.get(row(), {.column_family = "Counters", .column = "a"}));

    EXPECT_EQ(counter.value, long_bytes(3));
    EXPECT_EQ(show(family("Counters").get(row())), "{'a': 3}");
    EXPECT_EQ(show(family("SuperCounters").get(row())), "{'s': {'a': 1}}");
}

TEST_P(LeaseContract, mutates_rows_of_several_families_at_once) {
    insert_abc(row("1"));
    lease_.batch_mutate(
        {{row("1"),
          {{"Standard",
            {raw::Column{.name = "d", .value = "y", .timestamp = 8},
             raw::Deletion{.timestamp = 8, .predicate = raw::SlicePredicate{.column_names = {{"a", "b"}}}}}},
           {"Users", {raw::Column{.name = "name", .value = "Tyler", .timestamp = 8}}}}},
         {row("2"), {{"Standard", {raw::Column{.name = "e", .value = "z", .timestamp = 8}}}}}});

    EXPECT_EQ(show(family("Standard").get(row("1"))), "{'c': 'x', 'd': 'y'}");
    EXPECT_EQ(show(family("Standard").get(row("2"))), "{'e': 'z'}");
    EXPECT_EQ(show(family("Users").get(row("1"))), "{'name': 'Tyler'}");
}

TEST_P(LeaseContract, mutates_atomically) {
    lease_.atomic_batch_mutate({{row(), {{"Standard", {raw::Column{.name = "a", .value = "1", .timestamp = 8}}}}}});

    EXPECT_EQ(show(family("Standard").get(row())), "{'a': '1'}");
}

TEST_P(LeaseContract, mutates_counters_but_not_atomically) {
    const raw::MutationMap counters{{row(),
                                     {{"Counters", {raw::CounterColumn{.name = "a", .value = 2}}},
                                      {"SuperCounters", {raw::CounterSuperColumn{"s", {{.name = "a", .value = 3}}}}}}}};
    lease_.batch_mutate(counters);

    EXPECT_EQ(show(family("Counters").get(row())), "{'a': 2}");
    EXPECT_EQ(show(family("SuperCounters").get(row())), "{'s': {'a': 3}}");
    EXPECT_THROW(lease_.atomic_batch_mutate(counters), InvalidRequestException);
}

TEST_P(LeaseContract, mutates_nothing_for_an_empty_map) {
    lease_.batch_mutate({});
    lease_.batch_mutate({{row(), {{"Standard", {}}}}});

    EXPECT_EQ(family("Standard").find(row()), std::nullopt);
}

TEST_P(LeaseContract, truncates) {
    lease_.insert(row(), {"ChangingRanges"}, {.name = "a", .value = "1", .timestamp = gm_timestamp()});
    lease_.truncate("ChangingRanges");

    EXPECT_THAT(lease_.get_range_slices({"ChangingRanges"}), SizeIs(0));
}

TEST_P(LeaseContract, refuses_what_the_server_refuses_and_writes_nothing) {
    const raw::Column column{.name = "a", .value = "1", .timestamp = 7};

    EXPECT_THAT([&] { lease_.insert(row(), {"Nowhere"}, column); },
                ThrowsMessage<InvalidRequestException>(Not(HasSubstr("\n"))));
    EXPECT_THROW(lease_.insert("", {"Standard"}, column), InvalidRequestException);
    EXPECT_THROW(lease_.insert(row(), {"Super"}, column), InvalidRequestException);
    EXPECT_THROW(lease_.insert(row(), {"Standard"}, {.name = "", .timestamp = 7}), InvalidRequestException);
    EXPECT_THROW(lease_.insert(row(), {"Standard"}, {.name = "a", .timestamp = 7, .ttl = -1}), InvalidRequestException);
    EXPECT_THROW(lease_.add(row(), {"Standard"}, {.name = "a", .value = 1}), InvalidRequestException);
    EXPECT_THROW(lease_.batch_mutate({{row(), {{"Standard", {column}}, {"Nowhere", {column}}}}}),
                 InvalidRequestException);
    EXPECT_EQ(family("Standard").find(row()), std::nullopt);
}

TEST_P(LeaseContract, carries_out_nothing_once_it_was_given_back) {
    lease_.return_to_pool();

    EXPECT_THROW(lease_.get_slice(row(), {"Standard"}), InvalidRequestError);
    EXPECT_THROW(lease_.batch_mutate({}), InvalidRequestError);
    EXPECT_THROW(lease_.describe_version(), InvalidRequestError);
}

// ---- describing ----

TEST_P(LeaseContract, describes_keyspaces) {
    const auto described = lease_.describe_keyspaces();

    EXPECT_EQ(lease_.describe_keyspace("Contract").name, "Contract");
    EXPECT_THROW(lease_.describe_keyspace("Nowhere"), NotFoundException);
    EXPECT_TRUE(std::any_of(described.begin(), described.end(),
                            [](const KsDef& keyspace) { return keyspace.name == "Contract"; }));
}

TEST_P(LeaseContract, describes_its_cluster_as_a_system_manager_does) {
    auto manager = system();

    EXPECT_EQ(lease_.describe_cluster_name(), manager.describe_cluster_name());
    EXPECT_EQ(lease_.describe_version(), manager.describe_version());
    EXPECT_EQ(lease_.describe_schema_versions(), manager.describe_schema_versions());
    EXPECT_EQ(lease_.describe_token_map(), manager.describe_token_map());
    EXPECT_EQ(lease_.describe_partitioner(), "org.apache.cassandra.dht.Murmur3Partitioner");
    EXPECT_EQ(lease_.describe_snitch(), "org.apache.cassandra.locator." + manager.describe_snitch());
    EXPECT_EQ(lease_.describe_ring("Contract").size(), manager.describe_ring("Contract").size());
    EXPECT_THROW(lease_.describe_ring("Nowhere"), InvalidRequestException);
}

}  // namespace
}  // namespace cassia
