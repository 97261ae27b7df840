#pragma once

#include <cassia/types.h>

/// @file
/// What a slice's end is to a reversed type.

namespace cassia::marshal {

/// `use` in the order that a type has before it is reversed: the end that comes first is then its upper one.
constexpr PackFor before_reversal(PackFor use, bool reversed) noexcept {
    if (reversed && use == PackFor::LowerEnd) {
        return PackFor::UpperEnd;
    }
    if (reversed && use == PackFor::UpperEnd) {
        return PackFor::LowerEnd;
    }
    return use;
}

}  // namespace cassia::marshal
