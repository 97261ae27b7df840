#include "load/json_reader.h"

#include "load/json_text.h"

namespace cassia::load {

bool JsonReader::next(Record& record) {
    do {
        if (!lines_.next(record.raw)) {
            return false;
        }
    } while (record.raw.find_first_not_of(" \t\r\n") == std::string::npos);
    record.line = lines_.lines();
    record.fields = parse_json(record.raw);
    if (record.fields.kind != Datum::Kind::object) {
        throw BadRecord("the line is JSON, but no object; give one, such as {\"key\": 1}");
    }
    return true;
}

}  // namespace cassia::load
