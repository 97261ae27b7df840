#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <iosfwd>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <cassia/errors.h>
#include <cassia/export.h>
#include <cassia/number.h>
#include <cassia/uuid.h>

/// @file
/// A value of whatever type the schema asks for: a row key, a column's name or its value.
///
///     cassia::Value name = "Tyler";
///     cassia::Value age = 24;
///     cassia::Value composite = std::tuple(1234, "abc");
///     age.as<int>();
///
/// The column family's types, read from the schema at run time, say how a value is packed.

namespace cassia {

class Value;

/// What a Value holds.
enum class ValueKind : std::uint8_t {
    /// No value.
    null,
    /// A bool.
    boolean,
    /// An integer of 64 bits.
    integer,
    /// A BigInteger, which needs more than 64 bits.
    big_integer,
    /// A float.
    single_float,
    /// A double.
    double_float,
    /// A Decimal.
    decimal,
    /// A std::string.
    text,
    /// Bytes.
    bytes,
    /// A Time.
    time,
    /// A Uuid.
    uuid,
    /// A Tuple.
    tuple,
};

/// Bytes that are no text. Owns them.
struct Bytes {
    /// The bytes, of any number.
    std::string data;

    Bytes() = default;
    /// These bytes.
    explicit Bytes(std::string bytes) : data(std::move(bytes)) {}
    /// A copy of these bytes.
    explicit Bytes(std::span<const std::byte> bytes)
        : data(reinterpret_cast<const char*>(bytes.data()), bytes.size()) {}

    auto operator<=>(const Bytes&) const = default;
};

/// The components of a composite, in order. Fewer than the type has: the trailing ones are missing.
///
/// Compilers disagree on `Tuple{tuple}`, a copy or a tuple of one tuple; std::tuple(tuple) is the latter to all.
using Tuple = std::vector<Value>;

namespace detail {

template <typename T>
concept Character = std::same_as<T, char> || std::same_as<T, wchar_t> || std::same_as<T, char8_t> ||
                    std::same_as<T, char16_t> || std::same_as<T, char32_t>;

template <typename T>
concept Integral = std::integral<T> && !std::same_as<T, bool> && !Character<T>;

template <typename T>
concept Textual = std::convertible_to<const T&, std::string_view> && !std::same_as<T, std::nullptr_t>;

template <typename T>
struct IsSystemTime : std::false_type {};
template <typename D>
struct IsSystemTime<std::chrono::sys_time<D>> : std::true_type {};

/// What tells its moment in UTC, as std::chrono::zoned_time does.
template <typename T>
concept ZonedTime =
    requires(const T& time) { requires IsSystemTime<std::remove_cvref_t<decltype(time.get_sys_time())>>::value; };

template <typename T>
struct IsStdTuple : std::false_type {};
template <typename... Ts>
struct IsStdTuple<std::tuple<Ts...>> : std::true_type {};

template <typename T>
struct IsOptional : std::false_type {};
template <typename T>
struct IsOptional<std::optional<T>> : std::true_type {};

template <typename T>
concept HeldAsIs = std::same_as<T, BigInteger> || std::same_as<T, Decimal> || std::same_as<T, Uuid> ||
                   std::same_as<T, Bytes> || std::same_as<T, Tuple>;

template <typename T>
concept Storable =
    std::same_as<T, bool> || Integral<T> || std::floating_point<T> || Textual<T> || IsSystemTime<T>::value ||
    ZonedTime<T> || IsStdTuple<T>::value || IsOptional<T>::value || HeldAsIs<T> || std::same_as<T, std::nullptr_t>;

}  // namespace detail

/// A dynamically typed value.
///
/// It is one of: null, a bool, an integer (of any size), a float, a double, a decimal, text, bytes, a time, a UUID, a
/// tuple. Made implicitly from the C++ types that mean these; an empty optional and nullptr are null. Times are in UTC;
/// a zoned time is converted.
///
/// Equality: text and bytes compare by their bytes, integers by their number, floats and doubles as doubles (NaN equals
/// NaN), decimals by number and scale; otherwise values of different kinds differ. exclusive() makes no difference.
///
/// Thread safety: a value; many threads may read one.
class CASSIA_API Value {
public:
    /// Null: no value.
    Value() noexcept = default;

    /// What any of these C++ types means: a bool, a number, text (char pointers too), Bytes, a time, a UUID, a
    /// std::tuple, a
    /// Tuple; nothing for nullptr and an empty optional.
    template <typename T>
        requires detail::Storable<std::remove_cvref_t<T>>
    Value(T&& value) : held_(hold(std::forward<T>(value))) {}  // NOLINT(google-explicit-constructor)

    /// Which of the kinds it holds.
    ValueKind kind() const noexcept;
    /// The kind in words, "text" for instance, for messages.
    std::string_view kind_name() const noexcept;
    /// Whether there is no value.
    bool is_null() const noexcept { return held_.index() == 0; }
    /// Whether this is the last component of a slice's end and excludes what begins with it; see exclusive().
    bool is_exclusive() const noexcept { return exclusive_; }

    /// The value as a T: bool, an integer type, a floating type, std::string, Bytes, Time or another sys_time, Uuid,
    /// BigInteger, Decimal, std::tuple, Tuple, Value; or std::optional of one, empty for null.
    ///
    /// Converts between integers in range, from an integer or a floating-point number to a floating type (the nearest
    /// there is), from an integer to a decimal, between text and bytes, and between units of time (rounded down).
    /// @throws TypeError naming the kind found and the type asked for.
    template <typename T>
    T as() const;

    /// The bytes of text or bytes, without a copy; valid as long as this value is unchanged.
    /// @throws TypeError if it is something else.
    std::string_view text() const&;
    std::string_view text() const&& = delete;

    /// The value in words: text and numbers as they are, bytes in hexadecimal after 0x, a time in ISO 8601, "null".
    std::string to_string() const;

    /// The alternative held, for code that treats each kind: see Held.
    using Held = std::variant<std::monostate, bool, std::int64_t, BigInteger, float, double, Decimal, std::string,
                              Bytes, Time, Uuid, Tuple>;
    /// What it holds.
    const Held& held() const noexcept { return held_; }

    /// Whether both are the same; see the class.
    CASSIA_API friend bool operator==(const Value& left, const Value& right) noexcept;
    /// An order for containers, that agrees with ==: by kind (integers of any size as one, float with double, text with
    /// bytes), then by value; NaN is equal to itself and last of its kind.
    CASSIA_API friend std::weak_ordering operator<=>(const Value& left, const Value& right) noexcept;

private:
    friend CASSIA_API Value exclusive(Value component);

    template <typename T>
    static Held hold(T&& value);
    static Held hold_big(BigInteger number);

    bool as_bool() const;
    std::int64_t as_int64(std::string_view wanted, std::int64_t lowest, std::int64_t highest) const;
    std::uint64_t as_uint64(std::string_view wanted) const;
    double as_double() const;
    BigInteger as_big_integer() const;
    Decimal as_decimal() const;
    Time as_time() const;
    Uuid as_uuid() const;
    const Tuple& as_tuple() const;
    [[noreturn]] void wrong_type(std::string_view wanted) const;

    Held held_;
    bool exclusive_ = false;
};

/// Marks the last component given of a composite slice's end as exclusive: what begins with it is left out. Round a
/// whole tuple it means the last component of that.
///
///     events.get("key", {.column_start = std::tuple(2011, exclusive(5))});
CASSIA_API Value exclusive(Value component);

/// Writes to_string().
CASSIA_API std::ostream& operator<<(std::ostream& out, const Value& value);

// ---- implementation of the templates ----

template <typename T>
Value::Held Value::hold(T&& value) {
    using U = std::remove_cvref_t<T>;
    if constexpr (std::same_as<U, std::nullptr_t>) {
        return {};
    } else if constexpr (std::same_as<U, bool>) {
        return Held(std::in_place_type<bool>, value);
    } else if constexpr (detail::Integral<U>) {
        if constexpr (std::is_unsigned_v<U> && sizeof(U) >= sizeof(std::int64_t)) {
            if (value > static_cast<U>(std::numeric_limits<std::int64_t>::max())) {
                return hold_big(BigInteger::parse(std::to_string(value)));
            }
        }
        return Held(std::in_place_type<std::int64_t>, static_cast<std::int64_t>(value));
    } else if constexpr (std::same_as<U, float>) {
        return Held(std::in_place_type<float>, value);
    } else if constexpr (std::floating_point<U>) {
        return Held(std::in_place_type<double>, static_cast<double>(value));
    } else if constexpr (std::same_as<U, std::string>) {
        return Held(std::in_place_type<std::string>, std::forward<T>(value));
    } else if constexpr (detail::Textual<U>) {
        if constexpr (std::is_pointer_v<U>) {
            if (value == nullptr) {
                return {};
            }
        }
        return Held(std::in_place_type<std::string>, std::string_view(value));
    } else if constexpr (detail::IsSystemTime<U>::value) {
        return Held(std::in_place_type<Time>, std::chrono::floor<std::chrono::microseconds>(value));
    } else if constexpr (detail::ZonedTime<U>) {
        return Held(std::in_place_type<Time>, std::chrono::floor<std::chrono::microseconds>(value.get_sys_time()));
    } else if constexpr (detail::IsStdTuple<U>::value) {
        Tuple components;
        std::apply(
            [&components](auto&&... component) {
                components.reserve(sizeof...(component));
                (components.emplace_back(std::forward<decltype(component)>(component)), ...);
            },
            std::forward<T>(value));
        return Held(std::in_place_type<Tuple>, std::move(components));
    } else if constexpr (detail::IsOptional<U>::value) {
        return value ? Value(*std::forward<T>(value)).held_ : Held();
    } else if constexpr (std::same_as<U, BigInteger>) {
        return hold_big(std::forward<T>(value));
    } else {
        return Held(std::in_place_type<U>, std::forward<T>(value));
    }
}

template <typename T>
T Value::as() const {
    using Limits = std::numeric_limits<T>;
    if constexpr (std::same_as<T, Value>) {
        return *this;
    } else if constexpr (detail::IsOptional<T>::value) {
        return is_null() ? T() : T(as<typename T::value_type>());
    } else if constexpr (std::same_as<T, bool>) {
        return as_bool();
    } else if constexpr (std::same_as<T, std::uint64_t>) {
        return as_uint64("an unsigned 64-bit integer");
    } else if constexpr (detail::Integral<T>) {
        if constexpr (std::is_unsigned_v<T> && sizeof(T) == sizeof(std::uint64_t)) {
            return static_cast<T>(as_uint64("an unsigned 64-bit integer"));
        } else {
            return static_cast<T>(as_int64("an integer", static_cast<std::int64_t>(Limits::min()),
                                           static_cast<std::int64_t>(Limits::max())));
        }
    } else if constexpr (std::floating_point<T>) {
        return static_cast<T>(as_double());
    } else if constexpr (std::same_as<T, std::string>) {
        return std::string(text());
    } else if constexpr (std::same_as<T, Bytes>) {
        return Bytes(std::string(text()));
    } else if constexpr (detail::IsSystemTime<T>::value) {
        return std::chrono::floor<typename T::duration>(as_time());
    } else if constexpr (std::same_as<T, Uuid>) {
        return as_uuid();
    } else if constexpr (std::same_as<T, BigInteger>) {
        return as_big_integer();
    } else if constexpr (std::same_as<T, Decimal>) {
        return as_decimal();
    } else if constexpr (std::same_as<T, Tuple>) {
        return as_tuple();
    } else {
        static_assert(detail::IsStdTuple<T>::value, "Value::as<T>: T is no type that a value converts to");
        const Tuple& components = as_tuple();
        if (components.size() != std::tuple_size_v<T>) {
            wrong_type("a tuple of another size");
        }
        return [&components]<std::size_t... I>(std::index_sequence<I...>) {
            return T(components[I].template as<std::tuple_element_t<I, T>>()...);
        }(std::make_index_sequence<std::tuple_size_v<T>>{});
    }
}

}  // namespace cassia
