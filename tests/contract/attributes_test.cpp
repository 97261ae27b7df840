#include <map>

#include "support/contract.h"

namespace cassia {
namespace {

using namespace support;
using testing::HasSubstr;
using testing::ThrowsMessage;

class AttributesContract : public Contract {};
INSTANTIATE_TEST_SUITE_P(Backends, AttributesContract, every_backend(), name_of_backend);

TEST_P(AttributesContract, are_the_manuals_by_default) {
    const auto family = this->family("Standard");
    const auto& attributes = family.attributes();

    EXPECT_EQ(attributes.read_consistency_level, ConsistencyLevel::ONE);
    EXPECT_EQ(attributes.write_consistency_level, ConsistencyLevel::ONE);
    EXPECT_TRUE(attributes.autopack_names);
    EXPECT_TRUE(attributes.autopack_values);
    EXPECT_TRUE(attributes.autopack_keys);
    EXPECT_EQ(attributes.buffer_size, 1024u);
    EXPECT_EQ(attributes.column_buffer_size, 1024u);
    EXPECT_FALSE(attributes.retry_counter_mutations);
}

TEST_P(AttributesContract, take_their_types_from_the_schema) {
    const auto family = this->family("Super");
    const auto& attributes = family.attributes();

    EXPECT_EQ(attributes.super_column_name_class, Type("UTF8Type"));
    EXPECT_EQ(attributes.column_name_class, Type("LongType"));
    EXPECT_EQ(attributes.default_validation_class, Type("UTF8Type"));
    EXPECT_EQ(attributes.key_validation_class, Type("UTF8Type"));
}

TEST_P(AttributesContract, autopack_names_false_leaves_names_as_bytes) {
    family("Longs").insert(row(), {{1, "x"}});
    const auto raw = family("Longs", {.autopack_names = false});

    EXPECT_EQ(show(raw.get(row())), "{0x0000000000000001: 'x'}");
    EXPECT_EQ(show(raw.get(row(), {.columns = {Bytes(LongType().pack(1))}})), "{0x0000000000000001: 'x'}");
}

TEST_P(AttributesContract, autopack_names_false_leaves_super_columns_as_bytes) {
    family("LongSuper").insert(row(), {{1, {{"a", "x"}}}});
    const auto raw = family("LongSuper", {.autopack_names = false});

    EXPECT_EQ(show(raw.get(row())), "{0x0000000000000001: {0x61: 'x'}}");
}

TEST_P(AttributesContract, autopack_values_false_leaves_values_as_bytes) {
    family("Users").insert(row(), {{"age", 24}});
    const auto raw = family("Users", {.autopack_values = false});

    EXPECT_EQ(show(raw.get(row())), "{'age': 0x0000000000000018}");
}

TEST_P(AttributesContract, autopack_keys_false_leaves_keys_as_bytes) {
    const auto key = static_cast<std::int64_t>(GetParam()) + 4711;
    family("LongKeys").insert(key, {{"a", "x"}});
    const auto raw = family("LongKeys", {.autopack_keys = false});

    EXPECT_EQ(show(raw.get(Bytes(LongType().pack(key)))), "{'a': 'x'}");
}

TEST_P(AttributesContract, column_name_class_goes_before_the_schemas) {
    const auto longs = family("Bytes", {.column_name_class = LONG_TYPE});
    longs.insert(row(), {{2, Bytes("y")}, {1, Bytes("x")}});

    EXPECT_EQ(show(longs.get(row())), "{1: 0x78, 2: 0x79}");
}

TEST_P(AttributesContract, super_column_name_class_goes_before_the_schemas) {
    family("LongSuper").insert(row(), {{1, {{"a", "x"}}}});
    const auto raw = family("LongSuper", {.super_column_name_class = BYTES_TYPE});

    EXPECT_EQ(show(raw.get(row())), "{0x0000000000000001: {'a': 'x'}}");
}

TEST_P(AttributesContract, default_validation_class_goes_before_the_schemas) {
    const auto longs = family("Bytes", {.column_name_class = UTF8_TYPE, .default_validation_class = LONG_TYPE});
    longs.insert(row(), {{"a", 5}});

    EXPECT_EQ(show(longs.get(row())), "{'a': 5}");
}

TEST_P(AttributesContract, key_validation_class_goes_before_the_schemas) {
    const auto key = static_cast<std::int64_t>(GetParam()) + 815;
    const auto longs = family("Bytes", {.key_validation_class = LONG_TYPE});
    longs.insert(key, {{Bytes("a"), Bytes("x")}});

    EXPECT_EQ(show(family("Bytes").get(Bytes(LongType().pack(key)))), "{0x61: 0x78}");
}

TEST_P(AttributesContract, column_validators_are_added_to_the_schemas) {
    const auto users = family("Users", {.column_validators = {{"height", DOUBLE_TYPE}}});
    users.insert(row(), {{"age", 24}, {"height", 1.75}, {"name", "Tyler"}});

    EXPECT_EQ(show(users.get(row())), "{'age': 24, 'height': 1.75, 'name': 'Tyler'}");
}

TEST_P(AttributesContract, column_validators_go_before_the_schemas) {
    family("Users").insert(row(), {{"age", 24}});
    const auto raw = family("Users", {.column_validators = {{"age", BYTES_TYPE}}});

    EXPECT_EQ(show(raw.get(row())), "{'age': 0x0000000000000018}");
}

// The manual's changelog, 1.5.1.
TEST_P(AttributesContract, column_validators_read_the_dates_of_old_pycassa) {
    const Time joined{std::chrono::sys_days(std::chrono::April / 25 / 2011)};
    const auto old = family("Users", {.column_validators = {{"joined", OldPycassaDateType()}}});
    const auto both = family("Users", {.column_validators = {{"joined", IntermediateDateType()}}});
    const auto fresh = family("Users", {.column_validators = {{"joined", DateType()}}});

    old.insert(row("old"), {{"joined", joined}});
    both.insert(row("new"), {{"joined", joined}});

    using Times = std::map<std::string, Time>;
    EXPECT_EQ(both.get(row("old")).to<Times>(), (Times{{"joined", joined}}));
    EXPECT_EQ(fresh.get(row("new")).to<Times>(), (Times{{"joined", joined}}));
}

TEST_P(AttributesContract, types_of_the_users_own_pack_and_unpack) {
    class IntString : public CassandraType {
    public:
        std::string pack(const Value& value) const override { return std::to_string(value.as<int>()); }
        Value unpack(std::string_view bytes) const override { return std::stoi(std::string(bytes)); }
    };
    const auto users = family("Users", {.column_validators = {{"score", IntString()}}});
    users.insert(row(), {{"score", 42}});

    EXPECT_EQ(show(users.get(row())), "{'score': 42}");
    EXPECT_EQ(show(family("Users").get(row())), "{'score': 0x3432}");
}

TEST_P(AttributesContract, timestamp_function_stamps_inserts_and_removals) {
    const auto standard = family("Standard", {.timestamp = [] { return std::int64_t{42}; }});

    EXPECT_EQ(standard.insert(row(), {{"a", "1"}}), 42);
    EXPECT_EQ(standard.batch_insert({{row(), {{"a", "1"}}}}), 42);
    EXPECT_EQ(standard.remove(row()), 42);
}

TEST_P(AttributesContract, levels_are_used_where_none_is_given) {
    const auto reads = family("Standard", {.read_consistency_level = ConsistencyLevel::THREE});
    const auto writes = family("Standard", {.write_consistency_level = ConsistencyLevel::THREE});

    EXPECT_THROW(reads.find(row()), UnavailableException);
    EXPECT_EQ(reads.find(row(), {.read_consistency_level = ConsistencyLevel::ONE}), std::nullopt);
    EXPECT_THROW(writes.insert(row(), {{"a", "1"}}), UnavailableException);
    EXPECT_THROW(writes.remove(row()), UnavailableException);
    EXPECT_GT(writes.insert(row(), {{"a", "1"}}, {.write_consistency_level = ConsistencyLevel::ONE}), 0);
}

TEST_P(AttributesContract, may_be_set_later) {
    family("Longs").insert(row(), {{1, "x"}});
    auto longs = family("Longs");
    auto attributes = longs.attributes();
    attributes.autopack_names = false;
    longs.set_attributes(attributes);

    EXPECT_EQ(show(longs.get(row())), "{0x0000000000000001: 'x'}");
}

TEST_P(AttributesContract, out_of_range_are_refused) {
    EXPECT_THAT([&] { family("Standard", {.buffer_size = 0}); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("buffer_size is 0")));
    EXPECT_THAT([&] { family("Standard", {.column_buffer_size = 1}); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("column_buffer_size is 1")));
    EXPECT_THAT([&] { family("Standard", {.read_consistency_level = ConsistencyLevel::ANY}); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("read_consistency_level is ANY")));
    EXPECT_THAT([&] { family("Standard", {.write_consistency_level = ConsistencyLevel::SERIAL}); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("write_consistency_level is SERIAL")));
    EXPECT_THAT([&] { family("Standard", {.timestamp = nullptr}); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("timestamp is an empty function")));
}

TEST_P(AttributesContract, that_are_wrong_leave_the_others_as_they_were) {
    auto standard = family("Standard");
    auto attributes = standard.attributes();
    attributes.buffer_size = 0;

    EXPECT_THROW(standard.set_attributes(attributes), InvalidRequestError);
    EXPECT_EQ(standard.attributes().buffer_size, 1024u);
}

}  // namespace
}  // namespace cassia
