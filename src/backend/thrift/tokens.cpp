#include "backend/thrift/tokens.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include <cassia/errors.h>

namespace cassia::thrift {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_hex_digit(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_long(std::string_view token) {
    std::int64_t number = 0;
    const auto* const end = token.data() + token.size();
    const auto [read, error] = std::from_chars(token.data(), end, number);
    return error == std::errc() && read == end;
}

bool is_integer(std::string_view token) {
    token.remove_prefix(token.starts_with('-') ? 1 : 0);
    return !token.empty() && std::all_of(token.begin(), token.end(), is_digit);
}

bool is_hex(std::string_view token) {
    return token.size() % 2 == 0 && std::all_of(token.begin(), token.end(), is_hex_digit);
}

bool is_token(std::string_view partitioner, std::string_view token) {
    if (partitioner.ends_with("Murmur3Partitioner")) {
        return is_long(token);
    }
    if (partitioner.ends_with("RandomPartitioner")) {
        return is_integer(token);
    }
    return !partitioner.ends_with("ByteOrderedPartitioner") || is_hex(token);
}

}  // namespace

std::string minimum_token(std::string_view partitioner) {
    if (partitioner.ends_with("Murmur3Partitioner")) {
        return "-9223372036854775808";
    }
    return partitioner.ends_with("RandomPartitioner") ? "-1" : "";
}

void check_token(std::string_view partitioner, std::string_view token) {
    if (!is_token(partitioner, token)) {
        throw InvalidRequestException("token '" + std::string(token) + "' is malformed: it is none of " +
                                      std::string(partitioner) + "'s");
    }
}

}  // namespace cassia::thrift
