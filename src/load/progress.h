#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

namespace cassia::load {

/// How far a load or an export is: a bar on a terminal, a line every ten seconds elsewhere, and a summary at the end.
class Progress {
public:
    /// `done`: "loaded" or "exported". `total_bytes`: empty where the end is not known, as of a pipe.
    Progress(std::ostream& out, bool terminal, std::string done, std::optional<std::uint64_t> total_bytes);

    /// Says how far it is, unless it was said a moment ago.
    void update(std::size_t rows, std::uint64_t bytes);
    /// Takes the bar away, so that a message can be written.
    void clear();
    /// Says what was done in all, and how fast; `more` is added to it.
    void finish(std::size_t rows, std::size_t columns, std::string_view more);

private:
    using Clock = std::chrono::steady_clock;

    std::string bar(std::uint64_t bytes) const;

    std::ostream& out_;
    bool terminal_;
    std::string done_;
    std::optional<std::uint64_t> total_bytes_;
    Clock::time_point start_ = Clock::now();
    Clock::time_point last_ = start_;
    bool shown_ = false;
};

}  // namespace cassia::load
