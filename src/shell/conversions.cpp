#include "shell/conversions.h"

#include <cmath>
#include <limits>
#include <string_view>

#include <cassia/column_family.h>
#include <cassia/errors.h>

#include "shell/kinds.h"
#include "shell/notation.h"

namespace cassia::shell {
namespace {

[[noreturn]] void refuse(const Object& found, std::string_view wanted) {
    throw TypeError(abbreviated(found) + " is " + found.a_kind() + ", where " + std::string(wanted) + " is expected");
}

const Items& items(const Object& object, std::string_view wanted) {
    if (object.items() == nullptr) {
        refuse(object, wanted);
    }
    return *object.items();
}

const Dict& dict(const Object& object, std::string_view wanted) {
    if (object.dict() == nullptr) {
        refuse(object, wanted);
    }
    return *object.dict();
}

template <typename T>
void convert_integer(const Object& object, T& out) {
    const auto* const value = object.value();
    if (value == nullptr || (value->kind() != ValueKind::integer && value->kind() != ValueKind::big_integer)) {
        refuse(object, "an integer");
    }
    out = value->as<T>();
}

// Of what Python writes as text, numbers included: {'replication_factor': 1}.
std::string scalar_text(const Object& object) {
    const auto* const value = object.value();
    if (value == nullptr || value->is_null()) {
        refuse(object, "a text");
    }
    return value->kind() == ValueKind::bytes ? std::string(value->text()) : value->to_string();
}

}  // namespace

void convert(const Object& object, bool& out) {
    const auto* const value = object.value();
    const bool is_number = value != nullptr && (*value == Value(0) || *value == Value(1));
    if (value == nullptr || (value->kind() != ValueKind::boolean && !is_number)) {
        refuse(object, "True or False");
    }
    out = is_number ? *value == Value(1) : value->as<bool>();
}

void convert(const Object& object, std::int32_t& out) {
    convert_integer(object, out);
}

void convert(const Object& object, std::int64_t& out) {
    convert_integer(object, out);
}

void convert(const Object& object, std::size_t& out) {
    convert_integer(object, out);
}

void convert(const Object& object, double& out) {
    const auto* const value = object.value();
    if (value == nullptr || value->is_null() || value->kind() > ValueKind::double_float ||
        value->kind() == ValueKind::boolean) {
        refuse(object, "a number");
    }
    out = value->as<double>();
}

void convert(const Object& object, std::string& out) {
    if (const auto* const family = unbox<Family>(object)) {
        out = family->column_family.name();
        return;
    }
    const auto* const value = object.value();
    if (value == nullptr || (value->kind() != ValueKind::text && value->kind() != ValueKind::bytes)) {
        refuse(object, "a text");
    }
    out = value->text();
}

void convert(const Object& object, Value& out) {
    if (object.tuple() != nullptr) {
        Tuple components;
        for (const auto& item : *object.tuple()) {
            convert(item, components.emplace_back());
        }
        out = std::move(components);
    } else if (object.value() != nullptr) {
        out = *object.value();
    } else {
        refuse(object, "a value");
    }
}

void convert(const Object& object, ValueList& out) {
    std::vector<Value> values;
    for (const auto& item : items(object, "a list")) {
        convert(item, values.emplace_back());
    }
    out = ValueList(values);
}

void convert(const Object& object, ColumnNames& out) {
    std::vector<Value> values;
    for (const auto& item : items(object, "a list of columns")) {
        convert(item, values.emplace_back());
    }
    out = ColumnNames(values);
}

void convert(const Object& object, Columns& out) {
    for (const auto& [name, content] : dict(object, "a dict of columns").entries) {
        Value column;
        convert(name, column);
        if (content.dict() != nullptr) {
            Columns subcolumns;
            convert(content, subcolumns);
            out.add(std::move(column), std::move(subcolumns));
        } else {
            Value value;
            convert(content, value);
            out.add(std::move(column), std::move(value));
        }
    }
}

void convert(const Object& object, ConsistencyLevel& out) {
    constexpr int last = static_cast<int>(ConsistencyLevel::LOCAL_ONE);
    for (int number = static_cast<int>(ConsistencyLevel::ONE); number <= last && object.value() != nullptr; ++number) {
        const auto level = static_cast<ConsistencyLevel>(number);
        if (*object.value() == Value(number) || *object.value() == Value(to_string(level))) {
            out = level;
            return;
        }
    }
    refuse(object, "a level, ConsistencyLevel.QUORUM for instance,");
}

void convert(const Object& object, IndexOperator& out) {
    std::int32_t number = -1;
    convert_integer(object, number);
    if (number < 0 || number > static_cast<std::int32_t>(LT)) {
        refuse(object, "an operator (EQ, GT, GTE, LT or LTE)");
    }
    out = static_cast<IndexOperator>(number);
}

void convert(const Object& object, Type& out) {
    if (const auto* const type = unbox<Type>(object)) {
        out = *type;
    } else if (object.value() != nullptr && object.value()->kind() == ValueKind::text) {
        out = Type::parse(object.value()->text());
    } else {
        refuse(object, "a type, such as LongType() or LONG_TYPE,");
    }
}

void convert(const Object& object, Credentials& out) {
    constexpr std::string_view wanted = "a dict of 'username' and 'password'";
    const auto& given = dict(object, wanted);
    const auto* const user = given.find(Object(Value("username")));
    const auto* const password = given.find(Object(Value("password")));
    if (user == nullptr || password == nullptr || given.entries.size() != 2) {
        throw TypeError("credentials need " + std::string(wanted));
    }
    convert(*user, out.username);
    convert(*password, out.password);
}

void convert(const Object& object, std::chrono::seconds& out) {
    std::int64_t count = 0;
    convert_integer(object, count);
    out = std::chrono::seconds(count);
}

void convert(const Object& object, std::chrono::milliseconds& out) {
    constexpr double longest = 1e12;
    double count = 0;
    convert(object, count);
    if (!(std::abs(count) < longest)) {
        refuse(object, "a number of seconds");
    }
    out = std::chrono::milliseconds(std::llround(count * 1000));
}

void convert(const Object& object, std::vector<std::string>& out) {
    for (const auto& item : items(object, "a list of texts")) {
        convert(item, out.emplace_back());
    }
}

void convert(const Object& object, std::map<std::string, std::string>& out) {
    for (const auto& [name, content] : dict(object, "a dict of texts").entries) {
        std::string key;
        convert(name, key);
        out[key] = scalar_text(content);
    }
}

void convert(const Object& object, std::map<Value, Type>& out) {
    for (const auto& [name, content] : dict(object, "a dict of columns and their types").entries) {
        Value column;
        convert(name, column);
        convert(content, out[column]);
    }
}

Value slice_end(const Object& object) {
    Value whole;
    convert(object, whole);
    if (object.tuple() == nullptr || object.tuple()->empty()) {
        return whole;
    }
    auto components = whole.as<Tuple>();
    const auto* const last = object.tuple()->back().tuple();
    const bool has_flag = last != nullptr && last->size() == 2 && (*last)[1].value() != nullptr &&
                          (*last)[1].value()->kind() == ValueKind::boolean;
    if (has_flag) {
        const auto component = components.back().as<Tuple>();
        components.back() = component[1].as<bool>() ? component[0] : exclusive(component[0]);
    }
    return components;
}

}  // namespace cassia::shell
