#include <map>
#include <string>
#include <vector>

#include <cassia/errors.h>
#include <cassia/system_manager.h>

#include "shell/arguments.h"
#include "shell/builtins.h"
#include "shell/describe.h"
#include "shell/exit.h"
#include "shell/help.h"
#include "shell/session.h"

namespace cassia::shell {
namespace {

void write_lines(Session& session, const std::vector<std::string>& lines) {
    for (const auto& line : lines) {
        session.output().line(line);
    }
}

std::string keyspace_of(const Session& session, const Arguments& arguments) {
    auto keyspace = session.keyspace();
    arguments.take("keyspace", keyspace);
    if (keyspace.empty()) {
        throw InvalidRequestError("no keyspace is used; name one: describe_keyspace('Keyspace1')");
    }
    return keyspace;
}

Object describe_a_keyspace(Session& session, const Object& /*self*/, const Arguments& arguments) {
    const auto keyspace = keyspace_of(session, arguments);
    std::vector<std::string> families;
    for (const auto& [name, definition] : session.system().get_keyspace_column_families(keyspace)) {
        families.push_back(name);
    }
    write_lines(session, describe_keyspace(keyspace, session.system().get_keyspace_properties(keyspace), families));
    return {};
}

Object describe_a_column_family(Session& session, const Object& /*self*/, const Arguments& arguments) {
    const auto keyspace = arguments.get<std::string>("keyspace");
    const auto name = arguments.get<std::string>("column_family");
    const auto families = session.system().get_keyspace_column_families(keyspace);
    const auto found = families.find(name);
    if (found == families.end()) {
        throw NotFoundException("no column family '" + name + "' in keyspace '" + keyspace + "'");
    }
    write_lines(session, describe_column_family(found->second));
    return {};
}

Object use(Session& session, const Object& /*self*/, const Arguments& arguments) {
    session.use(arguments.get<std::string>("keyspace"));
    return {};
}

Object reload(Session& session, const Object& /*self*/, const Arguments& /*arguments*/) {
    session.refresh();
    return {};
}

Object help(Session& session, const Object& /*self*/, const Arguments& arguments) {
    const auto& object = arguments.at("object");
    write_lines(session, object.is_none() ? help_overview(session) : help_about(object));
    return {};
}

Object leave(Session& /*session*/, const Object& /*self*/, const Arguments& /*arguments*/) {
    throw Exit();
}

}  // namespace

const Kind& shell_functions() {
    static const Kind kind(
        "shell", "Commands; without arguments their names are enough.",
        {
            {"help(object=None)", "What there is, or what an object, a method or a function does.", help},
            {"describe_keyspace(keyspace=None)", "A keyspace's strategy and column families; the one in use.",
             describe_a_keyspace},
            {"describe_column_family(keyspace, column_family)",
             "A column family's types and attributes; takes its object too: describe_column_family(STANDARD1).",
             describe_a_column_family},
            {"use(keyspace)", "Works in this keyspace, and loads its column families.", use},
            {"reload()", "Loads what others have changed in the schema.", reload},
            {"exit()", "Ends the shell; so does Ctrl-D.", leave},
            {"quit()", "Ends the shell.", leave},
        });
    return kind;
}

}  // namespace cassia::shell
