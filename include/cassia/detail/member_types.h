#pragma once

#include <concepts>
#include <optional>
#include <string>

#include <cassia/types.h>
#include <cassia/value.h>

/// @file
/// Which members of a struct can hold what a type packs, as far as the compiler can tell.

namespace cassia::detail {

template <typename Member>
struct HeldBy {
    using type = Member;
};
template <typename Member>
struct HeldBy<std::optional<Member>> {
    using type = Member;
};

/// Whether Value::as gives a Member, and a Value is made of one.
template <typename Member, typename Held = typename HeldBy<Member>::type>
concept ConvertibleMember =
    std::same_as<Held, Value> || std::same_as<Held, bool> || Integral<Held> || std::floating_point<Held> ||
    std::same_as<Held, std::string> || IsSystemTime<Held>::value || IsStdTuple<Held>::value || HeldAsIs<Held>;

template <typename ColumnType, typename... Types>
constexpr bool is_any_of = (std::same_as<ColumnType, Types> || ...);

/// Whether values of a ColumnType go into a Member. Of types of your own, and those known at run time alone, nothing is
/// known before.
template <typename ColumnType, typename Member, typename Held = typename HeldBy<Member>::type>
constexpr bool fits = std::same_as<Held, Value> || [] {
    if constexpr (is_any_of<ColumnType, LongType, Int32Type, IntegerType, CounterColumnType>) {
        return Integral<Held> || std::same_as<Held, BigInteger>;
    } else if constexpr (is_any_of<ColumnType, DoubleType, FloatType>) {
        return std::floating_point<Held>;
    } else if constexpr (is_any_of<ColumnType, DecimalType>) {
        return std::same_as<Held, Decimal>;
    } else if constexpr (is_any_of<ColumnType, BooleanType>) {
        return std::same_as<Held, bool>;
    } else if constexpr (is_any_of<ColumnType, BytesType, AsciiType, UTF8Type>) {
        return is_any_of<Held, std::string, Bytes>;
    } else if constexpr (is_any_of<ColumnType, DateType, TimestampType, IntermediateDateType, OldPycassaDateType>) {
        return IsSystemTime<Held>::value;
    } else if constexpr (is_any_of<ColumnType, UUIDType, TimeUUIDType, LexicalUUIDType>) {
        return std::same_as<Held, Uuid>;
    } else if constexpr (is_any_of<ColumnType, CompositeType, DynamicCompositeType>) {
        return IsStdTuple<Held>::value || std::same_as<Held, Tuple>;
    } else {
        return true;
    }
}();

}  // namespace cassia::detail
