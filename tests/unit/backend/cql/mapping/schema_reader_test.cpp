#include "backend/cql/mapping/schema_reader.h"

#include <gmock/gmock.h>

#include <cassia/cassandra_type.h>

#include "backend/cql/mapping/kept_attributes.h"
#include "unit/backend/cql/mapping/definitions.h"

namespace cassia::cql {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string PACKAGE = "org.apache.cassandra.db.marshal.";

ColumnRow column(std::string name, std::string kind, std::string type, std::int32_t position = -1) {
    return {.table_name = "Users",
            .column_name = name,
            .column_name_bytes = name,
            .kind = std::move(kind),
            .position = position,
            .clustering_order = "asc",
            .type = std::move(type)};
}

/// One table, "Users", as 5.0 tells of it.
KeyspaceRows users_rows(std::vector<ColumnRow> columns) {
    return {.keyspace = {.keyspace_name = "Keyspace1"},
            .tables = {{.table_name = "Users", .flags = {"compound"}}},
            .columns = std::move(columns)};
}

std::vector<ColumnRow> dynamic_columns() {
    return {column("column1", "clustering", "text", 0), column("key", "partition_key", "blob", 0),
            column("value", "regular", "bigint")};
}

std::vector<ColumnRow> super_columns() {
    auto columns = dynamic_columns();
    columns.push_back(column("column2", "clustering", "bigint", 1));
    return columns;
}

DescribedFamily described(const KeyspaceRows& rows, ServerVersion version = CASSANDRA_5_0) {
    return describe(rows, version).families.at("Users");
}

/// What the rows would be of a family that cassia made; its options are not among them.
KeyspaceRows rows_of(const CfDef& definition) {
    const auto table = table_of(definition, CASSANDRA_5_0);
    auto rows = users_rows({});
    const auto add = [&](const TableColumn& from, const char* kind, std::int32_t position) {
        rows.columns.push_back(column(from.identifier, kind, from.cql_type, position));
        rows.columns.back().clustering_order = from.descending ? "desc" : "asc";
    };
    add(table.keys.front(), "partition_key", 0);
    add(table.names.front(), "clustering", 0);
    if (table.subname) {
        add(*table.subname, "clustering", 1);
    }
    add(*table.value, "regular", -1);
    for (const auto& declared : table.declared) {
        add({declared.identifier, declared.cql_type}, "static", -1);
    }
    if (table.has_counters) {
        rows.tables.front().flags.insert("counter");
    }
    rows.kept = {{"Users", kept_attributes(definition, table)}};
    return rows;
}

TEST(SchemaReader, reads_a_keyspace) {
    const auto keyspace = describe(KeyspaceRow{
        "Keyspace1", false, {{"class", "org.apache.cassandra.locator.SimpleStrategy"}, {"replication_factor", "3"}}});

    EXPECT_EQ(keyspace, (KsDef{.name = "Keyspace1",
                               .strategy_class = "org.apache.cassandra.locator.SimpleStrategy",
                               .strategy_options = {{"replication_factor", "3"}},
                               .durable_writes = false}));
}

TEST(SchemaReader, reads_types_from_columns) {
    const auto definition = described(users_rows(dynamic_columns())).definition;

    EXPECT_EQ(definition.column_type, "Standard");
    EXPECT_EQ(definition.comparator_type, PACKAGE + "UTF8Type");
    EXPECT_EQ(definition.key_validation_class, PACKAGE + "BytesType");
    EXPECT_EQ(definition.default_validation_class, PACKAGE + "LongType");
    EXPECT_EQ(definition.key_alias, "key");
    EXPECT_THAT(*definition.column_metadata, IsEmpty());
}

TEST(SchemaReader, reads_options_under_thrifts_names) {
    auto rows = users_rows(dynamic_columns());
    auto& table = rows.tables.front();
    table.gc_grace_seconds = 7;
    table.caching = {{"keys", "ALL"}, {"rows_per_partition", "100"}};
    table.compaction = {{"class", "SizeTieredCompactionStrategy"}, {"min_threshold", "6"}};
    table.compression = {{"class", "LZ4Compressor"}, {"chunk_length_in_kb", "16"}};
    table.read_repair_chance = 0.1;

    const auto definition = described(rows).definition;

    EXPECT_EQ(definition.gc_grace_seconds, 7);
    EXPECT_EQ(definition.caching, "ALL");
    EXPECT_EQ(definition.cells_per_row_to_cache, "100");
    EXPECT_EQ(definition.compaction_strategy, "SizeTieredCompactionStrategy");
    EXPECT_EQ(definition.compaction_strategy_options, (TextMap{{"min_threshold", "6"}}));
    EXPECT_EQ(
        definition.compression_options,
        (TextMap{{"chunk_length_kb", "16"}, {"crc_check_chance", "1"}, {"sstable_compression", "LZ4Compressor"}}));
    EXPECT_EQ(definition.read_repair_chance, std::nullopt);
    EXPECT_EQ(described(rows, CASSANDRA_3_11).definition.read_repair_chance, 0.1);
}

class RoundTrip : public testing::TestWithParam<CfDef> {};

TEST_P(RoundTrip, gives_back_the_types_that_a_family_was_made_with) {
    const auto family = described(rows_of(GetParam()));
    const auto& read = family.definition;

    const auto full = [](const std::optional<std::string>& type) {
        return Type::parse(class_string_of(type)).to_full_string();
    };
    EXPECT_EQ(read.is_super(), GetParam().is_super());
    EXPECT_EQ(full(read.comparator_type), full(GetParam().comparator_type));
    EXPECT_EQ(full(read.subcomparator_type), full(GetParam().subcomparator_type));
    EXPECT_EQ(full(read.key_validation_class), full(GetParam().key_validation_class));
    EXPECT_EQ(full(read.default_validation_class), full(GetParam().default_validation_class));
    for (const auto& [name, column] : GetParam().column_metadata_by_name()) {
        EXPECT_EQ(full(read.column_metadata_by_name().at(name).validation_class), full(column.validation_class));
    }
    EXPECT_EQ(family.table, table_of(GetParam(), CASSANDRA_5_0));
}

CfDef with_columns(CfDef definition, std::vector<ColumnDef> columns) {
    definition.column_metadata = std::move(columns);
    return definition;
}

CfDef with_types(const char* key, const char* value) {
    auto definition = family("CompositeType(LongType(reversed=true),UTF8Type)");
    definition.key_validation_class = key;
    definition.default_validation_class = value;
    return definition;
}

INSTANTIATE_TEST_SUITE_P(
    Families, RoundTrip,
    testing::Values(family(), family("ReversedType(LongType)"), family("DateType"), family("LexicalUUIDType"),
                    family("DynamicCompositeType(a=>AsciiType)"), super_family(), counters(), counters(super_family()),
                    with_types("DateType", "DateType"), with_types("CompositeType(LongType,UTF8Type)", "IntegerType"),
                    users(), with_columns(family("LongType"), {{.name = "12345678", .validation_class = "DateType"}}),
                    with_columns(super_family(), {{.name = "12345678", .validation_class = "UTF8Type"}}),
                    with_columns(counters(), {{.name = "a", .validation_class = "CounterColumnType"}})),
    [](const auto& test) { return "family_" + std::to_string(test.index); });

TEST(SchemaReader, forgets_what_was_kept_of_other_types) {
    auto rows = users_rows(dynamic_columns());
    rows.kept = {{"Users", TextMap{{"comparator_type", PACKAGE + "LongType"}, {"column_type", "Super"}}}};

    EXPECT_EQ(described(rows).definition.comparator_type, PACKAGE + "UTF8Type");
    EXPECT_FALSE(described(rows).definition.is_super());
}

TEST(SchemaReader, reads_indexes_as_those_of_the_model) {
    auto columns = dynamic_columns();
    columns.push_back(column("age", "static", "bigint"));
    columns.push_back(column("a \"name\"", "static", "text"));
    columns.push_back(column("own", "static", "text"));
    auto rows = users_rows(columns);
    rows.indexes = {
        {"Users", "i1", "CUSTOM", {{"class_name", "StorageAttachedIndex"}, {"target", "age"}}},
        {"Users", "i2", "COMPOSITES", {{"target", "\"a \"\"name\"\"\""}}},
        {"Users", "i3", "CUSTOM", {{"class_name", "com.example.Index"}, {"target", "own"}}},
    };

    const auto by_name = described(rows).definition.column_metadata_by_name();

    EXPECT_EQ(by_name.at("age").index_type, IndexType::KEYS);
    EXPECT_EQ(by_name.at("age").index_name, "i1");
    EXPECT_EQ(by_name.at("a \"name\"").index_name, "i2");
    EXPECT_EQ(by_name.at("own").index_type, IndexType::CUSTOM);
    EXPECT_EQ(by_name.at("own").index_options, (TextMap{{"class_name", "com.example.Index"}}));
}

TEST(SchemaReader, reads_thrifts_super_column_families) {
    auto columns = super_columns();
    columns.push_back(column("", "regular", "map<bigint, blob>"));
    auto rows = users_rows(columns);
    rows.tables.front().flags = {"dense", "super"};

    const auto family = described(rows, CASSANDRA_3_11);

    EXPECT_TRUE(family.definition.is_super());
    EXPECT_EQ(family.definition.subcomparator_type, PACKAGE + "LongType");
    EXPECT_EQ(family.view, DescribedFamily::View::COMPACT);
}

TEST(SchemaReader, reads_thrifts_declared_columns_by_their_bytes) {
    auto columns = dynamic_columns();
    columns[0].type = "bigint";
    columns.push_back(column("1", "static", "text"));
    columns.back().column_name_bytes = std::string("\0\0\0\0\0\0\0\1", 8);
    auto rows = users_rows(columns);
    rows.tables.front().flags = {};

    const auto family = described(rows, CASSANDRA_3_11);

    EXPECT_THAT(family.table.declared, ElementsAre(DeclaredColumn{"1", columns.back().column_name_bytes, "text"}));
    EXPECT_EQ(family.view, DescribedFamily::View::NO_COMPACT);
}

TEST(SchemaReader, reads_composite_names_in_several_columns) {
    const auto family = described(users_rows(super_columns()));

    EXPECT_EQ(family.definition.comparator_type,
              PACKAGE + "CompositeType(" + PACKAGE + "UTF8Type," + PACKAGE + "LongType)");
    EXPECT_EQ(family.table.names.size(), 2U);
}

TEST(SchemaReader, reads_a_table_of_named_columns) {
    const auto family = described(users_rows({column("id", "partition_key", "uuid", 0),
                                              column("name", "regular", "text"), column("age", "regular", "int")}));

    EXPECT_EQ(family.definition.key_alias, "id");
    EXPECT_EQ(family.definition.comparator_type, PACKAGE + "UTF8Type");
    EXPECT_EQ(family.definition.column_metadata_by_name().at("age").validation_class, PACKAGE + "Int32Type");
    EXPECT_TRUE(family.table.names.empty());
}

struct ForeignTable {
    const char* name;
    std::vector<ColumnRow> columns;
    const char* reason;
};

class RefusedTable : public testing::TestWithParam<ForeignTable> {};

TEST_P(RefusedTable, tells_what_is_in_the_way) {
    const auto keyspace = describe(users_rows(GetParam().columns), CASSANDRA_5_0);

    EXPECT_THAT(keyspace.definition.cf_defs, IsEmpty());
    EXPECT_THAT(keyspace.refused.at("Users"), HasSubstr(GetParam().reason));
}

std::vector<ColumnRow> dynamic_and(ColumnRow more) {
    auto columns = dynamic_columns();
    columns.push_back(std::move(more));
    return columns;
}

std::vector<ColumnRow> in_both_directions() {
    auto columns = super_columns();
    columns.back().clustering_order = "desc";
    return columns;
}

INSTANTIATE_TEST_SUITE_P(Tables, RefusedTable,
                         testing::Values(ForeignTable{"two_values", dynamic_and(column("more", "regular", "text")),
                                                      "'value' and 'more' both hold values"},
                                         ForeignTable{"a_set", dynamic_and(column("tags", "static", "set<text>")),
                                                      "column 'tags' is a set<text>"},
                                         ForeignTable{"no_value",
                                                      {column("key", "partition_key", "blob", 0),
                                                       column("column1", "clustering", "text", 0)},
                                                      "has no column for values"},
                                         ForeignTable{"both_directions", in_both_directions(),
                                                      "sorted in both directions"}),
                         [](const auto& test) { return test.param.name; });

TEST(SchemaReader, leaves_its_own_table_out) {
    auto rows = users_rows({});
    rows.tables.front().table_name = KEPT_TABLE;

    const auto keyspace = describe(rows, CASSANDRA_5_0);

    EXPECT_THAT(keyspace.families, IsEmpty());
    EXPECT_THAT(keyspace.refused, IsEmpty());
}

}  // namespace
}  // namespace cassia::cql
