#include "shell/help.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "shell/builtins.h"
#include "shell/kind.h"
#include "shell/session.h"

namespace cassia::shell {
namespace {

constexpr std::size_t page_width = 100;

// Words with spaces between them, on lines that are not too long.
void wrap(std::string_view text, std::size_t indent, std::vector<std::string>& lines) {
    std::string line(indent, ' ');
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        const auto word = text.substr(0, end);
        if (line.size() + word.size() > page_width && line.size() > indent) {
            line.pop_back();
            lines.push_back(std::exchange(line, std::string(indent + 4, ' ')));
        }
        line += word;
        line += end < text.size() ? " " : "";
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    lines.push_back(line);
}

void add_method(const Method& method, std::vector<std::string>& lines) {
    wrap(method.signature.text, 2, lines);
    lines.push_back("      " + std::string(method.help));
}

void add_kind(const Kind& kind, std::vector<std::string>& lines) {
    lines.push_back(std::string(kind.name()) + ": " + std::string(kind.help()));
    for (const auto& method : kind.methods()) {
        add_method(method, lines);
    }
    std::size_t longest = 0;
    for (const auto& property : kind.properties()) {
        longest = std::max(longest, property.name.size());
    }
    if (longest > 0 && !kind.methods().empty()) {
        lines.emplace_back("Attributes:");
    }
    for (const auto& property : kind.properties()) {
        std::string line = "  " + std::string(property.name);
        line.resize(longest + 4, ' ');
        lines.push_back(line + std::string(property.help));
    }
}

std::string listed(const Kind& kind) {
    std::string text;
    for (const auto& name : kind.names()) {
        text += (text.empty() ? "" : ", ") + std::string(name);
    }
    return text;
}

}  // namespace

std::vector<std::string> help_overview(const Session& session) {
    std::vector<std::string> lines;
    std::string families;
    for (const auto& name : session.family_names()) {
        families += (families.empty() ? "" : ", ") + name;
    }
    wrap("Column families: " + (families.empty() ? "none; use('…') chooses a keyspace" : families), 0, lines);
    lines.emplace_back("SYSTEM_MANAGER makes, alters and describes keyspaces, column families and indexes.");
    lines.emplace_back("settings has what results look like: settings.format = 'table'.");
    lines.emplace_back();
    for (const auto& method : shell_functions().methods()) {
        add_method(method, lines);
    }
    lines.emplace_back();
    for (const auto* const kind :
         {&data_functions(), &index_functions(), &uuid_functions(), &datetime_functions(), &decimal_functions(),
          &batch_functions(), &client_functions(), &type_functions(), &consistency_levels()}) {
        wrap(std::string(kind->name()) + ": " + listed(*kind), 2, lines);
    }
    std::string names;
    for (const auto& constant : constants()) {
        names += (names.empty() ? "" : ", ") + std::string(constant.name);
    }
    wrap("constants: " + names, 2, lines);
    lines.emplace_back();
    lines.emplace_back("help(X) tells of an object, help(X.get) of a method. The Tab key completes names.");
    return lines;
}

std::vector<std::string> help_about(const Object& object) {
    std::vector<std::string> lines;
    if (const auto* const callable = dynamic_cast<const Callable*>(object.native())) {
        wrap(callable->method().signature.text, 0, lines);
        lines.push_back("    " + std::string(callable->method().help));
    } else if (object.native() != nullptr) {
        add_kind(object.native()->kind(), lines);
    } else if (object.dict() != nullptr) {
        add_kind(dict_methods(), lines);
    } else {
        lines.push_back(object.a_kind());
    }
    return lines;
}

}  // namespace cassia::shell
