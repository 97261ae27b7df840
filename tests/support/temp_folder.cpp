#include "support/temp_folder.h"

#include <cstdlib>
#include <string>
#include <system_error>

namespace cassia::support {

TempFolder::TempFolder() {
    auto pattern = (std::filesystem::temp_directory_path() / "cassia-test-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) {
        throw std::system_error(errno, std::generic_category(), "making the folder " + pattern);
    }
    path_ = pattern;
}

TempFolder::~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

}  // namespace cassia::support
