#include "backend/cql/protocol/receive_buffer.h"

#include <algorithm>
#include <cstring>

namespace cassia::cql {
namespace {

constexpr std::size_t FIRST_CAPACITY = std::size_t{64} << 10U;
constexpr std::size_t LARGEST_KEPT = std::size_t{1} << 20U;
// A smaller room costs more calls to the system than moving bytes does.
constexpr std::size_t SMALLEST_ROOM = std::size_t{4} << 10U;

}  // namespace

std::span<char> ReceiveBuffer::room() {
    if (begin_ == end_) {
        begin_ = end_ = 0;
        if (capacity_ == 0 || capacity_ > LARGEST_KEPT) {
            move_to(FIRST_CAPACITY);
        }
    } else if (capacity_ - end_ < SMALLEST_ROOM) {
        const auto size = end_ - begin_;
        if (size <= capacity_ / 2) {
            std::memmove(memory_.get(), memory_.get() + begin_, size);
            begin_ = 0;
            end_ = size;
        } else {
            move_to(2 * capacity_);
        }
    }
    return {memory_.get() + end_, capacity_ - end_};
}

void ReceiveBuffer::move_to(std::size_t capacity) {
    auto memory = std::make_unique_for_overwrite<char[]>(capacity);
    const auto kept = bytes();
    std::copy(kept.begin(), kept.end(), memory.get());
    memory_ = std::move(memory);
    capacity_ = capacity;
    end_ -= begin_;
    begin_ = 0;
}

}  // namespace cassia::cql
