#pragma once

#include <compare>
#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <cassia/export.h>
#include <cassia/value.h>

/// @file
/// What all types have in common, and what a type of your own derives from; <cassia/types.h> has the types themselves.
///
///     class IntString : public cassia::CassandraType {
///     public:
///         using CassandraType::CassandraType;
///         std::string pack(const cassia::Value& value) const override { return std::to_string(value.as<int>()); }
///         cassia::Value unpack(std::string_view bytes) const override { return std::stoi(std::string(bytes)); }
///     };
///     family.column_validators["age"] = IntString();

namespace cassia {

/// What every type may be given.
struct TypeOptions {
    /// As a comparator, or a component of one: sort from high to low. Default false.
    bool reversed = false;
    /// For ColumnFamilyMap: what a member gets when the row has no such column. Default none.
    std::optional<Value> default_value = std::nullopt;
};

/// Where a packed value will be used. Matters to composites and to times given for TimeUUIDs, which become random for
/// what is stored, the lowest at the lower end of a slice, the highest at the upper one.
enum class PackFor : std::uint8_t {
    /// A key, name or value to be stored, or a value to compare with.
    Storing,
    /// A name to be fetched or removed: a time cannot name one TimeUUID, and is refused.
    Naming,
    /// The end of a slice that lies first in the comparator's order.
    LowerEnd,
    /// The end of a slice that lies last in the comparator's order.
    UpperEnd,
};

/// A data type that Cassandra knows how to validate and sort. A type of your own gives pack() and unpack(); a
/// std::exception that they throw becomes a TypeError.
///
/// Thread safety: immutable; one object may be used from many threads.
/// Exceptions: TypeError, saying what was found and what is allowed.
class CASSIA_API CassandraType {
public:
    CassandraType() = default;
    /// A type that sorts, and fills members of a ColumnFamilyMap, as `options` say.
    explicit CassandraType(TypeOptions options) : options_(std::move(options)) {}
    virtual ~CassandraType();

    /// The bytes of `value`, to be stored.
    /// @throws TypeError if the value is of a wrong kind or out of range.
    virtual std::string pack(const Value& value) const = 0;
    /// Appends the bytes of `value` to `out`. Default: those of pack(), whatever they are for.
    /// @throws TypeError if the value is of a wrong kind or out of range; `out` is unspecified then.
    virtual void pack_to(const Value& value, std::string& out, PackFor use) const;
    /// The value that `bytes` hold; null for empty bytes of a type that has no value of no bytes (a number, a time,
    /// a UUID).
    /// @throws TypeError if they hold none.
    virtual Value unpack(std::string_view bytes) const = 0;
    /// Accepts what Cassandra's type of this name accepts. Default: what the class named by class_name() accepts.
    /// @throws TypeError otherwise.
    virtual void validate(std::string_view bytes) const;

    /// The short name of Cassandra's class, with its parameters but not its reversal: "LongType",
    /// "CompositeType(LongType(reversed=true),UTF8Type)". A type of your own: the class whose order and validation
    /// the server is to use; default "BytesType".
    virtual std::string class_name() const;

    /// Cassandra's order of packed values, reversed if this type is.
    std::weak_ordering compare(std::string_view left, std::string_view right) const;

    /// Whether it sorts from high to low.
    bool reversed() const noexcept { return options_.reversed; }
    /// What a mapped member gets where the row has no column; none: nothing is given.
    const std::optional<Value>& default_value() const noexcept { return options_.default_value; }

protected:
    CassandraType(const CassandraType&) = default;
    CassandraType(CassandraType&&) = default;
    CassandraType& operator=(const CassandraType&) = default;
    CassandraType& operator=(CassandraType&&) = default;

    /// The order before reversal. Default: that of the class named by class_name().
    virtual std::weak_ordering order(std::string_view left, std::string_view right) const;

private:
    TypeOptions options_;
};

/// What the types that cassia brings have in common: they append, and pack() follows from that.
class CASSIA_API BuiltInType : public CassandraType {
public:
    using CassandraType::CassandraType;
    std::string pack(const Value& value) const override;
    void pack_to(const Value& value, std::string& out, PackFor use) const override = 0;
};

/// Any type: a shared, immutable CassandraType.
///
/// Made from a type object, from a Cassandra class string, or from a constant such as LONG_TYPE.
///
/// Thread safety: a value.
class CASSIA_API Type {
public:
    /// BytesType.
    Type();

    /// Any type object, copied or moved into it.
    template <std::derived_from<CassandraType> T>
    Type(T type)  // NOLINT(google-explicit-constructor)
        : type_(std::make_shared<const T>(std::move(type))) {}

    /// As parse(). Implicit, so that an option reads `.comparator_type = LONG_TYPE`.
    template <detail::Textual T>
    Type(const T& class_string)  // NOLINT(google-explicit-constructor)
        : Type(parse(std::string_view(class_string))) {}

    /// Reads a class string as Cassandra writes them, with full or short class names: "UTF8Type",
    /// "org.apache.cassandra.db.marshal.ReversedType(LongType)", "CompositeType(LongType(reversed=true),UTF8Type)",
    /// "DynamicCompositeType(a=>AsciiType,b=>LongType)".
    /// @throws TypeError with the place of the fault, or with the names there are if a class is unknown.
    static Type parse(std::string_view class_string);

    /// As parse(), with BytesType in the place of a class that is unknown, and for a string that is malformed: how a
    /// schema is read, so that a family always opens.
    static Type parse_or_bytes(std::string_view class_string) noexcept;

    /// The type object; valid as long as this Type or a copy of it.
    /// @{
    const CassandraType& operator*() const noexcept { return *type_; }
    const CassandraType* operator->() const noexcept { return type_.get(); }
    const std::shared_ptr<const CassandraType>& shared() const noexcept { return type_; }
    /// @}

    /// The bytes of `value`.
    /// @throws TypeError if the value is of a wrong kind or out of range; a cause that a type of your own threw is
    /// nested.
    std::string pack(const Value& value, PackFor use = PackFor::Storing) const;
    /// The value that `bytes` hold.
    /// @throws TypeError if they hold none, likewise.
    Value unpack(std::string_view bytes) const;

    /// The type as a schema has it, with short names: "ReversedType(LongType)".
    std::string to_string() const;
    /// The same with full class names: "org.apache.cassandra.db.marshal.ReversedType(…)".
    std::string to_full_string() const;

    /// Whether both have the same class string.
    friend bool operator==(const Type& left, const Type& right) { return left.to_string() == right.to_string(); }

private:
    std::shared_ptr<const CassandraType> type_;
};

}  // namespace cassia
