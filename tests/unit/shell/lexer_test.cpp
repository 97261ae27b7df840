#include "shell/lexer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "shell/fault.h"

namespace cassia::shell {
namespace {

using testing::ElementsAre;

std::vector<std::string> texts(std::string_view source) {
    std::vector<std::string> all;
    for (const auto& token : tokenize(source)) {
        all.push_back(token.text);
    }
    return all;
}

std::vector<TokenKind> kinds(std::string_view source) {
    std::vector<TokenKind> all;
    for (const auto& token : tokenize(source)) {
        all.push_back(token.kind);
    }
    return all;
}

std::string text(std::string_view source) {
    return tokenize(source).front().text;
}

std::string fault(std::string_view source) {
    try {
        tokenize(source);
    } catch (const SyntaxFault& fault) {
        return fault.what() + std::string(" at ") + std::to_string(fault.place()) +
               (fault.is_unfinished() ? ", unfinished" : "");
    }
    return "none";
}

TEST(Lexer, takes_a_statement_apart) {
    EXPECT_THAT(texts("USERS.get('k', 10)"), ElementsAre("USERS", ".", "get", "(", "k", ",", "10", ")", "", ""));
}

TEST(Lexer, passes_over_comments_and_blank_lines) {
    EXPECT_THAT(texts("# one\n\n  # two\na # three\n"), ElementsAre("a", "", ""));
}

TEST(Lexer, marks_blocks) {
    using enum TokenKind;

    EXPECT_THAT(kinds("for a in b:\n    c\nd\n"),
                ElementsAre(name, name, name, name, mark, newline, indent, name, newline, dedent, name, newline, end));
}

TEST(Lexer, ends_no_line_within_brackets) {
    EXPECT_THAT(texts("f(a,\n  b)"), ElementsAre("f", "(", "a", ",", "b", ")", "", ""));
}

TEST(Lexer, goes_on_behind_a_backslash) {
    EXPECT_THAT(texts("a + \\\n b"), ElementsAre("a", "+", "b", "", ""));
}

TEST(Lexer, reads_escapes) {
    EXPECT_EQ(text(R"('a\n\t\\\'\x41\u00e9\U0001f600\0')"), std::string("a\n\t\\'A\u00e9\U0001f600\0", 13));
}

TEST(Lexer, keeps_the_backslashes_of_raw_texts) {
    EXPECT_EQ(text(R"(r'a\n')"), R"(a\n)");
}

TEST(Lexer, tells_bytes_from_text) {
    EXPECT_EQ(tokenize("b'a'").front().kind, TokenKind::bytes);
    EXPECT_EQ(tokenize("u'a'").front().kind, TokenKind::text);
}

TEST(Lexer, takes_line_breaks_between_three_quotes) {
    EXPECT_EQ(text("'''a\n'b'''"), "a\n'b");
}

TEST(Lexer, tells_integers_from_other_numbers) {
    using enum TokenKind;

    EXPECT_THAT(kinds("1 0x1f 10L 1.5 1e9 .5"),
                ElementsAre(integer, integer, integer, floating, floating, floating, newline, end));
}

TEST(Lexer, tells_where_a_bracket_is_never_closed) {
    EXPECT_EQ(fault("a(b, [c)"), "this ')' closes nothing at 7");
    EXPECT_EQ(fault("a(b"), "this '(' is never closed at 1, unfinished");
}

TEST(Lexer, tells_where_a_text_is_never_closed) {
    EXPECT_EQ(fault("a = 'b\nc"), "this text has no closing quote at 4");
    EXPECT_EQ(fault("a = '''b\nc"), "this text has no closing quote at 4, unfinished");
}

TEST(Lexer, refuses_what_means_nothing) {
    EXPECT_EQ(fault("a ? b"), "'?' means nothing here at 2");
    EXPECT_EQ(fault(std::string_view("a\0b", 3)), "'\\x00' means nothing here at 1");
    EXPECT_EQ(fault("\xff"), "'\\xff' means nothing here at 0");
    EXPECT_EQ(fault("12ab"), "a number is followed by a letter at 2");
    EXPECT_EQ(fault("x'ab'"), "'x' before a text means nothing; b, u and r do at 0");
    EXPECT_EQ(fault("'\\x4'"), "this escape needs 2 hexadecimal digits at 1");
    EXPECT_EQ(fault("'\\ud800'"), "this escape is no character of Unicode at 1");
}

TEST(Lexer, refuses_a_line_that_is_indented_as_no_other) {
    EXPECT_EQ(fault("for a in b:\n    c\n  d\n"), "this line is indented as none of the blocks around it at 20");
}

TEST(Beginnings, have_the_tokens_before_what_is_open) {
    const auto beginning = tokenize_beginning("use('Key");

    EXPECT_EQ(beginning.tokens.size(), 2U);
    EXPECT_EQ(beginning.open_text, 5U);
}

}  // namespace
}  // namespace cassia::shell
