#include "backend/cql/mapping/name_parts.h"

#include <cassia/errors.h>

#include "marshal/big_endian.h"
#include "marshal/composite_bytes.h"

namespace cassia::cql {
namespace {

[[noreturn]] void refuse(std::size_t found, std::span<const TableColumn> columns) {
    throw InvalidRequestException("a composite lies in " + std::to_string(columns.size()) + " columns from '" +
                                  columns.front().identifier + "' on, and " + std::to_string(found) +
                                  " components were given; give one for each");
}

}  // namespace

SplitEnd split_end(std::string_view bytes, std::span<const TableColumn> columns) {
    SplitEnd end;
    if (columns.size() == 1) {
        end.components.emplace_back(bytes);
        return end;
    }
    marshal::ComponentReader reader(bytes);
    while (!reader.at_end()) {
        const auto component = reader.read();
        if (!component) {
            marshal::refuse_component(bytes, end.components.size() + 1);
        }
        end.components.emplace_back(component->bytes);
        end.end_of_component = component->end_of_component;
    }
    if (end.components.size() > columns.size()) {
        refuse(end.components.size(), columns);
    }
    return end;
}

std::vector<std::string> split(std::string_view bytes, std::span<const TableColumn> columns) {
    auto components = split_end(bytes, columns).components;
    if (components.size() != columns.size()) {
        refuse(components.size(), columns);
    }
    return components;
}

std::string join(const std::vector<std::string_view>& components) {
    std::string bytes;
    for (const auto component : components) {
        marshal::append_big_endian(static_cast<std::uint16_t>(component.size()), bytes);
        bytes += component;
        bytes += '\0';
    }
    return bytes;
}

}  // namespace cassia::cql
