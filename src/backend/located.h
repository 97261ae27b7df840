#pragma once

#include <string_view>

#include <cassia/errors.h>

namespace cassia::backend {

/// Does `work`, and says of its errors where they came from and what was being done, as far as they do not say so
/// already. An empty server: not known here.
template <typename Work>
auto located(std::string_view server, std::string_view operation, const Work& work) {
    try {
        return work();
    } catch (Error& error) {
        error.locate(server, operation);
        throw;
    }
}

}  // namespace cassia::backend
