#include "support/contract.h"

namespace cassia {
namespace {

using namespace support;

struct RawUser {
    std::string key;
    std::string name;
    Row raw;
};

class RawColumnsContract : public Contract {};
INSTANTIATE_TEST_SUITE_P(Backends, RawColumnsContract, every_backend(), name_of_backend);

TEST_P(RawColumnsContract, fetches_all_columns_into_raw_columns) {
    const ColumnFamilyMap<RawUser> raw_users(
        pool(), "Users",
        mapping<RawUser>(key(&RawUser::key), member("name", &RawUser::name), raw_columns(&RawUser::raw)));
    family("Users").insert(row(), {{"age", 24}, {"name", "Tyler"}, {"other", "x"}});

    const auto user = raw_users.get(row());

    EXPECT_EQ(user.name, "Tyler");
    EXPECT_EQ(user.raw, (Columns{{"age", 24}, {"name", "Tyler"}, {"other", Bytes(std::string("x"))}}));
}

TEST_P(RawColumnsContract, fetches_more_than_a_hundred_columns) {
    const ColumnFamilyMap<RawUser> raw_users(
        pool(), "Users",
        mapping<RawUser>(key(&RawUser::key), member("name", &RawUser::name), raw_columns(&RawUser::raw)));
    Columns columns{{"name", "Tyler"}};
    for (int i = 0; i < 200; ++i) {
        columns.add("a" + std::to_string(i), "x");
    }
    family("Users").insert(row(), columns);

    EXPECT_EQ(raw_users.get(row()).raw.size(), 201u);
    EXPECT_EQ(raw_users.get(row()).name, "Tyler");
    EXPECT_EQ(raw_users.get(row(), {.column_count = 10}).raw.size(), 10u);
}

// An open end names no slice: the columns of the members are read, wherever they stand in the row.
TEST_P(RawColumnsContract, are_not_fetched_where_they_are_not_mapped) {
    const ColumnFamilyMap<RawUser> users(pool(), "Users",
                                         mapping<RawUser>(key(&RawUser::key), member("name", &RawUser::name)));
    Columns columns{{"name", "Tyler"}};
    for (int i = 0; i < 200; ++i) {
        columns.add("a" + std::to_string(i), "x");
    }
    family("Users").insert(row(), columns);

    EXPECT_EQ(users.get(row(), {.column_start = "", .column_finish = ""}).name, "Tyler");
}

TEST_P(RawColumnsContract, does_not_write_raw_columns) {
    const ColumnFamilyMap<RawUser> raw_users(
        pool(), "Users",
        mapping<RawUser>(key(&RawUser::key), member("name", &RawUser::name), raw_columns(&RawUser::raw)));
    family("Users").insert(row("from"), {{"age", 24}, {"name", "Tyler"}});
    auto user = raw_users.get(row("from"));
    user.key = row("to");

    raw_users.insert(user);

    EXPECT_EQ(show(family("Users").get(row("to"))), "{'name': 'Tyler'}");
}

}  // namespace
}  // namespace cassia
