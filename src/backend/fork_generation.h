#pragma once

#include <cstdint>

/// @file
/// Telling a child of fork() from its parent.

namespace cassia::backend {

/// A number that is another one in a child of fork() than in its parent: what was opened under another number belongs
/// to the parent.
std::uint64_t fork_generation() noexcept;

}  // namespace cassia::backend
