#include <optional>
#include <string>

#include <cassia/errors.h>
#include <cassia/types.h>

#include "fuzz/input.h"
#include "fuzz/promise.h"
#include "load/iso_time.h"
#include "load/json_text.h"
#include "load/record_reader.h"
#include "load/value_text.h"

// Values as text: input is a class string, a line break, and a text.
//
// - As a field, and as JSON where it is some, it is refused with TypeError, or packs to valid bytes.
// - As packed bytes, whatever their type says of them, it is exported so that the same bytes are imported.
// - As a time it is read as it was written, where it is one.

namespace {

using cassia::Type;
using cassia::fuzz::promise;
using cassia::load::Datum;

std::optional<Datum> try_json(std::string_view text) {
    try {
        return cassia::load::parse_json(text);
    } catch (const cassia::load::BadRecord&) {
        return std::nullopt;
    }
}

void check_datum(const Datum& datum, const Type& type) {
    std::string packed;
    try {
        packed = pack(datum, type);
    } catch (const cassia::TypeError&) {
        return;
    }
    if (!datum.is_null()) {
        type->validate(packed);
    }
}

void check_export(std::string_view bytes, const Type& type) {
    std::string written;
    append_json(cassia::load::export_datum(bytes, type), written);
    const auto read = try_json(written);
    promise(read && import_bytes(*read, type) == bytes, "exported bytes are imported as they were");
}

void check_time(std::string_view text) {
    const auto time = cassia::load::parse_iso_time(text);
    if (!time) {
        return;
    }
    const auto written = cassia::Value(*time).to_string();
    // A zone may lead out of the years that are read.
    const bool has_four_digits = written[0] != '-' && written[4] == '-';
    promise(!has_four_digits || cassia::load::parse_iso_time(written) == time, "a time is read as it was written");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    cassia::fuzz::Input input(data, size);
    const auto type = Type::parse_or_bytes(input.take_line());
    const auto text = input.rest();
    check_datum(cassia::load::text_datum(text), type);
    if (const auto json = try_json(text)) {
        check_datum(*json, type);
    }
    check_export(text, type);
    check_time(text);
    return 0;
}
