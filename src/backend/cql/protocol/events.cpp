#include "backend/cql/protocol/events.h"

#include <string>

#include "backend/cql/protocol/fault.h"

namespace cassia::cql {
namespace {

/// The value that stands beside `name` in `names`. What is unknown is refused as being no `what`.
template <typename Value, std::size_t N>
Value look_up(std::string_view name, const std::pair<std::string_view, Value> (&names)[N], std::string_view what) {
    for (const auto& [known, value] : names) {
        if (known == name) {
            return value;
        }
    }
    constexpr std::size_t longest_shown = 32;
    fault("there is no " + std::string(what) + " '" + std::string(name.substr(0, longest_shown)) + "'");
}

TopologyChange read_topology_change(BodyReader& body) {
    using enum TopologyChange::Kind;
    const auto kind = look_up<TopologyChange::Kind>(
        body.read_string(), {{"NEW_NODE", NEW_NODE}, {"REMOVED_NODE", REMOVED_NODE}, {"MOVED_NODE", MOVED_NODE}},
        "change of topology");
    return {kind, body.read_inet()};
}

StatusChange read_status_change(BodyReader& body) {
    using enum StatusChange::Kind;
    const auto kind =
        look_up<StatusChange::Kind>(body.read_string(), {{"UP", UP}, {"DOWN", DOWN}}, "change of a node's status");
    return {kind, body.read_inet()};
}

}  // namespace

SchemaChange read_schema_change(BodyReader& body) {
    using enum SchemaChange::Kind;
    using enum SchemaChange::Target;
    const auto kind = look_up<SchemaChange::Kind>(
        body.read_string(), {{"CREATED", CREATED}, {"UPDATED", UPDATED}, {"DROPPED", DROPPED}}, "change of a schema");
    const auto target = look_up<SchemaChange::Target>(
        body.read_string(),
        {{"KEYSPACE", KEYSPACE}, {"TABLE", TABLE}, {"TYPE", TYPE}, {"FUNCTION", FUNCTION}, {"AGGREGATE", AGGREGATE}},
        "part of a schema");
    SchemaChange change{.kind = kind, .target = target, .keyspace = body.read_string()};
    if (target != KEYSPACE) {
        change.name = body.read_string();
    }
    if (target == FUNCTION || target == AGGREGATE) {
        change.argument_types = body.read_string_list();
    }
    return change;
}

Event read_event(BodyReader& body) {
    enum class Kind : std::uint8_t { TOPOLOGY, STATUS, SCHEMA };
    const auto kind = look_up<Kind>(
        body.read_string(),
        {{"TOPOLOGY_CHANGE", Kind::TOPOLOGY}, {"STATUS_CHANGE", Kind::STATUS}, {"SCHEMA_CHANGE", Kind::SCHEMA}},
        "event");
    switch (kind) {
        case Kind::TOPOLOGY: return read_topology_change(body);
        case Kind::STATUS: return read_status_change(body);
        case Kind::SCHEMA: break;
    }
    return read_schema_change(body);
}

}  // namespace cassia::cql
