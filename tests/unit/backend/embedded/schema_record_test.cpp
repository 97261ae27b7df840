#include "backend/embedded/schema_record.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <cassia/errors.h>

namespace cassia::embedded {
namespace {

CfDef users() {
    CfDef definition;
    definition.keyspace = "Keyspace1";
    definition.name = "Users";
    definition.comparator_type = "UTF8Type";
    return definition;
}

class SchemaRecords : public testing::Test {
protected:
    void add(std::string_view key, std::string_view value) { add_record(key, value, schema, retired); }

    Schema schema;
    std::vector<FamilyId> retired;
};

TEST_F(SchemaRecords, give_back_what_they_were_made_from) {
    add(family_record_key("Keyspace1", "Users"), to_record(Family(7, users(), {})));
    add(next_id_record_key(), to_record(FamilyId{8}));
    add(retired_record_key(6), "");

    EXPECT_EQ(schema.keyspaces.at("Keyspace1")->families.at("Users")->definition(), users());
    EXPECT_EQ(schema.next_id, 8U);
    EXPECT_EQ(retired, std::vector<FamilyId>{6});
}

TEST_F(SchemaRecords, refuse_ids_that_are_cut_off) {
    const auto key = retired_record_key(6);

    EXPECT_THROW(add(next_id_record_key(), "\1\2\3"), StoreError);
    EXPECT_THROW(add(key.substr(0, key.size() - 1), ""), StoreError);
}

TEST_F(SchemaRecords, refuse_definitions_that_are_cut_off) {
    const auto record = to_record(Family(7, users(), {}));

    for (std::size_t size = 0; size < record.size(); ++size) {
        EXPECT_THROW(add(family_record_key("Keyspace1", "Users"), record.substr(0, size)), StoreError) << size;
    }
}

TEST_F(SchemaRecords, refuse_definitions_that_are_nested_deep) {
    // Arrays of one element, and maps, within each other.
    const std::string arrays(200'000, '\x81');
    std::string maps;
    for (int i = 0; i < 200'000; ++i) {
        maps += "\xa1\x61n";
    }

    EXPECT_THROW(add(family_record_key("Keyspace1", "Users"), arrays), StoreError);
    EXPECT_THROW(add(family_record_key("Keyspace1", "Users"), maps), StoreError);
}

TEST_F(SchemaRecords, refuse_a_comparator_that_there_is_not) {
    auto record = to_record(Family(7, users(), {}));
    record.replace(record.find("UTF8Type"), 8, "NoneType");

    EXPECT_THROW(add(family_record_key("Keyspace1", "Users"), record), StoreError);
}

}  // namespace
}  // namespace cassia::embedded
