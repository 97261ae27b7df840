#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>

namespace cassia::support {

/// A real node of Cassandra that was started for the tests, with a wall clock that they move on (shifted_clock.c).
///
/// CASSIA_CASSANDRA_THRIFT in the environment is where it listens, and SHIFTED_CLOCK the file of its clock's shift.
class CassandraNode {
public:
    CassandraNode();
    CassandraNode(const CassandraNode&) = delete;
    CassandraNode& operator=(const CassandraNode&) = delete;
    ~CassandraNode();

    const std::string& thrift() const noexcept { return thrift_; }
    /// Moves the clock to so much after where begin_second() or the last pass() left it.
    void pass(std::chrono::seconds time);
    /// Moves the clock to the beginning of its next second.
    void begin_second();
    /// Does so unless the second has just begun.
    void begin_second_if_late();
    /// What the node's clock shows.
    std::chrono::sys_time<std::chrono::nanoseconds> time() const {
        return std::chrono::sys_time<std::chrono::nanoseconds>(now());
    }

private:
    std::chrono::nanoseconds now() const;
    void move_to(std::chrono::nanoseconds time);

    std::string thrift_;
    std::atomic<std::int64_t>* shift_;
    // Since 1970, by the node's clock.
    std::chrono::nanoseconds mark_{};
};

}  // namespace cassia::support
