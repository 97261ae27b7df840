#include "backend/embedded/index_names.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>

#include <cassia/types.h>

#include "model/definition_words.h"
#include "model/definitions.h"

namespace cassia::embedded {
namespace {

using model::is_word;
using model::refuse;

/// The family of each index name.
using Names = std::map<std::string, std::string>;

Names names_elsewhere(const CfDef& definition, const Keyspace& keyspace) {
    Names names;
    for (const auto& [family_name, family] : keyspace.families) {
        if (family_name == definition.name) {
            continue;
        }
        for (const auto& [column, index] : family->indexes()) {
            names.emplace(index.name, family_name);
        }
    }
    return names;
}

bool is_named(const ColumnDef& column) {
    return column.index_name && !column.index_name->empty();
}

std::string default_name(const CfDef& definition, const ColumnDef& column, const Names& taken) {
    auto base = definition.name + '_';
    const auto text = Type(*definition.comparator_type)->unpack(column.name).to_string();
    std::copy_if(text.begin(), text.end(), std::back_inserter(base), [](char c) { return is_word({&c, 1}); });
    base += "_idx";
    auto name = base;
    for (int i = 1; taken.contains(name); ++i) {
        name = base + '_' + std::to_string(i);
    }
    return name;
}

}  // namespace

void name_indexes(CfDef& definition, const Keyspace& keyspace) {
    auto taken = names_elsewhere(definition, keyspace);
    for (const auto& column : *definition.column_metadata) {
        if (!column.index_type || !is_named(column)) {
            continue;
        }
        const auto [entry, is_free] = taken.emplace(*column.index_name, definition.name);
        if (!is_free) {
            refuse("index name '" + *column.index_name + "' of " + model::place_of(definition) +
                   " is that of an index of '" + entry->second + "' already; give another");
        }
    }
    for (auto& column : *definition.column_metadata) {
        if (column.index_type && !is_named(column)) {
            column.index_name = default_name(definition, column, taken);
            taken.emplace(*column.index_name, definition.name);
        }
    }
}

}  // namespace cassia::embedded
