#pragma once

#include <string>

#include <cassia/errors.h>

/// @file
/// What a TypeError says.

namespace cassia {

/// The message of the TypeError that `act` throws.
template <typename Act>
std::string refusal_of(Act act) {
    try {
        static_cast<void>(act());
    } catch (const TypeError& error) {
        return error.what();
    }
    return "nothing was refused";
}

}  // namespace cassia
