#include "contract/differences.h"

#include <fstream>
#include <regex>
#include <stdexcept>

namespace cassia::support {
namespace {

// "Suite.test/backend_case"
std::string name_of(const testing::TestInfo& test) {
    const std::string suite = test.test_suite_name();
    return suite.substr(suite.find('/') + 1) + '.' + test.name();
}

}  // namespace

Differences::Differences(const std::filesystem::path& table) {
    std::ifstream lines(table);
    const std::regex test(R"(`(\w+\.\w+/\w+)`)");
    for (std::string line; std::getline(lines, line);) {
        for (auto match = std::sregex_iterator(line.begin(), line.end(), test); match != std::sregex_iterator();
             ++match) {
            named_.insert((*match)[1]);
        }
    }
    if (named_.empty()) {
        throw std::runtime_error(table.string() + " has no row that names a test");
    }
}

void Differences::OnTestProgramStart(const testing::UnitTest& program) {
    auto unknown = named_;
    for (int i = 0; i < program.total_test_suite_count(); ++i) {
        const auto& suite = *program.GetTestSuite(i);
        for (int j = 0; j < suite.total_test_count(); ++j) {
            unknown.erase(name_of(*suite.GetTestInfo(j)));
        }
    }
    for (const auto& name : unknown) {
        ADD_FAILURE() << "the table of differences names " << name << ", which is no test";
    }
}

void Differences::OnTestStart(const testing::TestInfo& test) {
    if (named_.contains(name_of(test))) {
        failures_ = std::make_unique<testing::TestPartResultArray>();
        interception_ = std::make_unique<testing::ScopedFakeTestPartResultReporter>(
            testing::ScopedFakeTestPartResultReporter::INTERCEPT_ALL_THREADS, failures_.get());
    }
}

void Differences::OnTestEnd(const testing::TestInfo&) {
    if (interception_ == nullptr) {
        return;
    }
    interception_.reset();
    if (failures_->size() == 0) {
        ADD_FAILURE() << "passes, though the table of differences names it: the backends agree";
    }
}

}  // namespace cassia::support
