#pragma once

/// @file
/// How a child of fork() ends whose parent had opened a store.

namespace cassia::embedded {

/// From now on a child of fork() exits without the handlers and destructors that it has from its parent, but with its
/// own status and its output flushed: RocksDB's destructors wait for threads, and a child has none of its parent's.
/// What the child itself registers to be called at its exit is called.
void exit_children_without_destructors();

}  // namespace cassia::embedded
