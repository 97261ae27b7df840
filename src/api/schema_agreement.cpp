#include "api/schema_agreement.h"

#include <algorithm>
#include <string>
#include <string_view>

#include <cassia/errors.h>

namespace cassia::detail {
namespace {

/// The manual's.
constexpr std::chrono::milliseconds PERIOD(250);
constexpr std::string_view UNREACHABLE = "UNREACHABLE";

using Versions = std::vector<std::pair<std::string, std::vector<std::string>>>;

/// A time that runs out.
class Countdown {
public:
    Countdown(std::chrono::milliseconds timeout, const Waiting& waiting)
        : waiting_(waiting), end_(waiting.now() + timeout) {}

    /// Sleeps for a period, or what is left of the time; false, at once, if nothing is.
    bool sleep() const {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end_ - waiting_.now());
        if (left <= std::chrono::milliseconds(0)) {
            return false;
        }
        waiting_.sleep(std::min(left, PERIOD));
        return true;
    }

private:
    const Waiting& waiting_;
    std::chrono::steady_clock::time_point end_;
};

bool agree(const Versions& versions) {
    return std::count_if(versions.begin(), versions.end(),
                         [](const auto& version) { return version.first != UNREACHABLE; }) == 1;
}

// "59adb24e at 10.0.0.1, 10.0.0.2; 7a1b3f00 at 10.0.0.3"
std::string to_text(const Versions& versions) {
    std::string text;
    for (const auto& [version, nodes] : versions) {
        text += (text.empty() ? "" : "; ") + version + " at ";
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            text += (i == 0 ? "" : ", ") + nodes[i];
        }
    }
    return text;
}

void change_when_nodes_agree(const std::function<void()>& change, const Countdown& countdown) {
    while (true) {
        try {
            return change();
        } catch (const SchemaDisagreementException&) {
            if (!countdown.sleep()) {
                throw;
            }
        }
    }
}

void wait_until_nodes_agree(backend::Connection& connection, std::chrono::milliseconds timeout,
                            const Countdown& countdown) {
    for (auto versions = connection.describe_schema_versions(); !agree(versions);
         versions = connection.describe_schema_versions()) {
        if (!countdown.sleep()) {
            throw SchemaDisagreementException("the schema was changed, and its nodes do not agree on it after " +
                                              std::to_string(timeout.count()) + " ms: " + to_text(versions) +
                                              "; see to those that lag behind, or give a longer timeout");
        }
    }
}

}  // namespace

void change_schema(backend::Connection& connection, const std::function<void()>& change,
                   std::chrono::milliseconds timeout, const Waiting& waiting) {
    const Countdown countdown(timeout, waiting);
    change_when_nodes_agree(change, countdown);
    try {
        wait_until_nodes_agree(connection, timeout, countdown);
    } catch (Error& error) {
        error.set_may_have_been_applied();
        throw;
    }
}

}  // namespace cassia::detail
