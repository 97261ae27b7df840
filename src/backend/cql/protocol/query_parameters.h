#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <cassia/consistency.h>

#include "backend/cql/protocol/version.h"

namespace cassia::cql {

/// A value for a bind marker: bytes, null, or unset, which leaves what is stored as it is.
class BoundValue {
public:
    /// Bytes, which are not copied.
    constexpr explicit BoundValue(std::string_view bytes) noexcept : bytes_(bytes), kind_(Kind::BYTES) {}
    static constexpr BoundValue null() noexcept { return BoundValue(Kind::ABSENT); }
    static constexpr BoundValue unset() noexcept { return BoundValue(Kind::UNSET); }

    /// Appends it as a [value]. @throws InvalidRequestError over 2 GiB.
    void append_to(std::string& out) const;

private:
    enum class Kind : std::uint8_t { BYTES, ABSENT, UNSET };

    constexpr explicit BoundValue(Kind kind) noexcept : kind_(kind) {}

    std::string_view bytes_;
    Kind kind_;
};

/// What goes with any statement, a batch of them included.
struct StatementOptions {
    ConsistencyLevel consistency = ConsistencyLevel::ONE;
    /// For the condition of a conditional write: SERIAL, which is the server's default too, or LOCAL_SERIAL.
    std::optional<ConsistencyLevel> serial_consistency = {};
    /// Microseconds, for what has no timestamp of its own. None: the server's clock.
    std::optional<std::int64_t> timestamp = {};
    /// Rather than the connection's; V5 alone.
    std::optional<std::string_view> keyspace = {};
    /// What TTLs are counted from, in seconds since 1970, rather than the server's clock; V5 alone.
    std::optional<std::int32_t> now_in_seconds = {};
};

/// What goes with one statement.
struct QueryParameters : StatementOptions {
    /// In the order of the bind markers, or of `names`.
    std::span<const BoundValue> values = {};
    /// The names of the values' markers. Empty: values are bound by their order.
    std::span<const std::string_view> names = {};
    /// Leaves out the columns' names and types, which whoever prepared a statement knows.
    bool skip_metadata = false;
    /// Rows an answer has at most. None: all of them in one.
    std::optional<std::int32_t> page_size = {};
    /// Where the page before ended.
    std::optional<std::string_view> paging_state = {};
};

/// Appends values, with their number before them. @throws InvalidRequestError over 65,535 of them.
void append_values(std::span<const BoundValue> values, std::string& out);

/// Appends what goes with a batch.
/// @throws InvalidRequestError if the version has no place for an option, or an option is not what it may be.
void append_options(const StatementOptions& options, ProtocolVersion version, std::string& out);

/// Appends what goes with one statement.
/// @throws InvalidRequestError as append_options() and append_values() do, and if there are not as many names as
/// values.
void append_parameters(const QueryParameters& parameters, ProtocolVersion version, std::string& out);

}  // namespace cassia::cql
