#pragma once

#include <cstddef>
#include <string>

#include <cassia/errors.h>

#include "load/datum.h"

namespace cassia::load {

/// A record of a file, whatever the file's format.
struct Record {
    /// The line on which it begins; the first is 1.
    std::size_t line = 0;
    /// As it stands in the file, with the end of its line.
    std::string raw = {};
    /// An object: fields by name.
    Datum fields = object_datum();
};

/// What is wrong with a record; who catches it knows which one.
class BadRecord : public Error {
public:
    using Error::Error;
};

/// Takes a file apart.
class RecordReader {
public:
    RecordReader() = default;
    RecordReader(const RecordReader&) = delete;
    RecordReader& operator=(const RecordReader&) = delete;
    virtual ~RecordReader() = default;

    /// Reads the next record into `record`; false at the end.
    /// @throws BadRecord if it is malformed. Its line and raw are set then, and the next call reads what follows it.
    virtual bool next(Record& record) = 0;
};

}  // namespace cassia::load
