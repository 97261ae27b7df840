#include "backend/cql/mapping/alteration_checks.h"

#include <algorithm>

#include <cassia/errors.h>

#include "backend/cql/mapping/cql_types.h"
#include "backend/cql/mapping/table_types.h"
#include "model/definitions.h"

namespace cassia::cql {
namespace {

[[noreturn]] void refuse_type(const std::string& what, const std::string& before, const std::string& after) {
    throw InvalidRequestException(what + " can't be changed from " + before + " to " + after +
                                  ": Cassandra no longer changes the type of a table's column; make another column "
                                  "family, and copy");
}

// The type says that names are as they were; a blob's order is of bytes.
bool keeps_type(const std::string& class_string, const TableColumn& column) {
    return to_cql(class_string) == column.cql_type && is_reversed(class_string) == column.descending;
}

}  // namespace

void check_alteration_in_cql(const KnownFamily& before, const CfDef& definition) {
    for_each_type(before.table, [&](const std::string& attribute, auto member, const TableColumn& column) {
        const auto was = class_string_of(before.definition.*member);
        const auto is = class_string_of(definition.*member);
        // Values have no order: where they lie as bytes, what they mean is kept beside them.
        const bool is_kept = attribute == "default_validation_class" && fits(is, column);
        if (is != was && !is_kept && !keeps_type(is, column)) {
            refuse_type(attribute + " of " + model::place_of(definition), was, is);
        }
    });
    for (const auto& declared : before.table.declared) {
        const auto what = "column '" + declared.identifier + "' of " + model::place_of(definition);
        const auto* const column = find_column(definition, declared.name);
        if (column == nullptr) {
            throw InvalidRequestException(
                what + " can't lose its declaration: its values would be lost too; leave it declared");
        }
        if (to_cql(column->validation_class) != declared.cql_type) {
            refuse_type(what, to_class_string(declared.cql_type), column->validation_class);
        }
    }
}

const ColumnDef* find_column(const CfDef& definition, const std::string& name) {
    if (!definition.column_metadata) {
        return nullptr;
    }
    const auto found = std::find_if(definition.column_metadata->begin(), definition.column_metadata->end(),
                                    [&](const ColumnDef& column) { return column.name == name; });
    return found == definition.column_metadata->end() ? nullptr : &*found;
}

}  // namespace cassia::cql
