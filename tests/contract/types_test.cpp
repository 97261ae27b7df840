#include "support/contract.h"

namespace cassia {
namespace {

using namespace support;

// A value that its type gives back as it was.
struct Sample {
    std::string name;
    std::string_view type;
    Value value;
};

void PrintTo(const Sample& sample, std::ostream* out) {
    *out << sample.name;
}

const std::vector<Sample> SAMPLES = {
    {"bytes", BYTES_TYPE, Bytes(std::string("\0\xff", 2))},
    {"ascii", ASCII_TYPE, "text"},
    {"utf8", UTF8_TYPE, "Zoë"},
    {"long", LONG_TYPE, std::numeric_limits<std::int64_t>::min()},
    // The manual's changelog, 1.2.0: values that Python takes for false.
    {"long_zero", LONG_TYPE, 0},
    {"integer", INT_TYPE, BigInteger::parse("-123456789012345678901234567890")},
    {"int32", INT32_TYPE, std::numeric_limits<std::int32_t>::max()},
    {"double", DOUBLE_TYPE, 0.1},
    {"float", FLOAT_TYPE, 0.1F},
    {"decimal", DECIMAL_TYPE, Decimal::parse("-12.3400")},
    {"date", DATE_TYPE, Time(std::chrono::milliseconds(-1))},
    {"boolean_true", BOOLEAN_TYPE, true},
    {"boolean_false", BOOLEAN_TYPE, false},
    {"uuid", UUID_TYPE, Uuid::parse("12345678-1234-4234-8234-123456789abc")},
    {"time_uuid", TIME_UUID_TYPE, LOWEST_TIME_UUID},
    {"lexical_uuid", LEXICAL_UUID_TYPE, Uuid::parse("ffffffff-1234-4234-8234-123456789abc")},
};

class TypesContract : public TableContract<Sample> {};
INSTANTIATE_TEST_SUITE_P(Backends, TypesContract, every_backend_and(SAMPLES), name_of_case<Sample>);

TEST_P(TypesContract, keep_values) {
    const auto typed = family("Typed");
    typed.insert(row(param().name), {{param().type, param().value}});

    const auto found = typed.get(row(param().name));

    EXPECT_EQ(found[param().type], param().value);
}

TEST_P(TypesContract, keep_names) {
    const auto typed = family("Bytes", {.column_name_class = Type(param().type)});
    typed.insert(row(param().name), {{param().value, Bytes("x")}});

    const auto found = typed.get(row(param().name));

    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found.at(0).name(), param().value);
}

TEST_P(TypesContract, find_rows_by_keys) {
    const auto typed = family("Bytes", {.column_name_class = UTF8_TYPE, .key_validation_class = Type(param().type)});
    typed.insert(param().value, {{row(param().name), Bytes("x")}});

    EXPECT_EQ(show(typed.get(param().value, {.columns = {row(param().name)}})), "{'" + row(param().name) + "': 0x78}");
}

class EmptyNumberContract : public Contract {};
INSTANTIATE_TEST_SUITE_P(Backends, EmptyNumberContract, every_backend(), name_of_backend);

TEST_P(EmptyNumberContract, is_no_value) {
    family("Typed", {.autopack_values = false}).insert(row(), {{INT_TYPE, Bytes()}});

    const auto found = family("Typed").get(row());

    EXPECT_EQ(found[INT_TYPE], Value());
    EXPECT_EQ(found[INT_TYPE].as<std::optional<int>>(), std::nullopt);
}

class FalsyKeysContract : public Contract {};
INSTANTIATE_TEST_SUITE_P(Backends, FalsyKeysContract, every_backend(), name_of_backend);

// The manual's changelog, 1.2.0.
TEST_P(FalsyKeysContract, are_keys_like_others) {
    const auto keyed = family("LongKeys");
    keyed.insert(0, {{"a", "zero"}});

    EXPECT_EQ(show(keyed.get(0)), "{'a': 'zero'}");
    EXPECT_EQ(show(keyed.multiget({0})), "{0: {'a': 'zero'}}");
}

}  // namespace
}  // namespace cassia
