#include "unit/marshal/golden.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iterator>

#include <cassia/types.h>

// Each type against what a real Cassandra 3.11 answered.

namespace cassia {
namespace {

using golden::hex;
using golden::Section;
using golden::unhex;
using golden::unhex_words;

std::vector<Section> sections_of(const std::string& file) {
    return golden::read_sections(file);
}

class GoldenOrder : public testing::TestWithParam<Section> {};

TEST_P(GoldenOrder, compares_every_two_names_as_cassandra_does) {
    const Type type = Type::parse(GetParam().class_string);
    std::vector<std::pair<std::string, std::size_t>> ranked;
    for (std::size_t rank = 0; rank < GetParam().lines.size(); ++rank) {
        for (const std::string& name : unhex_words(GetParam().lines[rank])) {
            ranked.emplace_back(name, rank);
        }
    }

    for (const auto& [left, left_rank] : ranked) {
        for (const auto& [right, right_rank] : ranked) {
            EXPECT_TRUE(type->compare(left, right) == (left_rank <=> right_rank)) << hex(left) << " " << hex(right);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(, GoldenOrder, testing::ValuesIn(sections_of("order.txt")),
                         golden::section_name<testing::TestParamInfo<Section>>);

class GoldenValidation : public testing::TestWithParam<Section> {};

TEST_P(GoldenValidation, accepts_and_refuses_what_cassandra_does) {
    const Type type = Type::parse(GetParam().class_string);

    for (const std::string& line : GetParam().lines) {
        const std::string bytes = unhex(std::string_view(line).substr(line.find(' ') + 1));
        if (line.starts_with("accepted ")) {
            EXPECT_NO_THROW(type->validate(bytes)) << line;
        } else {
            EXPECT_THROW(type->validate(bytes), TypeError) << line;
        }
    }
}

TEST_P(GoldenValidation, unpacks_what_it_accepts_and_refuses_the_rest) {
    const Type type = Type::parse(GetParam().class_string);

    for (const std::string& line : GetParam().lines) {
        const std::string bytes = unhex(std::string_view(line).substr(line.find(' ') + 1));
        if (line.starts_with("accepted ")) {
            EXPECT_NO_THROW(static_cast<void>(type->unpack(bytes))) << line;
        } else {
            EXPECT_THROW(static_cast<void>(type->unpack(bytes)), TypeError) << line;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(, GoldenValidation, testing::ValuesIn(sections_of("validate.txt")),
                         golden::section_name<testing::TestParamInfo<Section>>);

class GoldenPacking : public testing::TestWithParam<Section> {};

// The value that a CQL literal means to the class named.
Value read_literal(const std::string& class_string, const std::string& literal) {
    std::string unquoted = literal.starts_with('\'') ? literal.substr(1, literal.size() - 2) : literal;
    if (class_string == "DecimalType") {
        return Decimal::parse(literal);
    }
    if (class_string == "DoubleType") {
        return std::strtod(literal.c_str(), nullptr);
    }
    if (class_string == "FloatType") {
        return std::strtof(literal.c_str(), nullptr);
    }
    if (class_string == "BooleanType") {
        return literal == "true";
    }
    if (class_string == "UUIDType" || class_string == "TimeUUIDType") {
        return Uuid::parse(literal);
    }
    if (class_string == "BytesType") {
        return Bytes(unhex(literal.substr(2)));
    }
    if (class_string == "TimestampType") {
        std::istringstream input(unquoted);
        int year = 0;
        unsigned month = 0;
        unsigned day = 0;
        int hour = 0;
        int minute = 0;
        int second = 0;
        int millisecond = 0;
        char c = 0;
        input >> year >> c >> month >> c >> day >> hour >> c >> minute >> c >> second >> c >> millisecond;
        return std::chrono::sys_days(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day)) +
               std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second) +
               std::chrono::milliseconds(millisecond);
    }
    if (class_string.ends_with("TF8Type") || class_string == "AsciiType") {
        return unquoted;
    }
    return BigInteger::parse(literal);
}

TEST_P(GoldenPacking, packs_what_a_cql_literal_means_as_cassandra_does) {
    const Type type = Type::parse(GetParam().class_string);

    for (const std::string& line : GetParam().lines) {
        const std::size_t space = line.find(' ');
        const Value value = read_literal(GetParam().class_string, line.substr(space + 1));
        EXPECT_EQ(hex(type.pack(value)), line.substr(0, space)) << line;
    }
}

TEST_P(GoldenPacking, unpacks_cassandras_bytes_to_what_the_cql_literal_means) {
    const Type type = Type::parse(GetParam().class_string);

    for (const std::string& line : GetParam().lines) {
        const std::size_t space = line.find(' ');
        EXPECT_EQ(type->unpack(unhex(line.substr(0, space))),
                  read_literal(GetParam().class_string, line.substr(space + 1)))
            << line;
    }
}

INSTANTIATE_TEST_SUITE_P(, GoldenPacking, testing::ValuesIn(sections_of("packed.txt")),
                         golden::section_name<testing::TestParamInfo<Section>>);

class GoldenSlices : public testing::TestWithParam<Section> {};

TEST_P(GoldenSlices, compare_finds_between_two_ends_what_cassandra_finds) {
    const Type type = Type::parse(GetParam().class_string);
    const auto before = [&type](const std::string& left, const std::string& right) {
        return type->compare(left, right) < 0;
    };
    std::vector<std::string> row;
    for (const std::string& line : GetParam().lines) {
        const auto words = unhex_words(line);
        row.insert(row.end(), words.begin() + 2, words.end());
    }
    std::sort(row.begin(), row.end(), before);
    row.erase(std::unique(row.begin(), row.end()), row.end());

    for (const std::string& line : GetParam().lines) {
        const auto words = unhex_words(line);
        std::vector<std::string> found;
        std::copy_if(row.begin(), row.end(), std::back_inserter(found),
                     [&](const std::string& name) { return !before(name, words[0]) && !before(words[1], name); });
        EXPECT_EQ(found, std::vector<std::string>(words.begin() + 2, words.end())) << line;
    }
}

INSTANTIATE_TEST_SUITE_P(, GoldenSlices, testing::ValuesIn(sections_of("slices.txt")),
                         golden::section_name<testing::TestParamInfo<Section>>);

TEST(GoldenTimeUuids, the_lowest_of_a_time_is_cassandras) {
    const Section section = sections_of("time_uuids.txt").front();

    for (const std::string& line : section.lines) {
        const auto words = unhex_words(line);

        const Uuid lowest = lowest_time_uuid(TimestampType().unpack(words[0]).as<Time>());

        EXPECT_EQ(lowest, Uuid::from_bytes(words[1]));
    }
}

TEST(GoldenTimeUuids, the_highest_of_a_milliseconds_last_microsecond_has_the_time_of_cassandras) {
    const Section section = sections_of("time_uuids.txt").front();

    for (const std::string& line : section.lines) {
        const auto words = unhex_words(line);
        const auto millisecond = TimestampType().unpack(words[0]).as<Time>();

        const Uuid highest = highest_time_uuid(millisecond + std::chrono::microseconds(999));

        EXPECT_EQ(highest.time_ticks(), Uuid::from_bytes(words[2]).time_ticks());
    }
}

}  // namespace
}  // namespace cassia
