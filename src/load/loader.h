#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

#include "load/delimited_reader.h"
#include "load/family_schema.h"
#include "load/field_mapping.h"
#include "load/progress.h"
#include "load/target.h"

namespace cassia::load {

enum class Format : std::uint8_t { csv, tsv, semicolon, jsonl, exported };

/// The format that a file's extension stands for; empty if it stands for none.
std::optional<Format> format_of(std::string_view file);

/// What is loaded, and how.
struct LoadOptions {
    Target target = {};
    /// Types to create the column family with if it is missing. Empty: it must be there.
    std::optional<WantedTypes> create = std::nullopt;
    /// JSON lines that begin as an export does are one.
    Format format = Format::csv;
    /// Their delimiter is the format's.
    DelimitedOptions delimited = {};
    FieldOptions fields = {};
    /// Rows written at a time.
    std::size_t batch_size = 1000;
    /// The file that bad records go to. Empty: the first one ends the load.
    std::optional<std::string> skip_bad = std::nullopt;
    /// What the input is called in messages.
    std::string input = {};
    /// Its path.
    std::string input_file = {};
};

/// Loads a file into a column family.
/// @throws Error if it is stopped by a bad record or by the store, saying what had been loaded by then;
/// InvalidRequestError if the options contradict each other or the schema.
void load(LoadOptions options, std::istream& in, Progress& progress, std::ostream& messages);

}  // namespace cassia::load
