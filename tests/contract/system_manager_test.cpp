#include <chrono>
#include <functional>
#include <ostream>
#include <string>
#include <tuple>
#include <vector>

#include "contract/own_keyspace.h"

namespace cassia {
namespace {

using namespace support;
using testing::AllOf;
using testing::HasSubstr;
using testing::ThrowsMessage;
using namespace std::chrono_literals;

class SystemManagerContract : public SchemaContract {};
INSTANTIATE_TEST_SUITE_P(Backends, SystemManagerContract, every_backend(), name_of_backend);

TEST_P(SystemManagerContract, describes_the_server) {
    auto manager = system();

    EXPECT_EQ(manager.describe_partitioner(), "Murmur3Partitioner");
    EXPECT_EQ(manager.describe_snitch(), "SimpleSnitch");
    EXPECT_FALSE(manager.describe_cluster_name().empty());
    EXPECT_EQ(manager.describe_version(), "20.1.0");
    EXPECT_EQ(manager.describe_ring("Schema").size(), 1u);
}

TEST_P(SystemManagerContract, has_another_version_after_each_change) {
    const auto before = system().describe_schema_versions();
    system().create_column_family("Schema", "Users");
    const auto after = system().describe_schema_versions();

    EXPECT_EQ(before.size(), 1u);
    EXPECT_NE(before, after);
}

TEST_P(SystemManagerContract, is_not_told_by_a_manager_that_is_closed) {
    auto manager = system();
    manager.close();

    EXPECT_THROW(manager.list_keyspaces(), InvalidRequestError);
}

TEST_P(SystemManagerContract, tells_the_node_of_each_token) {
    const auto tokens = system().describe_token_map();

    ASSERT_EQ(tokens.size(), 1u);
    EXPECT_EQ(tokens.begin()->second, std::get<2>(system().describe_ring("Schema").front()).front());
}

TEST_P(SystemManagerContract, may_be_closed_twice) {
    auto manager = system();
    manager.close();
    manager.close();

    EXPECT_THAT([&] { manager.create_keyspace("New"); },
                ThrowsMessage<InvalidRequestError>(AllOf(HasSubstr(backend().server()), HasSubstr("is closed"))));
}

TEST_P(SystemManagerContract, refuses_a_timeout_of_nothing) {
    EXPECT_THAT([&] { SystemManager(backend().server(), {.timeout = 0ms}); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("timeout is 0 ms")));
    EXPECT_THROW(SystemManager(backend().server(), {.timeout = -1ms}), InvalidRequestError);
}

TEST_P(SystemManagerContract, refuses_credentials_without_a_name) {
    EXPECT_THROW(SystemManager(backend().server(), {.credentials = Credentials{}}), InvalidRequestError);
}

// A call that fails, and what its message names.
struct FailingCall {
    std::string name;
    std::function<void(SystemManager&)> call;
    std::vector<std::string> named = {"'Nowhere'"};
};

void PrintTo(const FailingCall& failing, std::ostream* out) {
    *out << failing.name;
}

const std::vector<std::string> NO_FAMILY = {"'Nothing'", "'Schema'"};

std::vector<FailingCall> failing_calls() {
    return {
        {"create_keyspace", [](auto& system) { system.create_keyspace("Schema"); }, {"'Schema'"}},
        {"alter_keyspace", [](auto& system) { system.alter_keyspace("Nowhere", {}); }},
        {"drop_keyspace", [](auto& system) { system.drop_keyspace("Nowhere"); }},
        {"create_column_family", [](auto& system) { system.create_column_family("Nowhere", "Users"); }},
        {"alter_column_family", [](auto& system) { system.alter_column_family("Schema", "Nothing", {}); }, NO_FAMILY},
        {"drop_column_family", [](auto& system) { system.drop_column_family("Schema", "Nothing"); }, NO_FAMILY},
        {"alter_column", [](auto& system) { system.alter_column("Schema", "Nothing", "a", LONG_TYPE); }, NO_FAMILY},
        {"create_index", [](auto& system) { system.create_index("Schema", "Nothing", "a", LONG_TYPE); }, NO_FAMILY},
        {"drop_index", [](auto& system) { system.drop_index("Schema", "Nothing", "a"); }, NO_FAMILY},
        {"get_keyspace_properties", [](auto& system) { system.get_keyspace_properties("Nowhere"); }},
        {"get_keyspace_column_families", [](auto& system) { system.get_keyspace_column_families("Nowhere"); }},
        {"describe_ring", [](auto& system) { system.describe_ring("Nowhere"); }},
    };
}

class FailingCallContract : public TableContract<FailingCall> {
    OwnKeyspace keyspace_{*this};
};
INSTANTIATE_TEST_SUITE_P(Backends, FailingCallContract, every_backend_and(failing_calls()), name_of_case<FailingCall>);

TEST_P(FailingCallContract, tells_where_it_failed_and_changes_nothing) {
    auto manager = system();
    const auto before = manager.describe_schema_versions();

    try {
        param().call(manager);
        FAIL() << "it did not fail";
    } catch (const Error& error) {
        EXPECT_EQ(error.server(), backend().server());
        EXPECT_EQ(error.operation(), param().name);
        for (const auto& name : param().named) {
            EXPECT_THAT(error.what(), server_says(HasSubstr(name)));
        }
    }
    EXPECT_EQ(manager.describe_schema_versions(), before);
}

}  // namespace
}  // namespace cassia
