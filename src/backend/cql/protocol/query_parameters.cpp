#include "backend/cql/protocol/query_parameters.h"

#include <cassia/errors.h>

#include "backend/cql/protocol/consistency_codes.h"
#include "backend/cql/protocol/notation.h"

namespace cassia::cql {
namespace {

//   parameters   consistency(2) | flags(1; from V5 on 4) | what the flags say, in their order; but the values first
constexpr std::uint32_t VALUES = 0x01;
constexpr std::uint32_t SKIP_METADATA = 0x02;
constexpr std::uint32_t PAGE_SIZE = 0x04;
constexpr std::uint32_t PAGING_STATE = 0x08;
constexpr std::uint32_t SERIAL_CONSISTENCY = 0x10;
constexpr std::uint32_t TIMESTAMP = 0x20;
constexpr std::uint32_t NAMES = 0x40;
constexpr std::uint32_t KEYSPACE = 0x80;
constexpr std::uint32_t NOW_IN_SECONDS = 0x100;

constexpr std::uint32_t flag(bool set, std::uint32_t bit) noexcept {
    return set ? bit : 0;
}

std::uint32_t flags_of(const StatementOptions& options) noexcept {
    return flag(options.serial_consistency.has_value(), SERIAL_CONSISTENCY) |
           flag(options.timestamp.has_value(), TIMESTAMP) | flag(options.keyspace.has_value(), KEYSPACE) |
           flag(options.now_in_seconds.has_value(), NOW_IN_SECONDS);
}

void append_start(const StatementOptions& options, std::uint32_t flags, ProtocolVersion version, std::string& out) {
    marshal::append_big_endian(code_of(options.consistency), out);
    if (version >= ProtocolVersion::V5) {
        marshal::append_big_endian(flags, out);
        return;
    }
    if ((flags & (KEYSPACE | NOW_IN_SECONDS)) != 0) {
        throw InvalidRequestError("a statement's keyspace and time are sent from version 5 of the native protocol on");
    }
    append_byte(static_cast<std::uint8_t>(flags), out);
}

void append_end(const StatementOptions& options, std::string& out) {
    if (const auto level = options.serial_consistency) {
        if (*level != ConsistencyLevel::SERIAL && *level != ConsistencyLevel::LOCAL_SERIAL) {
            throw InvalidRequestError("a condition's consistency level is SERIAL or LOCAL_SERIAL, not " +
                                      std::string(to_string(*level)));
        }
        marshal::append_big_endian(code_of(*level), out);
    }
    if (options.timestamp) {
        marshal::append_big_endian(*options.timestamp, out);
    }
    if (options.keyspace) {
        append_string(*options.keyspace, out);
    }
    if (options.now_in_seconds) {
        marshal::append_big_endian(*options.now_in_seconds, out);
    }
}

std::uint16_t count_of(std::span<const BoundValue> values) {
    return checked_short(values.size(), "the values of a statement are");
}

void append_named_values(const QueryParameters& parameters, std::string& out) {
    const auto values = parameters.values;
    const auto names = parameters.names;
    if (names.size() != values.size()) {
        throw InvalidRequestError("a statement has " + std::to_string(values.size()) + " values, and " +
                                  std::to_string(names.size()) + " names for them");
    }
    marshal::append_big_endian(count_of(values), out);
    for (std::size_t i = 0; i < values.size(); ++i) {
        append_string(names[i], out);
        values[i].append_to(out);
    }
}

}  // namespace

void BoundValue::append_to(std::string& out) const {
    switch (kind_) {
        case Kind::BYTES: append_long_string(bytes_, out); return;
        case Kind::ABSENT: marshal::append_big_endian(NULL_LENGTH, out); return;
        case Kind::UNSET: marshal::append_big_endian(UNSET_LENGTH, out); return;
    }
}

void append_values(std::span<const BoundValue> values, std::string& out) {
    marshal::append_big_endian(count_of(values), out);
    for (const auto& value : values) {
        value.append_to(out);
    }
}

void append_options(const StatementOptions& options, ProtocolVersion version, std::string& out) {
    append_start(options, flags_of(options), version, out);
    append_end(options, out);
}

void append_parameters(const QueryParameters& parameters, ProtocolVersion version, std::string& out) {
    const auto flags = flags_of(parameters) | flag(!parameters.values.empty(), VALUES) |
                       flag(!parameters.names.empty(), NAMES) | flag(parameters.skip_metadata, SKIP_METADATA) |
                       flag(parameters.page_size.has_value(), PAGE_SIZE) |
                       flag(parameters.paging_state.has_value(), PAGING_STATE);
    append_start(parameters, flags, version, out);
    if (!parameters.names.empty()) {
        append_named_values(parameters, out);
    } else if (!parameters.values.empty()) {
        append_values(parameters.values, out);
    }
    if (parameters.page_size) {
        marshal::append_big_endian(*parameters.page_size, out);
    }
    if (parameters.paging_state) {
        append_long_string(*parameters.paging_state, out);
    }
    append_end(parameters, out);
}

}  // namespace cassia::cql
