#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <cassia/errors.h>

#include "fuzz/input.h"
#include "fuzz/promise.h"
#include "load/delimited_reader.h"

// CSV and its like: input is a line of options (the delimiter, then 'e' for empty fields that are no value, or 'c' for
// columns that the file does not name), and the file.
//
// - A record is refused with BadRecord, or has the columns' fields, and reading goes on behind it to the end.
// - Written in quotes, what was read is read the same.

namespace {

using cassia::fuzz::promise;
using cassia::load::BadRecord;
using cassia::load::Datum;
using cassia::load::DelimitedOptions;
using cassia::load::DelimitedReader;
using cassia::load::LineReader;
using cassia::load::Record;

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        out += c == '"' ? "\"\"" : std::string(1, c);
    }
    return out + '"';
}

void check_written(const std::vector<std::string>& columns, const Datum& fields, char delimiter) {
    std::string line;
    for (const auto& column : columns) {
        line += line.empty() ? "" : std::string(1, delimiter);
        line += column.empty() ? "" : quoted(fields.find(column)->text);
    }
    std::istringstream in(line + "\n");
    LineReader lines(in);
    DelimitedReader reader(lines, {.delimiter = delimiter, .columns = columns});
    Record again;
    promise(reader.next(again) && again.fields.names == fields.names, "a record written in quotes is a record");
    for (std::size_t i = 0; i < fields.items.size(); ++i) {
        promise(again.fields.items[i].text == fields.items[i].text, "a field is read as it was written in quotes");
    }
}

void read_all(std::string_view file, const DelimitedOptions& options) {
    std::istringstream in{std::string(file)};
    LineReader lines(in);
    DelimitedReader reader(lines, options);
    std::size_t last = 0;
    for (bool more = true; more;) {
        Record record;
        try {
            more = reader.next(record);
        } catch (const BadRecord&) {
            promise(record.line > last, "a bad record tells its line");
            last = record.line;
            continue;
        }
        if (!more) {
            break;
        }
        promise(record.line > last, "records have lines of their own");
        last = record.line;
        check_written(reader.columns(), record.fields, options.delimiter);
    }
    promise(lines.peek().empty(), "reading ends at the end");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    cassia::fuzz::Input input(data, size);
    const auto line = input.take_line();
    DelimitedOptions options;
    // The flags of cassia-load give no quote and no line break.
    if (!line.empty() && line.front() != '"' && line.front() != '\r') {
        options.delimiter = line.front();
    }
    options.empty_as_null = line.find('e') != std::string_view::npos;
    if (line.find('c') != std::string_view::npos) {
        options.columns = {"key", "", "value"};
    }
    try {
        read_all(input.rest(), options);
    } catch (const BadRecord&) {
        // The header.
        return 0;
    }
    return 0;
}
