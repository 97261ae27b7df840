#include "load/bad_records.h"

#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

namespace cassia::load {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const std::string& file, const std::string& why) {
    throw InvalidRequestError("the file for bad records, '" + file + "', " + why + "; give another one");
}

// Without opening it, which would make it or empty it.
void check_writable(const std::string& file) {
    std::error_code error;
    if (fs::is_directory(file, error)) {
        refuse(file, "is a folder");
    }
    const auto folder = fs::path(file).parent_path();
    const auto written = fs::exists(file, error) ? fs::path(file) : folder.empty() ? fs::path(".") : folder;
    if (file.empty() || ::access(written.c_str(), W_OK) != 0) {
        refuse(file, "can't be written (" + std::generic_category().message(file.empty() ? ENOENT : errno) + ")");
    }
}

}  // namespace

BadRecords::BadRecords(std::string input, const std::string& input_file, const std::optional<std::string>& skip_to,
                       std::ostream& messages)
    : input_(std::move(input)), skip_to_(skip_to), messages_(messages) {
    if (skip_to_) {
        check_writable(*skip_to_);
        std::error_code differ;
        if (fs::equivalent(input_file, *skip_to_, differ)) {
            refuse(*skip_to_, "is the file to be loaded");
        }
    }
}

void BadRecords::add(const Record& record, const std::string& why) {
    const auto what = input_ + " line " + std::to_string(record.line) + ": " + why;
    if (!skip_to_) {
        throw BadRecord(what);
    }
    if (!skipped_) {
        // Not before it is needed: a load without bad records leaves what may stand there alone.
        skipped_.emplace(*skip_to_, std::ios::binary);
    }
    ++count_;
    messages_ << what << '\n';
    *skipped_ << record.raw << std::flush;
    if (!*skipped_) {
        throw StoreError("the file for bad records, '" + *skip_to_ +
                         "', can't be written: " + std::generic_category().message(errno));
    }
}

}  // namespace cassia::load
