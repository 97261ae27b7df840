#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "backend/cql/protocol/responses.h"
#include "support/golden_conversation.h"

// What real servers answered, as it is read. Those of errors are in server_error_golden_test.cpp.

namespace cassia::cql {
namespace {

using namespace std::string_literals;
using support::GoldenConversation;
using testing::ElementsAre;
using testing::IsEmpty;

class GoldenResponses : public testing::TestWithParam<const char*> {
protected:
    bool is_v5() const { return golden_.version() == ProtocolVersion::V5; }

    Response response(std::string_view exchange) const { return golden_.answer(exchange).read(); }

    template <typename Kind>
    Kind read(std::string_view exchange) const {
        return std::get<Kind>(response(exchange).message);
    }

    const GoldenConversation golden_{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(OfRealServers, GoldenResponses,
                         testing::Values("5.0-v4", "5.0-v5", "5.0-v5-lz4", "4.1-v4", "4.1-v5"),
                         [](const auto& test) { return support::test_name(test.param); });

/// The rows as "column=value …", where null is "null".
std::vector<std::vector<std::string>> cells(RowsResult& result) {
    std::vector<std::vector<std::string>> rows;
    std::vector<OptionalBytes> row(result.metadata.column_count);
    while (result.rows.next(row)) {
        auto& texts = rows.emplace_back();
        for (const auto& cell : row) {
            texts.emplace_back(cell.value_or("null"));
        }
    }
    return rows;
}

TEST_P(GoldenResponses, tell_what_is_supported) {
    const auto supported = read<Supported>("options");

    const auto versions = std::find_if(supported.options.begin(), supported.options.end(),
                                       [](const auto& option) { return option.first == "PROTOCOL_VERSIONS"; });
    ASSERT_NE(versions, supported.options.end());
    EXPECT_THAT(versions->second, ElementsAre("3/v3", "4/v4", "5/v5", "6/v6-beta"));
}

TEST_P(GoldenResponses, are_ready) {
    EXPECT_TRUE(std::holds_alternative<Ready>(response("startup").message));
}

TEST_P(GoldenResponses, have_a_keyspace_that_was_set) {
    EXPECT_EQ(read<SetKeyspace>("use a keyspace").keyspace, "golden");
}

TEST_P(GoldenResponses, tell_changes_of_the_schema) {
    const auto keyspace = read<SchemaChange>("create a keyspace");
    const auto table = read<SchemaChange>("alter a table");
    const auto function = read<SchemaChange>("create a function");
    const auto aggregate = read<SchemaChange>("create an aggregate");
    const auto dropped = read<SchemaChange>("drop a keyspace");

    EXPECT_EQ(keyspace.kind, SchemaChange::Kind::CREATED);
    EXPECT_EQ(keyspace.target, SchemaChange::Target::KEYSPACE);
    EXPECT_EQ(keyspace.keyspace, "golden");
    EXPECT_EQ(table.kind, SchemaChange::Kind::UPDATED);
    EXPECT_EQ(table.target, SchemaChange::Target::TABLE);
    EXPECT_EQ(table.name, "wide");
    EXPECT_EQ(function.target, SchemaChange::Target::FUNCTION);
    EXPECT_EQ(function.name, "failing");
    EXPECT_THAT(function.argument_types, ElementsAre("int", "text"));
    EXPECT_EQ(aggregate.target, SchemaChange::Target::AGGREGATE);
    EXPECT_THAT(aggregate.argument_types, ElementsAre("int"));
    EXPECT_EQ(dropped.kind, SchemaChange::Kind::DROPPED);
}

TEST_P(GoldenResponses, are_void_where_there_is_nothing_to_tell) {
    for (const auto* const exchange :
         {"values of all types", "values with names", "a time of its own", "execute an update", "a logged batch",
          "an unlogged batch", "a batch of counters", "an empty batch", "write much"}) {
        EXPECT_TRUE(std::holds_alternative<VoidResult>(response(exchange).message)) << exchange;
    }
}

TEST_P(GoldenResponses, have_columns_of_every_type) {
    const auto result = read<RowsResult>("read all types");
    std::vector<TypeCode> simple;
    for (const auto& column : result.metadata.columns) {
        EXPECT_EQ(column.keyspace, "golden");
        EXPECT_EQ(column.table, "types");
        if (column.name.starts_with("a_")) {
            simple.push_back(column.type.code);
        }
    }
    const auto type = [&](std::string_view name) {
        const auto found = std::find_if(result.metadata.columns.begin(), result.metadata.columns.end(),
                                        [&](const ColumnSpec& column) { return column.name == name; });
        return found->type;
    };
    using enum TypeCode;
    // Version 4 has no code for it, and names the class.
    const auto duration = is_v5() ? DURATION : CUSTOM;
    const ColumnType tuple{.code = TUPLE, .parts = {{.code = INT}, {.code = UUID}}};
    const ColumnType list{.code = LIST, .parts = {tuple}};
    const std::string composite =
        "org.apache.cassandra.db.marshal.CompositeType(org.apache.cassandra.db.marshal.LongType,"
        "org.apache.cassandra.db.marshal.UTF8Type)";

    EXPECT_THAT(simple, ElementsAre(ASCII, BIGINT, BLOB, BOOLEAN, DATE, DECIMAL, DOUBLE, duration, FLOAT, INET, INT,
                                    SMALLINT, VARCHAR, TIME, TIMESTAMP, TIMEUUID, TINYINT, UUID, VARINT));
    EXPECT_EQ(type("b_custom"), (ColumnType{.code = CUSTOM, .name = composite}));
    EXPECT_EQ(type("b_list"), (ColumnType{.code = LIST, .parts = {{.code = INT}}}));
    EXPECT_EQ(type("b_set"), (ColumnType{.code = SET, .parts = {{.code = VARCHAR}}}));
    EXPECT_EQ(type("b_map"), (ColumnType{.code = MAP, .parts = {{.code = VARCHAR}, {.code = BIGINT}}}));
    EXPECT_EQ(type("b_nested"), (ColumnType{.code = MAP, .parts = {{.code = VARCHAR}, list}}));
    EXPECT_EQ(type("b_tuple"), (ColumnType{.code = TUPLE, .parts = {{.code = INT}, {.code = VARCHAR}}}));
    EXPECT_EQ(type("b_type"), (ColumnType{.code = UDT,
                                          .name = "address",
                                          .keyspace = "golden",
                                          .parts = {{.code = VARCHAR}, {.code = INT}},
                                          .fields = {"street", "number"}}));
}

TEST_P(GoldenResponses, have_rows_with_nulls) {
    auto result = read<RowsResult>("read all types");

    const auto rows = cells(result);

    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0][0], "k");
    EXPECT_EQ(rows[0][1], "text");
    EXPECT_EQ(rows[0][2], "\0\0\0\0\0\0\0\5"s);
    EXPECT_EQ(std::count(rows[0].begin(), rows[0].end(), "null"), 4) << "list, map, nested and set";
}

TEST_P(GoldenResponses, have_no_rows) {
    auto result = read<RowsResult>("no rows");

    EXPECT_EQ(result.rows.rows_left(), 0U);
    EXPECT_THAT(cells(result), IsEmpty());
    EXPECT_EQ(result.metadata.columns.size(), 1U);
}

TEST_P(GoldenResponses, tell_that_a_condition_was_not_met) {
    auto result = read<RowsResult>("a condition");

    EXPECT_EQ(result.metadata.columns.at(0).name, "[applied]");
    EXPECT_THAT(cells(result), ElementsAre(ElementsAre("\0"s, "\1"s)));
}

TEST_P(GoldenResponses, have_where_the_trace_is) {
    const auto traced = response("a traced query");

    ASSERT_TRUE(traced.tracing_id);
    EXPECT_EQ(traced.tracing_id->version(), 1);
    EXPECT_THAT(traced.warnings, IsEmpty());
    EXPECT_FALSE(response("read all types").tracing_id);
}

TEST_P(GoldenResponses, have_warnings) {
    EXPECT_THAT(response("a warning").warnings, ElementsAre("Aggregation query used without partition key"));
}

TEST_P(GoldenResponses, have_a_trace_and_warnings_before_their_rows) {
    const auto both = response("a traced query with a warning");

    EXPECT_TRUE(both.tracing_id);
    EXPECT_EQ(both.warnings.size(), 1U);
    EXPECT_EQ(std::get<RowsResult>(both.message).metadata.columns.at(0).name, "count");
}

TEST_P(GoldenResponses, tell_what_was_prepared) {
    const auto prepared = read<Prepared>("prepare an update");

    EXPECT_EQ(prepared.id.size(), 16U);
    EXPECT_EQ(prepared.result_metadata_id.size(), is_v5() ? 16U : 0U);
    std::vector<std::string> markers;
    for (const auto& marker : prepared.markers.markers) {
        markers.push_back(marker.name);
    }
    EXPECT_THAT(markers, ElementsAre("[timestamp]", "[ttl]", "value", "column1", "key"));
    EXPECT_THAT(prepared.markers.key_markers, ElementsAre(4));
    EXPECT_THAT(prepared.columns.columns, IsEmpty());
}

TEST_P(GoldenResponses, tell_what_a_prepared_statement_returns) {
    const auto columns = read<Prepared>("prepare a select").columns;
    auto with = read<RowsResult>("execute a select");

    EXPECT_EQ(columns.columns, with.metadata.columns);
    EXPECT_EQ(columns.columns.at(2).type.code, TypeCode::BIGINT);
}

TEST_P(GoldenResponses, leave_the_metadata_out_when_asked_to) {
    auto with = read<RowsResult>("execute a select");
    auto without = read<RowsResult>("execute a select without metadata");

    EXPECT_THAT(without.metadata.columns, IsEmpty());
    EXPECT_EQ(without.metadata.column_count, 4U);
    EXPECT_EQ(cells(without), cells(with));
}

TEST_P(GoldenResponses, come_in_pages) {
    auto first = read<RowsResult>("a first page");
    auto second = read<RowsResult>("a second page");

    EXPECT_TRUE(first.metadata.paging_state);
    EXPECT_FALSE(second.metadata.paging_state);
    EXPECT_EQ(cells(first).size(), 2U);
    EXPECT_EQ(cells(second).size(), 4U);
}

TEST_P(GoldenResponses, tell_that_the_metadata_has_changed) {
    if (!is_v5()) {
        EXPECT_FALSE(read<RowsResult>("metadata that has changed").metadata.new_metadata_id);
        return;
    }
    const auto again = read<Prepared>("prepare again");
    const auto changed = read<RowsResult>("metadata that has changed");

    EXPECT_EQ(changed.metadata.new_metadata_id, again.result_metadata_id);
    EXPECT_EQ(changed.metadata.columns, again.columns.columns);
    EXPECT_EQ(changed.metadata.columns.size(), 3U);
}

TEST_P(GoldenResponses, come_together) {
    const auto& messages = golden_.exchange("three at once").messages;

    ASSERT_EQ(messages.size(), 3U);
    for (const auto& message : messages) {
        const auto read = message.read();
        EXPECT_EQ(std::get<RowsResult>(read.message).rows.rows_left(), 6U);
    }
}

TEST_P(GoldenResponses, may_be_large) {
    auto result = read<RowsResult>("read much");

    EXPECT_THAT(cells(result), ElementsAre(ElementsAre(std::string(300'000, 'x'))));
}

}  // namespace
}  // namespace cassia::cql
