#include "shell/printer.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "shell/layout.h"
#include "shell/session.h"
#include "shell/table.h"

namespace cassia::shell {
namespace {

// A table's columns are as wide as so many objects of a sequence need.
constexpr std::size_t objects_of_a_table = 100;

void show_lines(const Object& object, Session& session) {
    auto& output = session.output();
    const auto notation = session.settings().format == Format::json ? Notation::json : Notation::python;
    const auto longest = session.settings().cut ? output.width() : 0;
    for (const auto& line : lay_out(object, notation, output.width(), longest, [&] { session.check_interrupted(); })) {
        output.line(line);
    }
}

// Pairs as the dict that they are of, which has the keys' head.
Object chunk_object(Items items, std::string_view keys_are) {
    if (keys_are.empty()) {
        return Object::list(std::move(items));
    }
    Dict dict{.entries = {}, .keys_are = keys_are};
    for (const auto& pair : items) {
        dict.entries.emplace_back((*pair.tuple())[0], (*pair.tuple())[1]);
    }
    return dict;
}

void show_tables(const Sequence& sequence, Session& session) {
    TableWriter writer(session.output(), session.settings().cut);
    const auto cursor = sequence.open();
    Items items;
    const auto write = [&] {
        if (!items.empty()) {
            writer.write(*tabulate(chunk_object(std::exchange(items, {}), sequence.keys_are())));
        }
    };
    while (auto object = cursor->next()) {
        session.check_interrupted();
        items.push_back(*std::move(object));
        if (items.size() == objects_of_a_table) {
            write();
        }
    }
    write();
}

void show_sequence(const Sequence& sequence, Session& session) {
    const auto cursor = sequence.open();
    while (const auto object = cursor->next()) {
        session.check_interrupted();
        show_lines(*object, session);
    }
}

}  // namespace

void show(const Object& object, Session& session) {
    const bool as_table = session.settings().format == Format::table;
    if (const auto* const sequence = object.sequence()) {
        as_table ? show_tables(*sequence, session) : show_sequence(*sequence, session);
        return;
    }
    if (const auto table = as_table ? tabulate(object) : std::nullopt) {
        TableWriter(session.output(), session.settings().cut).write(*table);
        return;
    }
    show_lines(object, session);
}

}  // namespace cassia::shell
