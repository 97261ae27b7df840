#pragma once

#include <cstdint>
#include <string>

#include "support/child_process.h"

/// @file
/// Another process that has a store open and writes to it, until it is killed.

namespace cassia::support {

/// Inserts the columns 0, 1, 2, … (LongType) of the row 'row' of Standard1 in Keyspace1, both of which it makes.
///
/// A process of its own program: RocksDB's threads do not survive a fork.
class EndlessWriter {
public:
    /// Returns when the store at `path` is open.
    explicit EndlessWriter(const std::string& path);

    pid_t id() const noexcept { return child_.id(); }
    /// Kills it once so many columns are acknowledged. Returns how many were in the end.
    std::int64_t kill_after(std::int64_t columns);

private:
    ChildProcess child_;
};

}  // namespace cassia::support
