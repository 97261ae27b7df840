#include "load/progress.h"

#include <algorithm>
#include <cstdio>
#include <sstream>
#include <utility>

namespace cassia::load {
namespace {

constexpr auto between_bars = std::chrono::milliseconds(100);
constexpr auto between_lines = std::chrono::seconds(10);
constexpr std::string_view clear_line = "\r\x1b[K";

std::string with_one_decimal(double number) {
    std::string text(32, '\0');
    text.resize(static_cast<std::size_t>(std::snprintf(text.data(), text.size(), "%.1f", number)));
    return text;
}

std::string a_second(std::size_t count, double seconds) {
    return std::to_string(static_cast<std::uint64_t>(static_cast<double>(count) / seconds));
}

}  // namespace

Progress::Progress(std::ostream& out, bool terminal, std::string done, std::optional<std::uint64_t> total_bytes)
    : out_(out), terminal_(terminal), done_(std::move(done)), total_bytes_(total_bytes) {}

void Progress::update(std::size_t rows, std::uint64_t bytes) {
    const auto now = Clock::now();
    if (now - last_ < (terminal_ ? Clock::duration(between_bars) : Clock::duration(between_lines))) {
        return;
    }
    last_ = now;
    const auto line = bar(bytes) + done_ + ' ' + std::to_string(rows) + " rows";
    if (terminal_) {
        out_ << clear_line << line << std::flush;
        shown_ = true;
    } else {
        out_ << line << '\n' << std::flush;
    }
}

void Progress::clear() {
    if (shown_) {
        out_ << clear_line;
        shown_ = false;
    }
}

void Progress::finish(std::size_t rows, std::size_t columns, std::string_view more) {
    clear();
    const std::chrono::duration<double> taken = Clock::now() - start_;
    const double seconds = std::max(taken.count(), 0.001);
    std::ostringstream line;
    line << done_ << ' ' << rows << " rows, " << columns << " columns in " << with_one_decimal(seconds) << " s ("
         << a_second(rows, seconds) << " rows/s, " << a_second(columns, seconds) << " columns/s)" << more << '\n';
    out_ << line.str() << std::flush;
}

// Of the part of the file that has been read: a bar where it can be drawn, and its share in percent.
std::string Progress::bar(std::uint64_t bytes) const {
    constexpr std::size_t width = 30;
    if (!total_bytes_ || *total_bytes_ == 0) {
        return "";
    }
    const double part = std::min(1.0, static_cast<double>(bytes) / static_cast<double>(*total_bytes_));
    auto percent = std::to_string(static_cast<int>(part * 100)) + " %, ";
    if (!terminal_) {
        return percent;
    }
    const auto filled = static_cast<std::size_t>(part * width);
    return '[' + std::string(filled, '#') + std::string(width - filled, '.') + "] " + percent;
}

}  // namespace cassia::load
