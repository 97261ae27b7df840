#include <cassia/logging.h>

#include <thread>
#include <vector>

#include <sys/wait.h>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cassia/errors.h>

namespace cassia {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::ThrowsMessage;

class Logging : public testing::Test {
protected:
    ~Logging() override {
        log_.remove_sinks();
        log_.set_logger_name("cassia");
        log_.set_logger_level(LogLevel::info);
    }

    void listen() {
        log_.add_sink([this](const LogRecord& record) {
            lines_.push_back(std::string(to_string(record.level)) + ' ' + std::string(record.logger) + ": " +
                             std::string(record.message));
        });
    }

    CassiaLogger log_;
    std::vector<std::string> lines_;
};

TEST_F(Logging, is_named_cassia_and_has_level_info) {
    EXPECT_EQ(log_.get_logger_name(), "cassia");
    EXPECT_EQ(log_.get_logger_level(), LogLevel::info);
}

TEST_F(Logging, is_silent_until_a_sink_is_added) {
    const auto logger = log_.get_logger();
    EXPECT_FALSE(logger.is_enabled(LogLevel::critical));
    logger.log(LogLevel::critical, "unheard");
    listen();
    EXPECT_TRUE(logger.is_enabled(LogLevel::critical));
    logger.log(LogLevel::critical, "heard");

    EXPECT_THAT(lines_, ElementsAre("critical cassia: heard"));
}

TEST_F(Logging, leaves_out_what_is_below_its_level) {
    listen();
    const auto logger = log_.get_logger();
    logger.log(LogLevel::debug, "1");
    logger.log(LogLevel::info, "2");
    log_.set_logger_level(LogLevel::error);
    logger.log(LogLevel::warn, "3");
    logger.log(LogLevel::error, "4");

    EXPECT_THAT(lines_, ElementsAre("info cassia: 2", "error cassia: 4"));
}

TEST_F(Logging, is_the_same_from_everywhere) {
    CassiaLogger().set_logger_name("mine");

    EXPECT_EQ(log_.get_logger_name(), "mine");
    EXPECT_EQ(log_.get_logger().name(), "mine");
}

TEST_F(Logging, tells_children_of_a_new_name) {
    listen();
    std::vector<std::string> told;
    const auto child = log_.add_child_logger("part", [&](std::string_view name) { told.emplace_back(name); });
    log_.set_logger_name("mine");
    child.log(LogLevel::warn, "hello");

    EXPECT_THAT(told, ElementsAre("mine.part"));
    EXPECT_THAT(lines_, ElementsAre("warn mine.part: hello"));
}

TEST_F(Logging, leaves_children_their_own_name_where_it_has_none) {
    const auto child = log_.add_child_logger("part");
    log_.set_logger_name("");

    EXPECT_EQ(child.name(), "part");
}

TEST_F(Logging, tells_no_child_that_is_gone) {
    int told = 0;
    log_.add_child_logger("part", [&](std::string_view) { ++told; });
    log_.set_logger_name("mine");

    EXPECT_EQ(told, 0);
}

TEST_F(Logging, reaches_every_sink_though_one_throws) {
    log_.add_sink([](const LogRecord&) { throw std::runtime_error("disk full"); });
    listen();
    log_.get_logger().log(LogLevel::info, "hello");

    EXPECT_THAT(lines_, ElementsAre("info cassia: hello"));
}

TEST_F(Logging, reaches_every_sink_though_one_throws_what_is_no_exception) {
    log_.add_sink([](const LogRecord&) { throw 1; });
    listen();
    log_.get_logger().log(LogLevel::info, "hello");

    EXPECT_THAT(lines_, ElementsAre("info cassia: hello"));
}

TEST_F(Logging, tells_every_child_of_a_new_name_though_others_throw) {
    listen();
    std::vector<std::string> told;
    const auto first = log_.add_child_logger("first", [](std::string_view) { throw std::runtime_error("too long"); });
    const auto second = log_.add_child_logger("second", [](std::string_view) { throw 1; });
    const auto third = log_.add_child_logger("third", [&](std::string_view name) { told.emplace_back(name); });
    log_.set_logger_name("mine");

    EXPECT_THAT(told, ElementsAre("mine.third"));
    EXPECT_THAT(lines_, ElementsAre("error mine.first: name_change_callback threw: too long",
                                    "error mine.second: name_change_callback threw what is no std::exception"));
}

TEST_F(Logging, refuses_a_sink_that_is_no_function) {
    EXPECT_THAT([&] { log_.add_sink({}); }, ThrowsMessage<InvalidRequestError>(HasSubstr("empty function")));
}

TEST_F(Logging, calls_a_sink_for_one_record_at_a_time) {
    listen();
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([this] {
                for (int record = 0; record < 100; ++record) {
                    log_.get_logger().log(LogLevel::info, "hello");
                    log_.set_logger_level(LogLevel::info);
                }
            });
        }
    }

    EXPECT_EQ(lines_.size(), 400u);
}

TEST_F(Logging, goes_on_in_a_child_of_a_fork) {
    listen();
    const auto logger = log_.get_logger();
    const auto child = ::fork();
    if (child == 0) {
        logger.log(LogLevel::info, "hello");
        std::_Exit(lines_ == std::vector<std::string>{"info cassia: hello"} ? 0 : 1);
    }
    int status = -1;
    ::waitpid(child, &status, 0);

    EXPECT_EQ(status, 0);
    EXPECT_THAT(lines_, IsEmpty());
}

TEST_F(Logging, writes_to_standard_error) {
    log_.add_sink(stderr_sink());
    testing::internal::CaptureStderr();
    log_.get_logger().log(LogLevel::warn, "hello");

    EXPECT_THAT(testing::internal::GetCapturedStderr(), testing::EndsWith("[cassia] [warning] hello\n"));
}

}  // namespace
}  // namespace cassia
