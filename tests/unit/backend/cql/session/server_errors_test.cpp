#include "backend/cql/session/server_errors.h"

#include <gmock/gmock.h>

#include <cassia/errors.h>

namespace cassia::cql {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::ThrowsMessage;

const std::string SERVER = "cql://10.0.0.4:9042";

template <typename Expected>
void expect(ErrorCode code) {
    EXPECT_THAT([&] { throw_server_error({code, "its words"}, SERVER); },
                ThrowsMessage<Expected>(AllOf(HasSubstr(SERVER + " answers: "), HasSubstr("its words"))))
        << static_cast<int>(code);
}

TEST(ServerErrors, are_the_exceptions_that_they_mean) {
    for (const auto code : {ErrorCode::UNAVAILABLE, ErrorCode::OVERLOADED, ErrorCode::IS_BOOTSTRAPPING}) {
        expect<UnavailableException>(code);
    }
    for (const auto code :
         {ErrorCode::WRITE_TIMEOUT, ErrorCode::READ_TIMEOUT, ErrorCode::READ_FAILURE, ErrorCode::WRITE_FAILURE,
          ErrorCode::CDC_WRITE_FAILURE, ErrorCode::CAS_WRITE_UNKNOWN, ErrorCode::TRUNCATE_ERROR}) {
        expect<TimedOutException>(code);
    }
    for (const auto code : {ErrorCode::SYNTAX_ERROR, ErrorCode::INVALID, ErrorCode::CONFIG_ERROR,
                            ErrorCode::ALREADY_EXISTS, ErrorCode::FUNCTION_FAILURE}) {
        expect<InvalidRequestException>(code);
    }
    expect<AuthenticationException>(ErrorCode::BAD_CREDENTIALS);
    expect<AuthorizationException>(ErrorCode::UNAUTHORIZED);
    for (const auto code : {ErrorCode::SERVER_ERROR, ErrorCode::PROTOCOL_ERROR, ErrorCode{0x7777}}) {
        expect<ProtocolException>(code);
    }
}

TEST(ServerErrors, tell_how_many_replicas_there_were) {
    const Answers answers{ConsistencyLevel::QUORUM, 1, 2};
    EXPECT_THAT(
        [] { throw_server_error({ErrorCode::UNAVAILABLE, "no", Unavailable{ConsistencyLevel::ALL, 3, 1}}, SERVER); },
        ThrowsMessage<UnavailableException>(HasSubstr("1 of 3 replicas are up")));
    EXPECT_THAT([&] { throw_server_error({ErrorCode::READ_TIMEOUT, "late", ReadTimeout{answers, false}}, SERVER); },
                ThrowsMessage<TimedOutException>(HasSubstr("1 of 2 replicas did")));
}

TEST(ServerErrors, say_whether_a_write_may_have_been_applied) {
    const auto applied = [](std::string_view write_type) {
        try {
            throw_server_error({ErrorCode::WRITE_TIMEOUT, "late", WriteTimeout{{}, write_type}}, SERVER);
        } catch (const TimedOutException& error) {
            return error.may_have_been_applied();
        }
    };
    EXPECT_TRUE(applied("SIMPLE"));
    EXPECT_TRUE(applied("BATCH"));
    EXPECT_FALSE(applied("BATCH_LOG"));
}

}  // namespace
}  // namespace cassia::cql
