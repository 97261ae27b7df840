#include "shell/interrupts.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>

#include "shell/fault.h"

namespace cassia::shell {
namespace {

// Signals have no other way to tell. The event ends a wait that is about to begin, which a signal alone would not, nor
// one that another thread took. NOLINTBEGIN(cppcoreguidelines-avoid-non-const-global-variables)
volatile std::sig_atomic_t noted = 0;
int event = -1;
// NOLINTEND(cppcoreguidelines-avoid-non-const-global-variables)

// The second of a statement finds one that waits for a server, and ends the program as it would without this.
void note(int signal) {
    if (noted != 0) {
        static_cast<void>(std::signal(signal, SIG_DFL));
        static_cast<void>(std::raise(signal));
    }
    noted = 1;
    const auto before = errno;
    const std::uint64_t one = 1;
    static_cast<void>(!::write(event, &one, sizeof one));
    errno = before;
}

}  // namespace

void note_interrupts() {
    if (event < 0) {
        event = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    }
    struct sigaction action{};
    action.sa_handler = note;
    // Without SA_RESTART: a read at a prompt returns.
    ::sigaction(SIGINT, &action, nullptr);
}

bool is_interrupted() noexcept {
    return noted != 0;
}

void forget_interrupts() noexcept {
    std::uint64_t times = 0;
    static_cast<void>(!::read(event, &times, sizeof times));
    noted = 0;
}

void await_input(int file) {
    std::array<pollfd, 2> waited{{{file, POLLIN, 0}, {event, POLLIN, 0}}};
    while (!is_interrupted() && ::poll(waited.data(), waited.size(), -1) < 0 && errno == EINTR) {
    }
    if (is_interrupted() || waited[1].revents != 0) {
        throw Interrupted();
    }
}

}  // namespace cassia::shell
