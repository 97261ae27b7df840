#pragma once

#include <filesystem>
#include <fstream>
#include <optional>
#include <ostream>
#include <string>

namespace cassia::load {

/// A file that is replaced when all of it is written, and stays as it was until then. A device or a pipe is written on
/// as it is.
///
/// Lifetime: what is not finished leaves nothing behind.
class OutputFile {
public:
    /// @throws InvalidRequestError if it can't be written.
    explicit OutputFile(const std::string& file);
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    std::ostream& stream() noexcept { return stream_; }

    /// @throws StoreError if the file could not be written to its end.
    void finish();

private:
    // What a link leads to.
    std::filesystem::path file_;
    // Beside it; empty once it has become the file, and for devices.
    std::filesystem::path draft_;
    std::ofstream stream_;
};

}  // namespace cassia::load
