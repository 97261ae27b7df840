#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>

namespace cassia::support {

/// The wall clock of a server that runs with shifted_clock.c, which tests move on.
class ShiftedClock {
public:
    /// @param file has the shift; the server's SHIFTED_CLOCK names it.
    explicit ShiftedClock(const std::string& file);
    ShiftedClock(const ShiftedClock&) = delete;
    ShiftedClock& operator=(const ShiftedClock&) = delete;
    ~ShiftedClock();

    /// Moves the clock to so much after where begin_second() or the last pass() left it.
    void pass(std::chrono::seconds time);
    /// Moves the clock to the beginning of its next second.
    void begin_second();
    /// Does so unless the second has just begun.
    void begin_second_if_late();
    /// What the clock shows.
    std::chrono::sys_time<std::chrono::nanoseconds> time() const {
        return std::chrono::sys_time<std::chrono::nanoseconds>(now());
    }

private:
    std::chrono::nanoseconds now() const;
    void move_to(std::chrono::nanoseconds time);

    std::atomic<std::int64_t>* shift_;
    // Since 1970, by the shifted clock.
    std::chrono::nanoseconds mark_{};
};

}  // namespace cassia::support
