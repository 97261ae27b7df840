#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/cql/mapping/read_statements.h"
#include "model/operation.h"

namespace cassia::cql {

/// A range of rows that does not go past the end of the ring.
struct Stretch {
    std::optional<std::string> start_key = {};
    std::optional<std::string> end_key = {};
    /// As backend::Token::bytes() has them.
    std::optional<std::string> start_token = {};
    std::optional<std::string> end_token = {};

    RowRange range() const { return {start_key, end_key, start_token, end_token}; }
};

/// The stretches that a range is made of, in their order: two where it goes on at the beginning of the ring.
/// @throws InvalidRequestException if a token is malformed, an end is missing, or the start key lies behind the end.
std::vector<Stretch> stretches_of(const model::KeyRange& range, std::string_view partitioner);

}  // namespace cassia::cql
