#include <cassia/uuid.h>

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <ostream>
#include <system_error>

#include <cassia/errors.h>

#include "marshal/big_endian.h"
#include "marshal/times.h"

// A version 1 UUID:
//
//   time_low(4) time_mid(2) version(4 bits) time_high(12 bits) | variant(2 bits) clock_sequence(14 bits) node(6)
//
// and its time counts 100 ns since 1582-10-15.

namespace cassia {
namespace {

using Array = std::array<std::uint8_t, Uuid::size>;

constexpr std::int64_t ticks_a_microsecond = 10;
constexpr std::int64_t microseconds_from_1582_to_1970 = 12'219'292'800'000'000;
constexpr std::uint64_t ticks_end = std::uint64_t{1} << 60U;
constexpr std::uint64_t ticks_from_1582_to_1970 =
    static_cast<std::uint64_t>(microseconds_from_1582_to_1970) * ticks_a_microsecond;

// Bits from the system's own generator: nothing is kept here that a fork or another thread could see twice.
Array random_bytes() {
    Array bytes{};
    if (::getentropy(bytes.data(), bytes.size()) != 0) {
        throw std::system_error(errno, std::generic_category(), "the system gives no random bytes");
    }
    return bytes;
}

void set_variant(Array& bytes) {
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3fU) | 0x80U);
}

// `bytes` with its first half made that of a version 1 UUID.
Uuid with_time(std::uint64_t ticks, Array bytes) {
    const auto put = [&bytes](std::size_t at, std::uint64_t number, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            bytes[at + i] = static_cast<std::uint8_t>(number >> (8 * (count - 1 - i)));
        }
    };
    put(0, ticks & 0xffff'ffffU, 4);
    put(4, (ticks >> 32U) & 0xffffU, 2);
    put(6, (ticks >> 48U) | 0x1000U, 2);
    return Uuid(bytes);
}

Uuid with_time_and_random_rest(std::uint64_t ticks) {
    Array bytes = random_bytes();
    set_variant(bytes);
    bytes[10] |= 0x01U;  // the multicast bit, which no network card's address has: RFC 4122, 4.5
    return with_time(ticks, bytes);
}

std::uint64_t to_ticks(Time time) {
    const std::int64_t since_1970 = time.time_since_epoch().count();
    constexpr auto end = static_cast<std::int64_t>(ticks_end / ticks_a_microsecond);
    if (since_1970 < -microseconds_from_1582_to_1970 || since_1970 >= end - microseconds_from_1582_to_1970) {
        throw TypeError("a TimeUUID holds times from 1582-10-15 to 5236-03-31, and " + marshal::to_iso8601(time) +
                        " is outside of them");
    }
    return static_cast<std::uint64_t>(since_1970 + microseconds_from_1582_to_1970) * ticks_a_microsecond;
}

Array array_of(const Uuid& uuid) {
    Array bytes{};
    std::copy_n(uuid.bytes().begin(), Uuid::size, bytes.begin());
    return bytes;
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

[[noreturn]] void refuse(std::string_view text) {
    throw TypeError("\"" + std::string(text.substr(0, 64)) +
                    "\" is no UUID; one is written xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx");
}

bool remove_prefix(std::string_view& text, std::string_view prefix) {
    if (!text.starts_with(prefix)) {
        return false;
    }
    text.remove_prefix(prefix.size());
    return true;
}

}  // namespace

Uuid Uuid::from_bytes(std::string_view bytes) {
    if (bytes.size() != size) {
        throw TypeError("a UUID has 16 bytes, and " + std::to_string(bytes.size()) + " were given");
    }
    Array array{};
    std::copy(bytes.begin(), bytes.end(), array.begin());
    return Uuid(array);
}

Uuid Uuid::parse(std::string_view text) {
    std::string_view rest = text;
    remove_prefix(rest, "urn:uuid:");
    if (remove_prefix(rest, "{")) {
        if (!rest.ends_with('}')) {
            refuse(text);
        }
        rest.remove_suffix(1);
    }
    const bool hyphens = rest.size() == 36;
    Array bytes{};
    for (std::size_t i = 0; i < size; ++i) {
        if (hyphens && (i == 4 || i == 6 || i == 8 || i == 10) && !remove_prefix(rest, "-")) {
            refuse(text);
        }
        const int high = rest.size() < 2 ? -1 : hex_digit(rest[0]);
        const int low = rest.size() < 2 ? -1 : hex_digit(rest[1]);
        if (high < 0 || low < 0) {
            refuse(text);
        }
        bytes[i] = static_cast<std::uint8_t>(high * 16 + low);
        rest.remove_prefix(2);
    }
    if (!rest.empty()) {
        refuse(text);
    }
    return Uuid(bytes);
}

Uuid Uuid::random() {
    Array bytes = random_bytes();
    set_variant(bytes);
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0fU) | 0x40U);
    return Uuid(bytes);
}

Uuid Uuid::now() {
    using Ticks = std::chrono::duration<std::int64_t, std::ratio<1, 10'000'000>>;
    static std::atomic<std::uint64_t> newest{0};

    const auto since_1970 = std::chrono::floor<Ticks>(std::chrono::system_clock::now()).time_since_epoch().count();
    const std::uint64_t clock = static_cast<std::uint64_t>(since_1970) + ticks_from_1582_to_1970;
    std::uint64_t before = newest.load();
    std::uint64_t ticks = 0;
    do {
        ticks = std::max(clock, before + 1);
    } while (!newest.compare_exchange_weak(before, ticks));
    return with_time_and_random_rest(ticks);
}

std::string Uuid::to_string() const {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(36);
    for (std::size_t i = 0; i < size; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) {
            text.push_back('-');
        }
        text.push_back(digits[bytes_[i] >> 4U]);
        text.push_back(digits[bytes_[i] & 0x0fU]);
    }
    return text;
}

std::string_view Uuid::bytes() const& noexcept {
    return {reinterpret_cast<const char*>(bytes_.data()), size};
}

int Uuid::version() const noexcept {
    return bytes_[6] >> 4U;
}

std::uint64_t Uuid::time_ticks() const noexcept {
    const auto low = marshal::read_big_endian<std::uint32_t>(bytes());
    const auto middle = marshal::read_big_endian<std::uint16_t>(bytes().substr(4));
    const auto high = marshal::read_big_endian<std::uint16_t>(bytes().substr(6));
    return (std::uint64_t{high} & 0x0fffU) << 48U | std::uint64_t{middle} << 32U | low;
}

std::ostream& operator<<(std::ostream& out, const Uuid& uuid) {
    return out << uuid.to_string();
}

Uuid time_uuid(Time time) {
    return with_time_and_random_rest(to_ticks(time));
}

Uuid lowest_time_uuid(Time time) {
    return with_time(to_ticks(time), array_of(LOWEST_TIME_UUID));
}

Uuid highest_time_uuid(Time time) {
    return with_time(to_ticks(time) + (ticks_a_microsecond - 1), array_of(HIGHEST_TIME_UUID));
}

Time uuid_time(const Uuid& uuid) {
    if (uuid.version() != 1) {
        throw TypeError("a UUID of version 1 has a time, and " + uuid.to_string() + " is of version " +
                        std::to_string(uuid.version()));
    }
    const auto since_1582 = static_cast<std::int64_t>(uuid.time_ticks()) / ticks_a_microsecond;
    return Time(std::chrono::microseconds(since_1582 - microseconds_from_1582_to_1970));
}

std::strong_ordering compare_time_uuids(const Uuid& left, const Uuid& right) noexcept {
    if (const auto by_time = left.time_ticks() <=> right.time_ticks(); by_time != 0) {
        return by_time;
    }
    const std::string_view left_tail = left.bytes().substr(8);
    const std::string_view right_tail = right.bytes().substr(8);
    return std::lexicographical_compare_three_way(
        left_tail.begin(), left_tail.end(), right_tail.begin(), right_tail.end(),
        [](char a, char b) { return static_cast<signed char>(a) <=> static_cast<signed char>(b); });
}

}  // namespace cassia
