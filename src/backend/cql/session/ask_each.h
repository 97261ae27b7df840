#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "backend/cql/session/session.h"

namespace cassia::cql {

/// Statements under way at once.
inline constexpr std::size_t MOST_UNDER_WAY = 64;

/// Sends a statement for each of `count` things, a window of them under way, and takes the answers in their order.
template <typename Send, typename Take>
void ask_each(std::size_t count, const Send& send, const Take& take) {
    std::vector<Execution> under_way;
    for (std::size_t first = 0; first < count; first += under_way.size()) {
        under_way.clear();
        for (std::size_t i = first; i < std::min(count, first + MOST_UNDER_WAY); ++i) {
            under_way.push_back(send(i));
        }
        for (std::size_t i = 0; i < under_way.size(); ++i) {
            take(under_way[i], first + i);
        }
    }
}

}  // namespace cassia::cql
