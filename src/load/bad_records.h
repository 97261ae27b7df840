#pragma once

#include <cstddef>
#include <fstream>
#include <optional>
#include <ostream>
#include <string>

#include "load/record_reader.h"

namespace cassia::load {

/// What becomes of bad records: the first ends the load, or all are reported and kept in a file.
class BadRecords {
public:
    /// `input`: what the file is called in messages; `input_file`: its path. `skip_to`: the file that the bad records
    /// go to, as they stood. Made when the first comes.
    /// @throws InvalidRequestError if it is the input itself, or can't be written.
    BadRecords(std::string input, const std::string& input_file, const std::optional<std::string>& skip_to,
               std::ostream& messages);

    /// @throws StoreError if the file can't be written.
    /// @throws BadRecord that tells where it is and why it is bad, unless bad records are skipped.
    void add(const Record& record, const std::string& why);

    std::size_t count() const noexcept { return count_; }

private:
    std::string input_;
    std::optional<std::string> skip_to_;
    std::optional<std::ofstream> skipped_;
    std::ostream& messages_;
    std::size_t count_ = 0;
};

}  // namespace cassia::load
