#pragma once

#include <cstddef>
#include <string_view>

namespace cassia::embedded {

/// @throws StoreError that `what`, such as "a storage key", is cut off.
[[noreturn]] void throw_cut_off(std::string_view what);

/// Takes `size` bytes off the front of what was read from the store.
/// @throws StoreError that `what` is cut off, if there are fewer.
std::string_view take_stored(std::string_view& in, std::size_t size, std::string_view what);

}  // namespace cassia::embedded
