#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>

#include <cassia/errors.h>

#include "load/delimited_reader.h"
#include "load/json_reader.h"
#include "load/json_text.h"
#include "load/line_reader.h"

namespace cassia::load {
namespace {

/// The records of a text, each as its line and its fields, or as its line and its fault.
std::vector<std::string> read_all(RecordReader& reader) {
    std::vector<std::string> records;
    while (true) {
        Record record;
        std::string shown;
        try {
            if (!reader.next(record)) {
                return records;
            }
            append_json(record.fields, shown);
        } catch (const BadRecord& error) {
            shown = error.what();
        }
        records.push_back(std::to_string(record.line) + ' ' + shown);
    }
}

std::vector<std::string> read_delimited(const std::string& text, DelimitedOptions options = {}) {
    std::istringstream in(text);
    LineReader lines(in);
    DelimitedReader reader(lines, std::move(options));
    return read_all(reader);
}

std::vector<std::string> read_json(const std::string& text) {
    std::istringstream in(text);
    LineReader lines(in);
    JsonReader reader(lines);
    return read_all(reader);
}

using testing::ElementsAre;
using testing::ThrowsMessage;

TEST(DelimitedReader, takes_the_names_from_the_first_line) {
    EXPECT_THAT(read_delimited("a,b\n1,2\n"), ElementsAre(R"(2 {"a": "1", "b": "2"})"));
}

TEST(DelimitedReader, leaves_out_fields_without_a_name) {
    EXPECT_THAT(read_delimited("1;2;3", {.delimiter = ';', .columns = {"a", "", "c"}}),
                ElementsAre(R"(1 {"a": "1", "c": "3"})"));
}

TEST(DelimitedReader, reads_quoted_delimiters_quotes_and_line_breaks) {
    EXPECT_THAT(read_delimited("\"1,\"\"\r\n\n2\",3\r\n4,5", {.columns = {"a", "b"}}),
                ElementsAre(R"(1 {"a": "1,\"\r\n\n2", "b": "3"})", R"(4 {"a": "4", "b": "5"})"));
}

TEST(DelimitedReader, keeps_spaces_and_passes_over_empty_lines_and_a_byte_order_mark) {
    EXPECT_THAT(read_delimited("\xef\xbb\xbf"
                               "a\n\r\n\n 1 \n\n"),
                ElementsAre(R"(4 {"a": " 1 "})"));
}

TEST(DelimitedReader, tells_an_empty_field_from_an_empty_text) {
    EXPECT_THAT(read_delimited("a,b\n,\"\"\n", {.empty_as_null = true}), ElementsAre(R"(2 {"a": null, "b": ""})"));
}

TEST(DelimitedReader, knows_the_text_that_stands_for_no_value) {
    EXPECT_THAT(read_delimited("a,b\nNA,N\n", {.null = "NA"}), ElementsAre(R"(2 {"a": null, "b": "N"})"));
}

TEST(DelimitedReader, goes_on_after_a_record_of_too_many_fields) {
    EXPECT_THAT(read_delimited("a,b\n1,2,3\n4,5\n"),
                ElementsAre("2 there are 3 fields, and should be 2: a, b", R"(3 {"a": "4", "b": "5"})"));
}

TEST(DelimitedReader, goes_on_after_a_quote_inside_a_field) {
    EXPECT_THAT(read_delimited("a\n1\"2\n3\n"),
                ElementsAre("2 a quote stands inside a field; put the whole field in quotes, and double those in it",
                            R"(3 {"a": "3"})"));
}

TEST(DelimitedReader, tells_where_a_quote_that_is_never_closed_was_opened) {
    EXPECT_THAT(
        read_delimited("a\n1\n\"2\n3\n"),
        ElementsAre(R"(2 {"a": "1"})", "3 the quote opened on line 3 is never closed, and takes in all that follows"));
}

TEST(DelimitedReader, tells_the_quote_that_is_never_closed_from_those_before_it_in_its_record) {
    EXPECT_THAT(read_delimited("\"1\n2\",\"3\n4\n", {.columns = {"a", "b"}}),
                ElementsAre("1 the quote opened on line 2 is never closed, and takes in all that follows"));
}

TEST(DelimitedReader, tells_where_a_quote_that_is_closed_by_the_next_one_was_opened) {
    EXPECT_THAT(
        read_delimited("a\n\"1\n\"2\"\n3\n"),
        ElementsAre("2 the quote opened on line 2 is closed on line 3 in the middle of a field", R"(4 {"a": "3"})"));
}

TEST(DelimitedReader, refuses_a_name_that_stands_twice) {
    EXPECT_THAT([] { read_delimited("\na,a\n"); },
                ThrowsMessage<BadRecord>("line 2: two fields are named 'a'; give each a name of its own with --columns "
                                         "beside --header"));
    EXPECT_THAT([] { read_delimited("1,2\n", {.columns = {"a", "a"}}); },
                ThrowsMessage<InvalidRequestError>("--columns names two fields 'a'; give each a name of its own"));
}

TEST(DelimitedReader, refuses_a_field_of_the_first_line_without_a_name) {
    EXPECT_THAT([] { read_delimited("a,\"\"\n1,2\n"); },
                ThrowsMessage<BadRecord>("line 1: field 2 has no name; give all names with --columns beside --header, "
                                         "an empty one for a field to leave out"));
}

TEST(DelimitedReader, takes_names_in_place_of_those_in_the_first_line) {
    EXPECT_THAT(read_delimited(",a,a\n1,2,3\n", {.columns = {"a", "", "b"}, .replace_header = true}),
                ElementsAre(R"(2 {"a": "1", "b": "3"})"));
}

TEST(DelimitedReader, refuses_a_file_without_a_first_line) {
    EXPECT_THAT([] { read_delimited(""); },
                ThrowsMessage<BadRecord>("line 1: the file ends where its first line should have the fields' names"));
}

TEST(DelimitedReader, shows_few_names_and_no_control_characters) {
    std::string header = "\x1b[31m";
    for (int i = 0; i < 30; ++i) {
        header += ',' + std::string(100, 'x') + std::to_string(i);
    }
    const auto shown = read_delimited(header + "\n1,2\n").front();

    EXPECT_THAT(shown, testing::StartsWith("2 there are 2 fields, and should be 31: ?[31m, xxx"));
    EXPECT_THAT(shown, testing::EndsWith("… and 11 more"));
}

TEST(JsonReader, keeps_the_digits_of_numbers) {
    EXPECT_THAT(read_json("{\"a\": 123456789012345678901234567890, \"b\": 0.10, \"c\": 1e400}\n"),
                ElementsAre(R"(1 {"a": 123456789012345678901234567890, "b": 0.10, "c": 1e400})"));
}

TEST(JsonReader, goes_on_after_a_line_that_is_no_json) {
    EXPECT_THAT(read_json("{\"a\": }\n\n{\"a\": 1}"),
                ElementsAre(testing::StartsWith("1 no JSON: column 7: syntax error"), R"(3 {"a": 1})"));
}

TEST(JsonReader, keeps_the_minus_of_nothing) {
    EXPECT_THAT(read_json("{\"a\": -0}\n"), ElementsAre(R"(1 {"a": -0})"));
}

TEST(JsonReader, tells_little_of_a_number_that_is_too_big) {
    EXPECT_THAT(read_json("{\"a\": 1" + std::string(100'000, '0') + "}\n"),
                ElementsAre("1 no JSON: number overflow parsing '1" + std::string(174, '0') + "…"));
}

TEST(JsonReader, refuses_a_member_without_a_name) {
    EXPECT_THAT(read_json("{\"a\": 1, \"\": 2}\n"), ElementsAre("1 a member has no name; give it one"));
}

TEST(JsonReader, refuses_a_name_that_stands_twice) {
    EXPECT_THAT(read_json("\n{\"a\": 1, \"b\": 2, \"a\": 3}\n{\"a\": 4}\n"),
                ElementsAre("2 two members are named 'a'; leave one of them out", R"(3 {"a": 4})"));
}

TEST(JsonReader, leaves_nested_objects_as_they_are) {
    EXPECT_THAT(read_json("{\"a\": {\"b\": 1, \"b\": 2, \"\": 3}}\n"),
                ElementsAre(R"(1 {"a": {"b": 1, "b": 2, "": 3}})"));
}

TEST(JsonReader, refuses_what_is_no_object) {
    EXPECT_THAT(read_json("[1]\n"), ElementsAre("1 the line is JSON, but no object; give one, such as {\"key\": 1}"));
}

TEST(JsonReader, refuses_what_is_nested_too_deep) {
    EXPECT_THAT(read_json(std::string(100'000, '[')), ElementsAre("1 JSON is nested more than 100 deep"));
}

}  // namespace
}  // namespace cassia::load
