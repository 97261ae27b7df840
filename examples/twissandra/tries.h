#pragma once

#include <chrono>
#include <string>

#include <cassia/cassia.h>

namespace twissandra {

/// Wrong passwords of late, in the column family Try, so that nobody guesses without end: a column each, which expires.
///
/// Thread safety: may be used from many threads.
class Tries {
public:
    static constexpr int MOST = 10;
    static constexpr std::chrono::minutes MEMORY{15};

    explicit Tries(const cassia::ConnectionPool& pool) : tries_(pool, "Try") {}

    /// @throws Refused if there have been too many for this name.
    void check(const std::string& name) const;
    void add(const std::string& name) const;

private:
    cassia::ColumnFamily tries_;
};

}  // namespace twissandra
