#include "support/contract.h"
#include "support/golden_tokens.h"

namespace cassia {
namespace {

using namespace support;
using testing::HasSubstr;
using testing::ThrowsMessage;

// In the order of their tokens.
const std::vector<KeyAndToken> USERS = ten_users();

constexpr auto LOWEST = "-9223372036854775808";

class TokenRangesContract : public Contract {
protected:
    void SetUp() override {
        const auto ranges = family("Ranges");
        for (const auto& [key, token] : USERS) {
            ranges.insert(key, {{"a", "1"}, {"b", "2"}, {"c", "3"}}, {.timestamp = 7});
        }
    }

    std::vector<std::string> keys(const RangeOptions& options) const {
        std::vector<std::string> found;
        for (const auto& [key, columns] : family("Ranges").get_range(options)) {
            found.push_back(key.as<std::string>());
        }
        return found;
    }

    static std::vector<std::string> keys_between(std::size_t first, std::size_t last) {
        std::vector<std::string> expected;
        for (auto i = first; i <= last; ++i) {
            expected.push_back(USERS[i].key);
        }
        return expected;
    }
};
INSTANTIATE_TEST_SUITE_P(Backends, TokenRangesContract, every_backend(), name_of_backend);

TEST_P(TokenRangesContract, exclude_the_start_and_include_the_finish) {
    EXPECT_EQ(keys({.start_token = USERS[2].token, .finish_token = USERS[5].token}), keys_between(3, 5));
}

TEST_P(TokenRangesContract, are_read_page_by_page) {
    EXPECT_EQ(keys({.start_token = USERS[1].token, .finish_token = USERS[8].token, .buffer_size = 2}),
              keys_between(2, 8));
}

TEST_P(TokenRangesContract, may_begin_at_a_key) {
    EXPECT_EQ(keys({.start = USERS[2].key, .finish_token = USERS[5].token}), keys_between(2, 5));
}

TEST_P(TokenRangesContract, begin_at_the_first_row_where_only_the_finish_is_given) {
    EXPECT_EQ(keys({.finish_token = USERS[5].token}), keys_between(0, 5));
}

TEST_P(TokenRangesContract, go_to_the_end_where_the_finish_is_the_lowest_token) {
    EXPECT_EQ(keys({.start_token = USERS[6].token, .finish_token = LOWEST}), keys_between(7, 9));
}

TEST_P(TokenRangesContract, hold_all_rows_from_the_lowest_token_to_itself) {
    EXPECT_EQ(keys({.start_token = LOWEST, .finish_token = LOWEST}), keys_between(0, 9));
}

TEST_P(TokenRangesContract, hold_all_rows_between_a_token_and_itself) {
    auto expected = keys_between(4, 9);
    const auto rest = keys_between(0, 3);
    expected.insert(expected.end(), rest.begin(), rest.end());

    EXPECT_EQ(keys({.start_token = USERS[3].token, .finish_token = USERS[3].token}), expected);
}

TEST_P(TokenRangesContract, go_on_at_the_rings_start_where_the_finish_lies_before_the_start) {
    EXPECT_EQ(keys({.start_token = USERS[7].token, .finish_token = USERS[1].token}),
              (std::vector{USERS[8].key, USERS[9].key, USERS[0].key, USERS[1].key}));
}

TEST_P(TokenRangesContract, go_on_at_the_rings_start_from_page_to_page) {
    EXPECT_EQ(keys({.start_token = USERS[7].token, .finish_token = USERS[1].token, .buffer_size = 2}),
              (std::vector{USERS[8].key, USERS[9].key, USERS[0].key, USERS[1].key}));
}

TEST_P(TokenRangesContract, of_the_whole_ring_from_the_midst_go_on_from_page_to_page) {
    auto expected = keys_between(5, 9);
    const auto rest = keys_between(0, 4);
    expected.insert(expected.end(), rest.begin(), rest.end());

    EXPECT_EQ(keys({.start_token = USERS[4].token, .finish_token = USERS[4].token, .buffer_size = 2}), expected);
}

TEST_P(TokenRangesContract, count_rows) {
    EXPECT_EQ(keys({.start_token = USERS[2].token, .finish_token = LOWEST, .row_count = 3}), keys_between(3, 5));
}

TEST_P(TokenRangesContract, refuse_a_start_token_with_a_finish_key) {
    EXPECT_THROW(keys({.finish = USERS[5].key, .start_token = USERS[2].token}), InvalidRequestError);
}

TEST_P(TokenRangesContract, refuse_a_start_token_without_a_finish) {
    EXPECT_THAT([&] { keys({.start_token = USERS[2].token}); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("start_token is given without finish_token")));
}

TEST_P(TokenRangesContract, refuse_a_start_key_beside_a_start_token) {
    EXPECT_THAT([&] { keys({.start = "user1", .start_token = "1", .finish_token = "2"}); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("start and start_token are both given")));
}

TEST_P(TokenRangesContract, refuse_a_finish_key_beside_a_finish_token) {
    EXPECT_THAT([&] { keys({.finish = "user1", .finish_token = "2"}); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("finish and finish_token are both given")));
}

TEST_P(TokenRangesContract, refuse_what_is_no_token) {
    EXPECT_THAT([&] { keys({.start_token = "first", .finish_token = "2"}); },
                ThrowsMessage<InvalidRequestException>(HasSubstr("token 'first' is malformed")));
}

}  // namespace
}  // namespace cassia
