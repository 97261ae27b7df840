#include "backend/embedded/definition_checks.h"

#include <array>
#include <set>
#include <string>
#include <string_view>

#include <cassia/errors.h>
#include <cassia/types.h>

#include "backend/embedded/attribute_checks.h"
#include "backend/embedded/definition_words.h"
#include "marshal/hex.h"
#include "model/limits.h"

namespace cassia::embedded {
namespace {

constexpr std::size_t MAX_NAME = 48;
constexpr std::int32_t DEFAULT_GC_GRACE_SECONDS = 864'000;

constexpr std::array<std::string_view, 2> COLUMN_TYPES = {"Standard", "Super"};

// Full class names, as Cassandra describes its types; a class unknown to us is kept as it was given.
void complete_type(std::optional<std::string>& class_string, std::string_view otherwise) {
    const std::string given = class_string.value_or(std::string(otherwise));
    const Type type = Type::parse_or_bytes(given);
    const bool known = type->class_name() != "BytesType" || given.find("BytesType") != std::string::npos;
    class_string = known ? type.to_full_string() : given;
}

// Neither by themselves nor within a composite.
void check_holds_no_counters(const std::string& attribute, const std::string& class_string) {
    if (class_string.find("CounterColumnType") != std::string::npos) {
        refuse(attribute + " can't be or have CounterColumnType: counters are values");
    }
}

void check_comparator(const std::string& attribute, const std::string& class_string) {
    check_holds_no_counters(attribute, class_string);
    try {
        static_cast<void>(Type(class_string));
    } catch (const TypeError& error) {
        refuse(attribute + " is not usable: " + error.what());
    }
}

bool is_counter(std::string_view class_string) {
    return Type::parse_or_bytes(class_string)->class_name() == "CounterColumnType";
}

bool holds_counters(const CfDef& definition) {
    return is_counter(*definition.default_validation_class);
}

void check_index(const CfDef& definition, const ColumnDef& column) {
    const auto place = place_of(definition);
    if (!column.index_type) {
        if (column.index_name) {
            refuse("index_name '" + *column.index_name + "' of " + place + " needs an index_type");
        }
        return;
    }
    if (definition.is_super()) {
        refuse("column family " + place + " is super, and indexes are for standard column families");
    }
    if (holds_counters(definition)) {
        refuse("column family " + place + " holds counters, and indexes are for values");
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
    const auto place = place_of(definition);
    const Type names(definition.is_super() ? *definition.subcomparator_type : *definition.comparator_type);
    std::set<std::string> seen;
    for (const auto& column : *definition.column_metadata) {
        if (column.name.empty() || column.name.size() > model::MAX_NAME_SIZE) {
            refuse("a column's name in column_metadata of " + place + " has " + std::to_string(column.name.size()) +
                   " bytes; it needs 1 to " + std::to_string(model::MAX_NAME_SIZE));
        }
        try {
            names->validate(column.name);
        } catch (const TypeError& error) {
            refuse("a column's name in column_metadata of " + place + " is not valid: " + error.what());
        }
        if (!seen.insert(column.name).second) {
            refuse("column 0x" + marshal::to_hex(column.name) + " stands twice in column_metadata of " + place);
        }
        if (is_counter(column.validation_class) != holds_counters(definition)) {
            refuse("column family " + place + " can't mix counters with other columns");
        }
        check_index(definition, column);
    }
}

// Whether columns that lie in the order of `before` lie in that of `after` too, and are names of its type.
bool has_order_of(const std::optional<std::string>& after, const std::optional<std::string>& before) {
    if (after == before || !after || !before) {
        return after == before;
    }
    const Type now(*after);
    const Type then(*before);
    const auto wider = now->class_name();
    const auto narrower = then->class_name();
    return now->reversed() == then->reversed() &&
           ((wider == "BytesType" && (narrower == "UTF8Type" || narrower == "AsciiType")) ||
            (wider == "UTF8Type" && narrower == "AsciiType"));
}

void check_order_stays(const std::string& attribute, const std::optional<std::string>& before,
                       const std::optional<std::string>& after) {
    if (!has_order_of(after, before)) {
        refuse(attribute + " can't be changed from " + before.value_or("none") + " to " + after.value_or("none") +
               ": columns lie in its order; make another column family, and copy");
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
    const auto place = place_of(definition);
    check_schema_name("column family", definition.name);
    check_among("column_type of " + place, *definition.column_type, COLUMN_TYPES);
    check_comparator("comparator_type of " + place, *definition.comparator_type);
    if (definition.is_super()) {
        check_comparator("subcomparator_type of " + place, *definition.subcomparator_type);
    } else if (definition.subcomparator_type) {
        refuse("subcomparator_type of " + place + " is for super column families; set column_type to Super");
    }
    check_holds_no_counters("key_validation_class of " + place, *definition.key_validation_class);
    check_columns(definition);
    check_attributes(definition);
}

void check_alteration(const CfDef& before, const CfDef& after) {
    const auto place = place_of(after);
    if (before.column_type != after.column_type) {
        refuse("column_type of " + place + " can't be changed from " + *before.column_type + " to " +
               *after.column_type);
    }
    check_order_stays("comparator_type of " + place, before.comparator_type, after.comparator_type);
    check_order_stays("subcomparator_type of " + place, before.subcomparator_type, after.subcomparator_type);
    if (holds_counters(before) != holds_counters(after)) {
        refuse("column family " + place + " can't be changed to or from counters");
    }
}

}  // namespace cassia::embedded
