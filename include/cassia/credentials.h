#pragma once

#include <string>

/// @file
/// Who a user is to a server.
///
///     cassia::SystemManager system("embedded:./data", {.credentials = cassia::Credentials{"jsmith", "secret"}});

namespace cassia {

/// A user's name and password. The embedded store has no users: it takes any, and looks at none.
///
/// They are kept in memory as long as they may be needed for another connection, and never logged.
struct Credentials {
    /// As the server knows the user.
    std::string username;
    /// In clear text, as Cassandra's login takes it: use TLS.
    std::string password;
};

}  // namespace cassia
