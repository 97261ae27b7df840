#include "load/line_reader.h"

#include <string_view>

#include <cassia/errors.h>

namespace cassia::load {

LineReader::LineReader(std::istream& in) : in_(in) {
    constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
    read_ahead();
    if (ahead_.starts_with(byte_order_mark)) {
        ahead_.erase(0, byte_order_mark.size());
    }
}

bool LineReader::next(std::string& line) {
    if (ahead_.empty()) {
        return false;
    }
    line.swap(ahead_);
    ++lines_;
    bytes_ += line.size();
    read_ahead();
    return true;
}

void LineReader::read_ahead() {
    ahead_.clear();
    if (std::getline(in_, ahead_) && !in_.eof()) {
        ahead_.push_back('\n');
    }
    if (in_.bad()) {
        throw Error("the input can't be read after line " + std::to_string(lines_));
    }
}

}  // namespace cassia::load
