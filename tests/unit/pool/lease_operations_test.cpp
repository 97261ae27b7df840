#include <cassia/connection_lease.h>

#include <cassia/errors.h>

#include "support/scripted_pool.h"

namespace cassia::pool {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

class LeaseOperations : public support::ScriptedPool {
protected:
    ConnectionLease lease_of(PoolOptions options) {
        return ConnectionLease(pool_of(std::move(options), {"one", "two"})->lease());
    }
};

TEST_F(LeaseOperations, are_tried_again_on_another_server) {
    auto lease = lease_of({.pool_size = 1});
    script_.fail(1, TimedOutException("no answer in time"));
    lease.insert("key", {"Users"}, {.name = "a", .timestamp = 7});

    EXPECT_THAT(script_.submitted, SizeIs(2));
    EXPECT_NE(script_.submitted.front(), script_.submitted.back());
    EXPECT_EQ(lease.server(), script_.submitted.back());
}

TEST_F(LeaseOperations, on_counters_are_not_tried_again) {
    auto lease = lease_of({.pool_size = 1});
    script_.fail(3, TimedOutException("no answer in time"));

    EXPECT_THROW(lease.add("key", {"Counters"}, {.name = "a", .value = 1}), TimedOutException);
    EXPECT_THROW(lease.remove_counter("key", {.column_family = "Counters", .column = "a"}), TimedOutException);
    EXPECT_THROW(lease.batch_mutate({{"key",
                                      {{"Counters", {raw::CounterColumn{.name = "a", .value = 1}}},
                                       {"Users", {raw::Column{.name = "a", .timestamp = 7}}}}}}),
                 TimedOutException);
    EXPECT_THAT(script_.submitted, SizeIs(3));
}

TEST_F(LeaseOperations, are_told_to_listeners_by_their_names) {
    std::vector<std::string> told;
    auto lease = lease_of({.pool_size = 1, .listeners = {make_listener({.request = [&](const RequestDone& event) {
                                               told.push_back(std::string(event.request.method) + ' ' +
                                                              std::string(event.request.column_family) + ' ' +
                                                              std::to_string(event.request.keys));
                                           }})}});
    lease.multiget_slice({"b", "a", "b"}, {"Users"});
    lease.truncate("Users");

    EXPECT_THAT(told, ElementsAre("multiget_slice Users 2", "truncate  0"));
}

}  // namespace
}  // namespace cassia::pool
