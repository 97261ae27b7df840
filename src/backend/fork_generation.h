#pragma once

#include <cstdint>

/// @file
/// Telling a child of fork() from its parent.

namespace cassia::backend {

/// A number that is another one in a child of fork() than in its parent: what was opened under another number belongs
/// to the parent. 0 as long as the process has not been forked from one that had called this.
std::uint64_t fork_generation() noexcept;

}  // namespace cassia::backend
