#pragma once

#include <cstddef>
#include <exception>
#include <new>

#include "shell/fault.h"

namespace cassia::shell {

/// What `work` returns; what it throws becomes a fault at `place`, unless it has its own.
template <typename Work>
auto at_place(std::size_t place, const Work& work) {
    try {
        return work();
    } catch (const Fault&) {
        throw;
    } catch (const Interrupted&) {
        throw;
    } catch (const std::bad_alloc& error) {
        throw Fault(name_of(error), "there is too little memory for this", place);
    } catch (const std::exception& error) {
        throw Fault(name_of(error), error.what(), place);
    }
}

}  // namespace cassia::shell
