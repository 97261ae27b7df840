#include "backend/embedded/child_exit.h"

#include <pthread.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <iostream>

namespace cassia::embedded {
namespace {

void exit_at_once(int status, void* /*argument*/) noexcept {
    // They may have buffers of their own, and nobody is left to catch what they throw.
    for (std::ostream* const stream : {&std::cout, &std::clog}) {
        stream->exceptions(std::ios_base::goodbit);
        stream->flush();
    }
    static_cast<void>(std::fflush(nullptr));
    ::_exit(status);
}

// What is registered last is called first: before all that the parent registered.
void register_exit() noexcept {
    static_cast<void>(::on_exit(exit_at_once, nullptr));
}

}  // namespace

void exit_children_without_destructors() {
    static const int registered = ::pthread_atfork(nullptr, nullptr, register_exit);
    static_cast<void>(registered);
}

}  // namespace cassia::embedded
