#include "server/answer_memory.h"

#include <algorithm>
#include <string>

namespace cassia::server {

AnswerTooLarge::AnswerTooLarge()
    : InvalidRequestException("the answer takes more than " + std::to_string(MAX_ANSWER) +
                              " bytes; ask for less at a time") {}

detail::Block AnswerMemory::block() const {
    detail::Block block;
    block.limit = limit_ - kept_;
    block.entry_size = ENTRY;
    return block;
}

void AnswerMemory::grow() {
    if (limit_ == MAX_ANSWER) {
        throw AnswerTooLarge();
    }
    const auto more = std::min(GROWTH * limit_, MAX_ANSWER);
    // Who waits has no more than it needs, or two might wait for each other.
    share_.shrink_to(ANSWER_COPIES * kept_);
    if (!share_.grow_to_within(ANSWER_COPIES * more, patience_)) {
        throw TimedOutException("the answer takes more than " + std::to_string(limit_) +
                                " bytes, and other large ones have the memory that there is for them");
    }
    limit_ = more;
}

void AnswerMemory::has_read(const detail::Block& block) {
    most_ = std::max(most_, kept_ + block.taken());
}

void AnswerMemory::keep(std::size_t entries, std::size_t bytes) {
    const auto size = entries * ENTRY + bytes;
    while (size > limit_ - kept_) {
        grow();
    }
    kept_ += size;
    most_ = std::max(most_, kept_);
}

void AnswerMemory::keep(const std::vector<thriftmodel::idl::ColumnOrSuperColumn>& columns) {
    std::size_t entries = columns.size();
    std::size_t bytes = 0;
    for (const auto& one : columns) {
        bytes += one.column.name.size() + one.column.value.size() + one.super_column.name.size();
        entries += one.super_column.columns.size() + one.counter_super_column.columns.size();
        for (const auto& column : one.super_column.columns) {
            bytes += column.name.size() + column.value.size();
        }
        for (const auto& column : one.counter_super_column.columns) {
            bytes += column.name.size();
        }
    }
    keep(entries, bytes);
}

void AnswerMemory::end() {
    share_.shrink_to(0);
    limit_ = SMALL;
    kept_ = 0;
    most_ = 0;
}

}  // namespace cassia::server
