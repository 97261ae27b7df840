#pragma once

#include <string>

#include "support/environment.h"
#include "support/shifted_clock.h"

namespace cassia::support {

/// A real node of Cassandra that was started for the tests.
///
/// CASSIA_CASSANDRA_THRIFT in the environment is where it listens, and SHIFTED_CLOCK the file of its clock's shift.
class CassandraNode {
public:
    const std::string& thrift() const noexcept { return thrift_; }
    ShiftedClock& clock() noexcept { return clock_; }

private:
    std::string thrift_ = environment("CASSIA_CASSANDRA_THRIFT");
    ShiftedClock clock_{environment("SHIFTED_CLOCK")};
};

}  // namespace cassia::support
