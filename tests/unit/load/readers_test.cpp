#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>

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
    EXPECT_THAT(read_delimited("a\n1\n\"2\n3\n"),
                ElementsAre(R"(2 {"a": "1"})", "3 a quote is opened and never closed"));
}

TEST(DelimitedReader, refuses_a_name_that_stands_twice) {
    EXPECT_THROW(read_delimited("a,a\n"), BadRecord);
}

TEST(DelimitedReader, refuses_a_file_without_a_first_line) {
    EXPECT_THROW(read_delimited(""), BadRecord);
}

TEST(JsonReader, keeps_the_digits_of_numbers) {
    EXPECT_THAT(read_json("{\"a\": 123456789012345678901234567890, \"b\": 0.10, \"c\": 1e400}\n"),
                ElementsAre(R"(1 {"a": 123456789012345678901234567890, "b": 0.10, "c": 1e400})"));
}

TEST(JsonReader, goes_on_after_a_line_that_is_no_json) {
    EXPECT_THAT(read_json("{\"a\": }\n\n{\"a\": 1}"),
                ElementsAre(testing::StartsWith("1 no JSON: column 7: syntax error"), R"(3 {"a": 1})"));
}

TEST(JsonReader, refuses_what_is_no_object) {
    EXPECT_THAT(read_json("[1]\n"), ElementsAre("1 the line is JSON, but no object; give one, such as {\"key\": 1}"));
}

TEST(JsonReader, refuses_what_is_nested_too_deep) {
    EXPECT_THAT(read_json(std::string(100'000, '[')), ElementsAre("1 JSON is nested more than 100 deep"));
}

}  // namespace
}  // namespace cassia::load
