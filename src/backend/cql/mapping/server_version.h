#pragma once

#include <compare>
#include <string_view>

/// @file
/// The version of a Cassandra, as far as its CQL depends on it.

namespace cassia::cql {

struct ServerVersion {
    int major = 0;
    int minor = 0;

    auto operator<=>(const ServerVersion&) const = default;
};

/// The last with Thrift, and with the attributes of its time.
inline constexpr ServerVersion CASSANDRA_3_11 = {3, 11};
/// The first without.
inline constexpr ServerVersion CASSANDRA_4_0 = {4, 0};
/// The first with storage-attached indexes.
inline constexpr ServerVersion CASSANDRA_5_0 = {5, 0};

/// Of a release_version such as "5.0.9" or "4.1-beta1".
/// @throws ProtocolException if it is none.
ServerVersion parse_version(std::string_view release_version);

}  // namespace cassia::cql
