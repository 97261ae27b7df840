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
