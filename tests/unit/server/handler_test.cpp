#include "server/handler.h"

#include <cstdint>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "backend/embedded/store_registry.h"

/// @file
/// What our own client does not ask, and so the contract suite does not.

namespace cassia::server {
namespace {

using namespace thriftmodel;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;
using testing::Throws;

constexpr auto ONE = idl::ConsistencyLevel::ONE;
constexpr auto SERIAL = idl::ConsistencyLevel::SERIAL;

idl::ColumnPath path(const std::string& family, const std::string& column = {}) {
    idl::ColumnPath path;
    path.column_family = family;
    if (!column.empty()) {
        path.__set_column(column);
    }
    return path;
}

idl::ColumnParent parent(const std::string& family) {
    idl::ColumnParent parent;
    parent.column_family = family;
    return parent;
}

idl::Column column(const std::string& name, const std::string& value, std::int64_t timestamp = 1) {
    idl::Column column;
    column.name = name;
    column.__set_value(value);
    column.__set_timestamp(timestamp);
    return column;
}

idl::SlicePredicate first(std::int32_t count) {
    idl::SliceRange range;
    range.count = count;
    idl::SlicePredicate predicate;
    predicate.__set_slice_range(range);
    return predicate;
}

idl::KeyRange all_rows(std::int32_t count) {
    idl::KeyRange range;
    range.__set_start_key("");
    range.__set_end_key("");
    range.count = count;
    return range;
}

std::vector<std::string> names_of(const std::vector<idl::ColumnOrSuperColumn>& columns) {
    std::vector<std::string> names;
    for (const auto& one : columns) {
        names.push_back(one.column.name);
    }
    return names;
}

/// "row: a b", for each row in order.
std::vector<std::string> show(const std::vector<idl::KeySlice>& rows) {
    std::vector<std::string> lines;
    for (const auto& row : rows) {
        auto& line = lines.emplace_back(row.key + ':');
        for (const auto& name : names_of(row.columns)) {
            line += ' ' + name;
        }
    }
    return lines;
}

auto is_invalid(const std::string& words) {
    return Throws<idl::InvalidRequestException>(Field(&idl::InvalidRequestException::why, HasSubstr(words)));
}

/// What the first handler begins with.
struct MemoryService : Service {
    MemoryService() { store = embedded::open_private_memory_store({.partitioner = "ByteOrderedPartitioner"}); }
};

class HandlerTest : public testing::Test {
public:
    HandlerTest() {
        std::string version;
        idl::KsDef keyspace;
        keyspace.name = "Keyspace1";
        keyspace.strategy_class = "SimpleStrategy";
        keyspace.__set_strategy_options({{"replication_factor", "3"}});
        idl::CfDef standard;
        standard.keyspace = "Keyspace1";
        standard.name = "Standard1";
        standard.__set_comparator_type("UTF8Type");
        standard.__set_default_validation_class("UTF8Type");
        auto super = standard;
        super.name = "Super1";
        super.__set_column_type("Super");
        auto counters = standard;
        counters.name = "Counter1";
        counters.__set_default_validation_class("CounterColumnType");
        keyspace.cf_defs = {standard, super, counters};
        handler.system_add_keyspace(version, keyspace);
        handler.set_keyspace("Keyspace1");
    }

    void insert(const std::string& key, const std::vector<std::string>& names) {
        for (const auto& name : names) {
            handler.insert(key, parent("Standard1"), column(name, "of " + name), ONE);
        }
    }

    std::vector<std::string> paged(const idl::KeyRange& range, const std::string& start_column) {
        std::vector<idl::KeySlice> rows;
        handler.get_paged_slice(rows, "Standard1", range, start_column, ONE);
        return show(rows);
    }

    MemoryService service;
    Handler handler{service, "127.0.0.1"};
};

TEST_F(HandlerTest, gets_a_column_or_says_that_there_is_none) {
    insert("row", {"a"});
    idl::ColumnOrSuperColumn out;

    handler.get(out, "row", path("Standard1", "a"), ONE);

    EXPECT_EQ(out.column.value, "of a");
    EXPECT_THROW(handler.get(out, "row", path("Standard1", "b"), ONE), idl::NotFoundException);
    EXPECT_THROW(handler.get(out, "none", path("Standard1", "a"), ONE), idl::NotFoundException);
    EXPECT_THAT([&] { handler.get(out, "row", path("Standard1"), ONE); }, is_invalid("the path needs a column"));
}

TEST_F(HandlerTest, gets_a_super_column_whole_or_a_column_of_it) {
    auto in_super = parent("Super1");
    in_super.__set_super_column("s");
    handler.insert("row", in_super, column("a", "1"), ONE);
    handler.insert("row", in_super, column("b", "2"), ONE);
    auto to_super = path("Super1");
    to_super.__set_super_column("s");
    auto to_column = path("Super1", "b");
    to_column.__set_super_column("s");
    idl::ColumnOrSuperColumn whole;
    idl::ColumnOrSuperColumn one;

    handler.get(whole, "row", to_super, ONE);
    handler.get(one, "row", to_column, ONE);

    EXPECT_THAT(whole.super_column.columns, SizeIs(2));
    EXPECT_EQ(one.column.value, "2");
    EXPECT_THAT([&] { handler.get(one, "row", path("Super1", "b"), ONE); },
                is_invalid("the path needs a super_column"));
}

TEST_F(HandlerTest, answers_a_multiget_for_every_key) {
    insert("there", {"a"});
    std::map<std::string, std::vector<idl::ColumnOrSuperColumn>> out;

    handler.multiget_slice(out, {"there", "not"}, parent("Standard1"), first(10), ONE);

    EXPECT_THAT(out, ElementsAre(Pair("not", IsEmpty()), Pair("there", SizeIs(1))));
}

TEST_F(HandlerTest, reads_columns_page_by_page_across_rows) {
    insert("1", {"a", "b", "c"});
    insert("2", {"a"});
    insert("3", {"a", "b"});

    EXPECT_THAT(paged(all_rows(4), ""), ElementsAre("1: a b c", "2: a"));
    auto from = all_rows(4);
    from.__set_start_key("1");
    EXPECT_THAT(paged(from, "b"), ElementsAre("1: b c", "2: a", "3: a"));
    from.count = 100;
    EXPECT_THAT(paged(from, "z"), ElementsAre("2: a", "3: a b"));
}

TEST_F(HandlerTest, reads_pages_of_more_rows_than_it_reads_at_a_time) {
    std::vector<std::string> expected;
    for (int i = 10; i < 60; ++i) {
        insert(std::to_string(i), {"a"});
        expected.push_back(std::to_string(i) + ": a");
    }

    EXPECT_EQ(paged(all_rows(1000), ""), expected);
}

TEST_F(HandlerTest, reads_several_slices_of_a_row_each_column_once) {
    insert("row", {"a", "b", "c", "d", "e", "f"});
    const auto slice = [](const std::string& start, const std::string& finish) {
        idl::ColumnSlice made;
        made.__set_start(start);
        made.__set_finish(finish);
        return made;
    };
    idl::MultiSliceRequest request;
    request.__set_key("row");
    request.__set_column_parent(parent("Standard1"));
    request.__set_column_slices({slice("e", ""), slice("a", "b"), slice("b", "c")});
    std::vector<idl::ColumnOrSuperColumn> out;

    handler.get_multi_slice(out, request);
    EXPECT_THAT(names_of(out), ElementsAre("a", "b", "c", "e", "f"));

    request.__set_count(4);
    request.__set_reversed(true);
    request.__set_column_slices({slice("b", "a"), slice("", "d")});
    handler.get_multi_slice(out, request);
    EXPECT_THAT(names_of(out), ElementsAre("f", "e", "d", "b"));

    request.__set_column_slices({slice("a", "b")});
    EXPECT_THAT([&] { handler.get_multi_slice(out, request); }, is_invalid("column slice 0 starts behind its finish"));
}

TEST_F(HandlerTest, filters_the_rows_of_a_range) {
    for (int i = 0; i < 600; ++i) {
        const auto key = std::to_string(1000 + i);
        insert(key, {"x"});
        handler.insert(key, parent("Standard1"), column("state", i % 200 == 7 ? "UT" : "NY"), ONE);
    }
    idl::IndexExpression in_utah;
    in_utah.column_name = "state";
    in_utah.op = idl::IndexOperator::EQ;
    in_utah.value = "UT";
    auto range = all_rows(2);
    range.__set_row_filter({in_utah});
    idl::SlicePredicate only_x;
    only_x.__set_column_names({"x"});
    std::vector<idl::KeySlice> out;

    handler.get_range_slices(out, parent("Standard1"), only_x, range, ONE);
    EXPECT_THAT(show(out), ElementsAre("1007: x", "1207: x"));

    range.count = 100;
    handler.get_range_slices(out, parent("Standard1"), only_x, range, ONE);
    EXPECT_THAT(show(out), ElementsAre("1007: x", "1207: x", "1407: x"));

    range.count = 0;
    EXPECT_THAT([&] { handler.get_range_slices(out, parent("Standard1"), only_x, range, ONE); },
                is_invalid("the count of rows is 0"));
}

TEST_F(HandlerTest, refuses_a_range_with_two_starts_or_no_end) {
    auto two_starts = all_rows(10);
    two_starts.__set_start_token("0");
    idl::KeyRange no_end;
    no_end.__set_start_key("");
    std::vector<idl::KeySlice> out;

    EXPECT_THAT([&] { handler.get_range_slices(out, parent("Standard1"), first(1), two_starts, ONE); },
                is_invalid("exactly one of start_key and start_token"));
    EXPECT_THAT([&] { handler.get_range_slices(out, parent("Standard1"), first(1), no_end, ONE); },
                is_invalid("one of end_key and end_token"));
}

TEST_F(HandlerTest, updates_a_row_if_it_is_as_expected) {
    idl::CASResult result;
    const auto cas = [&](const std::vector<idl::Column>& expected, const std::string& value) {
        handler.cas(result, "row", "Standard1", expected, {column("a", value)}, SERIAL, ONE);
        return result.success;
    };

    EXPECT_TRUE(cas({}, "1"));
    EXPECT_FALSE(cas({}, "2"));
    EXPECT_THAT(result.current_values, SizeIs(1));
    EXPECT_TRUE(cas({column("a", "1")}, "3"));
    EXPECT_FALSE(cas({column("a", "1")}, "4"));
    EXPECT_EQ(result.current_values.at(0).value, "3");
    EXPECT_FALSE(cas({column("b", "1")}, "5"));
}

TEST_F(HandlerTest, updates_conditionally_only_at_levels_that_are_for_it) {
    idl::CASResult result;

    EXPECT_THAT([&] { handler.cas(result, "row", "Standard1", {}, {column("a", "1")}, ONE, ONE); },
                is_invalid("the serial level must be SERIAL"));
    EXPECT_THAT([&] { handler.cas(result, "row", "Standard1", {}, {column("a", "1")}, SERIAL, SERIAL); },
                is_invalid("the commit level must be one for writes"));
    EXPECT_THAT([&] { handler.cas(result, "row", "Counter1", {}, {column("a", "1")}, SERIAL, ONE); },
                is_invalid("standard column families"));
    EXPECT_THAT([&] { handler.cas(result, "row", "Standard1", {}, {}, SERIAL, ONE); }, is_invalid("no updates"));
}

TEST_F(HandlerTest, checks_conditional_updates_though_the_condition_does_not_hold) {
    insert("row", {"a"});
    idl::CASResult result;

    EXPECT_THAT([&] { handler.cas(result, "row", "Standard1", {}, {column("b", "\xff")}, SERIAL, ONE); },
                is_invalid("is not valid"));
}

TEST_F(HandlerTest, pages_through_rows_of_which_few_fit_an_answer) {
    const std::string large(1U << 20U, 'x');
    for (int row = 10; row < 24; ++row) {
        for (char name = 'a'; name < 'k'; ++name) {
            handler.insert(std::to_string(row), parent("Standard1"), column({name}, large), ONE);
        }
    }

    EXPECT_THAT(paged(all_rows(12), ""), ElementsAre("10: a b c d e f g h i j", "11: a b"));
    EXPECT_THAT([&] { paged(all_rows(1000), ""); }, is_invalid("the answer takes more than"));
}

TEST_F(HandlerTest, removes_a_row_a_column_and_a_counter) {
    insert("row", {"a", "b", "c"});
    idl::CounterColumn three;
    three.name = "n";
    three.value = 3;
    handler.add("row", parent("Counter1"), three, ONE);

    handler.remove("row", path("Standard1", "b"), 2, ONE);
    EXPECT_EQ(handler.get_count("row", parent("Standard1"), first(10), ONE), 2);
    handler.remove("row", path("Standard1"), 2, ONE);
    EXPECT_EQ(handler.get_count("row", parent("Standard1"), first(10), ONE), 0);
    EXPECT_THAT([&] { handler.remove("row", path("Counter1", "n"), 2, ONE); }, is_invalid("use remove_counter"));
    handler.remove_counter("row", path("Counter1", "n"), ONE);
    EXPECT_EQ(handler.get_count("row", parent("Counter1"), first(10), ONE), 0);
}

TEST_F(HandlerTest, refuses_mutations_that_are_two_things_or_none) {
    idl::Mutation nothing;
    idl::Mutation both;
    both.__set_deletion({});
    idl::ColumnOrSuperColumn one;
    one.__set_column(column("a", "1"));
    both.__set_column_or_supercolumn(one);
    idl::Mutation without_timestamp;
    without_timestamp.__set_deletion({});
    const auto write = [&](const idl::Mutation& mutation) {
        handler.batch_mutate({{"row", {{"Standard1", {mutation}}}}}, ONE);
    };

    EXPECT_THAT([&] { write(nothing); }, is_invalid("exactly one of column_or_supercolumn and deletion"));
    EXPECT_THAT([&] { write(both); }, is_invalid("exactly one of column_or_supercolumn and deletion"));
    EXPECT_THAT([&] { write(without_timestamp); }, is_invalid("has no timestamp"));
}

TEST_F(HandlerTest, writes_nothing_of_a_batch_of_which_a_part_is_wrong) {
    idl::ColumnOrSuperColumn good;
    good.__set_column(column("a", "1"));
    idl::ColumnOrSuperColumn bad;
    bad.__set_column(column("b", "\xff"));
    idl::Mutation first_one;
    first_one.__set_column_or_supercolumn(good);
    idl::Mutation second_one;
    second_one.__set_column_or_supercolumn(bad);

    EXPECT_THAT([&] { handler.batch_mutate({{"row", {{"Standard1", {first_one, second_one}}}}}, ONE); },
                is_invalid("is not valid"));
    EXPECT_EQ(handler.get_count("row", parent("Standard1"), first(10), ONE), 0);
}

TEST_F(HandlerTest, splits_the_ring_into_pieces_that_have_every_row_once) {
    for (int i = 0; i < 250; ++i) {
        insert(std::to_string(1000 + i), {"a"});
    }
    std::vector<idl::CfSplit> splits;

    handler.describe_splits_ex(splits, "Standard1", "", "", 100);

    ASSERT_THAT(splits, SizeIs(3));
    EXPECT_THAT(splits, ElementsAre(Field(&idl::CfSplit::row_count, 100), Field(&idl::CfSplit::row_count, 100),
                                    Field(&idl::CfSplit::row_count, 50)));
    std::size_t rows = 0;
    for (const auto& split : splits) {
        idl::KeyRange range;
        range.__set_start_token(split.start_token);
        range.__set_end_token(split.end_token);
        range.count = 1000;
        std::vector<idl::KeySlice> out;
        handler.get_range_slices(out, parent("Standard1"), first(1), range, ONE);
        rows += out.size();
    }
    EXPECT_EQ(rows, 250U);
    std::vector<std::string> tokens;
    handler.describe_splits(tokens, "Standard1", "", "", 100);
    EXPECT_THAT(tokens, SizeIs(4));
    EXPECT_THAT([&] { handler.describe_splits(tokens, "Standard1", "", "", 0); }, is_invalid("keys_per_split"));
}

TEST_F(HandlerTest, describes_itself_as_one_node) {
    std::vector<idl::TokenRange> ring;
    handler.describe_local_ring(ring, "Keyspace1");
    std::map<std::string, std::vector<std::string>> versions;
    handler.describe_schema_versions(versions);
    std::string trace;
    handler.trace_next_query(trace);

    ASSERT_THAT(ring, SizeIs(1));
    EXPECT_THAT(ring.front().endpoints, ElementsAre("127.0.0.1"));
    EXPECT_THAT(ring.front().rpc_endpoints, ElementsAre("127.0.0.1"));
    EXPECT_THAT(versions, ElementsAre(Pair(testing::_, ElementsAre("127.0.0.1"))));
    EXPECT_EQ(trace.size(), 16U);
    idl::KsDef none;
    EXPECT_THROW(handler.describe_keyspace(none, "None"), idl::NotFoundException);
}

TEST_F(HandlerTest, refuses_cql) {
    idl::CqlResult result;

    EXPECT_THAT([&] { handler.execute_cql3_query(result, "SELECT * FROM x", idl::Compression::NONE, ONE); },
                is_invalid("CQL is not served here"));
    EXPECT_THAT([&] { handler.set_cql_version("3.0.0"); }, is_invalid("CQL is not served here"));
}

TEST_F(HandlerTest, asks_for_a_keyspace_first) {
    Handler other(service);

    EXPECT_THAT([&] { other.get_count("row", parent("Standard1"), first(1), ONE); },
                is_invalid("You have not set a keyspace for this session"));
    EXPECT_THAT([&] { other.truncate("Standard1"); }, is_invalid("You have not set a keyspace"));
}

TEST_F(HandlerTest, counts_replicas_as_a_single_node_where_that_is_wanted) {
    insert("row", {"a"});
    EXPECT_EQ(handler.get_count("row", parent("Standard1"), first(1), idl::ConsistencyLevel::QUORUM), 1);

    service.strict_replicas = true;

    EXPECT_EQ(handler.get_count("row", parent("Standard1"), first(1), ONE), 1);
    EXPECT_THROW(handler.get_count("row", parent("Standard1"), first(1), idl::ConsistencyLevel::QUORUM),
                 idl::UnavailableException);
    EXPECT_THROW(handler.insert("row", parent("Standard1"), column("a", "1"), idl::ConsistencyLevel::ALL),
                 idl::UnavailableException);
    idl::CASResult result;
    EXPECT_THROW(handler.cas(result, "row", "Standard1", {}, {column("a", "1")}, SERIAL, ONE),
                 idl::UnavailableException);
}

/// With alice, who may do everything, and bob, who may read Keyspace1.
class HandlerWithUsers : public HandlerTest {
public:
    HandlerWithUsers() {
        static const std::string hash = hash_password("word");
        std::istringstream lines("alice " + hash + " *:read,write,schema\nbob " + hash + " Keyspace1:read\n");
        service.users = Users::read(lines, "users");
    }

    static void login(Handler& handler, const std::string& name, const std::string& password = "word") {
        idl::AuthenticationRequest request;
        request.credentials = {{"username", name}, {"password", password}};
        handler.login(request);
    }
};

TEST_F(HandlerWithUsers, does_nothing_for_who_has_not_logged_in) {
    Handler nobody(service);
    std::vector<idl::KsDef> keyspaces;
    std::string version;

    EXPECT_THAT([&] { nobody.set_keyspace("Keyspace1"); }, is_invalid("You have not logged in"));
    EXPECT_THAT([&] { nobody.describe_keyspaces(keyspaces); }, is_invalid("You have not logged in"));
    EXPECT_THAT([&] { nobody.system_drop_keyspace(version, "Keyspace1"); }, is_invalid("You have not logged in"));
    EXPECT_THROW(login(nobody, "bob", "another"), idl::AuthenticationException);
    idl::AuthenticationRequest empty;
    EXPECT_THROW(nobody.login(empty), idl::AuthenticationException);
    EXPECT_THAT([&] { nobody.set_keyspace("Keyspace1"); }, is_invalid("You have not logged in"));
}

TEST_F(HandlerWithUsers, lets_each_do_what_he_may) {
    Handler alice(service);
    login(alice, "alice");
    alice.set_keyspace("Keyspace1");
    alice.insert("row", parent("Standard1"), column("a", "1"), ONE);
    Handler bob(service);
    login(bob, "bob");
    bob.set_keyspace("Keyspace1");
    std::string version;
    idl::CASResult result;

    EXPECT_EQ(bob.get_count("row", parent("Standard1"), first(1), ONE), 1);
    const auto refused = is_invalid("User bob has no MODIFY permission on <table Keyspace1.Standard1>");
    EXPECT_THAT([&] { bob.insert("row", parent("Standard1"), column("a", "2"), ONE); }, refused);
    EXPECT_THAT([&] { bob.remove("row", path("Standard1"), 2, ONE); }, refused);
    EXPECT_THAT([&] { bob.truncate("Standard1"); }, refused);
    EXPECT_THAT([&] { bob.batch_mutate({{"row", {{"Standard1", {}}}}}, ONE); }, refused);
    EXPECT_THAT([&] { bob.cas(result, "row", "Standard1", {}, {column("a", "1")}, SERIAL, ONE); }, refused);
    EXPECT_THAT([&] { bob.system_drop_column_family(version, "Standard1"); }, is_invalid("User bob has no schema"));
    EXPECT_THAT([&] { bob.system_drop_keyspace(version, "Keyspace1"); }, is_invalid("User bob has no schema"));
}

}  // namespace
}  // namespace cassia::server
