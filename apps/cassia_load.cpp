// cassia-load: files into column families, and back. docs/load.md explains it.

#include <unistd.h>

#include <CLI/CLI.hpp>

#include <chrono>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <cassia/errors.h>
#include <cassia/version.h>

#include "load/exporter.h"
#include "load/loader.h"
#include "load/output_file.h"
#include "load/progress.h"
#include "program.h"

namespace {

using cassia::apps::refuse;
using cassia::load::Format;

constexpr std::int64_t longest_ttl = 630'720'000;

const std::map<std::string, Format> formats = {{"csv", Format::csv},
                                               {"tsv", Format::tsv},
                                               {"semicolon", Format::semicolon},
                                               {"jsonl", Format::jsonl},
                                               {"export", Format::exported}};

struct Flags {
    cassia::load::LoadOptions load;
    bool exports = false;
    bool create = false;
    bool header = false;
    std::string comparator, key_type, default_type;
    std::vector<std::string> types;
    std::string format;
    // Lists, with commas.
    std::string columns, key, name;
    std::int64_t ttl = 0;
    std::string file = "-";
};

void add_flags(CLI::App& app, Flags& flags) {
    auto& load = flags.load;
    app.set_version_flag("--version", std::string(cassia::version()));
    app.add_option("FILE", flags.file, "What to load, or to export to; - is standard input or output")
        ->capture_default_str();
    app.add_option("--server", load.target.server, "Such as embedded:./data")->required();
    app.add_option("--keyspace", load.target.keyspace)->required();
    app.add_option("--column-family", load.target.column_family)->required();
    app.add_flag("--export", flags.exports, "Write the column family as JSON lines");

    const std::string schema = "Schema";
    auto* const create =
        app.add_flag("--create", flags.create, "Create keyspace and column family if they are missing")->group(schema);
    app.add_option("--comparator", flags.comparator, "Type of the columns' names; BytesType unless given")
        ->needs(create)
        ->group(schema);
    app.add_option("--key-type", flags.key_type, "Type of the row keys, likewise")->needs(create)->group(schema);
    app.add_option("--default-type", flags.default_type, "Type of values without a type of their own, likewise")
        ->needs(create)
        ->group(schema);
    app.add_option("--type", flags.types, "COLUMN=TYPE: type of one column's values; may be repeated")
        ->allow_extra_args(false)
        ->needs(create)
        ->group(schema);

    const std::string records = "Records";
    app.add_option("--format", flags.format, "csv, tsv, semicolon, jsonl or export; the file's extension unless given")
        ->check(CLI::IsMember(formats))
        ->group(records);
    app.add_flag("--header", flags.header, "The first line has the fields' names")->group(records);
    app.add_option(
           "--columns", flags.columns,
           "The fields' names, a,b,c; an empty one leaves its field out. Beside --header: in place of the names "
           "there")
        ->group(records);
    app.add_option("--key", flags.key, "The field that is the row key; several, a,b, for a composite one")
        ->group(records);
    auto* const name =
        app.add_option("--name", flags.name, "Wide rows: the field that is the column's name; several, likewise")
            ->group(records);
    app.add_option("--value", load.fields.value, "Wide rows: the field that is the column's value; none unless given")
        ->needs(name)
        ->group(records);
    app.add_option("--null", load.delimited.null, "Text of a field that stands for no value")->group(records);
    app.add_flag("--empty-as-null", load.delimited.empty_as_null, "An empty field without quotes stands for no value")
        ->group(records);

    const std::string writing = "Writing";
    app.add_option("--timestamp", load.fields.timestamp, "The field with the timestamp, in microseconds since 1970")
        ->group(writing);
    app.add_option("--ttl", flags.ttl, "Time to live in seconds; 0 is none")
        ->check(CLI::Range(std::int64_t{0}, longest_ttl))
        ->group(writing);
    app.add_option("--batch-size", load.batch_size, "Rows written at a time")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str()
        ->group(writing);
    app.add_option("--skip-bad", load.skip_bad, "Write bad records to this file and go on, in place of stopping")
        ->group(writing);
}

// a,b,,c
std::vector<std::string> split(const std::string& list) {
    std::vector<std::string> parts;
    std::istringstream in(list + ',');
    for (std::string part; std::getline(in, part, ',');) {
        parts.push_back(part);
    }
    return list.empty() ? std::vector<std::string>() : parts;
}

cassia::Type type_of(const std::string& flag, const std::string& class_string) {
    try {
        return cassia::Type::parse(class_string);
    } catch (const cassia::TypeError& error) {
        refuse(flag + ": " + error.what());
    }
}

std::optional<cassia::Type> given_type(const std::string& flag, const std::string& class_string) {
    return class_string.empty() ? std::nullopt : std::optional(type_of(flag, class_string));
}

// The one in COLUMN=TYPE. The name may have others, and so may the type, between its parentheses.
std::size_t find_equals(const std::string& text) {
    std::size_t end = text.size();
    for (int open = 0; end > 0; --end) {
        const char last = text[end - 1];
        open += last == ')' ? 1 : last == '(' ? -1 : 0;
        if (open <= 0) {
            break;
        }
    }
    return text.rfind('=', end);
}

cassia::load::WantedTypes wanted_types(const Flags& flags) {
    cassia::load::WantedTypes types{.key = given_type("--key-type", flags.key_type),
                                    .comparator = given_type("--comparator", flags.comparator),
                                    .default_value = given_type("--default-type", flags.default_type)};
    std::set<std::string> named;
    for (const auto& text : flags.types) {
        const auto equals = find_equals(text);
        if (equals == std::string::npos || equals == 0) {
            refuse("--type is '" + text + "'; give COLUMN=TYPE, such as age=LongType");
        }
        const auto& name =
            types.values.emplace_back(text.substr(0, equals), type_of("--type", text.substr(equals + 1)));
        if (!named.insert(name.first).second) {
            refuse("--type names column '" + name.first + "' twice; give it one type");
        }
    }
    return types;
}

Format format_of(const Flags& flags) {
    if (!flags.format.empty()) {
        return formats.at(flags.format);
    }
    if (const auto format = cassia::load::format_of(flags.file)) {
        return *format;
    }
    refuse("'" + flags.file +
           "' has no extension that tells its format; give --format csv, tsv, semicolon, jsonl or "
           "export");
}

void check_delimited(const Flags& flags) {
    const auto& delimited = flags.load.delimited;
    const bool json = flags.load.format == Format::jsonl || flags.load.format == Format::exported;
    const bool has_names = flags.header || !delimited.columns.empty();
    if (json && (has_names || delimited.null || delimited.empty_as_null)) {
        refuse(
            "--header, --columns, --null and --empty-as-null are for csv, tsv and semicolon; JSON says all that "
            "itself");
    }
    if (!json && !has_names) {
        refuse("the fields have no names; give --header if the first line has them, or --columns a,b,c");
    }
}

// An export has no use for what says how to load.
void check_export(const CLI::App& app) {
    const auto general = app.get_option("--server")->get_group();
    for (const auto* option : app.get_options()) {
        if (option->count() > 0 && option->get_group() != general) {
            refuse("--export goes with --server, --keyspace, --column-family and a file; " + option->get_name() +
                   " is for loading");
        }
    }
}

std::optional<std::uint64_t> size_of(const std::string& file) {
    std::error_code none;
    const auto size = std::filesystem::file_size(file, none);
    return none ? std::nullopt : std::optional<std::uint64_t>(size);
}

void load(Flags& flags) {
    auto& options = flags.load;
    options.input = flags.file == "-" ? "standard input" : flags.file;
    options.input_file = flags.file == "-" ? "/dev/stdin" : flags.file;
    options.format = format_of(flags);
    options.delimited.columns = split(flags.columns);
    options.delimited.replace_header = flags.header && !options.delimited.columns.empty();
    options.fields.key = split(flags.key);
    options.fields.name = split(flags.name);
    check_delimited(flags);
    if (flags.create) {
        options.create = wanted_types(flags);
    }
    options.fields.ttl = std::chrono::seconds(flags.ttl);
    std::ifstream file;
    if (flags.file != "-") {
        file.open(flags.file, std::ios::binary);
        if (!file || std::filesystem::is_directory(flags.file)) {
            refuse("'" + flags.file + "' can't be read; give a file, or - for standard input");
        }
    }
    cassia::load::Progress progress(std::cerr, isatty(STDERR_FILENO) == 1, "loaded", size_of(flags.file));
    cassia::load::load(options, flags.file == "-" ? std::cin : file, progress, std::cerr);
}

void write_export(const Flags& flags) {
    cassia::load::Progress progress(std::cerr, isatty(STDERR_FILENO) == 1, "exported", std::nullopt);
    if (flags.file == "-") {
        cassia::load::export_family(flags.load.target, std::cout, progress);
        return;
    }
    cassia::load::OutputFile file(flags.file);
    cassia::load::export_family(flags.load.target, file.stream(), progress);
    file.finish();
}

std::function<int()> program(CLI::App& app) {
    auto flags = std::make_shared<Flags>();
    add_flags(app, *flags);
    return [&app, flags] {
        if (flags->exports) {
            check_export(app);
            write_export(*flags);
        } else {
            load(*flags);
        }
        return 0;
    };
}

}  // namespace

int main(int argc, char** argv) {
    return cassia::apps::run_program(
        "cassia-load", "Loads CSV, TSV, semicolon files and JSON lines into a column family, and exports one.", argc,
        argv, program);
}
