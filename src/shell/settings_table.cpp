#include <array>
#include <string>
#include <utility>

#include <cassia/errors.h>

#include "shell/builtins.h"
#include "shell/conversions.h"
#include "shell/session.h"
#include "shell/settings.h"

namespace cassia::shell {
namespace {

constexpr std::array<std::pair<Format, std::string_view>, 3> formats = {
    {{Format::dict, "dict"}, {Format::table, "table"}, {Format::json, "json"}}};

Object get_format(Session& session, const Object& /*self*/) {
    return Value(formats.at(static_cast<std::size_t>(session.settings().format)).second);
}

void set_format(Session& session, const Object& /*self*/, const Object& value) {
    std::string wanted;
    convert(value, wanted);
    for (const auto& [format, name] : formats) {
        if (wanted == name) {
            session.settings().format = format;
            return;
        }
    }
    throw InvalidRequestError("'" + wanted + "' is no format; there are 'dict', 'table' and 'json'");
}

template <bool Settings::* member>
Object get(Session& session, const Object& /*self*/) {
    return Value(session.settings().*member);
}

template <bool Settings::* member>
void set(Session& session, const Object& /*self*/, const Object& value) {
    convert(value, session.settings().*member);
}

}  // namespace

const Kind& settings_table() {
    static const Kind kind(
        "settings", "What results look like; settings.format = 'table', for instance.", {},
        {
            {"format", "How results are shown: 'dict', 'table' or 'json'.", get_format, set_format},
            {"timing", "Whether the time is told that a statement took.", get<&Settings::timing>,
             set<&Settings::timing>},
            {"cut", "Whether wide texts are cut on a terminal.", get<&Settings::cut>, set<&Settings::cut>},
            {"page", "Whether long results are shown page by page on a terminal.", get<&Settings::page>,
             set<&Settings::page>},
        });
    return kind;
}

}  // namespace cassia::shell
