#include <string>
#include <utility>

#include "shell/arguments.h"
#include "shell/builtins.h"

namespace cassia::shell {
namespace {

Object keys(Session& /*session*/, const Object& self, const Arguments& /*arguments*/) {
    Items items;
    for (const auto& [key, value] : self.dict()->entries) {
        items.push_back(key);
    }
    return Object::list(std::move(items));
}

Object values(Session& /*session*/, const Object& self, const Arguments& /*arguments*/) {
    Items items;
    for (const auto& [key, value] : self.dict()->entries) {
        items.push_back(value);
    }
    return Object::list(std::move(items));
}

Object entries(Session& /*session*/, const Object& self, const Arguments& /*arguments*/) {
    Items items;
    for (const auto& [key, value] : self.dict()->entries) {
        items.push_back(Object::tuple({key, value}));
    }
    return Object::list(std::move(items));
}

Object get(Session& /*session*/, const Object& self, const Arguments& arguments) {
    const auto* const found = self.dict()->find(arguments.at("key"));
    return found == nullptr ? arguments.at("default") : *found;
}

}  // namespace

const Kind& dict_methods() {
    static const Kind kind("dict", "Keys and their values, in order: a row, for instance.",
                           {
                               {"keys()", "The keys.", keys},
                               {"values()", "The values.", values},
                               {"items()", "Pairs of key and value: for name, value in row.items().", entries},
                               {"get(key, default=None)", "The value of a key, or the default.", get},
                           });
    return kind;
}

}  // namespace cassia::shell
