#include "server/users.h"

#include <crypt.h>

#include <algorithm>
#include <array>
#include <istream>
#include <semaphore>
#include <sstream>
#include <vector>

#include <cassia/errors.h>

namespace cassia::server {
namespace {

constexpr std::string_view EVERY_KEYSPACE = "*";
/// Some editors put it before the first line.
constexpr std::string_view BYTE_ORDER_MARK = "\xef\xbb\xbf";
/// A password that no user has: who asks by a wrong name waits as long as who gives a wrong password.
constexpr const char* NOBODYS_HASH = "$y$j9T$0000000000000000000000$wxkwO7uovnnuIFz6EUdPNyiSJNmOJRVDwbUd5LBuF09";

// Empty where the setting is none of crypt's.
std::string hash(const std::string& password, const char* setting) {
    // It has 32 KiB, too much for a stack that is one of many.
    const auto data = std::make_unique<crypt_data>();
    // Each takes 16 MiB more and a processor for a while, whoever asks for it.
    static std::counting_semaphore<> at_a_time(2);
    at_a_time.acquire();
    const char* const hashed = crypt_rn(password.c_str(), setting, data.get(), sizeof(crypt_data));
    at_a_time.release();
    return hashed == nullptr ? std::string() : std::string(hashed);
}

bool equal_in_constant_time(std::string_view left, std::string_view right) {
    unsigned difference = left.size() == right.size() ? 0 : 1;
    for (std::size_t i = 0; i < left.size() && i < right.size(); ++i) {
        difference |= static_cast<unsigned char>(left[i]) ^ static_cast<unsigned char>(right[i]);
    }
    return difference == 0;
}

void add_right(Rights& rights, const std::string& word) {
    if (word == "read") {
        rights.select = true;
    } else if (word == "write") {
        rights.modify = true;
    } else if (word == "schema") {
        rights.schema = true;
    } else {
        throw InvalidRequestError("'" + word + "' is no right; those there are: read, write, schema");
    }
}

// Keyspace1:read,write
void add_rights(User& user, const std::string& entry) {
    const auto colon = entry.rfind(':');
    if (colon == std::string::npos || colon == 0 || colon + 1 == entry.size()) {
        throw InvalidRequestError("'" + entry + "' is not KEYSPACE:RIGHT,RIGHT, such as Keyspace1:read,write");
    }
    auto& rights = user.rights[entry.substr(0, colon)];
    std::istringstream words(entry.substr(colon + 1));
    for (std::string word; std::getline(words, word, ',');) {
        add_right(rights, word);
    }
}

/// How long the last part of a hash is, by crypt(5).
struct HashMethod {
    std::string_view prefix;
    std::size_t last_part;
};
constexpr std::array HASH_METHODS{HashMethod{"$y$", 43}, HashMethod{"$gy$", 43}, HashMethod{"$7$", 43},
                                  HashMethod{"$2", 53},  HashMethod{"$6$", 86},  HashMethod{"$5$", 43}};

/// crypt's own check is of the salt alone; a hash that has lost its end would be nobody's.
bool is_hash(const std::string& text) {
    const auto method = std::find_if(HASH_METHODS.begin(), HASH_METHODS.end(),
                                     [&](const HashMethod& one) { return text.starts_with(one.prefix); });
    return method != HASH_METHODS.end() && text.size() - text.rfind('$') - 1 == method->last_part &&
           crypt_checksalt(text.c_str()) == CRYPT_SALT_OK;
}

User parse(const std::string& line) {
    std::istringstream words(line);
    User user;
    words >> user.name >> user.password_hash;
    if (!is_hash(user.password_hash)) {
        throw InvalidRequestError(
            "the second word is no whole hash of a password; make one by cassia-server --hash-password");
    }
    for (std::string entry; words >> entry;) {
        add_rights(user, entry);
    }
    return user;
}

}  // namespace

Rights User::rights_in(std::string_view keyspace) const {
    Rights sum;
    for (const auto named : {keyspace, EVERY_KEYSPACE}) {
        if (const auto found = rights.find(named); found != rights.end()) {
            sum.select = sum.select || found->second.select;
            sum.modify = sum.modify || found->second.modify;
            sum.schema = sum.schema || found->second.schema;
        }
    }
    return sum;
}

std::shared_ptr<const Users> Users::read(std::istream& lines, std::string_view file) {
    auto users = std::make_shared<Users>();
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
        if (++number == 1 && line.starts_with(BYTE_ORDER_MARK)) {
            line.erase(0, BYTE_ORDER_MARK.size());
        }
        const auto first = line.find_first_not_of(" \t\r");
        if (first == std::string::npos || line[first] == '#') {
            continue;
        }
        try {
            auto user = parse(line);
            if (const auto name = user.name; !users->users_.emplace(name, std::move(user)).second) {
                throw InvalidRequestError("user '" + name + "' stands there twice");
            }
        } catch (const InvalidRequestError& error) {
            throw InvalidRequestError("line " + std::to_string(number) + " of " + std::string(file) + ": " +
                                      error.what());
        }
    }
    if (users->users_.empty()) {
        throw InvalidRequestError(std::string(file) + " lists no user; give it a line 'NAME HASH *:read,write,schema'");
    }
    return users;
}

const User& Users::authenticate(std::string_view name, const std::string& password) const {
    const auto found = users_.find(name);
    if (password.find('\0') != std::string::npos) {
        throw AuthenticationException("Username and/or password are incorrect");
    }
    const std::string expected = found == users_.end() ? NOBODYS_HASH : found->second.password_hash;
    const auto given = hash(password, expected.c_str());
    if (found == users_.end() || given.empty() || !equal_in_constant_time(given, expected)) {
        throw AuthenticationException("Username and/or password are incorrect");
    }
    return found->second;
}

std::string hash_password(const std::string& password) {
    std::vector<char> setting(CRYPT_GENSALT_OUTPUT_SIZE);
    if (crypt_gensalt_rn("$y$", 0, nullptr, 0, setting.data(), CRYPT_GENSALT_OUTPUT_SIZE) == nullptr) {
        throw InvalidRequestError("this system's crypt(3) has no yescrypt, or no random bytes to salt it with");
    }
    return hash(password, setting.data());
}

}  // namespace cassia::server
