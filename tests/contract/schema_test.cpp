#include <optional>

#include "contract/own_keyspace.h"

namespace cassia {
namespace {

using namespace support;
using testing::AllOf;
using testing::HasSubstr;
using testing::ThrowsMessage;

class ColumnFamilySchemaContract : public SchemaContract {};
INSTANTIATE_TEST_SUITE_P(Backends, ColumnFamilySchemaContract, every_backend(), name_of_backend);

TEST_P(ColumnFamilySchemaContract, gives_a_column_family_the_defaults) {
    system().create_column_family("Schema", "Plain");

    const auto family = described("Plain");

    EXPECT_FALSE(family.is_super());
    EXPECT_THAT(family.comparator_type.value(), HasSubstr("BytesType"));
    EXPECT_THAT(family.default_validation_class.value(), HasSubstr("BytesType"));
    EXPECT_EQ(family.gc_grace_seconds, 864'000);
}

TEST_P(ColumnFamilySchemaContract, keeps_types_as_they_were_given) {
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

TEST_P(ColumnFamilySchemaContract, makes_super_column_families_by_either_option) {
    system().create_column_family("Schema", "Super1", {.super = true, .subcomparator_type = LONG_TYPE});
    system().create_column_family("Schema", "Super2", {.column_type = "Super"});

    EXPECT_TRUE(described("Super1").is_super());
    EXPECT_EQ(Type(*described("Super1").subcomparator_type), Type("LongType"));
    EXPECT_TRUE(described("Super2").is_super());
}

TEST_P(ColumnFamilySchemaContract, refuses_options_that_contradict_each_other) {
    EXPECT_THROW(system().create_column_family("Schema", "Odd", {.super = true, .column_type = "Standard"}),
                 InvalidRequestException);
    EXPECT_THROW(system().create_column_family("Schema", "Odd", {.subcomparator_type = LONG_TYPE}),
                 InvalidRequestException);
}

// The manual's changelog, 1.6.0.
TEST_P(ColumnFamilySchemaContract, keeps_what_an_alteration_does_not_name) {
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
TEST_P(ColumnFamilySchemaContract, shows_an_altered_default_type_to_a_family_that_reloads) {
    auto users = made("Users", {.comparator_type = UTF8_TYPE, .key_validation_class = UTF8_TYPE});
    users.insert("thobbs", {{"age", Bytes(LongType().pack(24))}});
    system().alter_column_family("Schema", "Users", {.default_validation_class = LONG_TYPE});

    EXPECT_EQ(show(users.get("thobbs")), "{'age': 0x0000000000000018}");
    users.load_schema();
    EXPECT_EQ(show(users.get("thobbs")), "{'age': 24}");
}

TEST_P(ColumnFamilySchemaContract, leaves_types_that_were_given_when_it_is_reloaded) {
    system().create_column_family("Schema", "Users", {.comparator_type = UTF8_TYPE, .key_validation_class = UTF8_TYPE});
    ColumnFamily users(pool_of("Schema"), "Users", {.default_validation_class = UTF8_TYPE});
    system().alter_column_family("Schema", "Users", {.default_validation_class = LONG_TYPE});
    users.load_schema();

    EXPECT_EQ(users.attributes().default_validation_class, Type("UTF8Type"));
}

TEST_P(ColumnFamilySchemaContract, refuses_to_change_what_columns_are_ordered_by) {
    system().create_column_family("Schema", "Users", {.comparator_type = UTF8_TYPE});

    EXPECT_THROW(system().alter_column_family("Schema", "Users", {.comparator_type = LONG_TYPE}),
                 InvalidRequestException);
    EXPECT_THROW(system().alter_column_family("Schema", "Users", {.super = true}), InvalidRequestException);
}

TEST_P(ColumnFamilySchemaContract, drops_a_column_family) {
    const auto users = made("Users", {.comparator_type = UTF8_TYPE, .key_validation_class = UTF8_TYPE});
    users.insert("thobbs", {{"a", Bytes("x")}});
    system().drop_column_family("Schema", "Users");

    EXPECT_TRUE(system().get_keyspace_column_families("Schema").empty());
    EXPECT_THROW(users.get("thobbs"), InvalidRequestException);
}

TEST_P(ColumnFamilySchemaContract, says_where_a_dropped_column_family_could_not_be_emptied) {
    const auto users = made("Users", {});
    system().drop_column_family("Schema", "Users");

    try {
        users.truncate();
        FAIL() << "a column family that is gone was emptied";
    } catch (const InvalidRequestException& error) {
        EXPECT_EQ(error.server(), backend().server());
        EXPECT_EQ(error.operation(), "truncate");
    }
}

TEST_P(ColumnFamilySchemaContract, makes_a_dropped_column_family_anew_without_its_rows) {
    const auto before = made("Users", {.comparator_type = UTF8_TYPE, .key_validation_class = UTF8_TYPE});
    before.insert("thobbs", {{"a", Bytes("x")}});
    system().drop_column_family("Schema", "Users");

    const auto after = made("Users", {.comparator_type = UTF8_TYPE, .key_validation_class = UTF8_TYPE});

    EXPECT_EQ(after.find("thobbs"), std::nullopt);
}

TEST_P(ColumnFamilySchemaContract, refuses_a_column_family_that_is_there) {
    system().create_column_family("Schema", "Users");

    EXPECT_THAT([&] { system().create_column_family("Schema", "Users"); },
                ThrowsMessage<InvalidRequestException>(server_says(HasSubstr("'Users' already exists"))));
}

TEST_P(ColumnFamilySchemaContract, refuses_a_column_family_with_a_bad_name) {
    EXPECT_THROW(system().create_column_family("Schema", "no-hyphens"), InvalidRequestException);
    EXPECT_THROW(system().create_column_family("Schema", ""), InvalidRequestException);
}

TEST_P(ColumnFamilySchemaContract, refuses_a_column_family_in_a_keyspace_that_is_not_there) {
    EXPECT_THROW(system().create_column_family("Nowhere", "Users"), Error);
}

TEST_P(ColumnFamilySchemaContract, names_the_column_families_there_are_when_one_is_not) {
    system().create_column_family("Schema", "Users");

    EXPECT_THAT([&] { system().alter_column_family("Schema", "Usres", {}); },
                ThrowsMessage<NotFoundException>(AllOf(HasSubstr("'Usres'"), HasSubstr("'Users'"))));
    EXPECT_THROW(system().drop_column_family("Schema", "Usres"), Error);
}

// The manual's changelog, 1.4.0.
TEST_P(ColumnFamilySchemaContract, refuses_types_that_are_not_there_and_names_those_that_are) {
    EXPECT_THAT([] { ColumnFamilyOptions({.comparator_type = "StringType"}); },
                ThrowsMessage<TypeError>(AllOf(HasSubstr("StringType"), HasSubstr("UTF8Type"))));
}

TEST_P(ColumnFamilySchemaContract, reads_a_column_family_without_key_validation_class_as_bytes) {
    const auto plain = made("Plain", {.comparator_type = UTF8_TYPE});
    plain.insert(Bytes("k"), {{"a", Bytes("x")}});

    EXPECT_EQ(show(plain.multiget({Bytes("k")})), "{0x6b: {'a': 0x78}}");
}

TEST_P(ColumnFamilySchemaContract, keeps_the_class_that_a_type_of_the_users_own_names) {
    class Shouted : public CassandraType {
    public:
        std::string pack(const Value& value) const override { return value.as<std::string>() + '!'; }
        Value unpack(std::string_view bytes) const override { return std::string(bytes.substr(0, bytes.size() - 1)); }
    };
    class AsciiShouted : public Shouted {
    public:
        std::string class_name() const override { return "AsciiType"; }
    };
    system().create_column_family("Schema", "Words",
                                  {.default_validation_class = Shouted(), .key_validation_class = AsciiShouted()});

    const auto family = described("Words");

    EXPECT_EQ(Type(*family.default_validation_class), Type("BytesType"));
    EXPECT_EQ(Type(*family.key_validation_class), Type("AsciiType"));
}

TEST_P(ColumnFamilySchemaContract, drops_a_column_family_once) {
    system().create_column_family("Schema", "Users");
    system().drop_column_family("Schema", "Users");

    EXPECT_THROW(system().drop_column_family("Schema", "Users"), InvalidRequestException);
}

TEST_P(ColumnFamilySchemaContract, takes_names_that_differ_in_case_alone) {
    system().create_column_family("Schema", "Users");
    system().create_column_family("Schema", "users");

    EXPECT_EQ(system().get_keyspace_column_families("Schema").size(), 2u);
}

TEST_P(ColumnFamilySchemaContract, lets_a_comparator_become_one_of_the_same_order) {
    auto users = made("Users", {.comparator_type = ASCII_TYPE, .key_validation_class = UTF8_TYPE});
    users.insert("thobbs", {{"a", Bytes("x")}, {"b", Bytes("y")}});

    system().alter_column_family("Schema", "Users", {.comparator_type = UTF8_TYPE});
    users.load_schema();
    users.insert("thobbs", {{"ä", Bytes("z")}});

    EXPECT_EQ(show(users.get("thobbs")), "{'a': 0x78, 'b': 0x79, 'ä': 0x7a}");
}

TEST_P(ColumnFamilySchemaContract, does_not_narrow_a_comparator) {
    system().create_column_family("Schema", "Users", {.comparator_type = UTF8_TYPE});

    EXPECT_THROW(system().alter_column_family("Schema", "Users", {.comparator_type = ASCII_TYPE}),
                 InvalidRequestException);
    EXPECT_EQ(Type(*described("Users").comparator_type), Type("UTF8Type"));
}

}  // namespace
}  // namespace cassia
