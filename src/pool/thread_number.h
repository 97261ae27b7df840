#pragma once

#include <cstdint>

namespace cassia::pool {

/// A number that no other thread of this process has or had, as a std::thread::id may be had again.
std::uint64_t thread_number() noexcept;

}  // namespace cassia::pool
