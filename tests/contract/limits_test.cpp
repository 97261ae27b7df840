#include "support/contract.h"

namespace cassia {
namespace {

using namespace support;
using testing::HasSubstr;
using testing::ThrowsMessage;

constexpr std::size_t LONGEST = 65'535;

class LimitsContract : public Contract {};
INSTANTIATE_TEST_SUITE_P(Backends, LimitsContract, every_backend(), name_of_backend);

TEST_P(LimitsContract, allow_names_of_65535_bytes) {
    const auto standard = family("Standard");
    const std::string name(LONGEST, 'n');
    standard.insert(row(), {{name, "x"}});

    EXPECT_EQ(standard.get_count(row(), {.columns = {name}}), 1);
}

TEST_P(LimitsContract, refuse_longer_names_and_write_nothing) {
    const auto standard = family("Standard");

    EXPECT_THAT([&] { standard.insert(row(), {{"a", "x"}, {std::string(LONGEST + 1, 'n'), "x"}}); },
                ThrowsMessage<InvalidRequestException>(HasSubstr("has 65536 bytes; it needs 1 to 65535 bytes")));
    EXPECT_EQ(standard.find(row()), std::nullopt);
}

TEST_P(LimitsContract, refuse_empty_names) {
    EXPECT_THAT([&] { family("Standard").insert(row(), {{"", "x"}}); },
                ThrowsMessage<InvalidRequestException>(HasSubstr("is empty; it needs 1 to 65535 bytes")));
    EXPECT_THROW(family("Standard").get(row(), {.columns = {""}}), InvalidRequestException);
    EXPECT_THROW(family("Standard").remove(row(), {.columns = {""}}), InvalidRequestException);
}

TEST_P(LimitsContract, refuse_empty_and_long_super_columns) {
    EXPECT_THROW(family("Super").insert(row(), {{"", {{1, "x"}}}}), InvalidRequestException);
    EXPECT_THROW(family("Super").insert(row(), {{std::string(LONGEST + 1, 's'), {{1, "x"}}}}), InvalidRequestException);
    EXPECT_THROW(family("Super").get(row(), {.super_column = ""}), InvalidRequestException);
}

TEST_P(LimitsContract, allow_keys_of_65535_bytes) {
    const auto standard = family("Standard");
    auto key = row();
    key.resize(LONGEST, 'k');
    standard.insert(key, {{"a", "x"}});

    EXPECT_EQ(show(standard.get(key)), "{'a': 'x'}");
}

TEST_P(LimitsContract, refuse_longer_and_empty_keys) {
    const auto standard = family("Standard");
    const std::string longer(LONGEST + 1, 'k');

    EXPECT_THAT([&] { standard.insert(longer, {{"a", "x"}}); },
                ThrowsMessage<InvalidRequestException>(HasSubstr("a row key of 'Standard' has 65536 bytes")));
    EXPECT_THAT([&] { standard.insert("", {{"a", "x"}}); },
                ThrowsMessage<InvalidRequestException>(HasSubstr("a row key of 'Standard' is empty")));
    EXPECT_THROW(standard.get(longer), InvalidRequestException);
    EXPECT_THROW(standard.get(""), InvalidRequestException);
    EXPECT_THROW(standard.multiget({"a", ""}), InvalidRequestException);
    EXPECT_THROW(standard.get_count(""), InvalidRequestException);
    EXPECT_THROW(standard.remove(""), InvalidRequestException);
}

// Else one such row would keep all others from a range that is read.
TEST_P(LimitsContract, refuse_keys_that_are_not_of_their_type) {
    const auto as_bytes = family("LongKeys", {.autopack_keys = false});

    EXPECT_THAT([&] { as_bytes.insert(Bytes("five"), {{"a", "x"}}); },
                ThrowsMessage<InvalidRequestException>(server_says(
                    HasSubstr("the row key 0x66697665 of 'LongKeys' is not valid: LongType has 8 bytes or none"))));
    EXPECT_THROW(as_bytes.get(Bytes("five")), InvalidRequestException);
    EXPECT_THROW(as_bytes.remove(Bytes("five")), InvalidRequestException);
}

TEST_P(LimitsContract, allow_long_values) {
    const auto standard = family("Standard");
    const std::string value(5'000'000, 'v');
    standard.insert(row(), {{"a", value}});

    const auto found = standard.get(row());

    EXPECT_EQ(found["a"].bytes(), value);
}

TEST_P(LimitsContract, allow_rows_of_many_columns) {
    const auto longs = family("Longs");
    Columns columns;
    for (int i = 0; i < 20'000; ++i) {
        columns.add(i, "v");
    }
    longs.insert(row(), columns);

    EXPECT_EQ(longs.get_count(row()), 20'000);
}

// ---- wrong types ----

struct BadValue {
    std::string name;
    std::string_view type;
    Value value;
};

void PrintTo(const BadValue& bad, std::ostream* out) {
    *out << bad.name;
}

const std::vector<BadValue> BAD_VALUES = {
    {"text_for_a_number", LONG_TYPE, "forty"},
    {"too_great_a_number", INT32_TYPE, std::int64_t{1} << 31},
    {"number_for_text", UTF8_TYPE, 5},
    {"bytes_that_are_no_utf8", UTF8_TYPE, Bytes("\xff")},
    {"bytes_that_are_no_ascii", ASCII_TYPE, "é"},
    {"text_for_a_truth", BOOLEAN_TYPE, "yes"},
    {"random_uuid_for_a_time", TIME_UUID_TYPE, Uuid::parse("12345678-1234-4234-8234-123456789abc")},
    {"tuple_for_a_number", LONG_TYPE, std::tuple(1, 2)},
};

class BadValueContract : public TableContract<BadValue> {};
INSTANTIATE_TEST_SUITE_P(Backends, BadValueContract, every_backend_and(BAD_VALUES), name_of_case<BadValue>);

TEST_P(BadValueContract, is_a_type_error_that_names_the_column) {
    const auto typed = family("Typed");

    EXPECT_THAT(
        [&] { typed.insert(row(param().name), {{param().type, param().value}}); },
        ThrowsMessage<TypeError>(HasSubstr(std::string("column '") + std::string(param().type) + "' of 'Typed'")));
    EXPECT_EQ(typed.find(row(param().name)), std::nullopt);
}

// The server's own check, where the client packs as it likes.
TEST_P(LimitsContract, refuse_values_that_the_schemas_type_does_not_have) {
    const auto raw = family("Users", {.autopack_values = false});

    EXPECT_THAT([&] { raw.insert(row(), {{"age", Bytes("x")}}); },
                ThrowsMessage<InvalidRequestException>(server_says(HasSubstr("of 'Users' is not valid"))));
    EXPECT_EQ(raw.find(row()), std::nullopt);
}

TEST_P(LimitsContract, refuse_names_that_the_comparator_does_not_have) {
    const auto raw = family("Longs", {.autopack_names = false});

    EXPECT_THAT([&] { raw.insert(row(), {{Bytes("x"), "v"}}); },
                ThrowsMessage<InvalidRequestException>(server_says(HasSubstr("of 'Longs' is not valid"))));
    EXPECT_THROW(raw.get(row(), {.column_start = Bytes("x")}), InvalidRequestException);
}

// ---- what is not there ----

TEST_P(LimitsContract, name_the_column_families_there_are) {
    EXPECT_THAT([&] { family("Nowhere"); },
                ThrowsMessage<NotFoundException>(testing::AllOf(
                    HasSubstr("no column family 'Nowhere' in keyspace 'Contract'"), HasSubstr("'Standard'"))));
}

TEST_P(LimitsContract, name_a_keyspace_that_is_not_there) {
    EXPECT_THAT([&] { ConnectionPool("Nowhere", {backend().server()}); },
                ThrowsMessage<InvalidRequestException>(HasSubstr("'Nowhere'")));
}

TEST_P(LimitsContract, tell_server_and_operation_of_a_refusal) {
    try {
        family("Standard").insert(row(), {{"a", "x"}}, {.write_consistency_level = ConsistencyLevel::SERIAL});
        FAIL() << "a level for conditional updates was taken";
    } catch (const InvalidRequestException& error) {
        EXPECT_EQ(error.server(), backend().server());
        EXPECT_EQ(error.operation(), "insert");
        EXPECT_FALSE(error.is_retryable());
    }
}

}  // namespace
}  // namespace cassia
