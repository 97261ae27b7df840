#include "support/contract.h"

namespace cassia {
namespace {

using namespace support;

// What is removed, and what is left of {a: {1: 'x', 2: 'y'}, b: {1: 'z'}}; a standard row is {a: 'x', b: 'y'}.
struct Removal {
    std::string name;
    std::string_view family;
    Columns columns;
    RemoveOptions options;
    std::string left;
};

void PrintTo(const Removal& removal, std::ostream* out) {
    *out << removal.name;
}

const Columns STANDARD_ROW = {{"a", "x"}, {"b", "y"}};
const Columns SUPER_ROW = {{"a", {{1, "x"}, {2, "y"}}}, {"b", {{1, "z"}}}};

const std::vector<Removal> REMOVALS = {
    {"row", "Standard", STANDARD_ROW, {}, "{}"},
    {"column", "Standard", STANDARD_ROW, {.columns = {"a"}}, "{'b': 'y'}"},
    {"columns", "Standard", STANDARD_ROW, {.columns = {"a", "b", "c"}}, "{}"},
    {"super_row", "Super", SUPER_ROW, {}, "{}"},
    // The manual's changelog, 1.0.4.
    {"super_column", "Super", SUPER_ROW, {.super_column = "a"}, "{'b': {1: 'z'}}"},
    {"super_columns_by_name", "Super", SUPER_ROW, {.columns = {"b"}}, "{'a': {1: 'x', 2: 'y'}}"},
    {"subcolumn", "Super", SUPER_ROW, {.columns = {2}, .super_column = "a"}, "{'a': {1: 'x'}, 'b': {1: 'z'}}"},
    {"last_subcolumn", "Super", SUPER_ROW, {.columns = {1}, .super_column = "b"}, "{'a': {1: 'x', 2: 'y'}}"},
};

class RemoveContract : public TableContract<Removal> {
protected:
    ColumnFamily family() const { return OnBackend::family(param().family); }
    std::string found() const { return show(family().find(row())); }
    std::string unharmed() const {
        return param().columns.begin()->is_super ? "{'a': {1: 'x', 2: 'y'}, 'b': {1: 'z'}}" : "{'a': 'x', 'b': 'y'}";
    }

    void insert_at(std::int64_t timestamp) const { family().insert(row(), param().columns, {.timestamp = timestamp}); }
    void remove_at(std::int64_t timestamp) const {
        auto options = param().options;
        options.timestamp = timestamp;
        family().remove(row(), options);
    }
    void flush_and_compact() const {
        backend().flush();
        backend().compact();
    }
};
INSTANTIATE_TEST_SUITE_P(Backends, RemoveContract, every_backend_and(REMOVALS), name_of_case<Removal>);

TEST_P(RemoveContract, removes_what_was_written_before) {
    family().insert(row(), param().columns);
    family().remove(row(), param().options);

    EXPECT_EQ(found(), param().left);
}

TEST_P(RemoveContract, removes_what_is_older) {
    insert_at(9);
    remove_at(10);

    EXPECT_EQ(found(), param().left);
}

TEST_P(RemoveContract, removes_what_is_older_and_arrives_later) {
    remove_at(10);
    insert_at(9);

    EXPECT_EQ(found(), param().left);
}

TEST_P(RemoveContract, removes_what_is_as_old) {
    insert_at(10);
    remove_at(10);

    EXPECT_EQ(found(), param().left);
}

TEST_P(RemoveContract, removes_what_is_as_old_and_arrives_later) {
    remove_at(10);
    insert_at(10);

    EXPECT_EQ(found(), param().left);
}

TEST_P(RemoveContract, leaves_what_is_newer) {
    insert_at(11);
    remove_at(10);

    EXPECT_EQ(found(), unharmed());
}

TEST_P(RemoveContract, leaves_what_is_newer_and_arrives_later) {
    remove_at(10);
    insert_at(11);

    EXPECT_EQ(found(), unharmed());
}

TEST_P(RemoveContract, removes_what_lies_in_another_file) {
    insert_at(9);
    flush_and_compact();
    remove_at(10);
    flush_and_compact();

    EXPECT_EQ(found(), param().left);
}

TEST_P(RemoveContract, removes_what_arrives_later_in_another_file) {
    remove_at(10);
    flush_and_compact();
    insert_at(9);
    flush_and_compact();

    EXPECT_EQ(found(), param().left);
}

TEST_P(RemoveContract, leaves_what_is_newer_in_another_file) {
    remove_at(10);
    flush_and_compact();
    insert_at(11);
    flush_and_compact();

    EXPECT_EQ(found(), unharmed());
}

TEST_P(RemoveContract, is_undone_by_no_later_removal_of_older_columns) {
    insert_at(9);
    remove_at(10);
    remove_at(5);

    EXPECT_EQ(found(), param().left);
}

TEST_P(RemoveContract, shows_in_counts_and_by_names) {
    family().insert(row(), param().columns);
    family().remove(row(), param().options);
    const auto left = family().find(row());

    EXPECT_EQ(family().get_count(row()), static_cast<std::int64_t>(left ? left->size() : 0));
    EXPECT_EQ(show(family().find(row(), {.columns = {"a", "b"}})), param().left);
}

TEST_P(RemoveContract, shows_in_multigets_and_reversed_slices) {
    family().insert(row(), param().columns);
    family().remove(row(), param().options);
    const auto left = family().find(row());

    EXPECT_EQ(show(family().multiget({row()})), left ? "{'" + row() + "': " + param().left + "}" : "{}");
    EXPECT_EQ(family().find(row(), {.column_reversed = true}).has_value(), left.has_value());
}

TEST_P(RemoveContract, returns_the_timestamp_given) {
    auto options = param().options;
    options.timestamp = 77;

    EXPECT_EQ(family().remove(row(), options), 77);
}

// Also of what is not there.
TEST_P(RemoveContract, returns_a_timestamp_of_its_own_after_those_before) {
    const auto before = gm_timestamp();

    EXPECT_GT(family().remove(row("nowhere"), param().options), before);
}

class RemovalsContract : public Contract {};
INSTANTIATE_TEST_SUITE_P(Backends, RemovalsContract, every_backend(), name_of_backend);

// The manual's changelog, 1.5.0.
TEST_P(RemovalsContract, remove_nothing_for_the_empty_list_of_columns) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "1"}});

    EXPECT_GT(standard.remove(row(), {.columns = {}}), 0);
    EXPECT_EQ(show(standard.get(row())), "{'a': '1'}");
}

TEST_P(RemovalsContract, remove_nothing_of_a_super_column_for_the_empty_list) {
    const auto super = family("Super");
    super.insert(row(), {{"s", {{1, "x"}}}});
    super.remove(row(), {.columns = {}, .super_column = "s"});

    EXPECT_EQ(show(super.get(row())), "{'s': {1: 'x'}}");
}

// The manual's changelog, 1.5.0.
TEST_P(RemovalsContract, know_a_super_column_named_zero) {
    const auto super = family("LongSuper");
    super.insert(row(), {{0, {{"a", "x"}, {"b", "y"}}}, {1, {{"a", "z"}}}});
    super.remove(row(), {.columns = {"a"}, .super_column = 0});

    EXPECT_EQ(show(super.get(row())), "{0: {'b': 'y'}, 1: {'a': 'z'}}");
}

TEST_P(RemovalsContract, leave_other_rows) {
    const auto standard = family("Standard");
    standard.insert(row("1"), {{"a", "1"}});
    standard.insert(row("12"), {{"a", "2"}});
    standard.remove(row("1"));

    EXPECT_EQ(show(standard.get(row("12"))), "{'a': '2'}");
}

TEST_P(RemovalsContract, let_a_row_be_written_again) {
    const auto standard = family("Standard");
    standard.insert(row(), {{"a", "1"}, {"b", "2"}});
    standard.remove(row());
    standard.insert(row(), {{"b", "3"}});

    EXPECT_EQ(show(standard.get(row())), "{'b': '3'}");
}

TEST_P(RemovalsContract, of_a_row_and_of_a_column_do_not_hide_each_other) {
    const auto standard = family("Standard");
    standard.remove(row(), {.columns = {"a"}, .timestamp = 20});
    standard.remove(row(), {.timestamp = 10});
    standard.insert(row(), {{"a", "late"}, {"b", "late"}}, {.timestamp = 15});

    EXPECT_EQ(show(standard.find(row())), "{'b': 'late'}");
}

TEST_P(RemovalsContract, of_a_row_and_of_a_super_column_do_not_hide_each_other) {
    const auto super = family("Super");
    super.remove(row(), {.super_column = "a", .timestamp = 20});
    super.remove(row(), {.timestamp = 10});
    super.insert(row(), {{"a", {{1, "late"}}}, {"b", {{1, "late"}}}}, {.timestamp = 15});

    EXPECT_EQ(show(super.find(row())), "{'b': {1: 'late'}}");
}

TEST_P(RemovalsContract, keep_to_their_level) {
    EXPECT_THROW(family("Standard").remove(row(), {.write_consistency_level = ConsistencyLevel::SERIAL}),
                 InvalidRequestException);
}

TEST_P(RemovalsContract, refuse_a_super_column_in_a_standard_column_family) {
    EXPECT_THROW(family("Standard").remove(row(), {.super_column = "s"}), InvalidRequestException);
}

}  // namespace
}  // namespace cassia
