#pragma once

#include <filesystem>

/// @file
/// A folder for one test, gone afterwards.

namespace cassia::support {

/// A new, empty folder under the system's folder for temporary files.
///
/// Lifetime: removed with all that is in it when this ends.
class TempFolder {
public:
    TempFolder();
    ~TempFolder();
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;

    const std::filesystem::path& path() const noexcept { return path_; }
    /// The path of something in it.
    std::string operator/(std::string_view name) const { return (path_ / name).string(); }

private:
    std::filesystem::path path_;
};

}  // namespace cassia::support
