#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

namespace cassia::cql {

/// Bytes that were received and are not used up yet, and room for more. Its memory grows with what has come, never
/// ahead of it, and is given back after what was large.
class ReceiveBuffer {
public:
    /// What has come; valid until room() is called.
    std::string_view bytes() const noexcept { return {memory_.get() + begin_, end_ - begin_}; }
    /// Uses up bytes from the front.
    void consume(std::size_t size) noexcept { begin_ += size; }

    /// Where to put what comes next, never empty.
    std::span<char> room();
    /// Says how much of the room has been filled.
    void commit(std::size_t size) noexcept { end_ += size; }

private:
    void move_to(std::size_t capacity);

    std::unique_ptr<char[]> memory_;
    std::size_t capacity_ = 0;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
};

}  // namespace cassia::cql
