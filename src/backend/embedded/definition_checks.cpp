#include "backend/embedded/definition_checks.h"

#include <set>
#include <string>
#include <string_view>

#include <cassia/errors.h>
#include <cassia/types.h>

#include "marshal/hex.h"
#include "model/attribute_checks.h"
#include "model/definition_words.h"
#include "model/definitions.h"
#include "model/limits.h"

namespace cassia::embedded {
namespace {

using model::is_word;
using model::refuse;

constexpr std::size_t MAX_NAME = 48;
constexpr std::int32_t DEFAULT_GC_GRACE_SECONDS = 864'000;

// Full class names, as Cassandra describes its types; a class unknown to us is kept as it was given.
void complete_type(std::optional<std::string>& class_string, std::string_view otherwise) {
    const std::string given = class_string.value_or(std::string(otherwise));
    const Type type = Type::parse_or_bytes(given);
    const bool known = type->class_name() != "BytesType" || given.find("BytesType") != std::string::npos;
    class_string = known ? type.to_full_string() : given;
}

void check_comparator(const std::string& attribute, const std::string& class_string) {
    try {
        static_cast<void>(Type(class_string));
    } catch (const TypeError& error) {
        refuse(attribute + " is not usable: " + error.what());
    }
}

void check_index(const CfDef& definition, const ColumnDef& column) {
    const auto place = model::place_of(definition);
    if (!column.index_type) {
        if (column.index_name) {
            refuse("index_name '" + *column.index_name + "' of " + place + " needs an index_type");
        }
        return;
    }
    if (*column.index_type != IndexType::KEYS) {
        refuse("the index of column 0x" + marshal::to_hex(column.name) + " of " + place +
               " is not of type KEYS, the only one there is here");
    }
    if (column.index_name && !column.index_name->empty() && !is_word(*column.index_name)) {
        refuse("index name '" + *column.index_name + "' of " + place + " needs letters, digits and underscores");
    }
}

void check_columns(const CfDef& definition) {
    const auto place = model::place_of(definition);
    const Type names(definition.is_super() ? *definition.subcomparator_type : *definition.comparator_type);
    std::set<std::string> seen;
    for (const auto& column : *definition.column_metadata) {
        try {
            names->validate(column.name);
        } catch (const TypeError& error) {
            refuse("a column's name in column_metadata of " + place + " is not valid: " + error.what());
        }
        if (!seen.insert(column.name).second) {
            refuse("column 0x" + marshal::to_hex(column.name) + " stands twice in column_metadata of " + place);
        }
        check_index(definition, column);
    }
}

}  // namespace

void check_schema_name(std::string_view kind, const std::string& name) {
    if (name.size() > MAX_NAME || !is_word(name)) {
        refuse("'" + name + "' is no " + std::string(kind) + " name: it needs 1 to 48 letters, digits and underscores");
    }
}

CfDef complete_definition(CfDef definition) {
    definition.column_type = definition.column_type.value_or("Standard");
    complete_type(definition.comparator_type, "BytesType");
    if (definition.is_super()) {
        complete_type(definition.subcomparator_type, "BytesType");
    }
    complete_type(definition.default_validation_class, "BytesType");
    complete_type(definition.key_validation_class, "BytesType");
    definition.gc_grace_seconds = definition.gc_grace_seconds.value_or(DEFAULT_GC_GRACE_SECONDS);
    definition.comment = definition.comment.value_or("");
    if (!definition.column_metadata) {
        definition.column_metadata.emplace();
    }
    for (auto& column : *definition.column_metadata) {
        std::optional<std::string> class_string = column.validation_class;
        complete_type(class_string, "BytesType");
        column.validation_class = *class_string;
    }
    return definition;
}

void check_family_definition(const CfDef& definition) {
    const auto place = model::place_of(definition);
    check_schema_name("column family", definition.name);
    model::check_definition(definition);
    check_comparator("comparator_type of " + place, *definition.comparator_type);
    if (definition.is_super()) {
        check_comparator("subcomparator_type of " + place, *definition.subcomparator_type);
    }
    check_columns(definition);
    model::check_attributes(definition);
}

}  // namespace cassia::embedded
