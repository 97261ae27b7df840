#pragma once

#include <chrono>

#include "shell/object.h"

/// @file
/// What + - * and [] mean. Errors are TypeError, KeyError and the like, without a place.

namespace cassia::shell {

/// A stretch of time.
using Delta = std::chrono::microseconds;

Object delta_object(Delta delta);

/// Numbers, texts, lists, tuples, times and stretches of them.
/// @throws TypeError if the two do not go together, or an integer leaves 64 bits.
Object operate(char sign, const Object& left, const Object& right);
Object negate(const Object& operand);

/// object[key]
/// @throws NotFoundException if a dict has no such key; InvalidRequestError if a list is too short; TypeError.
Object item_of(const Object& object, const Object& key);
/// object[first:last] of a list, a tuple or, by bytes, a text; None for an end means that of the object.
/// @throws TypeError if it is something else, or an end is no integer.
Object slice_of(const Object& object, const Object& first, const Object& last);
/// A dict like `object`, with this entry.
Object with_item(const Object& object, const Object& key, Object value);

}  // namespace cassia::shell
