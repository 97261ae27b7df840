#include "backend/murmur3.h"

#include <bit>
#include <cstddef>
#include <cstring>

namespace cassia::backend {
namespace {

constexpr std::uint64_t C1 = 0x87c37b91114253d5U;
constexpr std::uint64_t C2 = 0x4cf5ad432745937fU;

std::uint64_t read_block(const char* bytes) noexcept {
    std::uint64_t block = 0;
    std::memcpy(&block, bytes, sizeof block);
    if constexpr (std::endian::native == std::endian::big) {
        block = __builtin_bswap64(block);
    }
    return block;
}

std::uint64_t mix1(std::uint64_t k) noexcept {
    return std::rotl(k * C1, 31) * C2;
}
std::uint64_t mix2(std::uint64_t k) noexcept {
    return std::rotl(k * C2, 33) * C1;
}

std::uint64_t finish(std::uint64_t h) noexcept {
    h = (h ^ (h >> 33U)) * 0xff51afd7ed558ccdU;
    h = (h ^ (h >> 33U)) * 0xc4ceb9fe1a85ec53U;
    return h ^ (h >> 33U);
}

// Up to eight bytes, each taken as a signed number, as Cassandra does.
std::uint64_t read_tail(std::string_view bytes) noexcept {
    std::uint64_t k = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto extended = static_cast<std::uint64_t>(std::int64_t{static_cast<signed char>(bytes[i])});
        k ^= extended << (8U * i);
    }
    return k;
}

}  // namespace

std::int64_t cassandra_murmur3(std::string_view key) noexcept {
    std::uint64_t h1 = 0;
    std::uint64_t h2 = 0;
    std::string_view rest = key;
    for (; rest.size() >= 16; rest.remove_prefix(16)) {
        h1 ^= mix1(read_block(rest.data()));
        h1 = (std::rotl(h1, 27) + h2) * 5 + 0x52dce729U;
        h2 ^= mix2(read_block(rest.data() + 8));
        h2 = (std::rotl(h2, 31) + h1) * 5 + 0x38495ab5U;
    }
    if (rest.size() > 8) {
        h2 ^= mix2(read_tail(rest.substr(8)));
    }
    if (!rest.empty()) {
        h1 ^= mix1(read_tail(rest.substr(0, 8)));
    }
    h1 ^= key.size();
    h2 ^= key.size();
    h1 += h2;
    h2 += h1;
    return static_cast<std::int64_t>(finish(h1) + finish(h2));
}

}  // namespace cassia::backend
