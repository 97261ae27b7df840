#include "contract/indexed_family.h"
#include "support/golden_tokens.h"

namespace cassia {
namespace {

using namespace support;
using namespace std::chrono_literals;
using testing::ElementsAre;

// What a ColumnFamilyMap hands on of its methods' parameters: those of instances in column_family_map_test.cpp aside.
struct Letters {
    std::string key;
    std::optional<std::string> a;
    std::optional<std::string> b;
    std::optional<std::string> c;

    bool operator==(const Letters&) const = default;
};

Mapping<Letters> letters_mapping() {
    return mapping<Letters>(key(&Letters::key), member("a", &Letters::a), member("b", &Letters::b),
                            member("c", &Letters::c));
}

const auto NONE = std::nullopt;
constexpr auto THREE = ConsistencyLevel::THREE;

std::vector<Letters> read(const InstanceRange<Letters>& range) {
    std::vector<Letters> found;
    for (const auto& instance : range) {
        found.push_back(instance);
    }
    return found;
}

// ---- get and multiget ----

class MappedOptionsContract : public Contract {
protected:
    ColumnFamilyMap<Letters> letters(ColumnFamilyAttributes attributes = {}) const {
        return {pool(), "Standard", letters_mapping(), std::move(attributes)};
    }
    Letters full(std::string_view suffix = {}) const { return {row(suffix), "1", "2", "3"}; }
};
INSTANTIATE_TEST_SUITE_P(Backends, MappedOptionsContract, every_backend(), name_of_backend);

TEST_P(MappedOptionsContract, get_takes_a_count_and_a_direction) {
    letters().insert(full());

    EXPECT_EQ(letters().get(row(), {.column_reversed = true, .column_count = 2}), (Letters{row(), NONE, "2", "3"}));
    EXPECT_EQ(letters().get(row(), {.column_start = "a", .column_count = 1}), (Letters{row(), "1", NONE, NONE}));
}

TEST_P(MappedOptionsContract, get_takes_a_level) {
    letters().insert(full());

    EXPECT_THROW(letters().get(row(), {.read_consistency_level = THREE}), UnavailableException);
    EXPECT_THROW(letters().find(row(), {.read_consistency_level = THREE}), UnavailableException);
}

TEST_P(MappedOptionsContract, multiget_takes_columns) {
    letters().batch_insert({full("1"), full("2")});

    const auto found = letters().multiget({row("1"), row("2")}, {.columns = {"b"}});

    EXPECT_EQ(found[row("2")], (Letters{row("2"), NONE, "2", NONE}));
}

TEST_P(MappedOptionsContract, multiget_takes_a_slice) {
    letters().batch_insert({full("1"), full("2")});

    const auto finish = letters().multiget({row("1"), row("2")}, {.column_start = "a", .column_finish = "b"});
    const auto reversed = letters().multiget({row("1")}, {.column_reversed = true, .column_count = 1});

    EXPECT_EQ(finish[row("2")], (Letters{row("2"), "1", "2", NONE}));
    EXPECT_EQ(reversed[row("1")], (Letters{row("1"), NONE, NONE, "3"}));
}

TEST_P(MappedOptionsContract, multiget_takes_a_buffer_size) {
    letters().batch_insert({full("1"), full("2"), full("3")});

    EXPECT_EQ(letters().multiget({row("1"), row("2"), row("3")}, {.buffer_size = 2}).size(), 3u);
    EXPECT_THROW(letters().multiget({row("1")}, {.buffer_size = 0}), InvalidRequestError);
}

TEST_P(MappedOptionsContract, multiget_takes_a_level) {
    EXPECT_THROW(letters().multiget({row()}, {.read_consistency_level = THREE}), UnavailableException);
}

// ---- writing ----

TEST_P(MappedOptionsContract, batch_insert_takes_a_time_to_live) {
    letters().batch_insert({full("1"), full("2")}, {.ttl = 5s});
    EXPECT_EQ(letters().get(row("2")), full("2"));

    backend().pass(5s);

    EXPECT_EQ(letters().find(row("2")), std::nullopt);
}

TEST_P(MappedOptionsContract, batch_insert_takes_a_level) {
    EXPECT_THROW(letters().batch_insert({full()}, {.write_consistency_level = THREE}), UnavailableException);
    EXPECT_EQ(letters().find(row()), std::nullopt);
}

TEST_P(MappedOptionsContract, batch_insert_writes_nothing_of_several_when_one_names_no_member) {
    EXPECT_THROW(letters().batch_insert({full("1"), full("2")}, {.columns = {"a", "d"}}), InvalidRequestError);
    EXPECT_EQ(letters().find(row("1")), std::nullopt);
}

TEST_P(MappedOptionsContract, remove_takes_a_timestamp) {
    letters().insert(full(), {.timestamp = 100});

    EXPECT_EQ(letters().remove(full(), {.timestamp = 99}), 99);
    EXPECT_EQ(letters().get(row()), full());
    EXPECT_EQ(letters().remove(full(), {.columns = {"a"}, .timestamp = 100}), 100);
    EXPECT_EQ(letters().get(row()), (Letters{row(), NONE, "2", "3"}));
}

TEST_P(MappedOptionsContract, remove_takes_a_level) {
    letters().insert(full());

    EXPECT_THROW(letters().remove(full(), {.write_consistency_level = THREE}), UnavailableException);
    EXPECT_EQ(letters().get(row()), full());
}

// The manual's changelog, 1.2.1.
TEST_P(MappedOptionsContract, attributes_are_those_of_the_column_family) {
    const auto stamped = letters({.read_consistency_level = THREE, .timestamp = [] { return std::int64_t{42}; }});

    EXPECT_EQ(stamped.insert(full()), 42);
    EXPECT_THROW(stamped.get(row()), UnavailableException);
    EXPECT_EQ(stamped.get(row(), {.read_consistency_level = ConsistencyLevel::ONE}), full());
}

TEST_P(MappedOptionsContract, types_among_the_attributes_go_before_those_of_the_mapping) {
    struct Numbered {
        std::string key;
        Value a;
    };
    const ColumnFamilyMap<Numbered> numbered(
        pool(), "Users", mapping<Numbered>(key(&Numbered::key), member("a", &Numbered::a, LongType())),
        {.column_validators = {{"a", Int32Type()}}});

    numbered.insert({row(), 5});

    EXPECT_EQ(family("Users").get(row(), {.columns = {"a"}}), (Columns{{"a", Bytes(Int32Type().pack(5))}}));
}

// ---- get_range ----

// Three rows, in the order of their tokens.
class MappedRangeContract : public Contract {
protected:
    void SetUp() override {
        const auto users = ten_users();
        for (std::size_t i = 0; i < 3; ++i) {
            rows_.push_back({users[i].key, "1", "2", "3"});
        }
        letters().truncate();
        letters().batch_insert(rows_);
    }

    ColumnFamilyMap<Letters> letters() const { return {pool(), "ChangingRanges", letters_mapping()}; }
    std::vector<Letters> range(const RangeOptions& options) const { return read(letters().get_range(options)); }

    std::vector<Letters> rows_;
};
INSTANTIATE_TEST_SUITE_P(Backends, MappedRangeContract, every_backend(), name_of_backend);

TEST_P(MappedRangeContract, takes_keys) {
    EXPECT_THAT(range({.start = rows_[1].key}), ElementsAre(rows_[1], rows_[2]));
    EXPECT_THAT(range({.finish = rows_[1].key}), ElementsAre(rows_[0], rows_[1]));
}

TEST_P(MappedRangeContract, takes_tokens) {
    EXPECT_THAT(range({.start_token = ten_users()[0].token, .finish_token = ten_users()[1].token}),
                ElementsAre(rows_[1]));
}

TEST_P(MappedRangeContract, takes_a_slice) {
    EXPECT_THAT(range({.column_start = "b", .column_finish = "b", .row_count = 1}),
                ElementsAre(Letters{rows_[0].key, NONE, "2", NONE}));
    EXPECT_THAT(range({.column_reversed = true, .column_count = 2, .row_count = 1}),
                ElementsAre(Letters{rows_[0].key, NONE, "2", "3"}));
}

TEST_P(MappedRangeContract, leaves_rows_without_columns_out_unless_told_otherwise) {
    letters().remove(rows_[1]);

    EXPECT_THAT(range({.row_count = 2}), ElementsAre(rows_[0], rows_[2]));
    EXPECT_THAT(range({.row_count = 2, .filter_empty = false}),
                ElementsAre(rows_[0], Letters{rows_[1].key, NONE, NONE, NONE}));
}

TEST_P(MappedRangeContract, takes_a_level) {
    EXPECT_THROW(range({.read_consistency_level = THREE}), UnavailableException);
}

TEST_P(MappedRangeContract, takes_a_buffer_size) {
    EXPECT_THAT(range({.buffer_size = 2}), ElementsAre(rows_[0], rows_[1], rows_[2]));
    EXPECT_THROW(range({.buffer_size = 1}), InvalidRequestError);
}

// ---- get_indexed_slices ----

struct Citizen {
    std::string key;
    std::optional<std::string> name;
    std::optional<std::string> state;
    Row all;
};

class MappedIndexContract : public OnIndexedFamily {
protected:
    void SetUp() override { users().insert("john", {{"name", "John"}, {"state", "Utah"}}, {.timestamp = 7}); }

    Citizen found(const IndexedOptions& options) const {
        const ColumnFamilyMap<Citizen> citizens(
            pool(), users().name(),
            mapping<Citizen>(key(&Citizen::key), member("name", &Citizen::name), member("state", &Citizen::state),
                             raw_columns(&Citizen::all)));
        const auto range = citizens.get_indexed_slices(in_state("Utah"), options);
        return *range.begin();
    }
};
INSTANTIATE_TEST_SUITE_P(Backends, MappedIndexContract, every_backend(), name_of_backend);

TEST_P(MappedIndexContract, takes_columns) {
    EXPECT_EQ(found({.columns = {"name"}}).name, "John");
    EXPECT_EQ(found({.columns = {"name"}}).state, NONE);
}

TEST_P(MappedIndexContract, takes_a_slice) {
    EXPECT_EQ(found({.column_start = "o", .column_finish = "z"}).name, NONE);
}

TEST_P(MappedIndexContract, takes_a_slice_in_reverse) {
    EXPECT_EQ(found({.column_reversed = true, .column_count = 1}).state, "Utah");
    EXPECT_EQ(found({.column_reversed = true, .column_count = 1}).name, NONE);
}

TEST_P(MappedIndexContract, tells_timestamps_to_raw_columns) {
    const auto citizen = found({.include_timestamp = true});

    EXPECT_EQ(citizen.all.at(0).timestamp(), 7);
}

TEST_P(MappedIndexContract, takes_a_level) {
    EXPECT_THROW(found({.read_consistency_level = THREE}), UnavailableException);
}

TEST_P(MappedIndexContract, takes_a_buffer_size) {
    EXPECT_THROW(found({.buffer_size = 1}), InvalidRequestError);
}

// ---- super columns ----

struct Note {
    std::string author;
    std::int64_t number = 0;
    std::optional<std::string> text;
    std::optional<std::string> title;

    bool operator==(const Note&) const = default;
};

class MappedSuperOptionsContract : public Contract {
protected:
    ColumnFamilyMap<Note> notes() const {
        return {pool(), "LongSuper",
                mapping<Note>(key(&Note::author), super_column(&Note::number), member("text", &Note::text),
                              member("title", &Note::title))};
    }
};
INSTANTIATE_TEST_SUITE_P(Backends, MappedSuperOptionsContract, every_backend(), name_of_backend);

TEST_P(MappedSuperOptionsContract, get_takes_columns_of_the_super_column_named) {
    notes().insert({row(), 1, "text", "title"});

    EXPECT_EQ(notes().get(row(), {.columns = {"title"}, .super_column = 1}), (Note{row(), 1, NONE, "title"}));
}

TEST_P(MappedSuperOptionsContract, get_super_columns_takes_a_count_and_a_direction) {
    notes().batch_insert({{row(), 1, "a", NONE}, {row(), 2, "b", NONE}, {row(), 3, "c", NONE}});

    const auto found = notes().get_super_columns(row(), {.column_reversed = true, .column_count = 2});

    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found.begin()->second, (Note{row(), 3, "c", NONE}));
    EXPECT_FALSE(found.contains(1));
}

TEST_P(MappedSuperOptionsContract, insert_takes_columns_and_a_time_to_live) {
    notes().insert({row(), 1, "text", "title"}, {.columns = {"text"}, .ttl = 5s});
    EXPECT_EQ(notes().get(row(), {.super_column = 1}), (Note{row(), 1, "text", NONE}));

    backend().pass(5s);

    EXPECT_EQ(notes().find(row(), {.super_column = 1}), std::nullopt);
}

TEST_P(MappedSuperOptionsContract, remove_takes_columns_of_the_instances_super_column) {
    const Note first = {row(), 1, "text", "title"};
    notes().batch_insert({first, {row(), 2, "text", "title"}});

    notes().remove(first, {.columns = {"text"}});

    EXPECT_EQ(notes().get(row(), {.super_column = 1}), (Note{row(), 1, NONE, "title"}));
    EXPECT_EQ(notes().get(row(), {.super_column = 2}), (Note{row(), 2, "text", "title"}));
}

TEST_P(MappedSuperOptionsContract, multiget_takes_super_columns_by_name) {
    notes().batch_insert({{row("1"), 1, "a", NONE}, {row("1"), 2, "b", NONE}, {row("2"), 2, "c", NONE}});

    const auto found = notes().multiget_super_columns({row("1"), row("2")}, {.columns = {2}});

    EXPECT_EQ(found[row("1")].size(), 1u);
    EXPECT_EQ(found[row("2")][2], (Note{row("2"), 2, "c", NONE}));
}

}  // namespace
}  // namespace cassia
