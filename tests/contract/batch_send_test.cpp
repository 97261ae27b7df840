#include <stdexcept>

#include "support/contract.h"

namespace cassia {
namespace {

using namespace support;
using testing::HasSubstr;
using testing::ThrowsMessage;

class BatchSendContract : public Contract {};
INSTANTIATE_TEST_SUITE_P(Backends, BatchSendContract, every_backend(), name_of_backend);

// A consistency level of three replicas, of which there is one, makes a request fail.
TEST_P(BatchSendContract, keeps_what_was_queued_when_a_send_fails) {
    const auto standard = family("Standard");
    auto batch = standard.batch();
    batch.insert(row(), {{"a", "1"}});
    batch.remove(row(), {.columns = {"b"}});

    EXPECT_THROW(batch.send({.write_consistency_level = ConsistencyLevel::THREE}), UnavailableException);
    EXPECT_EQ(batch.size(), 2u);
    EXPECT_EQ(standard.find(row()), std::nullopt);

    batch.send();
    EXPECT_EQ(batch.size(), 0u);
    EXPECT_EQ(show(standard.get(row())), "{'a': '1'}");
}

TEST_P(BatchSendContract, keeps_what_was_queued_when_a_send_by_itself_fails) {
    const auto standard = family("Standard");
    auto batch = standard.batch({.queue_size = 2, .write_consistency_level = ConsistencyLevel::THREE});
    batch.insert(row(), {{"a", "1"}});

    EXPECT_THROW(batch.insert(row(), {{"b", "2"}}), UnavailableException);
    EXPECT_EQ(batch.size(), 2u);

    batch.send({.write_consistency_level = ConsistencyLevel::ONE});
    EXPECT_EQ(show(standard.get(row())), "{'a': '1', 'b': '2'}");
}

TEST_P(BatchSendContract, fails_whole_when_one_operation_fails) {
    const auto standard = family("Standard", {.autopack_values = false});
    auto batch = standard.batch();
    batch.insert(row(), {{"a", "1"}});
    // Packed as bytes, which the server finds to be no text.
    batch.insert(row("bad"), {{"a", Bytes("\xff")}});

    EXPECT_THROW(batch.send(), InvalidRequestException);
    EXPECT_EQ(batch.size(), 2u);
    EXPECT_EQ(standard.find(row()), std::nullopt);
}

TEST_P(BatchSendContract, forgets_what_is_queued_when_told) {
    const auto standard = family("Standard");
    auto batch = standard.batch();
    batch.insert(row(), {{"a", "1"}});

    batch.clear();

    EXPECT_EQ(batch.size(), 0u);
    batch.send();
    EXPECT_EQ(standard.find(row()), std::nullopt);
}

TEST_P(BatchSendContract, queues_nothing_of_an_operation_that_does_not_pack) {
    auto batch = family("Users").batch();

    EXPECT_THROW(batch.insert(row(), {{"name", "Tyler"}, {"age", "forty"}}), TypeError);
    EXPECT_EQ(batch.size(), 0u);
}

TEST_P(BatchSendContract, queues_nothing_of_an_operation_without_a_key_or_a_name) {
    const std::string too_long(65'536, 'x');
    auto batch = family("Standard").batch();

    EXPECT_THROW(batch.insert("", {{"a", "1"}}), InvalidRequestException);
    EXPECT_THROW(batch.insert(too_long, {{"a", "1"}}), InvalidRequestException);
    EXPECT_THROW(batch.insert(row(), {{"", "1"}}), InvalidRequestException);
    EXPECT_THROW(batch.insert(row(), {{"a", "1"}, {too_long, "1"}}), InvalidRequestException);
    EXPECT_THROW(batch.remove(""), InvalidRequestException);
    EXPECT_THROW(batch.remove(row(), {.columns = {""}}), InvalidRequestException);
    EXPECT_EQ(batch.size(), 0u);
}

TEST_P(BatchSendContract, sends_at_the_level_one_by_default) {
    const auto standard = family("Standard", {.write_consistency_level = ConsistencyLevel::THREE});

    Mutator(pool()).insert(standard, row(), {{"a", "1"}}).send();

    EXPECT_EQ(show(standard.get(row())), "{'a': '1'}");
}

TEST_P(BatchSendContract, of_a_column_family_sends_at_its_level_by_default) {
    const auto standard = family("Standard", {.write_consistency_level = ConsistencyLevel::THREE});

    EXPECT_THROW(standard.batch().insert(row(), {{"a", "1"}}).send(), UnavailableException);
    EXPECT_NO_THROW(
        standard.batch({.write_consistency_level = ConsistencyLevel::ONE}).insert(row(), {{"a", "1"}}).send());
}

TEST_P(BatchSendContract, refuses_a_level_for_reads_where_it_is_given) {
    const auto refused = ThrowsMessage<InvalidRequestError>(HasSubstr("write_consistency_level is LOCAL_SERIAL"));
    Mutator batch(pool());

    EXPECT_THAT([&] { Mutator(pool(), {.write_consistency_level = ConsistencyLevel::LOCAL_SERIAL}); }, refused);
    EXPECT_THAT([&] { batch.send({.write_consistency_level = ConsistencyLevel::LOCAL_SERIAL}); }, refused);
}

TEST_P(BatchSendContract, refuses_a_column_family_of_another_keyspace) {
    auto manager = system();
    const auto keyspace = "Other" + std::to_string(gm_timestamp());
    manager.create_keyspace(keyspace, {.strategy_options = {{{"replication_factor", "1"}}}});
    manager.create_column_family(keyspace, "Standard", {});
    const ColumnFamily other(pool_of(keyspace), "Standard");
    auto batch = Mutator(pool());

    EXPECT_THAT([&] { batch.insert(other, "key", {{"a", "1"}}); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("is of keyspace '" + keyspace +
                                                             "', and the batch of "
                                                             "keyspace 'Contract'")));
    EXPECT_EQ(batch.size(), 0u);
    manager.drop_keyspace(keyspace);
}

TEST_P(BatchSendContract, sends_at_the_end_of_its_scope) {
    const auto standard = family("Standard");

    scoped(standard.batch(), [&](CfMutator& batch) {
        batch.insert(row("1"), {{"a", "1"}});
        batch.insert(row("2"), {{"a", "2"}});
        EXPECT_EQ(standard.find(row("1")), std::nullopt);
    });

    EXPECT_EQ(show(standard.get(row("1"))), "{'a': '1'}");
    EXPECT_EQ(show(standard.get(row("2"))), "{'a': '2'}");
}

TEST_P(BatchSendContract, sends_nothing_at_the_end_of_a_scope_that_an_exception_leaves) {
    const auto standard = family("Standard");
    const auto fill = [&](Mutator& batch) {
        batch.insert(standard, row(), {{"a", "1"}});
        throw std::runtime_error("no more");
    };

    EXPECT_THROW(scoped(Mutator(pool()), fill), std::runtime_error);
    EXPECT_EQ(standard.find(row()), std::nullopt);
}

TEST_P(BatchSendContract, tells_that_the_send_at_the_end_of_a_scope_failed_and_keeps_what_was_queued) {
    const auto standard = family("Standard");
    const auto batch = standard.batch({.write_consistency_level = ConsistencyLevel::THREE});

    EXPECT_THROW(scoped(batch, [&](CfMutator& copy) { copy.insert(row(), {{"a", "1"}}); }), UnavailableException);
    EXPECT_EQ(batch.size(), 1u);
}

}  // namespace
}  // namespace cassia
