#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <string>

namespace cassia::load {

/// The lines of a file, with their ends. A byte order mark before the first is left out.
class LineReader {
public:
    explicit LineReader(std::istream& in);

    /// Reads the next line; false at the end.
    /// @throws Error if the file can't be read on.
    bool next(std::string& line);
    /// The next line, which next() will read; empty at the end.
    const std::string& peek() const noexcept { return ahead_; }

    /// Lines read by next().
    std::size_t lines() const noexcept { return lines_; }
    /// Bytes of them.
    std::uint64_t bytes() const noexcept { return bytes_; }

private:
    void read_ahead();

    std::istream& in_;
    std::string ahead_;
    std::size_t lines_ = 0;
    std::uint64_t bytes_ = 0;
};

}  // namespace cassia::load
