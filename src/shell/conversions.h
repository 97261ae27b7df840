#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <cassia/columns.h>
#include <cassia/consistency.h>
#include <cassia/credentials.h>
#include <cassia/index.h>
#include <cassia/types.h>
#include <cassia/value.h>

#include "shell/object.h"

/// @file
/// Objects of the shell as what the library's calls take.
///
/// Each convert() sets `out`, or throws TypeError with what was found and what is taken.

namespace cassia::shell {

void convert(const Object& object, bool& out);
void convert(const Object& object, std::int32_t& out);
void convert(const Object& object, std::int64_t& out);
void convert(const Object& object, std::size_t& out);
void convert(const Object& object, double& out);
void convert(const Object& object, std::string& out);
void convert(const Object& object, Value& out);
void convert(const Object& object, ValueList& out);
void convert(const Object& object, ColumnNames& out);
void convert(const Object& object, Columns& out);
void convert(const Object& object, ConsistencyLevel& out);
void convert(const Object& object, IndexOperator& out);
void convert(const Object& object, Type& out);
void convert(const Object& object, Credentials& out);
/// A whole number of seconds.
void convert(const Object& object, std::chrono::seconds& out);
/// A number of seconds.
void convert(const Object& object, std::chrono::milliseconds& out);
void convert(const Object& object, std::vector<std::string>& out);
void convert(const Object& object, std::map<std::string, std::string>& out);
void convert(const Object& object, std::map<Value, Type>& out);

template <typename T>
void convert(const Object& object, std::optional<T>& out) {
    T value{};
    convert(object, value);
    out = std::move(value);
}

/// The end of a slice: as the manual has it, a last component (value, False) is an exclusive one.
Value slice_end(const Object& object);

}  // namespace cassia::shell
