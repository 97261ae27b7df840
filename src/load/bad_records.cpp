#include "load/bad_records.h"

#include <cerrno>
#include <cstring>
#include <utility>

namespace cassia::load {

BadRecords::BadRecords(std::string input, const std::optional<std::string>& skip_to, std::ostream& messages)
    : input_(std::move(input)), messages_(messages) {
    if (!skip_to) {
        return;
    }
    skipped_.emplace(*skip_to, std::ios::binary);
    if (!*skipped_) {
        throw StoreError("the file for bad records, '" + *skip_to + "', can't be written: " + std::strerror(errno));
    }
}

void BadRecords::add(const Record& record, const std::string& why) {
    const auto what = input_ + " line " + std::to_string(record.line) + ": " + why;
    if (!skipped_) {
        throw BadRecord(what);
    }
    ++count_;
    messages_ << what << '\n';
    *skipped_ << record.raw << std::flush;
    if (!*skipped_) {
        throw StoreError("the file for bad records can't be written on: " + std::string(std::strerror(errno)));
    }
}

}  // namespace cassia::load
