#pragma once

#include <array>
#include <chrono>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>

#include <cassia/export.h>

/// @file
/// UUIDs, and times as version 1 UUIDs (TimeUUIDs).
///
///     auto id = cassia::Uuid::random();
///     auto tweet = cassia::time_uuid(now);                    // unique, for an insert
///     auto from = cassia::lowest_time_uuid(yesterday);        // for a slice's ends
///     auto to = cassia::highest_time_uuid(now);

namespace cassia {

/// A time: microseconds since 1970, UTC.
using Time = std::chrono::sys_time<std::chrono::microseconds>;

/// A universally unique identifier (RFC 4122): 16 bytes.
///
/// Comparison operators compare the raw bytes. Cassandra orders TimeUUIDs otherwise: see compare_time_uuids.
///
/// Thread safety: a value.
class CASSIA_API Uuid {
public:
    /// Bytes of a UUID.
    static constexpr std::size_t size = 16;

    /// The nil UUID, all zero.
    constexpr Uuid() noexcept = default;
    /// Of these bytes, in the order in which they are written out.
    constexpr explicit Uuid(const std::array<std::uint8_t, size>& bytes) noexcept : bytes_(bytes) {}

    /// The UUID that the 16 `bytes` hold.
    /// @throws TypeError if there are not 16.
    static Uuid from_bytes(std::string_view bytes);

    /// Parses "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx", in either case, with or without hyphens, braces or "urn:uuid:".
    /// @throws TypeError if `text` is something else.
    static Uuid parse(std::string_view text);

    /// A new version 4 UUID. The bits come from the operating system, so that threads and forked processes share none.
    /// @throws std::system_error if the system gives none.
    static Uuid random();

    /// A new version 1 UUID of the current time, greater in Cassandra's order than all that this process made before.
    static Uuid now();

    /// Lower-case hexadecimal with hyphens, such as 550e8400-e29b-41d4-a716-446655440000.
    std::string to_string() const;
    /// The 16 bytes as a view; valid as long as this object is.
    std::string_view bytes() const& noexcept;
    std::string_view bytes() const&& = delete;
    /// The version (0 to 15): 1 for a TimeUUID, 4 for a random one.
    int version() const noexcept;
    /// The 60-bit count of 100 ns since 1582-10-15. Meaningful in version 1 alone.
    std::uint64_t time_ticks() const noexcept;

    constexpr auto operator<=>(const Uuid&) const noexcept = default;

private:
    std::array<std::uint8_t, size> bytes_{};
};

/// Writes to_string().
CASSIA_API std::ostream& operator<<(std::ostream& out, const Uuid& uuid);

/// A version 1 UUID of `time` with random clock sequence and node, and so one that hardly meets another.
/// Times from 1582-10-15 to the year 5236 fit.
/// @throws TypeError outside of them.
CASSIA_API Uuid time_uuid(Time time);

/// The lowest version 1 UUID of `time` in Cassandra's order: the start of a slice.
/// @throws TypeError as time_uuid.
CASSIA_API Uuid lowest_time_uuid(Time time);

/// The highest version 1 UUID of the microsecond `time` (its last 100 ns, +900 ns) in Cassandra's order: the end of a
/// slice.
/// @throws TypeError as time_uuid.
CASSIA_API Uuid highest_time_uuid(Time time);

/// The time of a version 1 UUID, rounded down to the microsecond.
/// @throws TypeError if `uuid` is not of version 1.
CASSIA_API Time uuid_time(const Uuid& uuid);

/// Cassandra's order of TimeUUIDs: by time, then by the last eight bytes, each as a signed number.
CASSIA_API std::strong_ordering compare_time_uuids(const Uuid& left, const Uuid& right) noexcept;

/// The lowest TimeUUID there is in Cassandra's order (the manual's changelog, 1.6.0).
inline constexpr Uuid LOWEST_TIME_UUID{
    {0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x10, 0x00, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80}};
/// The highest TimeUUID there is in Cassandra's order.
inline constexpr Uuid HIGHEST_TIME_UUID{
    {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x1f, 0xff, 0xbf, 0x7f, 0x7f, 0x7f, 0x7f, 0x7f, 0x7f, 0x7f}};

}  // namespace cassia

/// Hashes of UUIDs, for unordered containers.
template <>
struct std::hash<cassia::Uuid> {
    /// Equal for equal UUIDs.
    std::size_t operator()(const cassia::Uuid& uuid) const noexcept {
        return std::hash<std::string_view>{}(uuid.bytes());
    }
};
