#pragma once

#include <string>
#include <string_view>

#include <cassia/system_manager.h>

/// @file
/// The column families of Twissandra.
///
///     User       name                 → password: its hash
///     Friends    name                 → a column for each whom they follow: since when
///     Followers  name                 → a column for each who follows them: since when
///     Tweet      id, a time UUID      → username, body
///     Userline   name, or !PUBLIC!    → a column for each of their tweets, or of all: its id, and no value
///     Timeline   name                 → a column for each tweet of those whom they follow, and their own: likewise
///     Try        name                 → a column for each wrong password of late: its time, and no value; it expires
///     Session    token                → user, form_token; each column expires
///
/// A line is a row that is read from its new end, a page at a time. What is read often is written several times: a
/// tweet once, its id to the line of each who should see it.

namespace twissandra {

inline constexpr std::string_view KEYSPACE = "Twissandra";

/// Makes the keyspace and the column families that are missing.
void make_schema(const std::string& server, const cassia::SystemManagerOptions& options = {});

}  // namespace twissandra
