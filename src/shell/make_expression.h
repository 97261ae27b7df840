#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "shell/fault.h"
#include "shell/syntax.h"

namespace cassia::shell {

// An expression of more is an attack, or a loop's work.
inline constexpr int most_height = 400;

/// Puts an expression together, of parts that are `below` high.
template <typename Node>
ExpressionPtr make_expression(std::size_t place, Node node, int below = 0) {
    if (below >= most_height) {
        throw SyntaxFault("this expression has more than " + std::to_string(most_height) +
                              " parts one around another; give names to some of them",
                          place);
    }
    return std::make_unique<const Expression>(Expression{.node = std::move(node), .place = place, .height = below + 1});
}

inline int height_of(const std::vector<ExpressionPtr>& parts) {
    int height = 0;
    for (const auto& part : parts) {
        height = std::max(height, part->height);
    }
    return height;
}

}  // namespace cassia::shell
