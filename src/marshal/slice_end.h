#pragma once

#include <cassia/types.h>

/// @file
/// What a slice's end is to a reversed type, and to a composite when it is exclusive.

namespace cassia::marshal {

/// The other end of the slice, if `use` is one.
constexpr PackFor opposite_end(PackFor use) noexcept {
    switch (use) {
        case PackFor::LowerEnd: return PackFor::UpperEnd;
        case PackFor::UpperEnd: return PackFor::LowerEnd;
        case PackFor::Storing:
        case PackFor::Naming: break;
    }
    return use;
}

/// `use` in the order that a type has before it is reversed: the end that comes first is then its upper one.
constexpr PackFor before_reversal(PackFor use, bool reversed) noexcept {
    return reversed ? opposite_end(use) : use;
}

}  // namespace cassia::marshal
