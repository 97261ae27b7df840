#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "shell/kind.h"
#include "shell/object.h"

/// @file
/// What every session has: functions, constants and the manual's modules.

namespace cassia::shell {

/// Empty: there is none of this name.
std::optional<Object> find_builtin(std::string_view name);
/// Sorted.
std::vector<std::string_view> builtin_names();

/// What a thing behind a point means: a method or attribute of a native thing or a dict, a name of a module.
/// Empty: there is none.
std::optional<Object> find_attribute(Session& session, const Object& object, std::string_view name);
/// The names that may stand behind its point, sorted.
std::vector<std::string_view> attribute_names(const Object& object);

// The tables of names that are called or used alone; each in a file of its own.
const Kind& shell_functions();
const Kind& data_functions();
const Kind& client_functions();
const Kind& index_functions();
const Kind& type_functions();
const Kind& uuid_functions();
const Kind& datetime_functions();
const Kind& time_functions();
const Kind& decimal_functions();
const Kind& batch_functions();
const Kind& consistency_levels();
const Kind& settings_table();
// What can be done with a dict.
const Kind& dict_methods();

/// Names that stand for a number or a text: EQ, LONG_TYPE, SIMPLE_STRATEGY.
struct Constant {
    std::string_view name;
    Value value;
};
const std::vector<Constant>& constants();

}  // namespace cassia::shell
