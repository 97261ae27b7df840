#include "support/contract.h"

namespace cassia {
namespace {

using namespace support;

// Two writes of one column at one timestamp. An empty value is a removal.
struct Tie {
    std::string name;
    Columns winner;
    std::chrono::seconds winners_ttl;
    Columns loser;
    std::chrono::seconds losers_ttl;
    std::string found;
};

void PrintTo(const Tie& tie, std::ostream* out) {
    *out << tie.name;
}

constexpr std::chrono::seconds NONE{0};
constexpr std::chrono::seconds LONG{2000};
constexpr std::chrono::seconds SHORT{1000};

const std::vector<Tie> TIES = {
    {"greater_value_wins", {{"a", "2"}}, NONE, {{"a", "1"}}, NONE, "{'a': '2'}"},
    {"longer_value_wins_over_its_beginning", {{"a", "11"}}, NONE, {{"a", "1"}}, NONE, "{'a': '11'}"},
    {"bytes_are_unsigned", {{"a", "\xc3\xa9"}}, NONE, {{"a", "z"}}, NONE, "{'a': '\xc3\xa9'}"},
    {"any_value_wins_over_the_empty_one", {{"a", "1"}}, NONE, {{"a", ""}}, NONE, "{'a': '1'}"},
    {"expiring_column_wins_over_a_greater_value", {{"a", "1"}}, SHORT, {{"a", "2"}}, NONE, "{'a': '1'}"},
    {"later_expiry_wins_over_a_greater_value", {{"a", "1"}}, LONG, {{"a", "2"}}, SHORT, "{'a': '1'}"},
    {"greater_value_wins_among_equal_expiries", {{"a", "2"}}, SHORT, {{"a", "1"}}, SHORT, "{'a': '2'}"},
    {"removal_wins_over_a_value", {}, NONE, {{"a", "1"}}, NONE, "{}"},
    {"removal_wins_over_an_expiring_column", {}, NONE, {{"a", "1"}}, SHORT, "{}"},
};

class TieContract : public TableContract<Tie> {
protected:
    void write(const Columns& columns, std::chrono::seconds ttl) const {
        if (columns.empty()) {
            family("Standard").remove(row(), {.columns = {"a"}, .timestamp = 10});
        } else {
            family("Standard").insert(row(), columns, {.timestamp = 10, .ttl = ttl});
        }
    }
    void write_winner() const { write(param().winner, param().winners_ttl); }
    void write_loser() const { write(param().loser, param().losers_ttl); }
    std::string found() const { return show(family("Standard").find(row())); }
};
INSTANTIATE_TEST_SUITE_P(Backends, TieContract, every_backend_and(TIES), name_of_case<Tie>);

TEST_P(TieContract, is_won_by_what_was_written_first) {
    write_winner();
    write_loser();

    EXPECT_EQ(found(), param().found);
}

TEST_P(TieContract, is_won_by_what_was_written_last) {
    write_loser();
    write_winner();

    EXPECT_EQ(found(), param().found);
}

TEST_P(TieContract, is_won_alike_where_a_flush_lies_between) {
    write_winner();
    backend().flush();
    write_loser();
    backend().flush();
    backend().compact();

    EXPECT_EQ(found(), param().found);
}

}  // namespace
}  // namespace cassia
