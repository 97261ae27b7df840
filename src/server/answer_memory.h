#pragma once

#include <chrono>
#include <cstddef>
#include <vector>

#include <cassia/detail/block.h>
#include <cassia/errors.h>

#include <thriftmodel/generated/cassandra_types.h>
#include "server/memory_budget.h"

namespace cassia::server {

/// What one answer may have: the bytes of its keys, names and values, and ENTRY for each column, super column and row.
inline constexpr std::size_t MAX_ANSWER = std::size_t{128} << 20U;
/// What it takes in memory for each of these: as rows that were read, as Thrift's structs and as a message.
inline constexpr std::size_t ANSWER_COPIES = 3;

class AnswerTooLarge final : public InvalidRequestException {
public:
    AnswerTooLarge();
};

/// What the answers of one connection take, one at a time. Small ones are not counted: there are no more of them than
/// connections. Large ones share a budget, and wait for each other.
///
/// Thread safety: used by one thread.
class AnswerMemory {
public:
    /// @param patience how long is waited for what other connections have.
    AnswerMemory(MemoryBudget& budget, std::chrono::milliseconds patience) : share_(budget), patience_(patience) {}

    /// A block that takes as much as the answer has room for yet.
    detail::Block block() const;
    /// Makes more room.
    /// @throws AnswerTooLarge if there can't be more, TimedOutException if others have not given it back in time.
    void grow();

    /// What was read goes into the answer, or was looked at.
    void has_read(const detail::Block& block);
    /// @throws as grow().
    void keep(std::size_t entries, std::size_t bytes = 0);
    void keep(const std::vector<thriftmodel::idl::ColumnOrSuperColumn>& columns);

    /// The answer is complete: others may have what it does not take.
    void complete() { share_.shrink_to(ANSWER_COPIES * most_); }
    /// The answer was sent.
    void end();

private:
    static constexpr std::size_t SMALL = std::size_t{128} << 10U;
    /// What is found too large is read again with room for so many times as much.
    static constexpr std::size_t GROWTH = 16;
    static constexpr std::size_t ENTRY = 128;

    static_assert(ANSWER_COPIES * ENTRY > sizeof(detail::Cell) + sizeof(thriftmodel::idl::ColumnOrSuperColumn));

    MemoryShare share_;
    std::chrono::milliseconds patience_;
    std::size_t limit_ = SMALL;
    std::size_t kept_ = 0;
    std::size_t most_ = 0;
};

}  // namespace cassia::server
