#include "marshal/class_names.h"

#include <algorithm>
#include <array>

namespace cassia::marshal {
namespace {

struct Entry {
    std::string_view name;
    Type (*make)(TypeOptions);
};

template <typename T>
Type make(TypeOptions options) {
    return T(std::move(options));
}

constexpr std::array entries{
    Entry{"AsciiType", make<AsciiType>},
    Entry{"BooleanType", make<BooleanType>},
    Entry{"BytesType", make<BytesType>},
    Entry{"CounterColumnType", make<CounterColumnType>},
    Entry{"DateType", make<DateType>},
    Entry{"DecimalType", make<DecimalType>},
    Entry{"DoubleType", make<DoubleType>},
    Entry{"FloatType", make<FloatType>},
    Entry{"Int32Type", make<Int32Type>},
    Entry{"IntegerType", make<IntegerType>},
    Entry{"LexicalUUIDType", make<LexicalUUIDType>},
    Entry{"LongType", make<LongType>},
    Entry{"TimeUUIDType", make<TimeUUIDType>},
    Entry{"TimestampType", make<TimestampType>},
    Entry{"UTF8Type", make<UTF8Type>},
    Entry{"UUIDType", make<UUIDType>},
};

}  // namespace

std::optional<Type> make_type(std::string_view name, TypeOptions options) {
    const auto* const found =
        std::find_if(entries.begin(), entries.end(), [name](const Entry& entry) { return entry.name == name; });
    if (found == entries.end()) {
        return std::nullopt;
    }
    return found->make(std::move(options));
}

std::string all_class_names() {
    std::string names;
    for (const Entry& entry : entries) {
        names += std::string(entry.name) + ", ";
    }
    return names + "CompositeType, DynamicCompositeType, ReversedType";
}

std::string component_string(const Type& type) {
    const std::string name = type->class_name();
    const bool has_parameters = name.find('(') != std::string::npos;
    return type->reversed() && !has_parameters ? name + "(reversed=true)" : type.to_string();
}

std::string with_packages(std::string_view class_string) {
    constexpr std::string_view punctuation = "(),=>";
    std::string result;
    while (!class_string.empty()) {
        const std::size_t end = std::min(class_string.find_first_of(punctuation), class_string.size());
        const std::string_view word = class_string.substr(0, end);
        const std::string_view rest = class_string.substr(end);
        // What stands beside a "=" is an alias or a parameter; an alias's class stands after ">".
        const bool is_class = !word.empty() && !rest.starts_with('=') && !result.ends_with('=') &&
                              word.find('.') == std::string_view::npos;
        result += is_class ? package : "";
        result += word;
        result += rest.substr(0, 1);
        class_string = rest.substr(std::min<std::size_t>(1, rest.size()));
    }
    return result;
}

}  // namespace cassia::marshal
