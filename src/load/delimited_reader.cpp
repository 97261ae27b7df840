#include "load/delimited_reader.h"

#include <csv.h>

#include <algorithm>
#include <new>
#include <set>
#include <string_view>
#include <utility>

#include <cassia/errors.h>

#include "load/shown.h"

namespace cassia::load {
namespace {

// A quote that is never closed would otherwise take in all that follows.
constexpr std::size_t longest_record = std::size_t{64} << 20U;

// libcsv trims what counts as a space: of a line that ends with CR LF the CR, and nothing else.
int is_carriage_return(unsigned char byte) {
    return byte == CSV_CR ? 1 : 0;
}
int is_line_feed(unsigned char byte) {
    return byte == CSV_LF ? 1 : 0;
}

// A name that stands twice.
std::optional<std::string> repeated(const std::vector<std::string>& names) {
    std::set<std::string_view> seen;
    const auto found = std::find_if(names.begin(), names.end(), [&](const std::string& name) {
        return !name.empty() && !seen.insert(name).second;
    });
    return found == names.end() ? std::nullopt : std::optional(*found);
}

}  // namespace

/// libcsv's parser, ready for a record.
class DelimitedReader::Parser {
public:
    explicit Parser(char delimiter) {
        csv_init(&state_, CSV_STRICT | CSV_STRICT_FINI | CSV_EMPTY_IS_NULL);
        csv_set_delim(&state_, static_cast<unsigned char>(delimiter));
        csv_set_space_func(&state_, is_carriage_return);
        csv_set_term_func(&state_, is_line_feed);
    }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;
    ~Parser() { csv_free(&state_); }

    csv_parser* state() noexcept { return &state_; }

private:
    csv_parser state_{};
};

DelimitedReader::DelimitedReader(LineReader& lines, DelimitedOptions options)
    : lines_(lines), options_(std::move(options)) {
    reset();
    if (const auto twice = repeated(options_.columns)) {
        throw InvalidRequestError("--columns names two fields '" + shown_name(*twice) +
                                  "'; give each a name of its own");
    }
    if (!options_.columns.empty() && !options_.replace_header) {
        return;
    }
    Record header{.line = 1};
    try {
        read_header(header);
    } catch (const BadRecord& error) {
        throw BadRecord("line " + std::to_string(header.line) + ": " + error.what());
    }
}

DelimitedReader::~DelimitedReader() = default;

bool DelimitedReader::next(Record& record) {
    if (!read_fields(record)) {
        return false;
    }
    if (fields_.size() != options_.columns.size()) {
        throw BadRecord("there are " + std::to_string(fields_.size()) + " fields, and should be " +
                        std::to_string(options_.columns.size()) + ": " + shown_names(options_.columns));
    }
    record.fields = object_datum();
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        if (!options_.columns[i].empty()) {
            record.fields.add(options_.columns[i], to_datum(fields_[i]));
        }
    }
    return true;
}

void DelimitedReader::reset() {
    parser_ = std::make_unique<Parser>(options_.delimiter);
}

void DelimitedReader::read_header(Record& header) {
    if (!read_fields(header)) {
        throw BadRecord("the file ends where its first line should have the fields' names");
    }
    if (options_.replace_header) {
        return;
    }
    for (auto& name : fields_) {
        options_.columns.push_back(std::move(name).value_or(""));
        if (options_.columns.back().empty()) {
            throw BadRecord("field " + std::to_string(options_.columns.size()) +
                            " has no name; give all names with --columns beside --header, an empty one for a field to "
                            "leave out");
        }
    }
    if (const auto twice = repeated(options_.columns)) {
        throw BadRecord("two fields are named '" + shown_name(*twice) +
                        "'; give each a name of its own with --columns beside "
                        "--header");
    }
}

// Fed line by line, so that each record's lines are known. A record goes on in the next line within quotes alone.
bool DelimitedReader::read_fields(Record& record) {
    fields_.clear();
    complete_ = false;
    record.raw.clear();
    // Where the field began that the parser is in.
    std::size_t began = 0;
    std::string line;
    while (!complete_ && lines_.next(line)) {
        if (record.raw.empty()) {
            record.line = began = lines_.lines();
        }
        record.raw += line;
        const auto ended = fields_.size();
        const bool parsed = parse(line);
        if (fields_.size() > ended) {
            began = lines_.lines();
        }
        if (!parsed) {
            refuse_quote(began);
        }
        if (!complete_ && (line == "\n" || line == "\r\n") && record.raw.size() == line.size()) {
            record.raw.clear();
        }
        if (!complete_ && record.raw.size() > longest_record) {
            reset();
            throw BadRecord("the quote opened on line " + std::to_string(began) + " is not closed within 64 MiB");
        }
    }
    if (!complete_ && csv_fini(parser_->state(), on_field, on_record, this) != 0) {
        reset();
        throw BadRecord("the quote opened on line " + std::to_string(began) +
                        " is never closed, and takes in all that follows");
    }
    return complete_;
}

// False if there is a quote where none may be.
bool DelimitedReader::parse(const std::string& line) {
    if (csv_parse(parser_->state(), line.data(), line.size(), on_field, on_record, this) == line.size()) {
        return true;
    }
    if (csv_error(parser_->state()) == CSV_ENOMEM) {
        throw std::bad_alloc();
    }
    reset();
    return false;
}

// `opened`: where the field began that has the quote.
void DelimitedReader::refuse_quote(std::size_t opened) {
    if (opened == lines_.lines()) {
        throw BadRecord("a quote stands inside a field; put the whole field in quotes, and double those in it");
    }
    throw BadRecord("the quote opened on line " + std::to_string(opened) + " is closed on line " +
                    std::to_string(lines_.lines()) + " in the middle of a field");
}

Datum DelimitedReader::to_datum(std::optional<std::string>& field) const {
    if (!field) {
        return options_.empty_as_null || options_.null == "" ? Datum() : text_datum("");
    }
    if (options_.null && *field == *options_.null) {
        return {};
    }
    return {.kind = Datum::Kind::text, .text = std::move(*field)};
}

void DelimitedReader::on_field(void* text, std::size_t size, void* self) noexcept {
    auto& fields = static_cast<DelimitedReader*>(self)->fields_;
    if (text == nullptr) {
        fields.emplace_back(std::nullopt);
    } else {
        fields.emplace_back(std::string(static_cast<const char*>(text), size));
    }
}

void DelimitedReader::on_record(int /*end*/, void* self) noexcept {
    static_cast<DelimitedReader*>(self)->complete_ = true;
}

}  // namespace cassia::load
