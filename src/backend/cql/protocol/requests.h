#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "backend/cql/protocol/envelope.h"
#include "backend/cql/protocol/query_parameters.h"
#include "backend/cql/protocol/segments.h"

/// @file
/// What a client asks. Each function appends a whole envelope to a buffer, which may hold others already, and leaves
/// the buffer as it was where it throws: InvalidRequestError, if something does not fit into the protocol.

namespace cassia::cql {

/// Asks for the STARTUP options that the server knows; a SUPPORTED answers.
void append_options_request(const RequestHeader& header, std::string& out);

/// What STARTUP asks for.
struct StartupOptions {
    Compression compression = Compression::NONE;
    /// On 3.11: whether compact tables are shown as what they are underneath.
    bool no_compact = false;
};

/// Begins a connection; READY or AUTHENTICATE answers. What follows is of the header's version, and in V5 in segments.
/// @throws InvalidRequestError if compression is asked for in V4, which has it for single envelopes alone.
void append_startup(const RequestHeader& header, const StartupOptions& options, std::string& out);

/// Answers AUTHENTICATE or AUTH_CHALLENGE.
void append_auth_response(const RequestHeader& header, std::string_view token, std::string& out);

/// The token of the SASL mechanism PLAIN, which Cassandra's PasswordAuthenticator asks for.
std::string plain_token(std::string_view user, std::string_view password);

/// Kinds of events.
struct EventKinds {
    bool topology_change = true;
    bool status_change = true;
    bool schema_change = true;
};

/// Asks for events on this connection; READY answers.
void append_register(const RequestHeader& header, EventKinds kinds, std::string& out);

/// Runs a statement; RESULT answers, as it does what follows.
void append_query(const RequestHeader& header, std::string_view statement, const QueryParameters& parameters,
                  std::string& out);

/// Prepares a statement. @param keyspace rather than the connection's; V5 alone.
void append_prepare(const RequestHeader& header, std::string_view statement, std::optional<std::string_view> keyspace,
                    std::string& out);

/// What the server calls a prepared statement.
struct PreparedId {
    std::string_view id;
    /// That of the columns it returns, as last heard; V5 alone. An answer without metadata is of these, or says so.
    std::string_view result_metadata_id = {};
};

/// Runs a prepared statement.
void append_execute(const RequestHeader& header, const PreparedId& prepared, const QueryParameters& parameters,
                    std::string& out);

}  // namespace cassia::cql
