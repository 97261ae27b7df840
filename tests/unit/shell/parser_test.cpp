#include "shell/parser.h"

#include <gtest/gtest.h>

#include <string>

#include "shell/fault.h"
#include "shell/shell.h"

namespace cassia::shell {
namespace {

// What is wrong, and where.
std::string fault(std::string_view source) {
    try {
        parse(source);
    } catch (const SyntaxFault& fault) {
        return fault.what() + std::string(" at ") + std::to_string(fault.place());
    }
    return "none";
}

std::string repeated(std::string_view text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

TEST(Parser, reads_statements_behind_each_other) {
    EXPECT_EQ(parse("a = 1; b\nprint a, b\n").size(), 3U);
}

TEST(Parser, reads_positional_and_keyword_arguments) {
    const auto expression = parse_expression("f(1, b=2)");
    const auto& call = std::get<Call>(expression->node);

    ASSERT_EQ(call.arguments.size(), 2U);
    EXPECT_EQ(call.arguments[0].name, "");
    EXPECT_EQ(call.arguments[1].name, "b");
}

TEST(Parser, takes_a_call_of_print_for_its_items) {
    EXPECT_EQ(std::get<Print>(parse("print(a, b)").front().node).items.size(), 2U);
    EXPECT_EQ(std::get<Print>(parse("print (a, b), c").front().node).items.size(), 2U);
    EXPECT_EQ(std::get<Print>(parse("print()").front().node).items.size(), 0U);
}

TEST(Parser, does_not_end_the_line_of_a_print_with_a_comma) {
    EXPECT_FALSE(std::get<Print>(parse("print a,").front().node).ends_line);
    EXPECT_TRUE(std::get<Print>(parse("print a").front().node).ends_line);
}

TEST(Parser, reads_a_tuple_of_one) {
    EXPECT_EQ(std::get<TupleDisplay>(parse_expression("(1,)")->node).items.size(), 1U);
    EXPECT_TRUE(std::holds_alternative<Literal>(parse_expression("(1)")->node));
}

TEST(Parser, joins_texts_that_follow_each_other) {
    EXPECT_EQ(std::get<Literal>(parse_expression("'a' \"b\"")->node).value, Value("ab"));
}

TEST(Parser, reads_integers_of_any_size) {
    EXPECT_EQ(std::get<Literal>(parse_expression("123456789012345678901234567890")->node).value,
              Value(BigInteger::parse("123456789012345678901234567890")));
    EXPECT_EQ(std::get<Literal>(parse_expression("0xFFFF_FFFF_FFFF_FFFF")->node).value,
              Value(BigInteger::parse("18446744073709551615")));
}

TEST(Parser, reads_blocks_in_blocks) {
    const auto statements = parse("for a in b:\n  for c in d:\n    e\n  f\ng\n");

    ASSERT_EQ(statements.size(), 2U);
    EXPECT_EQ(std::get<For>(statements.front().node).body.size(), 2U);
}

TEST(Parser, reads_a_block_on_its_line) {
    EXPECT_EQ(std::get<For>(parse("for a, b in c: d; e").front().node).body.size(), 2U);
}

TEST(Parser, says_what_is_there_and_what_is_expected) {
    EXPECT_EQ(fault("a."), "here is the end of the line, and a name is expected at 2");
    EXPECT_EQ(fault("f(a b)"), "here is 'b', and ',' or ')' is expected at 4");
    EXPECT_EQ(fault("a b"), "here is 'b', and the end of the line is expected at 2");
    EXPECT_EQ(fault("{1: 2, 3}"), "here is '}', and ':' is expected at 8");
    EXPECT_EQ(fault("= 1"), "here is '=', and an expression is expected at 0");
    EXPECT_EQ(fault("for a b"), "here is 'b', and 'in' is expected at 6");
}

TEST(Parser, refuses_what_cant_be_assigned_to) {
    EXPECT_EQ(fault("f() = 1"), "this can't be assigned to; give a name, an attribute or an item at 0");
    EXPECT_EQ(fault("for 1 in a: b"), "this can't be assigned to; give a name, an attribute or an item at 4");
}

TEST(Parser, says_that_imports_are_not_needed) {
    EXPECT_EQ(fault("from pycassa.pool import ConnectionPool"),
              "'from' is not needed: what the manual imports is here; leave the line out at 0");
}

TEST(Parser, says_which_words_of_python_there_are_not) {
    EXPECT_EQ(
        fault("if a: b"),
        "the shell has no 'if': it has expressions, assignments, print, for and with; a program has the rest at 0");
    EXPECT_EQ(fault("x = lambda: 1").substr(0, 23), "the shell has no 'lambd");
}

TEST(Parser, refuses_lines_that_belong_to_no_block) {
    EXPECT_EQ(fault("  a"), "this line is indented, and no block is open at 2");
    EXPECT_EQ(fault("for a in b:\nc"), "the block behind the ':' is missing; indent its lines at 12");
}

TEST(Parser, refuses_what_is_nested_too_deeply) {
    EXPECT_EQ(fault(repeated("[", 100'000) + repeated("]", 100'000)).substr(0, 40),
              "this is nested in more than 100 brackets");
    EXPECT_EQ(fault(repeated("-", 100'000) + "1").substr(0, 40), "this is nested in more than 100 brackets");
    EXPECT_EQ(fault("a" + repeated(".b", 100'000)).substr(0, 39), "this expression has more than 400 parts");
    EXPECT_EQ(fault("1" + repeated("+1", 100'000)).substr(0, 39), "this expression has more than 400 parts");
}

TEST(Parser, refuses_numbers_with_too_many_digits) {
    EXPECT_EQ(fault(repeated("1", 20'000)), "this number has 20000 digits, of at most 10000 at 0");
    EXPECT_EQ(fault("1e999"), "'1e999' is no number that a double holds at 0");
    EXPECT_EQ(fault("007"), "a number begins with no 0; give '007' in quotes if it is a text at 0");
}

TEST(StatementsThatGoOn, have_an_open_bracket) {
    EXPECT_TRUE(goes_on("f(a,\n"));
    EXPECT_FALSE(goes_on("f(a)\n"));
    EXPECT_FALSE(goes_on("f(a))\n"));
}

TEST(StatementsThatGoOn, have_a_block_until_an_empty_line) {
    EXPECT_TRUE(goes_on("for a in b:\n"));
    EXPECT_TRUE(goes_on("for a in b:\n    c\n"));
    EXPECT_TRUE(goes_on("for a in b: c\n"));
    EXPECT_FALSE(goes_on("for a in b:\n    c\n\n"));
}

TEST(StatementsThatGoOn, are_no_empty_lines) {
    EXPECT_FALSE(goes_on("\n"));
}

}  // namespace
}  // namespace cassia::shell
