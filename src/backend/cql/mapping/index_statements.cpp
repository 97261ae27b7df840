#include "backend/cql/mapping/index_statements.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <cassia/errors.h>

#include "backend/cql/mapping/cql_literals.h"
#include "backend/cql/mapping/identifiers.h"

namespace cassia::cql {
namespace {

constexpr std::string_view CLASS_NAME = "class_name";

// A storage-attached index refuses blobs, types without a name in CQL, and columns whose name is no word.
constexpr std::array<std::string_view, 13> STORAGE_ATTACHED_TYPES = {
    "ascii", "bigint",    "boolean",  "decimal", "double", "float",  "int",
    "text",  "timestamp", "timeuuid", "uuid",    "varint", "varchar"};

constexpr std::string_view LETTERS_OF_WORDS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";

bool can_be_storage_attached(const DeclaredColumn& column) {
    return column.identifier.find_first_not_of(LETTERS_OF_WORDS) == std::string::npos &&
           std::find(STORAGE_ATTACHED_TYPES.begin(), STORAGE_ATTACHED_TYPES.end(), column.cql_type) !=
               STORAGE_ATTACHED_TYPES.end();
}

std::string custom_class(const Table& table, const DeclaredColumn& column, const ColumnDef& definition) {
    const auto found = definition.index_options.find(std::string(CLASS_NAME));
    if (found == definition.index_options.end()) {
        throw InvalidRequestException("the index on column '" + column.identifier + "' of '" + table.family +
                                      "' in keyspace '" + table.keyspace +
                                      "' is CUSTOM, and its index_options have no class_name; give one");
    }
    return found->second;
}

}  // namespace

std::string create_index(const Table& table, const DeclaredColumn& column, const ColumnDef& definition,
                         ServerVersion version) {
    const bool is_custom = definition.index_type == IndexType::CUSTOM;
    const bool is_attached = !is_custom && version >= CASSANDRA_5_0 && can_be_storage_attached(column);
    std::string statement = is_custom || is_attached ? "CREATE CUSTOM INDEX " : "CREATE INDEX ";
    if (definition.index_name && !definition.index_name->empty()) {
        statement += quote_name(*definition.index_name) + ' ';
    }
    statement += "ON " + quote_name(table.keyspace) + '.' + quote_name(table.family) + " (" +
                 quote_name(column.identifier) + ')';
    if (is_attached) {
        return statement + " USING " + quote_text(STORAGE_ATTACHED_INDEX);
    }
    if (!is_custom) {
        return statement;
    }
    statement += " USING " + quote_text(custom_class(table, column, definition));
    auto options = definition.index_options;
    options.erase(std::string(CLASS_NAME));
    return options.empty() ? statement : statement + " WITH OPTIONS = " + to_literal(options);
}

std::string drop_index(std::string_view keyspace, std::string_view index_name) {
    return "DROP INDEX " + quote_name(keyspace) + '.' + quote_name(index_name);
}

}  // namespace cassia::cql
