#include "shell/suggestion.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <numeric>
#include <utility>

namespace cassia::shell {
namespace {

constexpr std::size_t most_listed = 40;

bool same_letter(char left, char right) {
    return std::tolower(static_cast<unsigned char>(left)) == std::tolower(static_cast<unsigned char>(right));
}

// Letters to insert, delete, replace or exchange with the next, to make one of the other; those of either case are the
// same.
std::size_t distance(std::string_view left, std::string_view right) {
    std::vector<std::size_t> before(right.size() + 1);
    std::vector<std::size_t> row(right.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= left.size(); ++i) {
        std::vector<std::size_t> next(right.size() + 1, i);
        for (std::size_t j = 1; j <= right.size(); ++j) {
            const bool same = same_letter(left[i - 1], right[j - 1]);
            next[j] = std::min({next[j - 1] + 1, row[j] + 1, row[j - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && same_letter(left[i - 1], right[j - 2]) && same_letter(left[i - 2], right[j - 1])) {
                next[j] = std::min(next[j], before[j - 2] + 1);
            }
        }
        before = std::exchange(row, std::move(next));
    }
    return row.back();
}

}  // namespace

std::string suggestion(std::string_view wrong, const std::vector<std::string>& names) {
    constexpr std::size_t longest = 64;
    const auto furthest = wrong.size() > longest ? 0 : std::min<std::size_t>(2, wrong.size() / 3);
    std::string_view nearest;
    auto least = furthest + 1;
    for (const auto& name : names) {
        if (const auto far = furthest == 0 ? least : distance(wrong, name); far < least) {
            least = far;
            nearest = name;
        }
    }
    if (!nearest.empty()) {
        return "; is it '" + std::string(nearest) + "'?";
    }
    if (names.empty() || names.size() > most_listed) {
        return {};
    }
    std::string text = "; it has: ";
    for (const auto& name : names) {
        text += (&name == &names.front() ? "" : ", ") + name;
    }
    return text;
}

}  // namespace cassia::shell
