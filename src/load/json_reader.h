#pragma once

#include <string_view>

#include "load/datum.h"
#include "load/line_reader.h"
#include "load/record_reader.h"

namespace cassia::load {

/// A line of JSON lines, which must be an object whose members have names, each another.
/// @throws BadRecord if it is something else.
Datum parse_object(std::string_view line);

/// JSON lines: on each line an object, whose members are the fields. Empty lines are passed over.
class JsonReader : public RecordReader {
public:
    explicit JsonReader(LineReader& lines) : lines_(lines) {}

    bool next(Record& record) override;

private:
    LineReader& lines_;
};

}  // namespace cassia::load
