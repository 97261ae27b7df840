// What is typed, and what it does to a store.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cassia/types.h>

#include "unit/shell/session_fixture.h"

namespace cassia::shell {
namespace {

using testing::HasSubstr;

class Calls : public testing::Test, protected SessionFixture {
protected:
    Calls() {
        make("Standard1");
        make("Users", {.comparator_type = UTF8_TYPE,
                       .default_validation_class = UTF8_TYPE,
                       .key_validation_class = UTF8_TYPE,
                       .column_validation_classes = {{"birthdate", LONG_TYPE}}});
    }
};

TEST_F(Calls, insert_and_get) {
    run("STANDARD1.insert('key', {'colname': 'val', 'second': 'x'})");

    EXPECT_EQ(run("STANDARD1.get('key', columns=['colname'])"), "{'colname': 'val'}\n");
    EXPECT_EQ(run("STANDARD1.get('key', column_reversed=True, column_count=1)"), "{'second': 'x'}\n");
    EXPECT_EQ(run("STANDARD1.get('key')['second']; len(STANDARD1.get('key'))"), "'x'\n2\n");
    EXPECT_THAT(error_of("STANDARD1.get('none')"), HasSubstr("NotFoundException: row 'none' of 'Standard1'"));
}

TEST_F(Calls, get_timestamps_and_times_to_live_beside_values) {
    run("STANDARD1.insert('key', {'a': 'b'}, timestamp=7, ttl=60)");

    EXPECT_EQ(run("STANDARD1.get('key', include_timestamp=True)"), "{'a': ('b', 7)}\n");
    EXPECT_EQ(run("STANDARD1.get('key', include_timestamp=True, include_ttl=True)"), "{'a': ('b', 7, 60)}\n");
}

TEST_F(Calls, get_several_rows_and_count_them) {
    run("STANDARD1.batch_insert({'row1': {'a': '1', 'b': '2'}, 'row2': {'a': '3'}})");

    EXPECT_EQ(run("STANDARD1.multiget(['row2', 'row1', 'row3'])"),
              "{'row2': {'a': '3'}, 'row1': {'a': '1', 'b': '2'}}\n");
    EXPECT_EQ(run("STANDARD1.get_count('row1')"), "2\n");
    EXPECT_EQ(run("STANDARD1.multiget_count(['row1', 'row3'])"), "{'row1': 2, 'row3': 0}\n");
}

TEST_F(Calls, go_over_ranges_and_start_again) {
    run("STANDARD1.batch_insert({'row1': {'a': '1'}, 'row2': {'a': '3'}})");

    EXPECT_EQ(run("x = STANDARD1.get_range(); len(list(x)); len(list(x))"), "2\n2\n");
    EXPECT_EQ(run("for key, columns in STANDARD1.get_range(row_count=1): print columns['a']"), "1\n");
    EXPECT_EQ(run("STANDARD1.xget('row1')"), "('a', '1')\n");
}

TEST_F(Calls, look_rows_up_by_an_index) {
    run("SYSTEM_MANAGER.create_index(USERS, 'state', UTF8_TYPE)\n"
        "USERS.insert('jsmith', {'state': 'Utah', 'birthdate': 1971})\n"
        "USERS.insert('old', {'state': 'Utah', 'birthdate': 1901})");

    EXPECT_EQ(run("clause = create_index_clause([create_index_expression('state', 'Utah'),\n"
                  "    create_index_expression('birthdate', 1970, GT)], count=20)\n"
                  "for key, user in USERS.get_indexed_slices(clause): print key, user['birthdate']"),
              "jsmith 1971\n");
    EXPECT_EQ(error_of("USERS.get_indexed_slices([1])"),
              "TypeError: argument 'index_clause': it is what create_index_clause([…]) makes");
}

TEST_F(Calls, batch) {
    EXPECT_EQ(run("b = STANDARD1.batch(queue_size=None)\n"
                  "b.insert('key1', {'col1': 'value11', 'col2': 'value21'})\n"
                  "b.remove('key1', ['col2'])\n"
                  "b.size\n"
                  "b.send()\n"
                  "b.size\n"
                  "STANDARD1.get('key1')"),
              "2\n0\n{'col1': 'value11'}\n");
}

TEST_F(Calls, batch_over_several_column_families) {
    run("b = Mutator(pool)\nb.insert(STANDARD1, 'k', {'a': '1'}).insert(USERS, 'k', {'name': 'x'}).send()");

    EXPECT_EQ(run("STANDARD1.get('k'); USERS.get('k')"), "{'a': '1'}\n{'name': 'x'}\n");
}

TEST_F(Calls, send_a_batch_at_the_end_of_its_block) {
    run("with STANDARD1.batch() as b:\n    b.insert('k', {'a': '1'})\n");

    EXPECT_EQ(run("STANDARD1.get('k')"), "{'a': '1'}\n");
}

TEST_F(Calls, send_nothing_of_a_block_that_fails) {
    run("with STANDARD1.batch() as b:\n    b.insert('k', {'a': '1'})\n    nothing\n");

    EXPECT_EQ(run("STANDARD1.get_count('k')"), "0\n");
}

TEST_F(Calls, slice_composites) {
    run("SYSTEM_MANAGER.create_column_family('Keyspace1', 'CF1',\n"
        "    comparator_type=CompositeType(LongType(reversed=True), AsciiType()))\n"
        "CF1.insert('key', {(1234, 'abc'): 'colval', (1, 'a'): 'x', (1, 'b'): 'y'})");

    EXPECT_EQ(run("CF1.get('key')"), "{(1234, 'abc'): 'colval', (1, 'a'): 'x', (1, 'b'): 'y'}\n");
    EXPECT_EQ(run("CF1.get('key', column_start=(1, ('a', False)))"), "{(1, 'b'): 'y'}\n");
    EXPECT_EQ(run("CF1.get('key', column_finish=(1234,))"), "{(1234, 'abc'): 'colval'}\n");
}

TEST_F(Calls, read_super_columns) {
    run("SYSTEM_MANAGER.create_column_family('Keyspace1', 'Letters', super=True)\n"
        "LETTERS.insert('row_key', {'lowercase': {'a': '1', 'b': '2'}, 'uppercase': {'A': '1'}})");

    EXPECT_EQ(run("LETTERS.get('row_key')"), "{'lowercase': {'a': '1', 'b': '2'}, 'uppercase': {'A': '1'}}\n");
    EXPECT_EQ(run("LETTERS.get('row_key', super_column='lowercase', column_start='b')"), "{'b': '2'}\n");
    EXPECT_EQ(run("LETTERS.xget('row_key')"), "('lowercase', {'a': '1', 'b': '2'})\n('uppercase', {'A': '1'})\n");
}

TEST_F(Calls, count) {
    run("SYSTEM_MANAGER.create_column_family('Keyspace1', 'Hits', default_validation_class=COUNTER_COLUMN_TYPE)\n"
        "HITS.add('page', 'hits', 5); HITS.add('page', 'hits', value=-2)");

    EXPECT_EQ(run("HITS.get('page')"), "{'hits': 3}\n");
}

TEST_F(Calls, slice_time_uuids_by_times) {
    run("SYSTEM_MANAGER.create_column_family('Keyspace1', 'Userline', comparator_type=TIME_UUID_TYPE)\n"
        "USERLINE.insert('x', {datetime(2010, 12, 11, 8, 2, 15): 'some tweet'})");

    EXPECT_EQ(run("for id, tweet in USERLINE.get('x', column_start=datetime(2010, 12, 11, 8, 2, 15),\n"
                  "    column_finish=datetime(2010, 12, 11, 8, 2, 15)).items():\n"
                  "    print tweet, convert_uuid_to_time(id)"),
              "some tweet 1292054535.0\n");
}

TEST_F(Calls, set_attributes_of_a_column_family) {
    run("STANDARD1.insert('k', {'n': '12345678'})\nSTANDARD1.column_validators['n'] = LongType()");

    EXPECT_EQ(run("STANDARD1.get('k')"), "{'n': 3544952156018063160}\n");
    EXPECT_EQ(error_of("STANDARD1.buffer_size = 0").substr(0, 19), "InvalidRequestError");
    EXPECT_EQ(error_of("STANDARD1.name = 'x'"), "AttributeError: a ColumnFamily has no 'name' that can be set");
}

TEST_F(Calls, take_levels_by_name_and_by_number) {
    run("STANDARD1.insert('k', {'a': 'b'}, write_consistency_level=ConsistencyLevel.QUORUM)");

    EXPECT_EQ(run("STANDARD1.get('k', read_consistency_level='ALL')"), "{'a': 'b'}\n");
    EXPECT_THAT(error_of("STANDARD1.get('k', read_consistency_level=99)"), HasSubstr("where a level"));
}

TEST_F(Calls, show_values_that_are_not_of_their_type_as_bytes) {
    run("STANDARD1.insert('k', {'birthdate': 'abc'})\nSTANDARD1.default_validation_class = LongType()");

    EXPECT_EQ(run("STANDARD1.get('k')"), "{'birthdate': 'abc'}\n");
}

TEST_F(Calls, describe_what_the_server_tells) {
    EXPECT_EQ(run("describe_column_family('Keyspace1', 'Users')"),
              "Name:                               Users\n"
              "Column Type:                        Standard\n"
              "\n"
              "Comparator Type:                    UTF8Type\n"
              "Key Validation Class:               UTF8Type\n"
              "Default Validation Class:           UTF8Type\n"
              "\n"
              "GC Grace Seconds:                   864000\n"
              "\n"
              "Column Metadata\n"
              "- Name:                             birthdate\n"
              "  Value Type:                       LongType\n");
}

}  // namespace
}  // namespace cassia::shell
