#include "load/json_text.h"

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "load/record_reader.h"
#include "load/shown.h"

namespace cassia::load {
namespace {

// The widest float there is, since the parser refuses numbers that overflow it, although their spelling is what is
// kept.
using Json = nlohmann::basic_json<std::map, std::vector, std::string, bool, std::int64_t, std::uint64_t, long double>;

// Deeper is an attack, not data.
constexpr std::size_t deepest = 100;

// "[json.exception.parse_error.101] parse error at line 1, column 5: syntax error while parsing …" from the column on.
std::string without_prefix(std::string_view message) {
    for (const std::string_view mark : {"line 1, ", "] "}) {
        if (const auto at = message.find(mark); at != std::string_view::npos) {
            return std::string(message.substr(at + mark.size()));
        }
    }
    return std::string(message);
}

/// Builds a Datum from the parser's events.
class DatumBuilder : public nlohmann::json_sax<Json> {
public:
    Datum take() { return std::move(whole_); }

    bool null() override { return put({}); }
    bool boolean(bool value) override { return put({.kind = Datum::Kind::boolean, .text = value ? "true" : "false"}); }
    // Those with a minus, and so -0 if it is nothing.
    bool number_integer(std::int64_t value) override {
        return put(number_datum(value == 0 ? "-0" : std::to_string(value)));
    }
    bool number_unsigned(std::uint64_t value) override { return put(number_datum(std::to_string(value))); }
    // Also integers of more than 64 bits.
    bool number_float(long double /*value*/, const std::string& digits) override { return put(number_datum(digits)); }
    bool string(std::string& value) override { return put({.kind = Datum::Kind::text, .text = std::move(value)}); }
    bool binary(Json::binary_t& /*value*/) override { return false; }

    bool start_object(std::size_t /*size*/) override { return open(object_datum()); }
    bool start_array(std::size_t /*size*/) override { return open(array_datum()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(std::string& name) override {
        open_.back().names.push_back(std::move(name));
        return true;
    }

    bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                     const nlohmann::detail::exception& error) override {
        constexpr std::size_t longest = 200;
        throw BadRecord("no JSON: " + shortened(without_prefix(error.what()), longest));
    }

private:
    bool put(Datum datum) {
        (open_.empty() ? whole_ : open_.back().items.emplace_back()) = std::move(datum);
        return true;
    }
    bool open(Datum datum) {
        if (open_.size() == deepest) {
            throw BadRecord("JSON is nested more than " + std::to_string(deepest) + " deep");
        }
        open_.push_back(std::move(datum));
        return true;
    }
    bool close() {
        auto datum = std::move(open_.back());
        open_.pop_back();
        return put(std::move(datum));
    }

    std::vector<Datum> open_;
    Datum whole_;
};

void append_text(std::string_view text, std::string& out) {
    constexpr std::string_view hexadecimal = "0123456789abcdef";
    out.push_back('"');
    for (const char byte : text) {
        switch (byte) {
            case '"': out += "\\\""; break;
            case '\\': out += "\\\\"; break;
            case '\n': out += "\\n"; break;
            case '\r': out += "\\r"; break;
            case '\t': out += "\\t"; break;
            default:
                if (static_cast<unsigned char>(byte) >= 0x20U) {
                    out.push_back(byte);
                } else {
                    out += "\\u00";
                    out.push_back(hexadecimal[static_cast<unsigned char>(byte) >> 4U]);
                    out.push_back(hexadecimal[static_cast<unsigned char>(byte) & 0x0fU]);
                }
        }
    }
    out.push_back('"');
}

void append_items(const Datum& datum, std::string& out) {
    for (std::size_t i = 0; i < datum.items.size(); ++i) {
        if (i > 0) {
            out += ", ";
        }
        if (datum.kind == Datum::Kind::object) {
            append_text(datum.names[i], out);
            out += ": ";
        }
        append_json(datum.items[i], out);
    }
}

}  // namespace

Datum parse_json(std::string_view text) {
    DatumBuilder builder;
    Json::sax_parse(text.begin(), text.end(), &builder);
    return builder.take();
}

void append_json(const Datum& datum, std::string& out) {
    switch (datum.kind) {
        case Datum::Kind::null: out += "null"; break;
        case Datum::Kind::boolean:
        case Datum::Kind::number: out += datum.text; break;
        case Datum::Kind::text: append_text(datum.text, out); break;
        case Datum::Kind::array:
            out.push_back('[');
            append_items(datum, out);
            out.push_back(']');
            break;
        case Datum::Kind::object:
            out.push_back('{');
            append_items(datum, out);
            out.push_back('}');
            break;
    }
}

}  // namespace cassia::load
