#include "backend/embedded/stored_bytes.h"

#include <string>

#include <cassia/errors.h>

namespace cassia::embedded {

void throw_cut_off(std::string_view what) {
    throw StoreError(std::string(what) + " is cut off; the store is damaged");
}

std::string_view take_stored(std::string_view& in, std::size_t size, std::string_view what) {
    if (in.size() < size) {
        throw_cut_off(what);
    }
    const auto taken = in.substr(0, size);
    in.remove_prefix(size);
    return taken;
}

}  // namespace cassia::embedded
