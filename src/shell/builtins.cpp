#include "shell/builtins.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <memory>

namespace cassia::shell {
namespace {

// The manual's modules that are no more here than another way to all names.
constexpr std::array<std::string_view, 10> modules = {"pycassa", "types",          "index", "system_manager",
                                                      "pool",    "util",           "batch", "columnfamily",
                                                      "cassia",  "columnfamilymap"};

const Kind& module_kind() {
    static const Kind kind("module", "All that the shell has, under the name that the manual imports it by.", {});
    return kind;
}

Object make_namespace(const Kind& kind) {
    return Object(std::shared_ptr<Native>(std::make_shared<Namespace>(kind)));
}

using Names = std::map<std::string_view, Object, std::less<>>;

void add_functions(const Kind& kind, Names& names) {
    for (const auto& method : kind.methods()) {
        names.emplace(method.signature.name,
                      Object(std::shared_ptr<Native>(std::make_shared<Callable>(Object(), method))));
    }
}

Names collect() {
    Names names;
    for (const auto* const kind : {&shell_functions(), &data_functions(), &client_functions(), &index_functions(),
                                   &type_functions(), &uuid_functions(), &decimal_functions(), &batch_functions()}) {
        add_functions(*kind, names);
    }
    // Names that lead on: these are modules, and the constructor in datetime is called by the module's own name.
    names.insert_or_assign("uuid", make_namespace(uuid_functions()));
    names.insert_or_assign("datetime", make_namespace(datetime_functions()));
    names.insert_or_assign("time", make_namespace(time_functions()));
    names.insert_or_assign("decimal", make_namespace(decimal_functions()));
    names.insert_or_assign("ConsistencyLevel", make_namespace(consistency_levels()));
    names.insert_or_assign("settings", make_namespace(settings_table()));
    names.insert_or_assign("pycassa", make_namespace(module_kind()));
    names.insert_or_assign("cassia", make_namespace(module_kind()));
    add_functions(datetime_functions(), names);
    for (const auto& [name, value] : constants()) {
        names.emplace(name, Object(value));
    }
    return names;
}

const Names& names() {
    static const Names all = collect();
    return all;
}

const Kind* kind_of_object(const Object& object) {
    if (object.native() != nullptr) {
        return &object.native()->kind();
    }
    return object.dict() != nullptr ? &dict_methods() : nullptr;
}

}  // namespace

std::optional<Object> find_builtin(std::string_view name) {
    if (const auto found = names().find(name); found != names().end()) {
        return found->second;
    }
    return std::nullopt;
}

std::vector<std::string_view> builtin_names() {
    std::vector<std::string_view> all;
    for (const auto& [name, object] : names()) {
        all.push_back(name);
    }
    return all;
}

std::optional<Object> find_attribute(Session& session, const Object& object, std::string_view name) {
    const auto* const kind = kind_of_object(object);
    if (kind == nullptr) {
        return std::nullopt;
    }
    if (kind == &module_kind()) {
        const bool is_module = std::find(modules.begin(), modules.end(), name) != modules.end();
        return is_module ? object : find_builtin(name);
    }
    if (const auto* const method = kind->method(name)) {
        // Functions of a module have no object to work on.
        const bool is_function = dynamic_cast<const Namespace*>(object.native()) != nullptr;
        if (is_function && name == kind->name()) {
            return object;
        }
        return Object(std::shared_ptr<Native>(std::make_shared<Callable>(is_function ? Object() : object, *method)));
    }
    if (const auto* const property = kind->property(name)) {
        return property->get(session, object);
    }
    return std::nullopt;
}

std::vector<std::string_view> attribute_names(const Object& object) {
    const auto* const kind = kind_of_object(object);
    if (kind == nullptr) {
        return {};
    }
    return kind == &module_kind() ? builtin_names() : kind->names();
}

}  // namespace cassia::shell
