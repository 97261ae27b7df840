#include <cassia/logging.h>

#include <utility>

#include <spdlog/sinks/stdout_sinks.h>

#include "logging/root.h"
#include "logging/spdlog_level.h"

namespace cassia {

std::string_view to_string(LogLevel level) noexcept {
    switch (level) {
        case LogLevel::debug: return "debug";
        case LogLevel::info: return "info";
        case LogLevel::warn: return "warn";
        case LogLevel::error: return "error";
        case LogLevel::critical: break;
    }
    return "critical";
}

LogSink stderr_sink() {
    return [sink = std::make_shared<spdlog::sinks::stderr_sink_st>()](const LogRecord& record) {
        sink->log(
            spdlog::details::log_msg(record.time, spdlog::source_loc(), {record.logger.data(), record.logger.size()},
                                     logging::to_spdlog(record.level), {record.message.data(), record.message.size()}));
    };
}

Logger::Logger(std::shared_ptr<logging::Root> root, std::shared_ptr<const logging::Child> child)
    : root_(std::move(root)), child_(std::move(child)) {}

void Logger::log(LogLevel level, std::string_view message) const {
    root_->log(level, child_.get(), message);
}
bool Logger::is_enabled(LogLevel level) const noexcept {
    return root_->is_enabled(level);
}
std::string Logger::name() const {
    return root_->full_name(child_.get());
}

CassiaLogger::CassiaLogger() : root_(logging::root()) {}

std::string CassiaLogger::get_logger_name() const {
    return root_->name();
}
void CassiaLogger::set_logger_name(std::string_view logger_name) {
    root_->set_name(logger_name);
}
LogLevel CassiaLogger::get_logger_level() const noexcept {
    return root_->level();
}
void CassiaLogger::set_logger_level(LogLevel level) noexcept {
    root_->set_level(level);
}
Logger CassiaLogger::get_logger() const {
    return {root_, nullptr};
}

Logger CassiaLogger::add_child_logger(std::string_view child_logger_name,
                                      std::function<void(std::string_view)> name_change_callback) {
    const bool is_told = static_cast<bool>(name_change_callback);
    auto child =
        std::make_shared<const logging::Child>(std::string(child_logger_name), std::move(name_change_callback));
    if (is_told) {
        root_->add_child(child);
    }
    return {root_, std::move(child)};
}

void CassiaLogger::add_sink(LogSink sink) {
    root_->add_sink(std::move(sink));
}
void CassiaLogger::remove_sinks() {
    root_->remove_sinks();
}

}  // namespace cassia
