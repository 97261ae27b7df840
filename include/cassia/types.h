#pragma once

#include <compare>
#include <string>
#include <string_view>

#include <cassia/cassandra_type.h>
#include <cassia/composite_types.h>
#include <cassia/export.h>

/// @file
/// The types of names, values and row keys: how each is packed, unpacked, checked and ordered.
///
///     cassia::LongType().pack(1);                                  // 8 bytes
///     cassia::Type::parse("CompositeType(LongType(reversed=true),UTF8Type)");
///     family.column_validators["joined"] = cassia::IntermediateDateType();
///
/// Order is Cassandra's, byte for byte. A type of your own derives from CassandraType and gives pack and unpack.

namespace cassia {

/// Any bytes, in the order of their unsigned bytes. Takes text and bytes; gives bytes.
class CASSIA_API BytesType : public BuiltInType {
public:
    using BuiltInType::BuiltInType;
    void pack_to(const Value& value, std::string& out, PackFor use) const override;
    Value unpack(std::string_view bytes) const override;
    void validate(std::string_view bytes) const override;
    std::string class_name() const override;

protected:
    std::weak_ordering order(std::string_view left, std::string_view right) const override;
};

/// ASCII text. Takes text and bytes.
class CASSIA_API AsciiType : public BuiltInType {
public:
    using BuiltInType::BuiltInType;
    void pack_to(const Value& value, std::string& out, PackFor use) const override;
    Value unpack(std::string_view bytes) const override;
    void validate(std::string_view bytes) const override;
    std::string class_name() const override;

protected:
    std::weak_ordering order(std::string_view left, std::string_view right) const override;
};

/// UTF-8 text, checked when packed, as Cassandra checks it. Takes text and bytes.
class CASSIA_API UTF8Type : public BuiltInType {
public:
    using BuiltInType::BuiltInType;
    void pack_to(const Value& value, std::string& out, PackFor use) const override;
    Value unpack(std::string_view bytes) const override;
    void validate(std::string_view bytes) const override;
    std::string class_name() const override;

protected:
    std::weak_ordering order(std::string_view left, std::string_view right) const override;
};

/// A 64-bit integer in 8 bytes, or no bytes.
class CASSIA_API LongType : public BuiltInType {
public:
    using BuiltInType::BuiltInType;
    void pack_to(const Value& value, std::string& out, PackFor use) const override;
    Value unpack(std::string_view bytes) const override;
    void validate(std::string_view bytes) const override;
    std::string class_name() const override;

protected:
    std::weak_ordering order(std::string_view left, std::string_view right) const override;
};

/// An integer of any size: Cassandra's varint. Compares by number, whatever the spelling (01 equals 0001).
class CASSIA_API IntegerType : public BuiltInType {
public:
    using BuiltInType::BuiltInType;
    void pack_to(const Value& value, std::string& out, PackFor use) const override;
    Value unpack(std::string_view bytes) const override;
    void validate(std::string_view bytes) const override;
    std::string class_name() const override;

protected:
    std::weak_ordering order(std::string_view left, std::string_view right) const override;
};

/// A 32-bit integer in 4 bytes, or no bytes.
class CASSIA_API Int32Type : public BuiltInType {
public:
    using BuiltInType::BuiltInType;
    void pack_to(const Value& value, std::string& out, PackFor use) const override;
    Value unpack(std::string_view bytes) const override;
    void validate(std::string_view bytes) const override;
    std::string class_name() const override;

protected:
    std::weak_ordering order(std::string_view left, std::string_view right) const override;
};

/// A double in 8 bytes, or no bytes. Cassandra's order: −0.0 before 0.0, NaN last and equal to every NaN.
class CASSIA_API DoubleType : public BuiltInType {
public:
    using BuiltInType::BuiltInType;
    void pack_to(const Value& value, std::string& out, PackFor use) const override;
    Value unpack(std::string_view bytes) const override;
    void validate(std::string_view bytes) const override;
    std::string class_name() const override;

protected:
    std::weak_ordering order(std::string_view left, std::string_view right) const override;
};

/// A float in 4 bytes, or no bytes. Order as DoubleType.
class CASSIA_API FloatType : public BuiltInType {
public:
    using BuiltInType::BuiltInType;
    void pack_to(const Value& value, std::string& out, PackFor use) const override;
    Value unpack(std::string_view bytes) const override;
    void validate(std::string_view bytes) const override;
    std::string class_name() const override;

protected:
    std::weak_ordering order(std::string_view left, std::string_view right) const override;
};

/// A decimal number of any precision: a 4-byte scale and a varint. 1.0 and 1.00 compare equal.
class CASSIA_API DecimalType : public BuiltInType {
public:
    using BuiltInType::BuiltInType;
    void pack_to(const Value& value, std::string& out, PackFor use) const override;
    Value unpack(std::string_view bytes) const override;
    void validate(std::string_view bytes) const override;
    std::string class_name() const override;

protected:
    std::weak_ordering order(std::string_view left, std::string_view right) const override;
};

/// A time in milliseconds since 1970, 8 bytes. Takes a time, or a number: seconds since 1970, its fraction kept.
/// Times are UTC and ordered as such: Cassandra makes a comparator of DateType one of TimestampType.
class CASSIA_API DateType : public BuiltInType {
public:
    using BuiltInType::BuiltInType;
    void pack_to(const Value& value, std::string& out, PackFor use) const override;
    Value unpack(std::string_view bytes) const override;
    void validate(std::string_view bytes) const override;
    std::string class_name() const override;

protected:
    std::weak_ordering order(std::string_view left, std::string_view right) const override;
};

/// As DateType: Cassandra's later name for it, and CQL's timestamp.
class CASSIA_API TimestampType : public BuiltInType {
public:
    using BuiltInType::BuiltInType;
    void pack_to(const Value& value, std::string& out, PackFor use) const override;
    Value unpack(std::string_view bytes) const override;
    void validate(std::string_view bytes) const override;
    std::string class_name() const override;

protected:
    std::weak_ordering order(std::string_view left, std::string_view right) const override;
};

/// The DateType of pycassa 1.2.0 to 1.5.0: microseconds since 1970. To the server it is DateType.
class CASSIA_API OldPycassaDateType : public BuiltInType {
public:
    using BuiltInType::BuiltInType;
    void pack_to(const Value& value, std::string& out, PackFor use) const override;
    Value unpack(std::string_view bytes) const override;
    void validate(std::string_view bytes) const override;
    std::string class_name() const override;

protected:
    std::weak_ordering order(std::string_view left, std::string_view right) const override;
};

/// Reads DateType and OldPycassaDateType, writes DateType: for converting old data. What would lie past the year 9999
/// in milliseconds, or before the year 1, is read as microseconds. Not for row keys, column names or indexed values.
/// To the server it is DateType.
class CASSIA_API IntermediateDateType : public BuiltInType {
public:
    using BuiltInType::BuiltInType;
    void pack_to(const Value& value, std::string& out, PackFor use) const override;
    Value unpack(std::string_view bytes) const override;
    void validate(std::string_view bytes) const override;
    std::string class_name() const override;

protected:
    std::weak_ordering order(std::string_view left, std::string_view right) const override;
};

/// A bool in one byte: 0 is false, anything else true.
class CASSIA_API BooleanType : public BuiltInType {
public:
    using BuiltInType::BuiltInType;
    void pack_to(const Value& value, std::string& out, PackFor use) const override;
    Value unpack(std::string_view bytes) const override;
    void validate(std::string_view bytes) const override;
    std::string class_name() const override;

protected:
    std::weak_ordering order(std::string_view left, std::string_view right) const override;
};

/// A UUID of any version. Ordered by version, then time for version 1, then bytes.
class CASSIA_API UUIDType : public BuiltInType {
public:
    using BuiltInType::BuiltInType;
    void pack_to(const Value& value, std::string& out, PackFor use) const override;
    Value unpack(std::string_view bytes) const override;
    void validate(std::string_view bytes) const override;
    std::string class_name() const override;

protected:
    std::weak_ordering order(std::string_view left, std::string_view right) const override;
};

/// A version 1 UUID, in the order of time. Takes a UUID, or a time or number of seconds, which becomes one: see
/// PackFor.
class CASSIA_API TimeUUIDType : public BuiltInType {
public:
    using BuiltInType::BuiltInType;
    void pack_to(const Value& value, std::string& out, PackFor use) const override;
    Value unpack(std::string_view bytes) const override;
    void validate(std::string_view bytes) const override;
    std::string class_name() const override;

protected:
    std::weak_ordering order(std::string_view left, std::string_view right) const override;
};

/// A UUID of any version, in the order of java.util.UUID: two signed 64-bit numbers.
class CASSIA_API LexicalUUIDType : public BuiltInType {
public:
    using BuiltInType::BuiltInType;
    void pack_to(const Value& value, std::string& out, PackFor use) const override;
    Value unpack(std::string_view bytes) const override;
    void validate(std::string_view bytes) const override;
    std::string class_name() const override;

protected:
    std::weak_ordering order(std::string_view left, std::string_view right) const override;
};

/// A counter: a 64-bit integer in 8 bytes.
class CASSIA_API CounterColumnType : public BuiltInType {
public:
    using BuiltInType::BuiltInType;
    void pack_to(const Value& value, std::string& out, PackFor use) const override;
    Value unpack(std::string_view bytes) const override;
    void validate(std::string_view bytes) const override;
    std::string class_name() const override;

protected:
    std::weak_ordering order(std::string_view left, std::string_view right) const override;
};

// The manual's constants for schema changes.
/// A type's name, for the schema, as the manual has it.
/// @{
inline constexpr std::string_view BYTES_TYPE = "BytesType";
inline constexpr std::string_view ASCII_TYPE = "AsciiType";
inline constexpr std::string_view UTF8_TYPE = "UTF8Type";
inline constexpr std::string_view LONG_TYPE = "LongType";
/// @}
/// Cassandra's varint, as the manual has it.
inline constexpr std::string_view INT_TYPE = "IntegerType";
/// A type's name, for the schema.
/// @{
inline constexpr std::string_view INT32_TYPE = "Int32Type";
inline constexpr std::string_view DOUBLE_TYPE = "DoubleType";
inline constexpr std::string_view FLOAT_TYPE = "FloatType";
inline constexpr std::string_view DECIMAL_TYPE = "DecimalType";
inline constexpr std::string_view DATE_TYPE = "DateType";
inline constexpr std::string_view BOOLEAN_TYPE = "BooleanType";
inline constexpr std::string_view UUID_TYPE = "UUIDType";
inline constexpr std::string_view TIME_UUID_TYPE = "TimeUUIDType";
inline constexpr std::string_view LEXICAL_UUID_TYPE = "LexicalUUIDType";
inline constexpr std::string_view COUNTER_COLUMN_TYPE = "CounterColumnType";
/// @}

}  // namespace cassia
