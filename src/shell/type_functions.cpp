#include <map>
#include <string>
#include <utility>
#include <vector>

#include <cassia/composite_types.h>
#include <cassia/errors.h>
#include <cassia/types.h>

#include "shell/arguments.h"
#include "shell/builtins.h"
#include "shell/kinds.h"
#include "shell/types.h"

namespace cassia::shell {
namespace {

TypeOptions type_options(const Arguments& arguments) {
    TypeOptions options;
    arguments.take("reversed", options.reversed);
    arguments.take("default", options.default_value);
    return options;
}

template <typename T>
Object make_type(Session& /*session*/, const Object& /*self*/, const Arguments& arguments) {
    return type_object(T(type_options(arguments)));
}

template <typename T>
Method constructor(std::string_view name, std::string_view help) {
    return {std::string(name) + "(reversed=False, default=None)", help, make_type<T>};
}

Object make_composite(Session& /*session*/, const Object& /*self*/, const Arguments& arguments) {
    std::vector<Type> components;
    for (const auto& component : *arguments.at("components").tuple()) {
        convert(component, components.emplace_back());
    }
    return type_object(CompositeType(std::move(components)));
}

Object make_dynamic_composite(Session& /*session*/, const Object& /*self*/, const Arguments& arguments) {
    std::map<char, Type> aliases;
    for (const auto& [alias, type] : arguments.get<std::map<Value, Type>>("aliases")) {
        if (alias.text().size() != 1) {
            arguments.refuse("aliases", "an alias is one letter, such as 'a'");
        }
        aliases.emplace(alias.text().front(), type);
    }
    return type_object(DynamicCompositeType(std::move(aliases)));
}

}  // namespace

template <>
const Kind& kind_of<Type>() {
    static const Kind kind("Type", "A type of names, values or row keys.", {});
    return kind;
}

Object type_object(const Type& type) {
    return box(type, type.to_string());
}

const Kind& type_functions() {
    static const Kind kind(
        "types", "The types of names, values and row keys.",
        {
            constructor<BytesType>("BytesType", "Any bytes."),
            constructor<AsciiType>("AsciiType", "ASCII text."),
            constructor<UTF8Type>("UTF8Type", "UTF-8 text."),
            constructor<LongType>("LongType", "An integer of 8 bytes."),
            constructor<IntegerType>("IntegerType", "An integer of any size."),
            constructor<Int32Type>("Int32Type", "An integer of 4 bytes."),
            constructor<DoubleType>("DoubleType", "A number of 8 bytes with a fraction."),
            constructor<FloatType>("FloatType", "A number of 4 bytes with a fraction."),
            constructor<DecimalType>("DecimalType", "A decimal number of any precision."),
            constructor<DateType>("DateType", "A time, in milliseconds."),
            constructor<TimestampType>("TimestampType", "A time, as Cassandra 2 has it."),
            constructor<OldPycassaDateType>("OldPycassaDateType", "A time, in microseconds."),
            constructor<IntermediateDateType>("IntermediateDateType", "A time, in either."),
            constructor<BooleanType>("BooleanType", "True or False."),
            constructor<UUIDType>("UUIDType", "A UUID of any version."),
            constructor<TimeUUIDType>("TimeUUIDType", "A UUID of version 1, by time."),
            constructor<LexicalUUIDType>("LexicalUUIDType", "A UUID, by its bytes."),
            constructor<CounterColumnType>("CounterColumnType", "A counter."),
            {"CompositeType(*components)", "Tuples: CompositeType(LongType(), AsciiType()).", make_composite},
            {"DynamicCompositeType(aliases)",
             "Tuples whose components name their types: DynamicCompositeType({'a': AsciiType()}).",
             make_dynamic_composite},
        });
    return kind;
}

}  // namespace cassia::shell
