#include "load/bad_records.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

namespace cassia::load {

BadRecords::BadRecords(std::string input, const std::optional<std::string>& skip_to, std::ostream& messages)
    : input_(std::move(input)), skip_to_(skip_to), messages_(messages) {
    std::error_code differ;
    if (skip_to_ && std::filesystem::equivalent(input_, *skip_to_, differ)) {
        throw InvalidRequestError("the file for bad records, '" + *skip_to_ +
                                  "', is the file to be loaded; give another one");
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
        throw StoreError("the file for bad records, '" + *skip_to_ + "', can't be written: " + std::strerror(errno));
    }
}

}  // namespace cassia::load
