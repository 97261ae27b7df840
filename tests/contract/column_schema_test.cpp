#include "contract/own_keyspace.h"

namespace cassia {
namespace {

using namespace support;
using testing::HasSubstr;
using testing::ThrowsMessage;

// The types of single columns.
class ColumnSchemaContract : public SchemaContract {};
INSTANTIATE_TEST_SUITE_P(Backends, ColumnSchemaContract, every_backend(), name_of_backend);

// The manual's changelog, 1.4.0.
TEST_P(ColumnSchemaContract, takes_the_types_of_single_columns) {
    const auto users = made("Users", {.comparator_type = UTF8_TYPE,
                                      .key_validation_class = UTF8_TYPE,
                                      .column_validation_classes = {{"age", LONG_TYPE}}});
    users.insert("thobbs", {{"age", 24}});

    EXPECT_EQ(show(users.get("thobbs")), "{'age': 24}");
}

TEST_P(ColumnSchemaContract, shows_an_altered_column_to_a_family_that_reloads) {
    auto users = made("Users", {.comparator_type = UTF8_TYPE, .key_validation_class = UTF8_TYPE});
    system().alter_column("Schema", "Users", "age", LONG_TYPE);
    users.load_schema();
    users.insert("thobbs", {{"age", 24}});

    EXPECT_EQ(show(users.get("thobbs")), "{'age': 24}");
}

TEST_P(ColumnSchemaContract, refuses_counters_among_other_columns) {
    EXPECT_THROW(system().create_column_family("Schema", "Mixed",
                                               {.comparator_type = UTF8_TYPE,
                                                .default_validation_class = COUNTER_COLUMN_TYPE,
                                                .column_validation_classes = {{"name", UTF8_TYPE}}}),
                 InvalidRequestException);
}

TEST_P(ColumnSchemaContract, gives_column_metadata_by_name) {
    system().create_column_family(
        "Schema", "Users",
        {.comparator_type = UTF8_TYPE, .column_validation_classes = {{"age", LONG_TYPE}, {"name", UTF8_TYPE}}});

    const auto columns = described("Users").column_metadata_by_name();

    EXPECT_EQ(columns.size(), 2u);
    EXPECT_EQ(Type(columns.at("age").validation_class), Type("LongType"));
    EXPECT_EQ(Type(columns.at("name").validation_class), Type("UTF8Type"));
}

TEST_P(ColumnSchemaContract, gives_no_column_metadata_of_a_definition_without) {
    EXPECT_TRUE(CfDef().column_metadata_by_name().empty());
}

TEST_P(ColumnSchemaContract, refuses_a_columns_name_that_is_not_of_the_comparator) {
    system().create_column_family("Schema", "Longs", {.comparator_type = LONG_TYPE});

    EXPECT_THAT([&] { system().alter_column("Schema", "Longs", "age", LONG_TYPE); },
                ThrowsMessage<TypeError>(HasSubstr("a column name of 'Longs': LongType takes an integer")));
    EXPECT_TRUE(described("Longs").column_metadata_by_name().empty());
}

TEST_P(ColumnSchemaContract, types_a_subcolumn_whatever_its_super_column) {
    system().create_column_family("Schema", "Super",
                                  {.super = true, .comparator_type = LONG_TYPE, .subcomparator_type = UTF8_TYPE});
    system().alter_column("Schema", "Super", "age", LONG_TYPE);

    EXPECT_EQ(Type(described("Super").column_metadata_by_name().at("age").validation_class), Type("LongType"));
}

}  // namespace
}  // namespace cassia
