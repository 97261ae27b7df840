#include <optional>
#include <sstream>
#include <string>

#include "fuzz/input.h"
#include "fuzz/promise.h"
#include "load/export_format.h"
#include "load/json_reader.h"
#include "load/json_text.h"

// JSON lines, and exports, which begin with a line of types: input is a file.
//
// - A line is refused with BadRecord, or is an object that is read the same when it is written again.
// - A row of an export, and the types in its first line, are the same when they are exported again.

namespace {

using cassia::fuzz::promise;
using cassia::load::BadRecord;
using cassia::load::ExportMapping;
using cassia::load::FamilySchema;
using cassia::load::PackedRow;
using cassia::load::Record;

std::optional<PackedRow> try_make(ExportMapping& mapping, const Record& record) {
    try {
        return mapping.make(record);
    } catch (const BadRecord&) {
        return std::nullopt;
    }
}

void check_object(const cassia::load::Datum& object) {
    std::string text;
    append_json(object, text);
    promise(text.find('\n') == std::string::npos, "an object is written on one line");
    promise(cassia::load::parse_object(text) == object, "an object is read as it was written");
}

void check_row(const FamilySchema& schema, ExportMapping& mapping, const Record& record) {
    const auto row = try_make(mapping, record);
    if (!row) {
        return;
    }
    const auto line = export_line(schema, *row);
    const auto again = try_make(mapping, {.raw = line, .fields = cassia::load::parse_object(line)});
    promise(again && export_line(schema, *again) == line, "a row of an export is exported again the same");
    promise(again->key == row->key && again->columns.size() == row->columns.size(), "with its key and columns");
    for (std::size_t i = 0; i < row->columns.size(); ++i) {
        promise(again->columns[i].name == row->columns[i].name && again->columns[i].value == row->columns[i].value,
                "and their bytes");
    }
}

void read_all(std::string_view file) {
    std::istringstream in{std::string(file)};
    cassia::load::LineReader lines(in);
    FamilySchema schema;
    if (cassia::load::is_export(lines.peek())) {
        std::string header;
        lines.next(header);
        schema = cassia::load::parse_export_header(header);
        const auto written = export_header(schema);
        promise(export_header(cassia::load::parse_export_header(written)) == written,
                "an export's types stay the same");
    }
    ExportMapping mapping(schema);
    cassia::load::JsonReader reader(lines);
    for (;;) {
        Record record;
        try {
            if (!reader.next(record)) {
                break;
            }
        } catch (const BadRecord&) {
            continue;
        }
        check_object(record.fields);
        check_row(schema, mapping, record);
    }
    promise(lines.peek().empty(), "reading ends at the end");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        read_all(cassia::fuzz::Input(data, size).rest());
    } catch (const BadRecord&) {
        // The first line of an export.
        return 0;
    }
    return 0;
}
