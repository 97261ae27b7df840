#pragma once

#include <cstdint>
#include <string_view>
#include <variant>
#include <vector>

#include "backend/cql/protocol/body_reader.h"

/// @file
/// What a server tells unasked, once it was asked to by REGISTER. Texts are views of the message's body.

namespace cassia::cql {

/// A node joined the ring, left it or moved in it.
struct TopologyChange {
    enum class Kind : std::uint8_t { NEW_NODE, REMOVED_NODE, MOVED_NODE };
    Kind kind;
    InetAddress node;
};

/// A node came up or went down.
struct StatusChange {
    enum class Kind : std::uint8_t { UP, DOWN };
    Kind kind;
    InetAddress node;
};

/// The schema was changed; the result of a statement that did so, too.
struct SchemaChange {
    enum class Kind : std::uint8_t { CREATED, UPDATED, DROPPED };
    enum class Target : std::uint8_t { KEYSPACE, TABLE, TYPE, FUNCTION, AGGREGATE };
    Kind kind;
    Target target;
    std::string_view keyspace;
    /// Of what is in the keyspace; empty for the keyspace itself.
    std::string_view name = {};
    /// A function's or an aggregate's, as CQL writes types.
    std::vector<std::string_view> argument_types = {};
};

using Event = std::variant<TopologyChange, StatusChange, SchemaChange>;

/// @throws ProtocolException if it is none that may be asked for.
Event read_event(BodyReader& body);

/// @throws ProtocolException if it is none.
SchemaChange read_schema_change(BodyReader& body);

}  // namespace cassia::cql
