#include "load/loader.h"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include <cassia/column_family.h>
#include <cassia/connection_pool.h>
#include <cassia/errors.h>

#include "load/bad_records.h"
#include "load/batch_writer.h"
#include "load/destination.h"
#include "load/export_format.h"
#include "load/json_reader.h"
#include "load/line_reader.h"

namespace cassia::load {
namespace {

char delimiter_of(Format format) {
    switch (format) {
        case Format::tsv: return '\t';
        case Format::semicolon: return ';';
        default: return ',';
    }
}

bool is_json(Format format) {
    return format == Format::jsonl || format == Format::exported;
}

// What the beginning of a file is refused for, with the place.
[[noreturn]] void refuse_beginning(const LoadOptions& options, const std::string& why) {
    throw BadRecord(options.input + ' ' + why);
}

// The export's first line, if the file is one.
std::optional<FamilySchema> read_header(LoadOptions& options, LineReader& lines) {
    if (options.format == Format::jsonl && is_export(lines.peek())) {
        options.format = Format::exported;
    }
    if (options.format != Format::exported) {
        return std::nullopt;
    }
    std::string header;
    lines.next(header);
    try {
        return parse_export_header(header);
    } catch (const BadRecord& error) {
        refuse_beginning(options, std::string("line 1: ") + error.what());
    }
}

// An export says itself what its parts are, and when they were written.
void check_nothing_else_says(const LoadOptions& options) {
    const auto& fields = options.fields;
    const std::array<std::pair<std::string, bool>, 6> given = {{
        {"--key", !fields.key.empty()},
        {"--name", !fields.name.empty()},
        {"--value", !fields.value.empty()},
        {"--timestamp", !fields.timestamp.empty()},
        {"--ttl", fields.ttl.count() != 0},
        {"--comparator, --key-type, --default-type or --type", options.create && !options.create->empty()},
    }};
    for (const auto& [flag, is_given] : given) {
        if (is_given) {
            throw InvalidRequestError("'" + options.input + "' is an export, which says that itself; leave out " +
                                      flag);
        }
    }
}

std::unique_ptr<RecordReader> make_reader(const LoadOptions& options, LineReader& lines) {
    if (is_json(options.format)) {
        return std::make_unique<JsonReader>(lines);
    }
    auto delimited = options.delimited;
    delimited.delimiter = delimiter_of(options.format);
    try {
        auto reader = std::make_unique<DelimitedReader>(lines, std::move(delimited));
        check_fields(options.fields, reader->columns());
        return reader;
    } catch (const BadRecord& error) {
        refuse_beginning(options, error.what());
    }
}

std::unique_ptr<RowMaker> make_row_maker(const LoadOptions& options, FamilySchema schema) {
    if (options.format == Format::exported) {
        return std::make_unique<ExportMapping>(std::move(schema));
    }
    return std::make_unique<FieldMapping>(std::move(schema), options.fields);
}

/// Reads records, turns them into rows and writes these, to the end. Returns how many had no columns.
std::size_t run(RecordReader& reader, RowMaker& maker, BatchWriter& writer, BadRecords& bad, const LineReader& lines,
                Progress& progress) {
    std::size_t without_columns = 0;
    while (true) {
        Record record;
        std::optional<PackedRow> row;
        try {
            if (!reader.next(record)) {
                break;
            }
            row = maker.make(record);
        } catch (const BadRecord& error) {
            // What came before it goes first, so that a load that stops here has loaded just that.
            writer.flush();
            progress.clear();
            bad.add(record, error.what());
        }
        if (row && row->columns.empty()) {
            ++without_columns;
        } else if (row) {
            writer.add(std::move(record), *std::move(row));
        }
        progress.update(writer.rows_written(), lines.bytes());
    }
    writer.flush();
    return without_columns;
}

}  // namespace

std::optional<Format> format_of(std::string_view file) {
    constexpr std::array<std::pair<std::string_view, Format>, 6> extensions = {{
        {".csv", Format::csv},
        {".tsv", Format::tsv},
        {".tab", Format::tsv},
        {".jsonl", Format::jsonl},
        {".ndjson", Format::jsonl},
        {".json", Format::jsonl},
    }};
    const auto* const found = std::find_if(extensions.begin(), extensions.end(),
                                           [file](const auto& extension) { return file.ends_with(extension.first); });
    return found == extensions.end() ? std::nullopt : std::optional(found->second);
}

void load(LoadOptions options, std::istream& in, Progress& progress, std::ostream& messages) {
    LineReader lines(in);
    const auto exported = read_header(options, lines);
    if (exported) {
        check_nothing_else_says(options);
    } else {
        check_named(options.fields);
    }
    const auto reader = make_reader(options, lines);
    BadRecords bad(options.input, options.input_file, options.skip_bad, messages);
    Destination destination(options.target, options.create, exported);
    const auto maker = make_row_maker(options, destination.schema());
    destination.create();
    const ConnectionPool pool(options.target.keyspace, {options.target.server});
    const ColumnFamily family(pool, options.target.column_family,
                              {.autopack_names = false, .autopack_values = false, .autopack_keys = false});
    BatchWriter writer(family, options.batch_size, [&](const Record& record, const std::string& why) {
        progress.clear();
        bad.add(record, why);
    });
    std::size_t without_columns = 0;
    try {
        without_columns = run(*reader, *maker, writer, bad, lines, progress);
    } catch (const Error& error) {
        progress.clear();
        throw Error(std::string(error.what()) + "; stopped, with " + std::to_string(writer.rows_written()) +
                    " rows and " + std::to_string(writer.columns_written()) + " columns before it loaded");
    }
    const auto counted = [](std::string_view what, std::size_t count) {
        return count == 0 ? std::string() : "; " + std::string(what) + ": " + std::to_string(count);
    };
    progress.finish(writer.rows_written(), writer.columns_written(),
                    counted("records without columns", without_columns) + counted("bad records skipped", bad.count()));
}

}  // namespace cassia::load
