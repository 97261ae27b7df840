#include <gtest/gtest.h>

#include <string>

#include <cassia/errors.h>

#include "load/json_text.h"
#include "load/value_text.h"

namespace cassia::load {
namespace {

struct Meaning {
    std::string name;
    std::string json;
    std::string type;
    Value value;
};

class DatumMeans : public testing::TestWithParam<Meaning> {};

TEST_P(DatumMeans, the_value_of_its_type) {
    const auto& [name, json, type, value] = GetParam();

    EXPECT_EQ(to_value(parse_json(json), Type(type)), value);
}

const Time noon{std::chrono::sys_days(std::chrono::year(2024) / 5 / 17) + std::chrono::hours(12)};

INSTANTIATE_TEST_SUITE_P(
    ValueText, DatumMeans,
    testing::Values(Meaning{"long", "\"42\"", "LongType", 42}, Meaning{"long_number", "-42", "LongType", -42},
                    Meaning{"long_among_spaces", "\" 42 \"", "LongType", 42},
                    Meaning{"varint", "123456789012345678901234567890", "IntegerType",
                            BigInteger::parse("123456789012345678901234567890")},
                    Meaning{"decimal_with_its_zeros", "1.10", "DecimalType", Decimal::parse("1.10")},
                    Meaning{"double_of_text", "\"-1.5e10\"", "DoubleType", -1.5e10},
                    Meaning{"boolean", "true", "BooleanType", true},
                    Meaning{"boolean_in_capitals", "\"FALSE\"", "BooleanType", false},
                    Meaning{"boolean_as_digit", "1", "BooleanType", true},
                    Meaning{"date", "\"2024-05-17T12:00Z\"", "DateType", noon},
                    Meaning{"date_as_seconds", "1700000000", "DateType", 1700000000},
                    Meaning{"uuid", "\"550e8400-e29b-41d4-a716-446655440000\"", "UUIDType",
                            Uuid::parse("550e8400-e29b-41d4-a716-446655440000")},
                    Meaning{"bytes_in_hex", "\"0x00fF\"", "BytesType", Bytes(std::string("\x00\xff", 2))},
                    Meaning{"bytes_as_text", "\"00ff\"", "BytesType", Bytes(std::string("00ff"))},
                    Meaning{"text_keeps_spaces", "\" a \"", "UTF8Type", " a "},
                    Meaning{"text_of_number", "1.10", "UTF8Type", "1.10"},
                    Meaning{"text_of_object", "{\"a\": [1, 2.50, null]}", "UTF8Type", "{\"a\": [1, 2.50, null]}"},
                    Meaning{"composite", "[\"7\", \"x\"]", "CompositeType(LongType,UTF8Type)", Tuple{7, "x"}},
                    Meaning{"dynamic_composite", "[[\"a\", 5], [\"UTF8Type\", \"x\"]]",
                            "DynamicCompositeType(a=>LongType)", Tuple{Tuple{"a", 5}, Tuple{"UTF8Type", "x"}}},
                    Meaning{"null", "null", "LongType", nullptr}),
    [](const auto& test) { return test.param.name; });

struct Refusal {
    std::string name;
    std::string json;
    std::string type;
    std::string message;
};

class DatumIsRefused : public testing::TestWithParam<Refusal> {};

TEST_P(DatumIsRefused, with_what_the_type_takes) {
    const auto& [name, json, type, message] = GetParam();

    try {
        static_cast<void>(pack(parse_json(json), Type(type)));
        FAIL() << "it was packed";
    } catch (const TypeError& error) {
        EXPECT_EQ(error.what(), message);
    }
}

INSTANTIATE_TEST_SUITE_P(
    ValueText, DatumIsRefused,
    testing::Values(
        Refusal{"text_for_long", "\"forty\"", "LongType", "\"forty\" is no LongType; give a whole number, such as -42"},
        Refusal{"fraction_for_long", "1.0", "LongType", "1.0 is no LongType; give a whole number, such as -42"},
        Refusal{"object_for_integer", "{\"a\": 1}", "IntegerType",
                "{\"a\": 1} is no IntegerType; give a whole number of at most 10000 digits, such as -42"},
        Refusal{"yes_for_boolean", "\"yes\"", "BooleanType", "\"yes\" is no BooleanType; give true, false, 1 or 0"},
        Refusal{"integer_of_too_many_digits", '"' + std::string(10'001, '9') + '"', "IntegerType",
                '"' + std::string(47, '9') +
                    "… is no IntegerType; give a whole number of at most 10000 digits, such as -42"},
        Refusal{"odd_hex", "\"0xabc\"", "BytesType",
                "\"0xabc\" is no BytesType; give text, or an even number of hexadecimal digits after 0x"},
        Refusal{"overflowing_double", "\"1e999\"", "DoubleType",
                "\"1e999\" is no DoubleType; give a number, such as -1.5e10, or inf or nan"},
        Refusal{"text_for_composite", "\"7\"", "CompositeType(LongType,UTF8Type)",
                "\"7\" is no CompositeType(LongType,UTF8Type); give its components: a JSON array, or a field for each"},
        Refusal{"too_many_components", "[1, 2]", "CompositeType(LongType)",
                "[1, 2] is no CompositeType(LongType); give its components: a JSON array, or a field for each"}),
    [](const auto& test) { return test.param.name; });

struct Exported {
    std::string name;
    std::string bytes;
    std::string type;
    std::string json;
};

class ExportedBytes : public testing::TestWithParam<Exported> {};

TEST_P(ExportedBytes, are_written_as_legibly_as_their_type_allows) {
    const auto& [name, bytes, type, json] = GetParam();
    std::string written;

    append_json(export_datum(bytes, Type(type)), written);

    EXPECT_EQ(written, json);
}

TEST_P(ExportedBytes, come_back_the_same) {
    const auto& [name, bytes, type, json] = GetParam();

    EXPECT_EQ(import_bytes(parse_json(json), Type(type)), bytes);
}

std::string zeros(std::size_t count) {
    return std::string(count, '\0');
}

INSTANTIATE_TEST_SUITE_P(
    ValueText, ExportedBytes,
    testing::Values(Exported{"long", zeros(7) + "\x2a", "LongType", "42"},
                    Exported{"no_bytes_of_a_long", "", "LongType", "null"},
                    Exported{"no_bytes_of_text", "", "UTF8Type", "\"\""},
                    Exported{"text_that_is_not_ascii", "\xc3\xa9", "UTF8Type", "\"\xc3\xa9\""},
                    Exported{"text_that_json_does_not_take", "\xed\xa0\xbd", "UTF8Type", R"({"bytes": "0xeda0bd"})"},
                    Exported{"varint", "\x7f", "IntegerType", "127"},
                    Exported{"varint_with_needless_byte", zeros(1) + "\x7f", "IntegerType", R"({"bytes": "0x007f"})"},
                    Exported{"varint_of_very_many_digits", "\x7f" + zeros(5000), "IntegerType",
                             "{\"bytes\": \"0x7f" + std::string(10'000, '0') + "\"}"},
                    Exported{"bytes",
                             "\xff"
                             "a",
                             "BytesType", "\"0xff61\""},
                    Exported{"negative_zero", "\x80" + zeros(7), "DoubleType", "-0.0"},
                    Exported{"infinity", "\x7f\xf0" + zeros(6), "DoubleType", "\"inf\""},
                    Exported{"nan", "\x7f\xf8" + zeros(6), "DoubleType", "\"nan\""},
                    Exported{"nan_of_another_spelling", "\x7f\xf8" + zeros(5) + "\x01", "DoubleType",
                             R"({"bytes": "0x7ff8000000000001"})"},
                    Exported{"decimal",
                             zeros(3) + "\x02"
                                        "\x6e",
                             "DecimalType", "\"1.10\""},
                    Exported{"date", zeros(6) + "\x03\xe8", "DateType", "\"1970-01-01T00:00:01Z\""},
                    Exported{"date_past_the_year_9999", "\x7f" + std::string(7, '\xff'), "DateType",
                             R"({"bytes": "0x7fffffffffffffff"})"},
                    Exported{"boolean", "\x01", "BooleanType", "true"},
                    Exported{"boolean_of_another_spelling", "\x02", "BooleanType", R"({"bytes": "0x02"})"},
                    Exported{"composite",
                             zeros(1) +
                                 "\x01"
                                 "a" +
                                 zeros(4),
                             "CompositeType(UTF8Type,LongType)", R"(["a", null])"},
                    Exported{"text_with_quotes", "\"\n\x01\\", "UTF8Type", R"("\"\n\u0001\\")"}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace cassia::load
