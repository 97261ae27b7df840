#pragma once

#include <string>

namespace twissandra {

/// What is kept of a password: yescrypt, with a salt of its own. Takes a while, and 16 MiB, on purpose.
std::string hash_password(const std::string& password);

/// Whether the hash is of the password. Takes as long where there is no hash (empty), so that the answer does not tell
/// who is a user.
bool is_password(const std::string& password, const std::string& hash);

}  // namespace twissandra
