#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cassia/cassia.h>

#include "support/backend.h"
#include "support/show.h"

/// @file
/// What a contract test begins with:
///
///     class GetContract : public Contract {};
///     INSTANTIATE_TEST_SUITE_P(Backends, GetContract, every_backend(), name_of_backend);
///
///     TEST_P(GetContract, does_so) { family("Standard").insert(row(), {{"a", "1"}}); … }

namespace cassia::support {

/// A backend of the kind, with the contract's schema; one for the program.
struct SharedBackend {
    explicit SharedBackend(BackendKind kind);

    std::unique_ptr<Backend> backend;
    ConnectionPool pool;
};

SharedBackend& shared_backend(BackendKind kind);

/// What a fixture has whose tests have a kind.
class OnBackend {
public:
    explicit OnBackend(BackendKind kind) : shared_(shared_backend(kind)) {}

    Backend& backend() const { return *shared_.backend; }
    const ConnectionPool& pool() const { return shared_.pool; }
    /// Another one, which does not take a slow machine for a server that does not answer.
    ConnectionPool pool_of(std::string_view keyspace, PoolOptions options = {}) const {
        if (options.timeout == PoolOptions().timeout) {
            options.timeout = std::chrono::seconds(30);
        }
        return ConnectionPool(keyspace, {backend().server()}, std::move(options));
    }
    SystemManager system() const { return SystemManager(backend().server()); }
    ColumnFamily family(std::string_view name, ColumnFamilyAttributes attributes = {}) const {
        return {pool(), name, std::move(attributes)};
    }
    /// Makes an index in the contract's keyspace, and returns when it is built.
    void index(const std::string& family, const std::string& column, const Type& type) const;
    /// What an error says that the server may find: `words` where the library chooses them, else those or the server's
    /// own, behind its name.
    testing::Matcher<std::string> server_says(const testing::Matcher<std::string>& words) const;
    /// A row key that is this test's own.
    static std::string row(std::string_view suffix = {});

private:
    SharedBackend& shared_;
};

class Contract : public testing::TestWithParam<BackendKind>, public OnBackend {
public:
    Contract() : OnBackend(GetParam()) { backend().begin_second(); }
};

inline auto every_backend() {
    return testing::Values(BackendKind::embedded_in_memory, BackendKind::embedded_on_disk,
                           BackendKind::thrift_cassia_server, BackendKind::thrift_cassandra_3_11,
                           BackendKind::cql_cassandra_3_11, BackendKind::cql_cassandra_4_1,
                           BackendKind::cql_cassandra_5_0);
}

inline std::string name_of_backend(const testing::TestParamInfo<BackendKind>& info) {
    return std::string(to_string(info.param));
}

/// A contract test with a table of cases, each of which has a `name`.
template <typename Case>
class TableContract : public testing::TestWithParam<std::tuple<BackendKind, Case>>, public OnBackend {
public:
    TableContract() : OnBackend(std::get<0>(this->GetParam())) { backend().begin_second(); }

    static const Case& param() {
        return std::get<1>(testing::WithParamInterface<std::tuple<BackendKind, Case>>::GetParam());
    }
};

template <typename Case>
auto every_backend_and(const std::vector<Case>& cases) {
    return testing::Combine(every_backend(), testing::ValuesIn(cases));
}

template <typename Case>
std::string name_of_case(const testing::TestParamInfo<std::tuple<BackendKind, Case>>& info) {
    return std::string(to_string(std::get<0>(info.param))) + '_' + std::get<1>(info.param).name;
}

}  // namespace cassia::support
