#include <map>
#include <optional>

#include "support/contract.h"

namespace cassia {
namespace {

using namespace support;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;
using testing::ThrowsMessage;

// Each test has a keyspace of its own, "Schema".
class SchemaContract : public Contract {
protected:
    void SetUp() override { system().create_keyspace("Schema", {.strategy_options = {{{"replication_factor", "1"}}}}); }
    void TearDown() override { system().drop_keyspace("Schema"); }

    CfDef described(const std::string& name) const { return system().get_keyspace_column_families("Schema").at(name); }
    ColumnFamily made(std::string_view name, const ColumnFamilyOptions& options) const {
        system().create_column_family("Schema", name, options);
        return {ConnectionPool("Schema", {backend().server()}), name};
    }
};
INSTANTIATE_TEST_SUITE_P(Backends, SchemaContract, every_backend(), name_of_backend);

// ---- keyspaces ----

TEST_P(SchemaContract, lists_keyspaces) {
    EXPECT_THAT(system().list_keyspaces(), Contains("Schema"));
}

TEST_P(SchemaContract, tells_a_keyspaces_properties) {
    const auto properties = system().get_keyspace_properties("Schema");

    EXPECT_THAT(properties.replication_strategy, HasSubstr("SimpleStrategy"));
    EXPECT_EQ(properties.strategy_options, (std::map<std::string, std::string>{{"replication_factor", "1"}}));
}

TEST_P(SchemaContract, alters_what_is_named_of_a_keyspace) {
    system().alter_keyspace("Schema", {.strategy_options = {{{"replication_factor", "2"}}}});

    const auto properties = system().get_keyspace_properties("Schema");

    EXPECT_THAT(properties.replication_strategy, HasSubstr("SimpleStrategy"));
    EXPECT_EQ(properties.strategy_options, (std::map<std::string, std::string>{{"replication_factor", "2"}}));
}

TEST_P(SchemaContract, drops_a_keyspace_with_all_that_is_in_it) {
    system().create_keyspace("Dropped", {.strategy_options = {{{"replication_factor", "1"}}}});
    system().create_column_family("Dropped", "Standard");
    system().drop_keyspace("Dropped");

    EXPECT_THAT(system().list_keyspaces(), Not(Contains("Dropped")));
    EXPECT_THROW(ConnectionPool("Dropped", {backend().server()}), InvalidRequestException);
}

TEST_P(SchemaContract, refuses_a_keyspace_that_is_there) {
    EXPECT_THAT([&] { system().create_keyspace("Schema"); },
                ThrowsMessage<InvalidRequestException>(HasSubstr("'Schema' already exists")));
}

TEST_P(SchemaContract, refuses_a_keyspace_with_a_bad_name) {
    EXPECT_THAT([&] { system().create_keyspace("no spaces"); },
                ThrowsMessage<InvalidRequestException>(HasSubstr("letters, digits and underscores")));
    EXPECT_THROW(system().create_keyspace(""), InvalidRequestException);
    EXPECT_THROW(system().create_keyspace(std::string(49, 'k')), InvalidRequestException);
}

TEST_P(SchemaContract, refuses_a_strategy_that_is_not_there_and_names_those_that_are) {
    EXPECT_THAT([&] { system().create_keyspace("Odd", {.replication_strategy = "MyStrategy"}); },
                ThrowsMessage<InvalidRequestException>(AllOf(HasSubstr("MyStrategy"), HasSubstr("SimpleStrategy"))));
}

TEST_P(SchemaContract, does_not_drop_a_keyspace_that_is_not_there) {
    EXPECT_THROW(system().drop_keyspace("Nowhere"), Error);
    EXPECT_THROW(system().alter_keyspace("Nowhere", {}), Error);
}

// ---- column families ----

TEST_P(SchemaContract, gives_a_column_family_the_defaults) {
    system().create_column_family("Schema", "Plain");

    const auto family = described("Plain");

    EXPECT_FALSE(family.is_super());
    EXPECT_THAT(family.comparator_type.value(), HasSubstr("BytesType"));
    EXPECT_THAT(family.default_validation_class.value(), HasSubstr("BytesType"));
    EXPECT_EQ(family.gc_grace_seconds, 864'000);
}

TEST_P(SchemaContract, keeps_types_as_they_were_given) {
    system().create_column_family("Schema", "Typed",
                                  {.comparator_type = CompositeType(LongType({.reversed = true}), AsciiType()),
                                   .default_validation_class = INT_TYPE,
                                   .key_validation_class = UUID_TYPE,
                                   .comment = "a comment"});

    const auto family = described("Typed");

    EXPECT_EQ(Type(*family.comparator_type), Type("CompositeType(LongType(reversed=true),AsciiType)"));
    EXPECT_EQ(Type(*family.default_validation_class), Type("IntegerType"));
    EXPECT_EQ(Type(*family.key_validation_class), Type("UUIDType"));
    EXPECT_EQ(family.comment, "a comment");
}

TEST_P(SchemaContract, makes_super_column_families_by_either_option) {
    system().create_column_family("Schema", "Super1", {.super = true, .subcomparator_type = LONG_TYPE});
    system().create_column_family("Schema", "Super2", {.column_type = "Super"});

    EXPECT_TRUE(described("Super1").is_super());
    EXPECT_EQ(Type(*described("Super1").subcomparator_type), Type("LongType"));
    EXPECT_TRUE(described("Super2").is_super());
}

TEST_P(SchemaContract, refuses_options_that_contradict_each_other) {
    EXPECT_THROW(system().create_column_family("Schema", "Odd", {.super = true, .column_type = "Standard"}),
                 InvalidRequestException);
    EXPECT_THROW(system().create_column_family("Schema", "Odd", {.subcomparator_type = LONG_TYPE}),
                 InvalidRequestException);
}

// The manual's changelog, 1.4.0.
TEST_P(SchemaContract, takes_the_types_of_single_columns) {
    const auto users = made("Users", {.comparator_type = UTF8_TYPE,
                                      .key_validation_class = UTF8_TYPE,
                                      .column_validation_classes = {{"age", LONG_TYPE}}});
    users.insert("thobbs", {{"age", 24}});

    EXPECT_EQ(show(users.get("thobbs")), "{'age': 24}");
}

// The manual's changelog, 1.6.0.
TEST_P(SchemaContract, keeps_what_an_alteration_does_not_name) {
    system().create_column_family("Schema", "Users",
                                  {.comparator_type = UTF8_TYPE,
                                   .column_validation_classes = {{"age", LONG_TYPE}},
                                   .comment = "people",
                                   .gc_grace_seconds = 100});
    system().alter_column_family("Schema", "Users", {.default_validation_class = UTF8_TYPE});

    const auto family = described("Users");

    EXPECT_EQ(family.comment, "people");
    EXPECT_EQ(family.gc_grace_seconds, 100);
    EXPECT_EQ(Type(*family.default_validation_class), Type("UTF8Type"));
    ASSERT_EQ(family.column_metadata->size(), 1u);
    EXPECT_EQ(family.column_metadata->front().name, "age");
}

// What a real Cassandra 3.11 silently ignores.
TEST_P(SchemaContract, shows_an_altered_default_type_to_a_family_that_reloads) {
    auto users = made("Users", {.comparator_type = UTF8_TYPE, .key_validation_class = UTF8_TYPE});
    users.insert("thobbs", {{"age", Bytes(LongType().pack(24))}});
    system().alter_column_family("Schema", "Users", {.default_validation_class = LONG_TYPE});

    EXPECT_EQ(show(users.get("thobbs")), "{'age': 0x0000000000000018}");
    users.load_schema();
    EXPECT_EQ(show(users.get("thobbs")), "{'age': 24}");
}

TEST_P(SchemaContract, shows_an_altered_column_to_a_family_that_reloads) {
    auto users = made("Users", {.comparator_type = UTF8_TYPE, .key_validation_class = UTF8_TYPE});
    system().alter_column("Schema", "Users", "age", LONG_TYPE);
    users.load_schema();
    users.insert("thobbs", {{"age", 24}});

    EXPECT_EQ(show(users.get("thobbs")), "{'age': 24}");
}

TEST_P(SchemaContract, leaves_types_that_were_given_when_it_is_reloaded) {
    system().create_column_family("Schema", "Users", {.comparator_type = UTF8_TYPE, .key_validation_class = UTF8_TYPE});
    ColumnFamily users(ConnectionPool("Schema", {backend().server()}), "Users",
                       {.default_validation_class = UTF8_TYPE});
    system().alter_column_family("Schema", "Users", {.default_validation_class = LONG_TYPE});
    users.load_schema();

    EXPECT_EQ(users.attributes().default_validation_class, Type("UTF8Type"));
}

TEST_P(SchemaContract, refuses_to_change_what_columns_are_ordered_by) {
    system().create_column_family("Schema", "Users", {.comparator_type = UTF8_TYPE});

    EXPECT_THROW(system().alter_column_family("Schema", "Users", {.comparator_type = LONG_TYPE}),
                 InvalidRequestException);
    EXPECT_THROW(system().alter_column_family("Schema", "Users", {.super = true}), InvalidRequestException);
}

TEST_P(SchemaContract, drops_a_column_family) {
    const auto users = made("Users", {.comparator_type = UTF8_TYPE, .key_validation_class = UTF8_TYPE});
    users.insert("thobbs", {{"a", Bytes("x")}});
    system().drop_column_family("Schema", "Users");

    EXPECT_TRUE(system().get_keyspace_column_families("Schema").empty());
    EXPECT_THROW(users.get("thobbs"), InvalidRequestException);
}

TEST_P(SchemaContract, makes_a_dropped_column_family_anew_without_its_rows) {
    const auto before = made("Users", {.comparator_type = UTF8_TYPE, .key_validation_class = UTF8_TYPE});
    before.insert("thobbs", {{"a", Bytes("x")}});
    system().drop_column_family("Schema", "Users");

    const auto after = made("Users", {.comparator_type = UTF8_TYPE, .key_validation_class = UTF8_TYPE});

    EXPECT_EQ(after.find("thobbs"), std::nullopt);
}

TEST_P(SchemaContract, refuses_a_column_family_that_is_there) {
    system().create_column_family("Schema", "Users");

    EXPECT_THAT([&] { system().create_column_family("Schema", "Users"); },
                ThrowsMessage<InvalidRequestException>(HasSubstr("'Users' already exists")));
}

TEST_P(SchemaContract, refuses_a_column_family_with_a_bad_name) {
    EXPECT_THROW(system().create_column_family("Schema", "no-hyphens"), InvalidRequestException);
    EXPECT_THROW(system().create_column_family("Schema", ""), InvalidRequestException);
}

TEST_P(SchemaContract, refuses_a_column_family_in_a_keyspace_that_is_not_there) {
    EXPECT_THROW(system().create_column_family("Nowhere", "Users"), Error);
}

TEST_P(SchemaContract, names_the_column_families_there_are_when_one_is_not) {
    system().create_column_family("Schema", "Users");

    EXPECT_THAT([&] { system().alter_column_family("Schema", "Usres", {}); },
                ThrowsMessage<NotFoundException>(AllOf(HasSubstr("'Usres'"), HasSubstr("'Users'"))));
    EXPECT_THROW(system().drop_column_family("Schema", "Usres"), Error);
}

// The manual's changelog, 1.4.0.
TEST_P(SchemaContract, refuses_types_that_are_not_there_and_names_those_that_are) {
    EXPECT_THAT([] { ColumnFamilyOptions({.comparator_type = "StringType"}); },
                ThrowsMessage<TypeError>(AllOf(HasSubstr("StringType"), HasSubstr("UTF8Type"))));
}

TEST_P(SchemaContract, reads_a_column_family_without_key_validation_class_as_bytes) {
    const auto plain = made("Plain", {.comparator_type = UTF8_TYPE});
    plain.insert(Bytes("k"), {{"a", Bytes("x")}});

    EXPECT_EQ(show(plain.multiget({Bytes("k")})), "{0x6b: {'a': 0x78}}");
}

TEST_P(SchemaContract, refuses_counters_among_other_columns) {
    EXPECT_THROW(system().create_column_family("Schema", "Mixed",
                                               {.comparator_type = UTF8_TYPE,
                                                .default_validation_class = COUNTER_COLUMN_TYPE,
                                                .column_validation_classes = {{"name", UTF8_TYPE}}}),
                 InvalidRequestException);
}

// ---- indexes ----

TEST_P(SchemaContract, describes_an_index) {
    system().create_column_family("Schema", "Users", {.comparator_type = UTF8_TYPE});
    system().create_index("Schema", "Users", "age", LONG_TYPE, KEYS_INDEX, "by_age");

    const auto column = described("Users").column_metadata.value().front();

    EXPECT_EQ(column.name, "age");
    EXPECT_EQ(Type(column.validation_class), Type("LongType"));
    EXPECT_EQ(column.index_type, KEYS_INDEX);
    EXPECT_EQ(column.index_name, "by_age");
}

TEST_P(SchemaContract, keeps_the_type_of_a_column_whose_index_is_dropped) {
    system().create_column_family("Schema", "Users", {.comparator_type = UTF8_TYPE});
    system().create_index("Schema", "Users", "age", LONG_TYPE);
    system().drop_index("Schema", "Users", "age");

    const auto column = described("Users").column_metadata.value().front();

    EXPECT_EQ(Type(column.validation_class), Type("LongType"));
    EXPECT_EQ(column.index_type, std::nullopt);
}

TEST_P(SchemaContract, does_not_drop_an_index_that_is_not_there) {
    system().create_column_family("Schema", "Users", {.comparator_type = UTF8_TYPE});

    EXPECT_THROW(system().drop_index("Schema", "Users", "age"), InvalidRequestException);
}

TEST_P(SchemaContract, refuses_indexes_of_super_column_families) {
    system().create_column_family("Schema", "Super", {.super = true});

    EXPECT_THROW(system().create_index("Schema", "Super", "age", LONG_TYPE), InvalidRequestException);
}

// ---- the server ----

TEST_P(SchemaContract, describes_the_server) {
    auto manager = system();

    EXPECT_EQ(manager.describe_partitioner(), "Murmur3Partitioner");
    EXPECT_EQ(manager.describe_snitch(), "SimpleSnitch");
    EXPECT_FALSE(manager.describe_cluster_name().empty());
    EXPECT_EQ(manager.describe_version(), "20.1.0");
    EXPECT_EQ(manager.describe_ring("Schema").size(), 1u);
}

TEST_P(SchemaContract, has_another_version_after_each_change) {
    const auto before = system().describe_schema_versions();
    system().create_column_family("Schema", "Users");
    const auto after = system().describe_schema_versions();

    EXPECT_EQ(before.size(), 1u);
    EXPECT_NE(before, after);
}

TEST_P(SchemaContract, is_not_told_by_a_manager_that_is_closed) {
    auto manager = system();
    manager.close();

    EXPECT_THROW(manager.list_keyspaces(), InvalidRequestError);
}

}  // namespace
}  // namespace cassia
