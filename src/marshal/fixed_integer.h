#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include <cassia/value.h>

#include "marshal/big_endian.h"
#include "marshal/refusals.h"

/// @file
/// Integers of a fixed width: LongType, Int32Type, CounterColumnType.

namespace cassia::marshal {

/// @throws TypeError, in the name of `type`, for what is no integer that fits a T.
template <typename T>
void pack_integer(const Value& value, std::string& out, std::string_view type) {
    using Limits = std::numeric_limits<T>;
    if (value.kind() == ValueKind::integer) {
        const auto number = value.as<std::int64_t>();
        if (number >= Limits::min() && number <= Limits::max()) {
            append_big_endian(static_cast<T>(number), out);
            return;
        }
    }
    refuse_value(type, "an integer from " + std::to_string(Limits::min()) + " to " + std::to_string(Limits::max()),
                 value);
}

/// Null for no bytes.
/// @throws TypeError for another number of bytes than T has.
template <typename T>
Value unpack_integer(std::string_view bytes, std::string_view type) {
    check_size(type, bytes, sizeof(T));
    return bytes.empty() ? Value() : Value(read_big_endian<T>(bytes));
}

}  // namespace cassia::marshal
