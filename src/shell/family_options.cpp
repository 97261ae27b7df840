#include "shell/family_options.h"

#include <string_view>

#include "api/family_attributes.h"
#include "shell/arguments.h"

namespace cassia::shell {
namespace {

/// Calls `visit` with the name of each attribute and its place in the options, in the order in which help lists them.
template <typename Visit>
void for_each_option(ColumnFamilyOptions& options, const Visit& visit) {
    visit("column_validation_classes", options.column_validation_classes);
    visit("super", options.super);
    visit("column_type", options.column_type);
    detail::for_each_attribute([&](std::string_view name, auto option, auto) { visit(name, options.*option); });
}

}  // namespace

std::string family_parameters() {
    std::string parameters;
    ColumnFamilyOptions options;
    for_each_option(options, [&](std::string_view name, const auto& /*option*/) {
        parameters += (parameters.empty() ? "" : ", ") + std::string(name) + "=None";
    });
    return parameters;
}

ColumnFamilyOptions family_options(const Arguments& arguments) {
    ColumnFamilyOptions options;
    for_each_option(options, [&](std::string_view name, auto& option) { arguments.take(name, option); });
    return options;
}

}  // namespace cassia::shell
