#include "backend/token.h"

#include <charconv>
#include <limits>

#include <cassia/errors.h>

#include "backend/row_tokens.h"
#include "marshal/big_endian.h"
#include "marshal/hex.h"

namespace cassia::backend {
namespace {

[[noreturn]] void refuse(std::string_view partitioner, std::string_view token) {
    throw InvalidRequestException("token '" + std::string(token) + "' is malformed: it is none of " +
                                  std::string(partitioner) + "'s");
}

bool is_murmur3(std::string_view partitioner) {
    return partitioner.ends_with("Murmur3Partitioner");
}

bool is_random(std::string_view partitioner) {
    return partitioner.ends_with("RandomPartitioner");
}

bool is_integer(std::string_view text) {
    text.remove_prefix(text.starts_with('-') ? 1 : 0);
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

Token Token::parse(std::string_view partitioner, std::string_view text) {
    if (is_murmur3(partitioner)) {
        std::int64_t number = 0;
        const auto* const end = text.data() + text.size();
        const auto [read, error] = std::from_chars(text.data(), end, number);
        if (error != std::errc() || read != end) {
            refuse(partitioner, text);
        }
        return Token(number);
    }
    if (is_random(partitioner)) {
        if (!is_integer(text)) {
            refuse(partitioner, text);
        }
        return Token(BigInteger::parse(text));
    }
    if (partitioner.ends_with("ByteOrderedPartitioner")) {
        auto bytes = marshal::from_hex(text);
        if (!bytes) {
            refuse(partitioner, text);
        }
        return Token(std::move(*bytes));
    }
    return Token(std::string(text));
}

Token Token::of_key(std::string_view partitioner, std::string_view key) {
    if (is_murmur3(partitioner)) {
        return Token(murmur3_token(key));
    }
    if (is_random(partitioner)) {
        const auto digest = random_token(key);
        return Token(BigInteger::from_bytes('\0' + std::string(digest.data(), digest.size())));
    }
    return Token(std::string(key));
}

std::string Token::bytes() const {
    if (const auto* const number = std::get_if<std::int64_t>(&value_)) {
        std::string bytes;
        marshal::append_big_endian(*number, bytes);
        return bytes;
    }
    const auto* const large = std::get_if<BigInteger>(&value_);
    return large != nullptr ? large->bytes() : std::get<std::string>(value_);
}

std::string minimum_token(std::string_view partitioner) {
    if (is_murmur3(partitioner)) {
        return std::to_string(std::numeric_limits<std::int64_t>::min());
    }
    return is_random(partitioner) ? "-1" : "";
}

}  // namespace cassia::backend
