#include <optional>

#include "contract/own_keyspace.h"

namespace cassia {
namespace {

using namespace support;
using testing::AllOf;
using testing::HasSubstr;
using testing::ThrowsMessage;

class IndexSchemaContract : public SchemaContract {};
INSTANTIATE_TEST_SUITE_P(Backends, IndexSchemaContract, every_backend(), name_of_backend);

TEST_P(IndexSchemaContract, describes_an_index) {
    system().create_column_family("Schema", "Users", {.comparator_type = UTF8_TYPE});
    system().create_index("Schema", "Users", "age", LONG_TYPE, KEYS_INDEX, "by_age");

    const auto column = described("Users").column_metadata.value().front();

    EXPECT_EQ(column.name, "age");
    EXPECT_EQ(Type(column.validation_class), Type("LongType"));
    EXPECT_EQ(column.index_type, KEYS_INDEX);
    EXPECT_EQ(column.index_name, "by_age");
}

TEST_P(IndexSchemaContract, keeps_the_type_of_a_column_whose_index_is_dropped) {
    system().create_column_family("Schema", "Users", {.comparator_type = UTF8_TYPE});
    system().create_index("Schema", "Users", "age", LONG_TYPE);
    system().drop_index("Schema", "Users", "age");

    const auto column = described("Users").column_metadata.value().front();

    EXPECT_EQ(Type(column.validation_class), Type("LongType"));
    EXPECT_EQ(column.index_type, std::nullopt);
}

TEST_P(IndexSchemaContract, does_not_drop_an_index_that_is_not_there) {
    system().create_column_family("Schema", "Users", {.comparator_type = UTF8_TYPE});

    EXPECT_THROW(system().drop_index("Schema", "Users", "age"), InvalidRequestException);
}

TEST_P(IndexSchemaContract, refuses_indexes_of_super_column_families) {
    system().create_column_family("Schema", "Super", {.super = true});

    EXPECT_THROW(system().create_index("Schema", "Super", "age", LONG_TYPE), InvalidRequestException);
}

TEST_P(IndexSchemaContract, names_an_index_after_its_column) {
    system().create_column_family("Schema", "Users", {.comparator_type = UTF8_TYPE});
    system().create_index("Schema", "Users", "birth date", LONG_TYPE);

    EXPECT_EQ(described("Users").column_metadata_by_name().at("birth date").index_name, "Users_birthdate_idx");
}

TEST_P(IndexSchemaContract, names_an_index_apart_from_those_there_are) {
    system().create_column_family("Schema", "Users", {.comparator_type = UTF8_TYPE});
    system().create_index("Schema", "Users", "birth date", LONG_TYPE);
    system().create_index("Schema", "Users", "birthdate", LONG_TYPE);

    EXPECT_EQ(described("Users").column_metadata_by_name().at("birthdate").index_name, "Users_birthdate_idx_1");
}

TEST_P(IndexSchemaContract, keeps_an_indexs_name_when_something_else_is_altered) {
    system().create_column_family("Schema", "Users", {.comparator_type = UTF8_TYPE});
    system().create_index("Schema", "Users", "age", LONG_TYPE);
    system().alter_column_family("Schema", "Users", {.comment = "people"});

    EXPECT_EQ(described("Users").column_metadata_by_name().at("age").index_name, "Users_age_idx");
}

TEST_P(IndexSchemaContract, refuses_an_index_name_that_another_index_of_the_keyspace_has) {
    system().create_column_family("Schema", "Users", {.comparator_type = UTF8_TYPE});
    system().create_column_family("Schema", "Towns", {.comparator_type = UTF8_TYPE});
    system().create_index("Schema", "Users", "age", LONG_TYPE, KEYS_INDEX, "by_age");

    EXPECT_THAT([&] { system().create_index("Schema", "Towns", "age", LONG_TYPE, KEYS_INDEX, "by_age"); },
                ThrowsMessage<InvalidRequestException>(server_says(
                    AllOf(HasSubstr("'by_age'"), HasSubstr("'Towns' in keyspace 'Schema'"), HasSubstr("'Users'")))));
    EXPECT_THROW(system().create_index("Schema", "Users", "height", LONG_TYPE, KEYS_INDEX, "by_age"),
                 InvalidRequestException);
    EXPECT_TRUE(described("Towns").column_metadata_by_name().empty());
}

TEST_P(IndexSchemaContract, refuses_an_index_name_that_is_no_word) {
    system().create_column_family("Schema", "Users", {.comparator_type = UTF8_TYPE});

    EXPECT_THROW(system().create_index("Schema", "Users", "age", LONG_TYPE, KEYS_INDEX, "by age"),
                 InvalidRequestException);
}

TEST_P(IndexSchemaContract, makes_an_index_that_is_there_again_with_another_name) {
    system().create_column_family("Schema", "Users", {.comparator_type = UTF8_TYPE});
    system().create_index("Schema", "Users", "age", LONG_TYPE, KEYS_INDEX, "by_age");
    system().create_index("Schema", "Users", "age", LONG_TYPE, KEYS_INDEX, "ages");

    EXPECT_EQ(described("Users").column_metadata_by_name().at("age").index_name, "ages");
}

TEST_P(IndexSchemaContract, replaces_the_type_of_the_column_that_is_indexed) {
    system().create_column_family("Schema", "Users",
                                  {.comparator_type = UTF8_TYPE, .column_validation_classes = {{"age", UTF8_TYPE}}});
    system().create_index("Schema", "Users", "age", LONG_TYPE);

    const auto columns = described("Users").column_metadata.value();

    ASSERT_EQ(columns.size(), 1u);
    EXPECT_EQ(Type(columns.front().validation_class), Type("LongType"));
}

TEST_P(IndexSchemaContract, keeps_the_index_of_a_column_whose_type_is_altered) {
    system().create_column_family("Schema", "Users", {.comparator_type = UTF8_TYPE});
    system().create_index("Schema", "Users", "age", ASCII_TYPE, KEYS_INDEX, "by_age");
    system().alter_column("Schema", "Users", "age", UTF8_TYPE);

    const auto column = described("Users").column_metadata.value().front();

    EXPECT_EQ(Type(column.validation_class), Type("UTF8Type"));
    EXPECT_EQ(column.index_type, KEYS_INDEX);
    EXPECT_EQ(column.index_name, "by_age");
}

TEST_P(IndexSchemaContract, refuses_indexes_of_counters) {
    system().create_column_family("Schema", "Counters",
                                  {.comparator_type = UTF8_TYPE, .default_validation_class = COUNTER_COLUMN_TYPE});

    EXPECT_THROW(system().create_index("Schema", "Counters", "visits", COUNTER_COLUMN_TYPE), InvalidRequestException);
}

TEST_P(IndexSchemaContract, refuses_an_index_that_needs_a_class_without_one) {
    system().create_column_family("Schema", "Users", {.comparator_type = UTF8_TYPE});

    EXPECT_THROW(system().create_index("Schema", "Users", "age", LONG_TYPE, IndexType::CUSTOM),
                 InvalidRequestException);
    EXPECT_TRUE(described("Users").column_metadata_by_name().empty());
}

}  // namespace
}  // namespace cassia
