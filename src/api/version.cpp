#include <cassia/version.h>

namespace cassia {

std::string_view version() noexcept {
    return CASSIA_VERSION_STRING;
}

}  // namespace cassia
