#include "shell/interrupts.h"

#include <csignal>

namespace cassia::shell {
namespace {

// Signals have no other way to tell.
volatile std::sig_atomic_t noted = 0;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

void note(int /*signal*/) {
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
