#pragma once

#include <iosfwd>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace cassia::server {

/// What a user may do in a keyspace. The names are those of Cassandra's permissions.
struct Rights {
    /// Read rows.
    bool select = false;
    /// Write and remove rows, truncate column families.
    bool modify = false;
    /// Make, alter and drop column families, and keyspaces where it is for all of them.
    bool schema = false;
};

struct User {
    std::string name;
    /// Of crypt(3).
    std::string password_hash;
    /// By keyspace; "*" for all.
    std::map<std::string, Rights, std::less<>> rights;

    /// What the entry of the keyspace and that of all keyspaces give together.
    Rights rights_in(std::string_view keyspace) const;
};

/// The users that a file lists, a line for each:
///
///     # name   hash of the password    rights
///     alice    $y$j9T$…                *:read,write,schema
///     bob      $y$j9T$…                Keyspace1:read,write Keyspace2:read
///
/// Thread safety: immutable.
class Users {
public:
    /// @throws InvalidRequestError naming the line that is wrong.
    static std::shared_ptr<const Users> read(std::istream& lines, std::string_view file);

    /// @throws AuthenticationException if there is no such user, or the password is another.
    const User& authenticate(std::string_view name, const std::string& password) const;

private:
    std::map<std::string, User, std::less<>> users_;
};

/// What to write into the file for a password: yescrypt, with a salt of its own.
std::string hash_password(const std::string& password);

}  // namespace cassia::server
