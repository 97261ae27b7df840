#include "shell/notation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "shell/layout.h"
#include "shell/table.h"
#include "unit/shell/session_fixture.h"

namespace cassia::shell {
namespace {

using testing::ElementsAre;

Object row() {
    return make_dict({{Value("name"), Value("Tyler")}, {Value("age"), Value(24)}});
}

std::string python(const Value& value) {
    return written(value, Notation::python);
}

TEST(PythonNotation, is_that_of_the_manual) {
    EXPECT_EQ(written(row(), Notation::python), "{'name': 'Tyler', 'age': 24}");
    EXPECT_EQ(written(Object::tuple({Value(1)}), Notation::python), "(1,)");
    EXPECT_EQ(written(Object::list({Value(1), Value(true), Object()}), Notation::python), "[1, True, None]");
}

TEST(PythonNotation, has_constructors_for_what_has_no_literal) {
    using namespace std::chrono_literals;
    const auto day = std::chrono::sys_days(std::chrono::year(2010) / 12 / 11);

    EXPECT_EQ(python(Time(day) + 8h + 2min + 15s), "datetime(2010, 12, 11, 8, 2, 15)");
    EXPECT_EQ(python(Time(day) + 1us), "datetime(2010, 12, 11, 0, 0, 0, 1)");
    EXPECT_EQ(python(Uuid()), "UUID('00000000-0000-0000-0000-000000000000')");
    EXPECT_EQ(python(Decimal::parse("1.50")), "Decimal('1.50')");
    EXPECT_EQ(python(1.0), "1.0");
}

TEST(PythonNotation, shows_the_widest_times_there_are) {
    EXPECT_EQ(python(Time::max()), "datetime.utcfromtimestamp(9223372036854)");
    EXPECT_EQ(python(Time::min()), "datetime.utcfromtimestamp(-9223372036855)");
}

TEST(PythonNotation, escapes_what_would_command_a_terminal) {
    EXPECT_EQ(python("\x1b[31m\n\xff\u202e\u00e9"), "'\\x1b[31m\\n\\xff\\u202e\u00e9'");
}

TEST(PythonNotation, chooses_quotes_that_need_no_escape) {
    EXPECT_EQ(python("it's"), "\"it's\"");
    EXPECT_EQ(python("\"it's\""), "'\"it\\'s\"'");
}

TEST(JsonNotation, has_texts_for_keys) {
    EXPECT_EQ(written(Object(make_dict({{Value(1), Object::tuple({Value("a"), Object()})}})), Notation::json),
              "{\"1\": [\"a\", null]}");
    EXPECT_EQ(written(Object(make_dict({{Object::tuple({Value(1), Value("b")}), Value(2)}})), Notation::json),
              "{\"[1, \\\"b\\\"]\": 2}");
}

TEST(JsonNotation, shows_bytes_that_are_no_text_in_hexadecimal) {
    EXPECT_EQ(written(Value(Bytes(std::string("\xff\x00", 2))), Notation::json), "\"0xff00\"");
    EXPECT_EQ(written(Value("\x01\""), Notation::json), "\"\\u0001\\\"\"");
    EXPECT_EQ(written(Value(std::numeric_limits<double>::infinity()), Notation::json), "null");
}

TEST(Layout, is_one_line_where_that_fits) {
    EXPECT_THAT(lay_out(row(), Notation::python, 28, 0), ElementsAre("{'name': 'Tyler', 'age': 24}"));
}

TEST(Layout, breaks_between_items) {
    EXPECT_THAT(lay_out(row(), Notation::python, 27, 0), ElementsAre("{'name': 'Tyler',", " 'age': 24}"));
}

TEST(Layout, breaks_dicts_in_dicts) {
    const Object rows(make_dict({{Value("a"), row()}, {Value("b"), row()}}));

    EXPECT_THAT(lay_out(rows, Notation::python, 26, 0), ElementsAre("{'a': {'name': 'Tyler',", "       'age': 24},",
                                                                    " 'b': {'name': 'Tyler',", "       'age': 24}}"));
}

TEST(Layout, cuts_values_that_are_wider_than_they_may_be) {
    EXPECT_THAT(lay_out(Value(std::string(1000, 'x')), Notation::python, 10, 10), ElementsAre("'xxxxxxx\u2026'"));
}

TEST(Layout, breaks_nothing_without_a_width) {
    EXPECT_EQ(lay_out(Object::list(Items(1000, Value(1))), Notation::python, 0, 0).size(), 1U);
}

TEST(Tables, have_a_row_for_each_column) {
    const auto table = tabulate(make_dict({{Value("thobbs"), row()}}));

    ASSERT_TRUE(table);
    EXPECT_THAT(table->rows, ElementsAre(ElementsAre("thobbs", "name", "Tyler"), ElementsAre("thobbs", "age", "24")));
}

TEST(Tables, are_aligned) {
    KeptOutput output;

    TableWriter(output, true).write(*tabulate(row()));

    EXPECT_EQ(output.take(),
              "key  | value\n"
              "-----+------\n"
              "name | Tyler\n"
              "age  | 24\n");
}

TEST(Tables, are_cut_to_the_terminal) {
    KeptOutput output;
    output.columns = 16;

    TableWriter(output, true).write(*tabulate(make_dict({{Value("name"), Value("Tyler Hobbs")}})));

    EXPECT_EQ(output.take(),
              "key  | value\n"
              "-----+----------\n"
              "name | Tyler Ho\u2026\n");
}

TEST(Tables, align_characters_that_are_two_columns_wide) {
    KeptOutput output;

    TableWriter(output, true).write(*tabulate(make_dict({{Value("\u4e2d"), Value(1)}, {Value("ab"), Value(2)}})));

    EXPECT_THAT(output.take(), testing::EndsWith("ab  | 2\n"));
}

}  // namespace
}  // namespace cassia::shell
