#include "shell/evaluator.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/shell/session_fixture.h"

namespace cassia::shell {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class Evaluation : public testing::Test, protected SessionFixture {};

TEST_F(Evaluation, shows_the_results_of_expressions_alone) {
    EXPECT_EQ(run("1; x = 2; x; None"), "1\n2\n");
}

TEST_F(Evaluation, calculates) {
    EXPECT_EQ(run("1 + 2 * 3 - -4; 1.5 * 2; 'a' + 'b'; [1] + [2]; (1,) + (2,)"), "11\n3.0\n'ab'\n[1, 2]\n(1, 2)\n");
    EXPECT_EQ(run("-9223372036854775808"), "-9223372036854775808\n");
}

TEST_F(Evaluation, calculates_with_times) {
    EXPECT_EQ(run("datetime(2011, 1, 2) - timedelta(days=1)"), "datetime(2011, 1, 1, 0, 0)\n");
    EXPECT_EQ(run("datetime.datetime(2011, 1, 2) - datetime(2011, 1, 1)"), "timedelta(seconds=86400.0)\n");
}

TEST_F(Evaluation, refuses_what_does_not_go_together) {
    EXPECT_EQ(error_of("1 + 'a'"), "TypeError: an integer and a text do not go together with '+'");
    EXPECT_EQ(error_of("9223372036854775807 + 1"), "TypeError: the result needs more than 64 bits");
}

TEST_F(Evaluation, goes_over_lists_dicts_and_ranges) {
    EXPECT_EQ(run("for x in [1, 2]: print x,"), "1 2 ");
    EXPECT_EQ(run("for k, v in {'a': 1}.items(): print k, v"), "a 1\n");
    EXPECT_EQ(run("for i in range(1, 7, 2): i"), "1\n3\n5\n");
}

TEST_F(Evaluation, prints_texts_as_they_are) {
    EXPECT_EQ(run("print 'a', 1, ['b'], None"), "a 1 ['b'] None\n");
    EXPECT_EQ(run("print('a', 1)"), "a 1\n");
}

TEST_F(Evaluation, takes_items_from_either_end) {
    EXPECT_EQ(run("x = [1, 2, 3]; x[0]; x[-1]; {'a': 1}['a']"), "1\n3\n1\n");
    EXPECT_EQ(error_of("[1][1]"), "InvalidRequestError: there is no item 1; there are 1");
    EXPECT_EQ(error_of("{'a': 1}['b']"), "NotFoundException: there is no key 'b'");
}

TEST_F(Evaluation, takes_bytes_of_texts) {
    EXPECT_EQ(run("'abc'[0]; 'abc'[-1]; b'\\xff\\x00'[0]"), "'a'\n'c'\n'\\xff'\n");
    EXPECT_EQ(error_of("'abc'[3]"), "InvalidRequestError: there is no item 3; there are 3");
}

TEST_F(Evaluation, takes_slices) {
    EXPECT_EQ(run("x = [1, 2, 3]; x[1:]; x[:-1]; x[:]; x[-2:-1]; x[2:1]; x[-9:9]; (1, 2)[:1]"),
              "[2, 3]\n[1, 2]\n[1, 2, 3]\n[2]\n[]\n[1, 2, 3]\n(1,)\n");
    EXPECT_EQ(run("'abc'[1:]; b'abc'[:2]; x = 1; 'abc'[x:x + 1]; 'abc'[None:2]"), "'bc'\n'ab'\n'b'\n'ab'\n");
    EXPECT_EQ(run("[1][-9223372036854775808:9223372036854775807]"), "[1]\n");
}

TEST_F(Evaluation, refuses_slices_of_what_has_no_parts) {
    EXPECT_EQ(error_of("{'a': 1}[0:1]"), "TypeError: a dict has no parts");
    EXPECT_EQ(error_of("range(3)[0:1]"), "TypeError: a sequence has no parts; make a list of it, list(…)");
    EXPECT_EQ(error_of("[1]['a':]"), "TypeError: an item is asked for by an integer, and 'a' is a text");
    EXPECT_EQ(error_of("x = [1]; x[0:1] = [2]"),
              "SyntaxError: this can't be assigned to; give a name, an attribute or an item");
}

TEST_F(Evaluation, sorts) {
    EXPECT_EQ(run("sorted([3, 1, 2]); sorted(('b', 'a'), reverse=True); sorted({'b': 1, 'a': 2})"),
              "[1, 2, 3]\n['b', 'a']\n['a', 'b']\n");
    EXPECT_EQ(run("sorted({'b': 1, 'a': 2}.items())"), "[('a', 2), ('b', 1)]\n");
    EXPECT_EQ(error_of("sorted([[1]])"), "TypeError: argument 'items': a list has no order");
}

TEST_F(Evaluation, refuses_what_is_too_large) {
    constexpr auto too_large = "InvalidRequestError: this is larger than 256 MiB; go over it piece by piece, by for";

    EXPECT_EQ(error_of("x = 'a'\nfor i in range(100): x = x + x"), too_large);
    EXPECT_EQ(error_of("x = [1]\nfor i in range(100): x = [x, x]"), too_large);
    EXPECT_EQ(error_of("list(range(9223372036854775807))"), too_large);
}

TEST_F(Evaluation, assigns_to_several_names) {
    EXPECT_EQ(run("a, (b, c) = 1, (2, 3); a; b; c"), "1\n2\n3\n");
    EXPECT_EQ(error_of("a, b = 1, 2, 3"), "TypeError: there are 2 names, and 3 values for them");
}

TEST_F(Evaluation, assigns_to_items_of_a_dict) {
    EXPECT_EQ(run("x = {'a': 1}; y = x; x['b'] = 2; x['a'] = 3; x; y"), "{'a': 3, 'b': 2}\n{'a': 1}\n");
}

TEST_F(Evaluation, marks_the_place_of_an_error) {
    EXPECT_EQ(run("x = 1 + nothing"),
              "    x = 1 + nothing\n"
              "            ^\n"
              "NameError: there is no 'nothing'\n");
}

TEST_F(Evaluation, guesses_what_a_wrong_name_should_be) {
    make("Standard1");

    EXPECT_EQ(error_of("STANDARD2.get('k')"), "NameError: there is no 'STANDARD2'; is it 'STANDARD1'?");
    EXPECT_EQ(error_of("STANDARD1.gett('k')"), "AttributeError: a ColumnFamily has no 'gett'; is it 'get'?");
}

TEST_F(Evaluation, checks_arguments_by_the_signature) {
    make("Standard1");

    EXPECT_THAT(error_of("STANDARD1.get()"), StartsWith("TypeError: argument 'key' is missing: get(key, columns="));
    EXPECT_THAT(error_of("STANDARD1.get('k', colums=[])"),
                StartsWith("TypeError: get has no argument 'colums'; it has: key"));
    EXPECT_EQ(error_of("STANDARD1.get('k', key='l')"), "TypeError: argument 'key' of get is given twice");
    EXPECT_EQ(error_of("STANDARD1.truncate(1)"), "TypeError: truncate takes at most 0 arguments: none");
    EXPECT_EQ(error_of("STANDARD1.get('k', column_count='x')"),
              "TypeError: argument 'column_count': 'x' is a text, where an integer is expected");
}

TEST_F(Evaluation, calls_commands_by_their_names_alone) {
    EXPECT_THAT(run("help"), HasSubstr("SYSTEM_MANAGER makes"));
    EXPECT_THAT(run("describe_keyspace"), StartsWith("Name:                               Keyspace1\n"));
}

TEST_F(Evaluation, tells_of_methods_and_kinds) {
    make("Standard1");

    EXPECT_EQ(run("help(STANDARD1.truncate)"), "truncate()\n    Removes all rows.\n");
    EXPECT_THAT(run("help(STANDARD1)"), StartsWith("ColumnFamily: A column family"));
}

TEST_F(Evaluation, ends_when_it_is_interrupted) {
    interrupt_after(1000);

    EXPECT_EQ(run("for i in range(1000000000000): x = i"), "interrupted\n");
}

TEST_F(Evaluation, nests_containers_to_a_limit) {
    EXPECT_EQ(error_of("x = []\nfor i in range(1000): x = [x]"),
              "TypeError: more than 200 lists, tuples and dicts lie in each other");
}

TEST_F(Evaluation, refuses_keys_that_are_no_values) {
    EXPECT_EQ(error_of("{[1]: 2}"), "TypeError: a list can't be the key of a dict");
}

TEST_F(Evaluation, keeps_the_last_value_of_a_key) {
    EXPECT_EQ(run("{'a': 1, 'b': 2, 'a': 3}"), "{'a': 3, 'b': 2}\n");
}

TEST_F(Evaluation, sets_what_results_look_like) {
    EXPECT_EQ(run("settings.format = 'json'; {'a': None}"), "{\"a\": null}\n");
    EXPECT_EQ(run("settings.format = 'table'; {'a': 1}"), "key | value\n----+------\na   | 1\n");
    EXPECT_EQ(error_of("settings.format = 'xml'"),
              "InvalidRequestError: 'xml' is no format; there are 'dict', 'table' and 'json'");
    EXPECT_EQ(error_of("settings.colour = 1"), "AttributeError: a settings has no 'colour' that can be set");
}

TEST_F(Evaluation, has_the_modules_of_the_manual) {
    EXPECT_EQ(run("pycassa.types.LongType(reversed=True); pycassa.index.GT; uuid.UUID('" + std::string(32, '0') + "')"),
              "ReversedType(LongType)\n2\nUUID('00000000-0000-0000-0000-000000000000')\n");
}

TEST_F(Evaluation, lets_variables_hide_what_is_there) {
    EXPECT_EQ(run("time = datetime(2011, 1, 1); time"), "datetime(2011, 1, 1, 0, 0)\n");
}

}  // namespace
}  // namespace cassia::shell
