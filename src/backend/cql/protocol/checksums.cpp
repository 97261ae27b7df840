#include "backend/cql/protocol/checksums.h"

#include <zlib.h>

#include <array>
#include <cstddef>

namespace cassia::cql {
namespace {

constexpr std::uint32_t CRC24_START = 0x875060;
constexpr std::uint32_t CRC24_POLYNOMIAL = 0x1974f0b;
constexpr std::uint32_t CRC24_MASK = 0xffffff;

/// What a byte, taken as the highest of the 24 bits, leaves behind.
constexpr auto CRC24_TABLE = [] {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t byte = 0; byte < table.size(); ++byte) {
        std::uint32_t crc = byte << 16U;
        for (int bit = 0; bit < 8; ++bit) {
            crc <<= 1U;
            crc ^= crc > CRC24_MASK ? CRC24_POLYNOMIAL : 0;
        }
        table[byte] = crc;
    }
    return table;
}();

constexpr std::array<Bytef, 4> CRC32_PREFIX{0xfa, 0x2d, 0x55, 0xca};

}  // namespace

std::uint32_t crc24(std::string_view header) noexcept {
    std::uint32_t crc = CRC24_START;
    for (const char byte : header) {
        const auto top = (crc >> 16U) ^ static_cast<unsigned char>(byte);
        crc = ((crc << 8U) & CRC24_MASK) ^ CRC24_TABLE[top];
    }
    return crc;
}

std::uint32_t crc32(std::string_view payload) noexcept {
    static const uLong start = crc32_z(0, CRC32_PREFIX.data(), CRC32_PREFIX.size());
    return static_cast<std::uint32_t>(crc32_z(start, reinterpret_cast<const Bytef*>(payload.data()), payload.size()));
}

}  // namespace cassia::cql
