#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cassia::fuzz {

/// Takes an input apart from its front. It never runs out: what is not there is empty, or 0.
class Input {
public:
    Input(const std::uint8_t* data, std::size_t size) : rest_(reinterpret_cast<const char*>(data), size) {}

    bool at_end() const noexcept { return rest_.empty(); }
    std::string_view rest() const noexcept { return rest_; }

    /// Up to the next line break, which is taken too. A type stands so before bytes of it: corpora stay legible.
    std::string_view take_line() {
        const auto end = std::min(rest_.find('\n'), rest_.size());
        const auto line = take(end);
        take(1);
        return line;
    }
    /// Bytes with their number before them, in one byte.
    std::string_view take_counted() {
        const auto size = take(1);
        return take(size.empty() ? 0 : static_cast<unsigned char>(size.front()));
    }

private:
    std::string_view take(std::size_t size) {
        const auto taken = rest_.substr(0, size);
        rest_.remove_prefix(taken.size());
        return taken;
    }

    std::string_view rest_;
};

}  // namespace cassia::fuzz
