#include <algorithm>

#include "support/contract.h"
#include "support/contract_schema.h"

namespace cassia {
namespace {

using namespace support;
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::ThrowsMessage;

struct Person {
    std::string key;
    std::string name;

    bool operator==(const Person&) const = default;
};

struct User : Person {
    std::optional<int> age;
    double score = 7;
    std::int64_t visits = 5;
    Time joined;

    bool operator==(const User&) const = default;
};

const Time JOINED = std::chrono::sys_days(std::chrono::January / 1 / 2020) + 12h;

User make_user(std::string key, std::string name) {
    User user;
    user.key = std::move(key);
    user.name = std::move(name);
    user.age = 18;
    user.score = 2.5;
    user.visits = 9;
    user.joined = JOINED;
    return user;
}

// The column family knows the types of name and age; the others' columns are BytesType to it.
Mapping<User> user_mapping() {
    return mapping<User>(key(&User::key, UTF8Type()), member("name", &User::name, UTF8Type()),
                         member("age", &User::age, LongType()),
                         member("score", &User::score, DoubleType({.default_value = 0.5})),
                         member("visits", &User::visits, LongType()), member("joined", &User::joined, DateType()));
}

class ColumnFamilyMapContract : public Contract {
public:
    ColumnFamilyMap<User> users() const { return {pool(), "Users", user_mapping()}; }
    ColumnFamily columns() const { return family("Users"); }
};
INSTANTIATE_TEST_SUITE_P(Backends, ColumnFamilyMapContract, every_backend(), name_of_backend);

// ---- reading and writing one instance ----

TEST_P(ColumnFamilyMapContract, gets_what_was_inserted) {
    const auto user = make_user(row(), "John");

    EXPECT_GT(users().insert(user), 0);

    EXPECT_EQ(users().get(row()), user);
}

TEST_P(ColumnFamilyMapContract, writes_a_column_for_each_member) {
    users().insert(make_user(row(), "John"));

    const auto found = columns().get(row());

    EXPECT_EQ(found.size(), 5u);
    EXPECT_EQ(found["name"].bytes(), "John");
    EXPECT_EQ(found["visits"].bytes(), LongType().pack(9));
    EXPECT_EQ(found["joined"].bytes(), DateType().pack(JOINED));
}

TEST_P(ColumnFamilyMapContract, fills_missing_columns_by_the_types_default_or_the_constructors) {
    columns().insert(row(), {{"name", "John"}});

    const auto user = users().get(row());

    EXPECT_EQ(user.key, row());
    EXPECT_EQ(user.name, "John");
    EXPECT_EQ(user.age, std::nullopt);
    EXPECT_EQ(user.score, 0.5);
    EXPECT_EQ(user.visits, 5);
}

TEST_P(ColumnFamilyMapContract, takes_a_value_of_no_bytes_for_none) {
    const auto bytes = family("Users", {.default_validation_class = BYTES_TYPE});
    bytes.insert(row(), {{"name", "John"}, {"visits", ""}, {"score", ""}});

    const auto user = users().get(row());

    EXPECT_EQ(user.visits, 5);
    EXPECT_EQ(user.score, 0.5);
}

TEST_P(ColumnFamilyMapContract, does_not_write_an_empty_member_nor_remove_its_column) {
    users().insert(make_user(row(), "John"));
    auto ageless = make_user(row(), "Jim");
    ageless.age.reset();
    users().insert(ageless);

    EXPECT_EQ(users().get(row()).name, "Jim");
    EXPECT_EQ(users().get(row()).age, 18);
}

TEST_P(ColumnFamilyMapContract, tells_a_missing_row) {
    EXPECT_THROW(users().get(row()), NotFoundException);
    EXPECT_EQ(users().find(row()), std::nullopt);
}

TEST_P(ColumnFamilyMapContract, finds_an_instance) {
    users().insert(make_user(row(), "John"));

    EXPECT_EQ(users().find(row()), make_user(row(), "John"));
}

TEST_P(ColumnFamilyMapContract, fetches_the_columns_named) {
    users().insert(make_user(row(), "John"));

    const auto user = users().get(row(), {.columns = {"age"}});

    EXPECT_EQ(user.age, 18);
    EXPECT_EQ(user.name, "");
    EXPECT_EQ(user.score, 0.5);
}

TEST_P(ColumnFamilyMapContract, fetches_a_slice) {
    users().insert(make_user(row(), "John"));

    const auto user = users().get(row(), {.column_start = "b", .column_finish = "o"});

    EXPECT_EQ(user.name, "John");
    EXPECT_EQ(user.age, std::nullopt);
}

// More undeclared columns than a slice of 100 would hold, and before the declared one.
TEST_P(ColumnFamilyMapContract, fetches_declared_members_alone) {
    Columns others;
    for (int i = 0; i < 150; ++i) {
        others.add("a" + std::to_string(i), "x");
    }
    columns().insert(row(), others);
    EXPECT_EQ(users().find(row()), std::nullopt);

    columns().insert(row(), {{"name", "John"}});

    EXPECT_EQ(users().get(row()).name, "John");
}

TEST_P(ColumnFamilyMapContract, names_the_column_that_does_not_convert) {
    struct Short {
        std::string key;
        std::int8_t visits = 0;
    };
    users().insert(make_user(row(), "John"));
    users().insert([&] {
        auto user = make_user(row(), "John");
        user.visits = 1000;
        return user;
    }());
    const ColumnFamilyMap<Short> shorts(pool(), "Users",
                                        mapping<Short>(key(&Short::key), member("visits", &Short::visits, LongType())));

    EXPECT_THAT([&] { shorts.get(row()); }, ThrowsMessage<TypeError>(HasSubstr("column 'visits' of 'Users'")));
}

TEST_P(ColumnFamilyMapContract, uses_the_schemas_types_where_none_are_given) {
    struct Named {
        std::string key;
        std::string name;
        std::int64_t age = 0;
    };
    const ColumnFamilyMap<Named> named(
        pool(), "Users", mapping<Named>(key(&Named::key), member("name", &Named::name), member("age", &Named::age)));

    named.insert({row(), "Tyler", 24});

    EXPECT_EQ(show(columns().get(row())), "{'age': 24, 'name': 'Tyler'}");
    EXPECT_EQ(named.get(row()).age, 24);
}

// ---- inserting ----

TEST_P(ColumnFamilyMapContract, inserts_the_columns_named_alone) {
    users().insert(make_user(row(), "John"));

    auto changed = make_user(row(), "Jim");
    changed.age = 99;
    users().insert(changed, {.columns = {"age"}});

    EXPECT_EQ(users().get(row()).name, "John");
    EXPECT_EQ(users().get(row()).age, 99);
}

TEST_P(ColumnFamilyMapContract, refuses_to_insert_a_column_without_a_member) {
    EXPECT_THAT([&] { users().insert(make_user(row(), "John"), {.columns = {"nmae"}}); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("no member is mapped to the column 'nmae'; there are "
                                                             "'name', 'age', 'score', 'visits', 'joined'")));
}

TEST_P(ColumnFamilyMapContract, inserts_at_a_timestamp) {
    EXPECT_EQ(users().insert(make_user(row(), "John"), {.timestamp = 42}), 42);

    const auto found = columns().get(row(), {.include_timestamp = true});
    EXPECT_EQ(found.at(0).timestamp(), 42);
}

TEST_P(ColumnFamilyMapContract, inserts_with_a_time_to_live) {
    users().insert(make_user(row(), "John"), {.ttl = 5s});
    EXPECT_EQ(users().get(row()).name, "John");

    backend().pass(5s);

    EXPECT_EQ(users().find(row()), std::nullopt);
}

TEST_P(ColumnFamilyMapContract, inserts_at_a_level) {
    EXPECT_THROW(users().insert(make_user(row(), "John"), {.write_consistency_level = ConsistencyLevel::THREE}),
                 UnavailableException);
}

TEST_P(ColumnFamilyMapContract, inserts_several_instances) {
    const std::vector<User> several = {make_user(row("1"), "John"), make_user(row("2"), "Bob")};

    users().batch_insert(several);

    EXPECT_EQ(users().get(row("1")), several[0]);
    EXPECT_EQ(users().get(row("2")), several[1]);
}

TEST_P(ColumnFamilyMapContract, inserts_several_instances_in_braces_with_options) {
    const auto timestamp = users().batch_insert({make_user(row("1"), "John"), make_user(row("2"), "Bob")},
                                                {.columns = {"name"}, .timestamp = 42});

    EXPECT_EQ(timestamp, 42);
    EXPECT_EQ(columns().get(row("2")).size(), 1u);
}

// ---- removing ----

TEST_P(ColumnFamilyMapContract, removes_an_instance) {
    const auto user = make_user(row(), "John");
    users().insert(user);

    EXPECT_GT(users().remove(user), 0);

    EXPECT_THROW(users().get(row()), NotFoundException);
}

TEST_P(ColumnFamilyMapContract, removes_columns_of_an_instance) {
    const auto user = make_user(row(), "John");
    users().insert(user);

    users().remove(user, {.columns = {"age", "visits"}});

    EXPECT_EQ(users().get(row()).name, "John");
    EXPECT_EQ(users().get(row()).age, std::nullopt);
    EXPECT_EQ(users().get(row()).visits, 5);
}

TEST_P(ColumnFamilyMapContract, removes_nothing_for_an_empty_list_of_columns) {
    const auto user = make_user(row(), "John");
    users().insert(user);

    users().remove(user, {.columns = {}});

    EXPECT_EQ(users().get(row()), user);
}

// ---- reading several ----

TEST_P(ColumnFamilyMapContract, gets_several_instances_in_the_order_of_the_keys) {
    users().batch_insert({make_user(row("1"), "John"), make_user(row("2"), "Bob"), make_user(row("3"), "Alex")});

    const auto found = users().multiget({row("3"), row("none"), row("1")});

    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found.begin()->first, Value(row("3")));
    EXPECT_EQ(found[row("3")].name, "Alex");
    EXPECT_EQ(found[row("1")].name, "John");
    EXPECT_FALSE(found.contains(row("none")));
    EXPECT_THROW(found[row("none")], NotFoundException);
}

class MappedRowsContract : public Contract {
public:
    MappedRowsContract() : name_("Mapped" + std::to_string(gm_timestamp())) {
        system().create_column_family(
            CONTRACT_KEYSPACE, name_,
            {.comparator_type = UTF8_TYPE, .column_validation_classes = {{"name", UTF8_TYPE}}});
        index(name_, "name", UTF8_TYPE);
        users().batch_insert({make_user("1", "John"), make_user("2", "Bob"), make_user("3", "John")});
    }
    ~MappedRowsContract() override { system().drop_column_family(CONTRACT_KEYSPACE, name_); }

    ColumnFamilyMap<User> users() const { return {pool(), name_, user_mapping()}; }

private:
    std::string name_;
};
INSTANTIATE_TEST_SUITE_P(Backends, MappedRowsContract, every_backend(), name_of_backend);

std::vector<std::string> keys_of(const InstanceRange<User>& range) {
    std::vector<std::string> keys;
    for (const auto& user : range) {
        keys.push_back(user.key);
    }
    std::sort(keys.begin(), keys.end());
    return keys;
}

TEST_P(MappedRowsContract, ranges_over_instances) {
    EXPECT_THAT(keys_of(users().get_range()), ElementsAre("1", "2", "3"));
    EXPECT_THAT(keys_of(users().get_range({.buffer_size = 2})), ElementsAre("1", "2", "3"));
    EXPECT_EQ(keys_of(users().get_range({.row_count = 2})).size(), 2u);
}

TEST_P(MappedRowsContract, ranges_over_the_columns_named) {
    for (const auto& user : users().get_range({.columns = {"age"}})) {
        EXPECT_EQ(user.age, 18);
        EXPECT_EQ(user.name, "");
    }
}

TEST_P(MappedRowsContract, ranges_over_nothing) {
    users().truncate();

    EXPECT_THAT(keys_of(users().get_range()), ElementsAre());
}

TEST_P(MappedRowsContract, looks_instances_up_by_an_index) {
    const auto clause =
        create_index_clause({create_index_expression("name", "John"), create_index_expression("visits", 8, GT)});

    EXPECT_THAT(keys_of(users().get_indexed_slices(clause, {.buffer_size = 2})), ElementsAre("1", "3"));
}

// ---- being a ColumnFamily ----

TEST_P(ColumnFamilyMapContract, is_a_column_family) {
    users().insert(make_user(row(), "John"));
    const ColumnFamily& as_family = users();

    EXPECT_EQ(as_family.get_count(row()), 5);
    EXPECT_EQ(users().get_count(row()), 5);
    users().batch().remove(row()).send();
    EXPECT_EQ(users().get_count(row()), 0);
}

TEST_P(ColumnFamilyMapContract, keeps_its_types_when_attributes_are_set) {
    auto map = users();
    map.set_attributes({.read_consistency_level = ConsistencyLevel::QUORUM});
    map.insert(make_user(row(), "John"));

    EXPECT_EQ(map.get(row()), make_user(row(), "John"));
    EXPECT_EQ(map.attributes().read_consistency_level, ConsistencyLevel::QUORUM);
}

}  // namespace
}  // namespace cassia
