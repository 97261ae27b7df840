#include "load/json_reader.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "load/json_text.h"
#include "load/shown.h"

namespace cassia::load {

Datum parse_object(std::string_view line) {
    auto object = parse_json(line);
    if (object.kind != Datum::Kind::object) {
        throw BadRecord("the line is JSON, but no object; give one, such as {\"key\": 1}");
    }
    std::vector<std::string_view> names(object.names.begin(), object.names.end());
    std::sort(names.begin(), names.end());
    if (!names.empty() && names.front().empty()) {
        throw BadRecord("a member has no name; give it one");
    }
    if (const auto twice = std::adjacent_find(names.begin(), names.end()); twice != names.end()) {
        throw BadRecord("two members are named '" + shown_name(*twice) + "'; leave one of them out");
    }
    return object;
}

bool JsonReader::next(Record& record) {
    do {
        if (!lines_.next(record.raw)) {
            return false;
        }
    } while (record.raw.find_first_not_of(" \t\r\n") == std::string::npos);
    record.line = lines_.lines();
    record.fields = parse_object(record.raw);
    return true;
}

}  // namespace cassia::load
