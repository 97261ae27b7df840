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
constexpr bool fits =
    std::same_as<Held, Value> ||
    (is_any_of<ColumnType, LongType, Int32Type, IntegerType, CounterColumnType>
         ? Integral<Held> || std::same_as<Held, BigInteger>
     : is_any_of<ColumnType, DoubleType, FloatType>          ? std::floating_point<Held>
     : is_any_of<ColumnType, DecimalType>                    ? std::same_as<Held, Decimal>
     : is_any_of<ColumnType, BooleanType>                    ? std::same_as<Held, bool>
     : is_any_of<ColumnType, BytesType, AsciiType, UTF8Type> ? is_any_of<Held, std::string, Bytes>
     : is_any_of<ColumnType, DateType, TimestampType, IntermediateDateType, OldPycassaDateType>
         ? IsSystemTime<Held>::value
     : is_any_of<ColumnType, UUIDType, TimeUUIDType, LexicalUUIDType> ? std::same_as<Held, Uuid>
     : is_any_of<ColumnType, CompositeType, DynamicCompositeType> ? IsStdTuple<Held>::value || std::same_as<Held, Tuple>
                                                                  : true);

}  // namespace cassia::detail
