#include "load/delimited_reader.h"

#include <csv.h>

#include <algorithm>
#include <new>
#include <set>
#include <utility>

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

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) {
        text += (text.empty() ? "" : ", ") + (name.empty() ? std::string("(left out)") : name);
    }
    return text;
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
    if (options_.columns.empty()) {
        Record header;
        if (!read_fields(header)) {
            throw BadRecord("the file is empty, and its first line should have the fields' names");
        }
        for (auto& name : fields_) {
            options_.columns.push_back(std::move(name).value_or(""));
        }
    }
    check_columns();
}

DelimitedReader::~DelimitedReader() = default;

bool DelimitedReader::next(Record& record) {
    if (!read_fields(record)) {
        return false;
    }
    if (fields_.size() != options_.columns.size()) {
        throw BadRecord("there are " + std::to_string(fields_.size()) + " fields, and should be " +
                        std::to_string(options_.columns.size()) + ": " + listed(options_.columns));
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

// Fed line by line, so that each record's lines are known.
bool DelimitedReader::read_fields(Record& record) {
    fields_.clear();
    complete_ = false;
    record.raw.clear();
    std::string line;
    while (!complete_ && lines_.next(line)) {
        if (record.raw.empty()) {
            record.line = lines_.lines();
        }
        record.raw += line;
        parse(line);
        if (!complete_ && (line == "\n" || line == "\r\n") && record.raw.size() == line.size()) {
            record.raw.clear();
        }
        if (record.raw.size() > longest_record) {
            reset();
            throw BadRecord("the record is longer than 64 MiB; is a quote left open?");
        }
    }
    if (!complete_) {
        finish();
    }
    return complete_;
}

void DelimitedReader::parse(const std::string& line) {
    if (csv_parse(parser_->state(), line.data(), line.size(), on_field, on_record, this) == line.size()) {
        return;
    }
    const int error = csv_error(parser_->state());
    reset();
    if (error == CSV_ENOMEM) {
        throw std::bad_alloc();
    }
    throw BadRecord("a quote stands inside a field; put the whole field in quotes, and double those in it");
}

void DelimitedReader::finish() {
    if (csv_fini(parser_->state(), on_field, on_record, this) != 0) {
        reset();
        throw BadRecord("a quote is opened and never closed");
    }
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

void DelimitedReader::check_columns() const {
    std::set<std::string> seen;
    for (const auto& name : options_.columns) {
        if (!name.empty() && !seen.insert(name).second) {
            throw BadRecord("two fields are named '" + name + "'; give each a name of its own with --columns");
        }
    }
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
