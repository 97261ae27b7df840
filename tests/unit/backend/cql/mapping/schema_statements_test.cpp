#include "backend/cql/mapping/schema_statements.h"

#include <gmock/gmock.h>

#include <cassia/errors.h>

#include "backend/cql/mapping/cql_literals.h"
#include "unit/backend/cql/mapping/definitions.h"

namespace cassia::cql {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
using testing::Throws;
using testing::ThrowsMessage;

constexpr const char* KEPT =
    R"(CREATE TABLE IF NOT EXISTS "Keyspace1"."cassia_schema" (family text PRIMARY KEY, attributes frozen<map<text, text>>))";

KsDef keyspace() {
    return {.name = "Key\"space", .strategy_options = TextMap{{"replication_factor", "3"}}};
}

TEST(KeyspaceStatement, quotes_what_it_is_given) {
    EXPECT_EQ(create_keyspace(keyspace(), CASSANDRA_5_0),
              R"(CREATE KEYSPACE "Key""space" WITH replication = )"
              R"({'class': 'SimpleStrategy', 'replication_factor': '3'} AND durable_writes = true)");
    EXPECT_EQ(drop_keyspace("Key\"space"), R"(DROP KEYSPACE "Key""space")");
}

TEST(KeyspaceStatement, alters_all_at_once) {
    auto definition = keyspace();
    definition.durable_writes = false;
    definition.strategy_class = "NetworkTopologyStrategy";
    definition.strategy_options = TextMap{{"dc1", "2"}};

    EXPECT_EQ(alter_keyspace(definition, CASSANDRA_5_0),
              R"(ALTER KEYSPACE "Key""space" WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': '2'})"
              R"( AND durable_writes = false)");
}

TEST(KeyspaceStatement, names_the_successor_of_a_strategy_that_is_gone) {
    auto definition = keyspace();
    definition.strategy_class = "OldNetworkTopologyStrategy";

    EXPECT_THAT([&] { create_keyspace(definition, CASSANDRA_4_0); },
                ThrowsMessage<InvalidRequestException>(HasSubstr("give NetworkTopologyStrategy")));
    EXPECT_THAT(create_keyspace(definition, CASSANDRA_3_11), HasSubstr("OldNetworkTopologyStrategy"));
}

TEST(FamilyStatements, make_a_table_of_names_and_values) {
    EXPECT_THAT(
        create_column_family(family("ReversedType(LongType)"), CASSANDRA_5_0),
        ElementsAre(R"(CREATE TABLE "Keyspace1"."Users" ("key" blob, "column1" bigint, "value" blob, )"
                    R"(PRIMARY KEY ("key", "column1")) WITH CLUSTERING ORDER BY ("column1" DESC))",
                    KEPT, R"(INSERT INTO "Keyspace1"."cassia_schema" (family, attributes) VALUES ('Users', {}))"));
}

TEST(FamilyStatements, make_what_thrift_shows_where_there_is_thrift) {
    EXPECT_THAT(create_column_family(family(), CASSANDRA_3_11).front(), HasSubstr("WITH COMPACT STORAGE AND"));
    EXPECT_THAT(create_column_family(super_family(), CASSANDRA_3_11).front(), Not(HasSubstr("COMPACT")));
}

TEST(FamilyStatements, make_one_more_column_for_subcolumns_and_keep_that_it_is_super) {
    const auto statements = create_column_family(super_family(), CASSANDRA_5_0);

    EXPECT_THAT(statements[0], HasSubstr(R"("column1" text, "column2" bigint, "value" blob, )"
                                         R"(PRIMARY KEY ("key", "column1", "column2")))"));
    EXPECT_THAT(statements[2], HasSubstr("{'column_type': 'Super'}"));
}

TEST(FamilyStatements, make_a_static_column_of_each_that_is_declared) {
    EXPECT_THAT(create_column_family(users(), CASSANDRA_5_0)[0],
                HasSubstr(R"("value" blob, "age" bigint static, PRIMARY KEY)"));
}

TEST(FamilyStatements, make_no_column_of_a_counter_that_is_declared) {
    auto definition = counters();
    definition.column_metadata = ColumnDefs{{.name = "a", .validation_class = "CounterColumnType"}};

    EXPECT_THAT(create_column_family(definition, CASSANDRA_5_0)[0], Not(HasSubstr("static")));
}

TEST(FamilyStatements, give_way_to_declared_columns_of_the_same_name) {
    auto definition = family();
    definition.column_metadata = ColumnDefs{{.name = "value"}, {.name = "key"}, {.name = "column1"}};

    EXPECT_THAT(create_column_family(definition, CASSANDRA_5_0)[0],
                HasSubstr(R"(("key1" blob, "column2" text, "value1" blob, "value" blob static)"));
}

TEST(FamilyStatements, keep_what_cql_has_no_place_for) {
    auto definition = family("DateType");
    definition.column_metadata = ColumnDefs{{.name = "12345678", .validation_class = "DateType"}};

    EXPECT_THAT(create_column_family(definition, CASSANDRA_5_0)[2],
                HasSubstr("{'comparator_type': 'org.apache.cassandra.db.marshal.DateType', "
                          "'validation_class 0x3132333435363738': 'org.apache.cassandra.db.marshal.DateType'}"));
}

TEST(FamilyStatements, lay_a_composite_key_into_several_columns_where_one_fails) {
    auto definition = family();
    definition.key_validation_class = "CompositeType(LongType,UTF8Type)";

    EXPECT_THAT(
        create_column_family(definition, CASSANDRA_3_11)[0],
        HasSubstr(R"(("key" bigint, "key2" text, "column1" text, "value" blob, PRIMARY KEY (("key", "key2"), )"));
    EXPECT_THAT(create_column_family(definition, CASSANDRA_5_0)[0], HasSubstr(R"(("key" 'org.apache.)"));
}

TEST(FamilyStatements, have_the_options_that_are_given) {
    auto definition = family();
    definition.comment = "it's";
    definition.gc_grace_seconds = 10;
    definition.bloom_filter_fp_chance = 0.05;
    definition.caching = "keys_only";
    definition.compaction_strategy_options = TextMap{{"min_threshold", "6"}};
    definition.compression_options =
        TextMap{{"sstable_compression", "LZ4Compressor"}, {"chunk_length_kb", "64"}, {"crc_check_chance", "0.5"}};

    EXPECT_THAT(create_column_family(definition, CASSANDRA_5_0)[0],
                EndsWith(R"( AND comment = 'it''s' AND gc_grace_seconds = 10 AND bloom_filter_fp_chance = 0.05)"
                         R"( AND caching = {'keys': 'ALL', 'rows_per_partition': 'NONE'})"
                         R"( AND compaction = {'class': 'SizeTieredCompactionStrategy', 'min_threshold': '6'})"
                         R"( AND compression = {'chunk_length_in_kb': '64', 'class': 'LZ4Compressor'})"
                         R"( AND crc_check_chance = 0.5)"));
}

TEST(FamilyStatements, switch_compression_off_as_thrift_did) {
    auto definition = family();
    definition.compression_options = TextMap{{"sstable_compression", ""}};

    EXPECT_THAT(create_column_family(definition, CASSANDRA_5_0)[0], EndsWith("compression = {'enabled': 'false'}"));
}

TEST(FamilyStatements, name_the_successor_of_an_attribute_that_is_gone) {
    auto definition = family();
    definition.read_repair_chance = 0.1;
    EXPECT_THAT([&] { create_column_family(definition, {4, 1}); },
                ThrowsMessage<InvalidRequestException>(
                    "read_repair_chance of 'Users' in keyspace 'Keyspace1' is not in the CQL of Cassandra 4.1: the "
                    "table's option read_repair took its place, and is on by itself"));
    EXPECT_THAT(create_column_family(definition, CASSANDRA_3_11)[0], HasSubstr("read_repair_chance = 0.1"));

    definition = family();
    definition.min_compaction_threshold = 4;
    EXPECT_THAT([&] { create_column_family(definition, CASSANDRA_3_11); },
                ThrowsMessage<InvalidRequestException>(HasSubstr("give min_threshold in compaction_strategy_options")));

    definition = family();
    definition.compaction_strategy = "org.apache.cassandra.db.compaction.DateTieredCompactionStrategy";
    EXPECT_THAT([&] { create_column_family(definition, CASSANDRA_5_0); },
                ThrowsMessage<InvalidRequestException>(HasSubstr("give TimeWindowCompactionStrategy")));
}

TEST(FamilyStatements, index_by_what_the_version_has) {
    EXPECT_EQ(create_column_family(users(), CASSANDRA_5_0).back(),
              R"(CREATE CUSTOM INDEX ON "Keyspace1"."Users" ("age") USING 'StorageAttachedIndex')");
    EXPECT_EQ(create_column_family(users(), {4, 1}).back(), R"(CREATE INDEX ON "Keyspace1"."Users" ("age"))");
}

TEST(FamilyStatements, index_bytes_as_ever) {
    auto definition = users();
    definition.column_metadata->front().validation_class = "BytesType";
    definition.column_metadata->front().index_name = "age_index";

    EXPECT_EQ(create_column_family(definition, CASSANDRA_5_0).back(),
              R"(CREATE INDEX "age_index" ON "Keyspace1"."Users" ("age"))");
}

TEST(FamilyStatements, index_by_a_class_that_is_named) {
    auto definition = users();
    auto& column = definition.column_metadata->front();
    column.index_type = IndexType::CUSTOM;
    EXPECT_THAT([&] { create_column_family(definition, CASSANDRA_5_0); }, Throws<InvalidRequestException>());

    column.index_options = TextMap{{"class_name", "com.example.Index"}, {"mode", "PREFIX"}};
    EXPECT_EQ(create_column_family(definition, CASSANDRA_5_0).back(),
              R"(CREATE CUSTOM INDEX ON "Keyspace1"."Users" ("age") USING 'com.example.Index')"
              R"( WITH OPTIONS = {'mode': 'PREFIX'})");
}

/// What alters users() into `definition`, on 5.0.
std::vector<std::string> alter_users(const CfDef& definition, CfDef before = users()) {
    before.column_metadata->front().index_name = "Users_age_idx";
    const auto table = table_of(before, CASSANDRA_5_0);
    return alter_column_family({before, table}, definition, CASSANDRA_5_0);
}

TEST(Alteration, says_nothing_where_nothing_changes) {
    EXPECT_THAT(alter_users(users()), testing::IsEmpty());
}

TEST(Alteration, gives_the_options_that_change_and_the_default_of_those_that_are_left_out) {
    auto before = users();
    before.comment = "old";
    auto definition = users();
    definition.gc_grace_seconds = 7;

    EXPECT_THAT(alter_users(definition, before),
                ElementsAre(R"(ALTER TABLE "Keyspace1"."Users" WITH comment = '' AND gc_grace_seconds = 7)"));
}

TEST(Alteration, adds_a_declared_column_before_its_index) {
    auto definition = users();
    definition.column_metadata->push_back({.name = "name", .validation_class = "UTF8Type", .index_type = KEYS_INDEX});

    EXPECT_THAT(alter_users(definition),
                ElementsAre(R"(ALTER TABLE "Keyspace1"."Users" ADD "name" text static)",
                            R"(CREATE CUSTOM INDEX ON "Keyspace1"."Users" ("name") USING 'StorageAttachedIndex')"));
}

TEST(Alteration, drops_an_index_by_its_name) {
    auto definition = users();
    definition.column_metadata->front().index_type.reset();

    EXPECT_THAT(alter_users(definition), ElementsAre(R"(DROP INDEX "Keyspace1"."Users_age_idx")"));
}

TEST(Alteration, keeps_a_class_of_the_same_bytes) {
    auto before = users();
    before.default_validation_class = "TimestampType";
    auto definition = before;
    definition.default_validation_class = "DateType";

    EXPECT_THAT(alter_users(definition, before), ElementsAre(KEPT, HasSubstr("'default_validation_class': 'org.")));
}

TEST(Alteration, of_the_type_of_values_that_lie_as_bytes_is_kept_beside_them) {
    auto definition = users();
    definition.default_validation_class = "UTF8Type";
    EXPECT_THAT(alter_users(definition), ElementsAre(StartsWith("CREATE TABLE IF NOT EXISTS"),
                                                     AllOf(StartsWith("INSERT INTO"), HasSubstr("UTF8Type"))));
}

TEST(Alteration, of_a_type_is_refused) {
    auto definition = users();
    definition.comparator_type = "LongType";
    EXPECT_THAT([&] { alter_users(definition); }, Throws<InvalidRequestException>());

    definition = users();
    definition.column_metadata->front().validation_class = "UTF8Type";
    EXPECT_THAT([&] { alter_users(definition); },
                ThrowsMessage<InvalidRequestException>(StartsWith("column 'age' of 'Users' in keyspace 'Keyspace1' "
                                                                  "can't be changed from org.apache.cassandra.db.")));
}

TEST(Alteration, that_would_lose_values_is_refused) {
    auto definition = users();
    definition.column_metadata->clear();

    EXPECT_THAT([&] { alter_users(definition); },
                ThrowsMessage<InvalidRequestException>(HasSubstr("leave it declared")));
}

TEST(FamilyStatements, forget_a_family_that_is_dropped) {
    EXPECT_THAT(drop_column_family("Keyspace1", "Users"),
                ElementsAre(R"(DROP TABLE "Keyspace1"."Users")", KEPT,
                            R"(DELETE FROM "Keyspace1"."cassia_schema" WHERE family = 'Users')"));
}

}  // namespace
}  // namespace cassia::cql
