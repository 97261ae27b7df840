#pragma once

#include <filesystem>
#include <memory>
#include <set>
#include <string>

#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>

/// @file
/// The contract tests that have another outcome on some backend: those that docs/differences.md names.

namespace cassia::support {

/// Expects each test that the table names to fail, and takes its failures for the difference that they are. A named
/// test that passes has failed, and so has a name that is no test's.
class Differences : public testing::EmptyTestEventListener {
public:
    explicit Differences(const std::filesystem::path& table);

    void OnTestProgramStart(const testing::UnitTest& program) override;
    void OnTestStart(const testing::TestInfo& test) override;
    void OnTestEnd(const testing::TestInfo& test) override;

private:
    std::set<std::string> named_;
    // While a named test runs.
    std::unique_ptr<testing::TestPartResultArray> failures_;
    std::unique_ptr<testing::ScopedFakeTestPartResultReporter> interception_;
};

}  // namespace cassia::support
