#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <span>
#include <string>

#include "backend/cql/mapping/cql_literals.h"
#include "backend/cql/protocol/body_reader.h"

namespace cassia::cql {

/// Takes the cells of a row one after another, as what they hold; null as nothing, or zero. For tables of the server's
/// own, whose types are known.
/// @throws ProtocolException if a cell is not of its type, or there is none left.
class Cells {
public:
    explicit Cells(std::span<const OptionalBytes> cells) noexcept : cells_(cells) {}

    std::string take_text();
    bool take_bool();
    std::int32_t take_int(std::int32_t otherwise = 0);
    double take_double();
    std::string take_uuid();
    /// An address in its usual spelling.
    std::string take_inet();
    std::set<std::string> take_set();
    TextMap take_map();

private:
    std::string_view take();

    std::span<const OptionalBytes> cells_;
};

}  // namespace cassia::cql
