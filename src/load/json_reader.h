#pragma once

#include "load/line_reader.h"
#include "load/record_reader.h"

namespace cassia::load {

/// JSON lines: on each line an object, whose members are the fields. Empty lines are passed over.
class JsonReader : public RecordReader {
public:
    explicit JsonReader(LineReader& lines) : lines_(lines) {}

    bool next(Record& record) override;

private:
    LineReader& lines_;
};

}  // namespace cassia::load
