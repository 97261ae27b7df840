#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <cassia/uuid.h>

#include "backend/cql/protocol/body_reader.h"
#include "backend/cql/protocol/envelope.h"
#include "backend/cql/protocol/events.h"
#include "backend/cql/protocol/metadata.h"
#include "backend/cql/protocol/rows.h"
#include "backend/cql/protocol/server_error.h"

/// @file
/// What a server answers, a struct for each kind. Texts, cells and ids are views of the message's body.

namespace cassia::cql {

/// The connection is ready; or events were asked for.
struct Ready {};

/// The server wants to know who asks.
struct Authenticate {
    /// Its class, such as org.apache.cassandra.auth.PasswordAuthenticator.
    std::string_view authenticator;
};

struct AuthChallenge {
    OptionalBytes token;
};

struct AuthSuccess {
    OptionalBytes token;
};

/// What STARTUP may ask for.
struct Supported {
    std::vector<std::pair<std::string_view, std::vector<std::string_view>>> options;
};

/// A result without anything to tell.
struct VoidResult {};

struct RowsResult {
    RowsMetadata metadata;
    Rows rows;
};

/// The connection's keyspace has been set.
struct SetKeyspace {
    std::string_view keyspace;
};

struct Prepared {
    std::string_view id;
    /// What its columns are called; V5 alone, empty in V4.
    std::string_view result_metadata_id = {};
    MarkersMetadata markers = {};
    /// Without columns, for what returns no rows.
    RowsMetadata columns = {};
};

/// Any answer. A SchemaChange is a result here; as an event it comes in an Event.
using Message = std::variant<ServerError, Ready, Authenticate, AuthChallenge, AuthSuccess, Supported, VoidResult,
                             RowsResult, SetKeyspace, Prepared, SchemaChange, Event>;

/// A message, and what may come before it.
struct Response {
    /// Where the server's trace of the request is, if one was asked for.
    std::optional<Uuid> tracing_id = {};
    std::vector<std::string_view> warnings = {};
    /// What a server's own extensions add.
    std::vector<std::pair<std::string_view, OptionalBytes>> custom_payload = {};
    Message message = Ready{};
};

/// Decodes an envelope. What follows a message in its body is left alone: later servers may add to it.
/// An ERROR by which a server refuses our version, and which is of its own, is read too.
/// @throws ProtocolException if it is no answer, or is cut off, or something within it is not what it should be.
Response read_response(const Envelope& envelope);

}  // namespace cassia::cql
