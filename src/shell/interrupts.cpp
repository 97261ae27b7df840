#include "shell/interrupts.h"

#include <csignal>

namespace cassia::shell {
namespace {

// Signals have no other way to tell.
volatile std::sig_atomic_t noted = 0;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

// The second of a statement finds one that waits for a server, and ends the program as it would without this.
void note(int signal) {
    if (noted != 0) {
        static_cast<void>(std::signal(signal, SIG_DFL));
        static_cast<void>(std::raise(signal));
    }
    noted = 1;
}

}  // namespace

void note_interrupts() {
    struct sigaction action{};
    action.sa_handler = note;
    // Without SA_RESTART: a read at a prompt returns.
    ::sigaction(SIGINT, &action, nullptr);
}

bool is_interrupted() noexcept {
    return noted != 0;
}

void forget_interrupts() noexcept {
    noted = 0;
}

}  // namespace cassia::shell
