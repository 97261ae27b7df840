#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include <cassia/export.h>
#include <cassia/number.h>

namespace cassia::backend {

/// A token of one partitioner: a number, a larger number, or bytes.
class CASSIA_API Token {
public:
    /// Of Cassandra's spelling. @throws InvalidRequestException if it is none of this partitioner's.
    static Token parse(std::string_view partitioner, std::string_view text);
    static Token of_key(std::string_view partitioner, std::string_view key);
    /// As `token(key)` is compared with.
    std::string bytes() const;

    bool operator==(const Token&) const = default;
    bool operator<(const Token& other) const { return value_ < other.value_; }

private:
    using Value = std::variant<std::int64_t, BigInteger, std::string>;

    explicit Token(Value value) : value_(std::move(value)) {}

    Value value_;
};

/// The token that stands for the beginning of the ring and for its end, in Cassandra's spelling.
CASSIA_API std::string minimum_token(std::string_view partitioner);

}  // namespace cassia::backend
