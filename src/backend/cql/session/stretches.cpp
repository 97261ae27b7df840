#include "backend/cql/session/stretches.h"

#include <cassia/errors.h>

#include "backend/token.h"

namespace cassia::cql {
namespace {

using backend::Token;

std::optional<std::string> own(const std::optional<std::string_view>& key) {
    // An empty key is an open end.
    return key && !key->empty() ? std::optional(std::string(*key)) : std::nullopt;
}

void check_ends(const model::KeyRange& range) {
    if ((!range.start_key && !range.start_token) || range.end_key.has_value() == range.end_token.has_value()) {
        throw InvalidRequestException("a range needs either a key or a token at each end");
    }
    if (range.start_token && range.end_key) {
        throw InvalidRequestException("a range can't go from a token to a key; give a finish token, or a start key");
    }
}

}  // namespace

std::vector<Stretch> stretches_of(const model::KeyRange& range, std::string_view partitioner) {
    check_ends(range);
    const auto minimum = Token::parse(partitioner, backend::minimum_token(partitioner));
    const auto parse = [&](const std::optional<std::string_view>& token) {
        return token ? std::optional(Token::parse(partitioner, *token)) : std::nullopt;
    };
    const auto start = parse(range.start_token);
    const auto end = parse(range.end_token);
    const bool ends_with_ring = end == minimum;
    Stretch stretch{.start_key = own(range.start_key), .end_key = own(range.end_key)};
    if (end && !ends_with_ring) {
        stretch.end_token = end->bytes();
    }
    const auto key_token =
        stretch.start_key ? std::optional(Token::of_key(partitioner, *stretch.start_key)) : std::nullopt;
    const auto end_of_key = stretch.end_key ? std::optional(Token::of_key(partitioner, *stretch.end_key)) : end;
    if (start && !ends_with_ring && !(*start < *end)) {
        // It goes on at the beginning of the ring, where the key may lie already.
        const Stretch second{.end_token = end->bytes()};
        if (key_token && !(*start < *key_token)) {
            return {{.start_key = stretch.start_key, .end_token = second.end_token}};
        }
        Stretch first{.start_key = stretch.start_key};
        if (!key_token) {
            first.start_token = start->bytes();
        }
        return {first, second};
    }
    if (key_token && start && !(*start < *key_token)) {
        // What lies before the range is none of it.
        stretch.start_key.reset();
    }
    if (start && !stretch.start_key) {
        stretch.start_token = start->bytes();
    }
    if (key_token && end_of_key && !ends_with_ring && *end_of_key < *key_token) {
        throw InvalidRequestException("the token of the range's start key lies behind that of its finish");
    }
    return {stretch};
}

}  // namespace cassia::cql
