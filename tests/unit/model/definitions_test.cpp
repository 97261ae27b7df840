#include "model/definitions.h"

#include <string>
#include <utility>

#include <gmock/gmock.h>

#include <cassia/errors.h>

namespace cassia::model {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::ThrowsMessage;

CfDef users() {
    CfDef definition;
    definition.keyspace = "Keyspace1";
    definition.name = "Users";
    definition.comparator_type = "UTF8Type";
    return definition;
}

ColumnDef indexed(std::string name) {
    ColumnDef column;
    column.name = std::move(name);
    column.validation_class = "UTF8Type";
    column.index_type = IndexType::KEYS;
    return column;
}

auto refusal(const std::string& what) {
    return ThrowsMessage<InvalidRequestException>(AllOf(HasSubstr("'Users' in keyspace 'Keyspace1'"), HasSubstr(what)));
}

TEST(Definitions, may_say_little) {
    EXPECT_NO_THROW(check_definition(users()));
}

TEST(Definitions, are_of_standard_or_super_column_families) {
    auto definition = users();
    definition.column_type = "Sideways";

    EXPECT_THAT([&] { check_definition(definition); }, refusal("'Sideways'; there are Standard, Super"));
}

TEST(Definitions, have_a_subcomparator_in_super_column_families_alone) {
    auto definition = users();
    definition.subcomparator_type = "LongType";

    EXPECT_THAT([&] { check_definition(definition); }, refusal("subcomparator_type"));
    definition.column_type = "Super";
    EXPECT_NO_THROW(check_definition(definition));
}

TEST(Definitions, have_no_counters_but_as_values) {
    auto definition = users();
    definition.comparator_type = "CompositeType(LongType,CounterColumnType)";

    EXPECT_THAT([&] { check_definition(definition); }, refusal("comparator_type"));
}

TEST(Definitions, name_their_columns) {
    auto definition = users();
    definition.column_metadata = {indexed("")};

    EXPECT_THAT([&] { check_definition(definition); }, refusal("has 0 bytes; it needs 1 to 65535"));
}

TEST(Definitions, have_indexes_of_values_in_standard_column_families) {
    auto definition = users();
    definition.column_metadata = {indexed("state")};
    EXPECT_NO_THROW(check_definition(definition));

    auto super = definition;
    super.column_type = "Super";
    EXPECT_THAT([&] { check_definition(super); }, refusal("is super"));

    auto counters = definition;
    counters.default_validation_class = "CounterColumnType";
    EXPECT_THAT([&] { check_definition(counters); }, refusal("holds counters"));
}

TEST(Definitions, mix_no_counters_with_other_columns) {
    auto definition = users();
    ColumnDef visits;
    visits.name = "visits";
    visits.validation_class = "CounterColumnType";
    definition.column_metadata = {visits};
    EXPECT_THAT([&] { check_definition(definition); }, refusal("can't mix counters"));

    definition.default_validation_class = "CounterColumnType";
    EXPECT_NO_THROW(check_definition(definition));

    definition.column_metadata->front().validation_class = "LongType";
    EXPECT_THAT([&] { check_definition(definition); }, refusal("can't mix counters"));
}

TEST(Alterations, keep_the_order_of_columns) {
    auto ascii = users();
    ascii.comparator_type = "AsciiType";
    auto longs = users();
    longs.comparator_type = "LongType";

    EXPECT_NO_THROW(check_alteration(ascii, users()));
    EXPECT_THAT([&] { check_alteration(users(), ascii); }, refusal("comparator_type"));
    EXPECT_THAT([&] { check_alteration(users(), longs); }, refusal("comparator_type"));
}

TEST(Alterations, make_no_super_column_family) {
    auto super = users();
    super.column_type = "Super";

    EXPECT_THAT([&] { check_alteration(users(), super); }, refusal("column_type"));
}

TEST(Alterations, keep_counters_counters) {
    auto counters = users();
    counters.default_validation_class = "CounterColumnType";

    EXPECT_THAT([&] { check_alteration(counters, users()); }, refusal("to or from counters"));
}

}  // namespace
}  // namespace cassia::model
