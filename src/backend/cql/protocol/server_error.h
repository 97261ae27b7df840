#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include <cassia/consistency.h>

#include "backend/cql/protocol/body_reader.h"
#include "backend/cql/protocol/version.h"

/// @file
/// What a server answers where it can't do what was asked. Texts are views of the message's body.

namespace cassia::cql {

enum class ErrorCode : std::uint32_t {
    SERVER_ERROR = 0x0000,
    PROTOCOL_ERROR = 0x000a,
    BAD_CREDENTIALS = 0x0100,
    UNAVAILABLE = 0x1000,
    OVERLOADED = 0x1001,
    IS_BOOTSTRAPPING = 0x1002,
    TRUNCATE_ERROR = 0x1003,
    WRITE_TIMEOUT = 0x1100,
    READ_TIMEOUT = 0x1200,
    READ_FAILURE = 0x1300,
    FUNCTION_FAILURE = 0x1400,
    WRITE_FAILURE = 0x1500,
    CDC_WRITE_FAILURE = 0x1600,
    CAS_WRITE_UNKNOWN = 0x1700,
    SYNTAX_ERROR = 0x2000,
    UNAUTHORIZED = 0x2100,
    INVALID = 0x2200,
    CONFIG_ERROR = 0x2300,
    ALREADY_EXISTS = 0x2400,
    UNPREPARED = 0x2500,
};

/// Too few replicas are up.
struct Unavailable {
    ConsistencyLevel consistency;
    std::int32_t required;
    std::int32_t alive;
};

/// How many replicas answered, of those that should.
struct Answers {
    ConsistencyLevel consistency;
    std::int32_t received;
    std::int32_t required;
};

struct WriteTimeout {
    Answers answers;
    /// SIMPLE, BATCH (its log was written, so that it will be applied), UNLOGGED_BATCH, COUNTER, BATCH_LOG, CAS, VIEW
    /// or CDC.
    std::string_view write_type;
    /// CAS in V5: how often the write met others.
    std::optional<std::uint16_t> contentions = {};
};

struct ReadTimeout {
    Answers answers;
    /// Whether the replica that was asked for the data itself, rather than for its digest, answered.
    bool data_present;
};

/// Why a replica failed. V5 alone.
struct ReplicaFailure {
    /// 4 bytes, or 16.
    std::string_view address;
    std::uint16_t reason;
};

/// Which replicas failed.
struct Failures {
    std::int32_t count = 0;
    /// In V5 one each.
    std::vector<ReplicaFailure> replicas = {};
};

struct ReadFailure {
    Answers answers;
    Failures failures;
    bool data_present;
};

struct WriteFailure {
    Answers answers;
    Failures failures;
    /// As WriteTimeout's.
    std::string_view write_type;
};

/// A function of users' own failed.
struct FunctionFailure {
    std::string_view keyspace;
    std::string_view function;
    std::vector<std::string_view> argument_types;
};

/// A conditional write met others, and may be applied or not.
struct CasWriteUnknown {
    Answers answers;
};

struct AlreadyExists {
    std::string_view keyspace;
    /// Empty: the keyspace itself exists.
    std::string_view table;
};

/// The server does not know a prepared statement, or no longer.
struct Unprepared {
    std::string_view id;
};

/// An ERROR.
struct ServerError {
    /// May be one that is not named above: of a later server.
    ErrorCode code;
    std::string_view message;
    /// What comes with the code; nothing with most.
    std::variant<std::monostate, Unavailable, WriteTimeout, ReadTimeout, ReadFailure, FunctionFailure, WriteFailure,
                 CasWriteUnknown, AlreadyExists, Unprepared>
        details = {};
};

/// @throws ProtocolException if what comes with the code is cut off or not what it should be.
ServerError read_server_error(BodyReader& body, ProtocolVersion version);

}  // namespace cassia::cql
