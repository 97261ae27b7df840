#include "server/answer_memory.h"

#include <chrono>
#include <vector>

#include <gtest/gtest.h>

namespace cassia::server {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t MEBIBYTE = std::size_t{1} << 20U;

/// A budget that others have all of.
class TakenBudget : public MemoryBudget {
public:
    TakenBudget() : MemoryBudget(1) { take(1); }
};

TEST(AnswerMemory, has_room_for_small_answers_whatever_others_take) {
    TakenBudget budget;
    AnswerMemory answer(budget, 0ms);

    EXPECT_GT(answer.block().limit, 64U << 10U);
    EXPECT_NO_THROW(answer.keep(100, 10'000));
}

TEST(AnswerMemory, makes_room_for_a_large_answer_step_by_step_up_to_the_most) {
    MemoryBudget budget(ANSWER_COPIES * MAX_ANSWER);
    AnswerMemory answer(budget, 0ms);

    for (auto last = answer.block().limit; last != MAX_ANSWER; last = answer.block().limit) {
        answer.grow();
        ASSERT_GT(answer.block().limit, last);
    }

    EXPECT_THROW(answer.grow(), AnswerTooLarge);
}

TEST(AnswerMemory, waits_for_others_no_longer_than_it_may) {
    MemoryBudget budget(ANSWER_COPIES * MAX_ANSWER);
    AnswerMemory large(budget, 0ms);
    AnswerMemory other(budget, 0ms);
    large.keep(0, MAX_ANSWER);

    EXPECT_THROW(other.grow(), TimedOutException);
    large.end();
    EXPECT_NO_THROW(other.grow());
}

TEST(AnswerMemory, leaves_others_what_the_answer_did_not_take) {
    MemoryBudget budget(ANSWER_COPIES * MAX_ANSWER);
    AnswerMemory first(budget, 0ms);
    AnswerMemory second(budget, 0ms);
    first.keep(0, 3 * MEBIBYTE);

    first.complete();

    EXPECT_NO_THROW(second.keep(0, 20 * MEBIBYTE));
}

TEST(AnswerMemory, refuses_answers_above_the_most_that_are_made_of_several_reads) {
    MemoryBudget budget(2 * ANSWER_COPIES * MAX_ANSWER);
    AnswerMemory answer(budget, 0ms);
    answer.keep(0, MAX_ANSWER / 2);

    EXPECT_THROW(answer.keep(0, MAX_ANSWER / 2 + 1), AnswerTooLarge);
    EXPECT_EQ(answer.block().limit, MAX_ANSWER / 2);
}

TEST(AnswerMemory, counts_what_super_columns_have_in_them) {
    TakenBudget budget;
    AnswerMemory answer(budget, 0ms);
    thriftmodel::idl::ColumnOrSuperColumn one;
    one.super_column.columns.resize(MEBIBYTE / 64);

    EXPECT_THROW(answer.keep(std::vector{one}), TimedOutException);
}

}  // namespace
}  // namespace cassia::server
