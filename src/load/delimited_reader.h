#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "load/line_reader.h"
#include "load/record_reader.h"

namespace cassia::load {

struct DelimitedOptions {
    char delimiter = ',';
    /// The fields' names, "" for one that is left out. Empty: the first record has them.
    std::vector<std::string> columns = {};
    /// Whether `columns` stand in place of the names in the first record, which is passed over.
    bool replace_header = false;
    /// Text that stands for no value.
    std::optional<std::string> null = std::nullopt;
    /// Whether a field of nothing at all stands for no value; a quoted one, "", is still an empty text.
    bool empty_as_null = false;
};

/// CSV, TSV and their like (RFC 4180): fields in quotes may hold delimiters, line breaks and doubled quotes. Spaces are
/// part of a field; empty lines are passed over.
class DelimitedReader : public RecordReader {
public:
    /// @throws BadRecord, with its line, if the first record should have the fields' names and is missing, malformed,
    /// or has a name twice or none for a field.
    /// @throws InvalidRequestError if `columns` has a name twice.
    DelimitedReader(LineReader& lines, DelimitedOptions options);
    ~DelimitedReader() override;

    bool next(Record& record) override;

    const std::vector<std::string>& columns() const noexcept { return options_.columns; }

private:
    class Parser;

    void reset();
    void read_header(Record& header);
    bool read_fields(Record& record);
    bool parse(const std::string& line);
    [[noreturn]] void refuse_quote(std::size_t opened);
    Datum to_datum(std::optional<std::string>& field) const;

    static void on_field(void* text, std::size_t size, void* self) noexcept;
    static void on_record(int end, void* self) noexcept;

    LineReader& lines_;
    DelimitedOptions options_;
    std::unique_ptr<Parser> parser_;
    std::vector<std::optional<std::string>> fields_;
    bool complete_ = false;
};

}  // namespace cassia::load
