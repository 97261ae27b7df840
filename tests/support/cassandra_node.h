#pragma once

#include <string>

#include "support/environment.h"
#include "support/shifted_clock.h"

namespace cassia::support {

/// A real node of Cassandra that was started for the tests.
///
/// CASSIA_CASSANDRA_THRIFT and CASSIA_CASSANDRA_CQL in the environment are where it listens, and SHIFTED_CLOCK the file
/// of its clock's shift.
class CassandraNode {
public:
    const std::string& thrift() const noexcept { return thrift_; }
    const std::string& cql() const noexcept { return cql_; }
    ShiftedClock& clock() noexcept { return clock_; }

private:
    std::string thrift_ = environment("CASSIA_CASSANDRA_THRIFT");
    std::string cql_ = environment("CASSIA_CASSANDRA_CQL");
    ShiftedClock clock_{environment("SHIFTED_CLOCK")};
};

}  // namespace cassia::support
