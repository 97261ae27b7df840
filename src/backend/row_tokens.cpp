#include "backend/row_tokens.h"

#include <cstddef>
#include <limits>

#include <boost/uuid/detail/md5.hpp>

#include "backend/murmur3.h"

namespace cassia::backend {
namespace {

constexpr std::size_t SIZE = 16;

// Some versions of Boost give the digest in words, the first byte of each its highest; others in bytes.
template <typename Word, std::size_t N>
std::array<char, SIZE> big_endian_bytes(const Word (&digest)[N]) {
    std::array<char, SIZE> bytes{};
    for (std::size_t i = 0; i < SIZE; ++i) {
        const auto shift = 8 * (sizeof(Word) - 1 - i % sizeof(Word));
        bytes[i] = static_cast<char>(digest[i / sizeof(Word)] >> shift);
    }
    return bytes;
}

}  // namespace

std::int64_t murmur3_token(std::string_view key) noexcept {
    if (key.empty()) {
        return std::numeric_limits<std::int64_t>::min();
    }
    const auto hash = cassandra_murmur3(key);
    return hash == std::numeric_limits<std::int64_t>::min() ? std::numeric_limits<std::int64_t>::max() : hash;
}

std::array<char, SIZE> random_token(std::string_view key) {
    boost::uuids::detail::md5 hash;
    hash.process_bytes(key.data(), key.size());
    boost::uuids::detail::md5::digest_type digest;
    hash.get_digest(digest);
    static_assert(sizeof digest == SIZE);
    auto bytes = big_endian_bytes(digest);
    if (static_cast<signed char>(bytes[0]) < 0) {
        // Two's complement negation, from the last byte up to the first that is not zero.
        bool carry = true;
        for (std::size_t i = SIZE; i-- > 0;) {
            const auto inverted = static_cast<unsigned char>(~bytes[i]);
            bytes[i] = static_cast<char>(static_cast<unsigned char>(inverted + (carry ? 1U : 0U)));
            carry = carry && bytes[i] == 0;
        }
    }
    return bytes;
}

}  // namespace cassia::backend
