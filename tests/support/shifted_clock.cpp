#include "support/shifted_clock.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <stdexcept>

namespace cassia::support {
namespace {

using namespace std::chrono_literals;

}  // namespace

ShiftedClock::ShiftedClock(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    if (file < 0) {
        throw std::runtime_error("can't open " + path);
    }
    void* const mapped = ::mmap(nullptr, sizeof *shift_, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    ::close(file);
    if (mapped == MAP_FAILED) {
        throw std::runtime_error("can't map " + path);
    }
    shift_ = static_cast<std::atomic<std::int64_t>*>(mapped);
    begin_second();
}

ShiftedClock::~ShiftedClock() {
    ::munmap(shift_, sizeof *shift_);
}

std::chrono::nanoseconds ShiftedClock::now() const {
    return std::chrono::system_clock::now().time_since_epoch() + std::chrono::nanoseconds(shift_->load());
}

void ShiftedClock::move_to(std::chrono::nanoseconds time) {
    mark_ = time;
    const auto shift = (time - now()).count();
    // Its clock never goes back.
    if (shift > 0) {
        shift_->fetch_add(shift);
    }
}

void ShiftedClock::pass(std::chrono::seconds time) {
    move_to(mark_ + time);
}

void ShiftedClock::begin_second() {
    move_to(std::chrono::floor<std::chrono::seconds>(now()) + 1s);
}

void ShiftedClock::begin_second_if_late() {
    if (now() - std::chrono::floor<std::chrono::seconds>(now()) > 500ms) {
        begin_second();
    }
}

}  // namespace cassia::support
