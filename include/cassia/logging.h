#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include <cassia/export.h>

/// @file
/// What cassia tells of its work, to whoever asks to hear it.
///
///     cassia::CassiaLogger log;
///     log.set_logger_name("cassia_library");
///     log.set_logger_level(cassia::LogLevel::debug);
///     log.add_sink(cassia::stderr_sink());
///     log.add_sink([](const cassia::LogRecord& record) { syslog(LOG_INFO, "%s", std::string(record.message).c_str());
///     });
///
/// Nothing is logged until a sink is added. Row keys, names, values and passwords are never logged.

namespace cassia {

namespace logging {
class Root;
struct Child;
}  // namespace logging

/// How much a record matters, rising.
enum class LogLevel {
    /// What happens all the time, such as connections taken and given back.
    debug,
    /// What is worth knowing, such as operations that failed.
    info,
    /// What somebody should look at, such as a server that can't be connected to.
    warn,
    /// What has gone wrong.
    error,
    /// What ends the work.
    critical,
};

/// "debug", "info", "warn", "error" or "critical".
CASSIA_API std::string_view to_string(LogLevel level) noexcept;

/// One line of the log. The views are valid while the sink is called.
struct LogRecord {
    /// When it was logged.
    std::chrono::system_clock::time_point time;
    /// How much it matters.
    LogLevel level = LogLevel::info;
    /// The full name of the logger, such as "cassia.pool".
    std::string_view logger;
    /// One line, without its end.
    std::string_view message;
};

/// Takes what is logged: one record at a time, in the thread that logs it. What it throws is dropped with the record.
/// It must not log.
using LogSink = std::function<void(const LogRecord&)>;

/// A sink that writes lines with time, logger and level to the standard error output.
CASSIA_API LogSink stderr_sink();

/// A logger: the root, or a child of it.
///
/// Thread safety: may be used from many threads.
/// Lifetime: a handle; copies are the same logger.
class CASSIA_API Logger {
public:
    /// Gives the message to the sinks, if its level is the root's or above.
    void log(LogLevel level, std::string_view message) const;
    /// Whether a record of the level would reach a sink.
    bool is_enabled(LogLevel level) const noexcept;
    /// The root's name, and behind a dot the child's.
    std::string name() const;

private:
    friend class CassiaLogger;
    Logger(std::shared_ptr<logging::Root> root, std::shared_ptr<const logging::Child> child);

    std::shared_ptr<logging::Root> root_;
    // Null: the root itself.
    std::shared_ptr<const logging::Child> child_;
};

/// The process's root logger. Every CassiaLogger is the same one, so that all logging is set by any of them.
///
/// Thread safety: may be used from many threads.
/// Lifetime: the root ends with the process, or with the last logger that is left at its end. The child of a fork has
/// name, level and sinks of its parent.
class CASSIA_API CassiaLogger {
public:
    CassiaLogger();

    /// Default "cassia".
    std::string get_logger_name() const;
    /// Renames the root and with it all children, who are told. May be empty: children then have their own name alone.
    void set_logger_name(std::string_view logger_name);

    /// Records below it reach no sink. Default info.
    LogLevel get_logger_level() const noexcept;
    /// Holds from the next record on, for all loggers.
    void set_logger_level(LogLevel level) noexcept;

    /// The root itself, to log by.
    Logger get_logger() const;

    /// A logger below the root.
    /// @param name_change_callback told the child's new full name after each change of the root's, while a copy of the
    /// logger lives; what it throws is logged. Default: nobody is told; Logger::name() is always the one of now.
    Logger add_child_logger(std::string_view child_logger_name,
                            std::function<void(std::string_view full_name)> name_change_callback = {});

    /// @throws InvalidRequestError if the function is empty.
    void add_sink(LogSink sink);
    /// Silent again.
    void remove_sinks();

private:
    std::shared_ptr<logging::Root> root_;
};

}  // namespace cassia
