#pragma once

#include <cstdint>
#include <string>

#include <sys/types.h>

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
    ~EndlessWriter();
    EndlessWriter(const EndlessWriter&) = delete;
    EndlessWriter& operator=(const EndlessWriter&) = delete;

    pid_t id() const noexcept { return id_; }
    /// Kills it once so many columns are acknowledged. Returns how many were in the end.
    std::int64_t kill_after(std::int64_t columns);

private:
    pid_t id_ = 0;
    int told_ = -1;
};

}  // namespace cassia::support
