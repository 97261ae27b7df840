#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "backend/cql/mapping/statement_texts.h"

/// @file
/// A statement with what is bound to its places.

namespace cassia::cql {

/// The bytes of a value, as the protocol has them after their length; none: not set, which leaves the server's default.
/// A null is bound nowhere.
using StatementValue = std::optional<std::string>;

struct Statement {
    Form form;
    std::vector<StatementValue> values;

    bool operator==(const Statement&) const = default;
};

/// Four bytes, the highest first, and eight.
/// @{
std::string int_bytes(std::int32_t number);
std::string bigint_bytes(std::int64_t number);
/// @}

/// The names or keys of an IN: their number, and each with its length before it.
std::string list_bytes(std::span<const std::string> elements);
/// The components of a name, in several columns: each with its length before it.
std::string tuple_bytes(std::span<const std::string> components);

}  // namespace cassia::cql
