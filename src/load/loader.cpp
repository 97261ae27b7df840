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
    return parse_export_header(header);
}

FamilySchema open_family(const LoadOptions& options, const std::optional<FamilySchema>& exported) {
    if (options.create) {
        create_if_missing(options.target, exported ? *exported : to_schema(*options.create));
    }
    return describe(options.target);
}

std::unique_ptr<RecordReader> make_reader(const LoadOptions& options, LineReader& lines) {
    if (is_json(options.format)) {
        return std::make_unique<JsonReader>(lines);
    }
    auto delimited = options.delimited;
    delimited.delimiter = delimiter_of(options.format);
    auto reader = std::make_unique<DelimitedReader>(lines, std::move(delimited));
    check_fields(options.fields, reader->columns());
    return reader;
}

std::unique_ptr<RowMaker> make_row_maker(const LoadOptions& options, FamilySchema schema) {
    if (options.format == Format::exported) {
        return std::make_unique<ExportMapping>(std::move(schema));
    }
    if (options.fields.key.empty()) {
        throw InvalidRequestError("no field is named as the row key; give --key FIELD");
    }
    return std::make_unique<FieldMapping>(std::move(schema), options.fields);
}

/// Reads records, turns them into rows and writes these, to the end.
void run(RecordReader& reader, RowMaker& maker, BatchWriter& writer, BadRecords& bad, const LineReader& lines,
         Progress& progress) {
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
        if (row) {
            writer.add(std::move(record), *std::move(row));
        }
        progress.update(writer.rows_written(), lines.bytes());
    }
    writer.flush();
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
    const auto reader = make_reader(options, lines);
    BadRecords bad(options.input, options.skip_bad, messages);
    const auto maker = make_row_maker(options, open_family(options, exported));
    const ConnectionPool pool(options.target.keyspace, {options.target.server});
    const ColumnFamily family(pool, options.target.column_family,
                              {.autopack_names = false, .autopack_values = false, .autopack_keys = false});
    BatchWriter writer(family, options.batch_size, [&](const Record& record, const std::string& why) {
        progress.clear();
        bad.add(record, why);
    });
    try {
        run(*reader, *maker, writer, bad, lines, progress);
    } catch (const Error& error) {
        progress.clear();
        throw Error(std::string(error.what()) + "; stopped, with " + std::to_string(writer.rows_written()) +
                    " rows and " + std::to_string(writer.columns_written()) + " columns before it loaded");
    }
    const auto skipped = bad.count() == 0 ? std::string() : "; bad records skipped: " + std::to_string(bad.count());
    progress.finish(writer.rows_written(), writer.columns_written(), skipped);
}

}  // namespace cassia::load
