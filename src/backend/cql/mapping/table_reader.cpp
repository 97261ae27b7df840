#include "backend/cql/mapping/table_reader.h"

#include <algorithm>
#include <string_view>

#include <cassia/cassandra_type.h>
#include <cassia/errors.h>

#include "backend/cql/mapping/cql_types.h"
#include "backend/cql/mapping/identifiers.h"

namespace cassia::cql {
namespace {

class TableReader {
public:
    TableReader(const std::string& keyspace, const TableRow& row, const std::vector<ColumnRow>& columns)
        : row_(row), columns_(columns) {
        table_.keyspace = keyspace;
        table_.family = row.table_name;
        table_.has_counters = row.flags.contains("counter");
    }

    Table read(const TextMap& kept) {
        table_.keys = key_columns("partition_key");
        table_.names = key_columns("clustering");
        const auto found = kept.find("column_type");
        const bool is_super = row_.flags.contains("super") || (found != kept.end() && found->second == "Super");
        if (is_super && table_.names.size() == 2) {
            table_.subname = table_.names.back();
            table_.names.pop_back();
        }
        for (const auto& column : columns_) {
            read_column(column);
        }
        if (!table_.names.empty() && !table_.value) {
            refuse("it has no column for values");
        }
        check_orders();
        return table_;
    }

private:
    [[noreturn]] void refuse(const std::string& why) const {
        throw InvalidRequestException("table '" + table_.family + "' of keyspace '" + table_.keyspace +
                                      "' is no column family: " + why);
    }

    // Those of one kind, in their order.
    std::vector<TableColumn> key_columns(std::string_view kind) const {
        std::vector<ColumnRow> rows;
        std::copy_if(columns_.begin(), columns_.end(), std::back_inserter(rows),
                     [&](const ColumnRow& column) { return column.kind == kind; });
        std::sort(rows.begin(), rows.end(),
                  [](const ColumnRow& left, const ColumnRow& right) { return left.position < right.position; });
        std::vector<TableColumn> columns;
        columns.reserve(rows.size());
        for (const auto& row : rows) {
            columns.push_back({row.column_name, respelled(row.type), row.clustering_order == "desc"});
        }
        return columns;
    }

    void read_column(const ColumnRow& column) {
        // 3.11 lists what holds a super column's subcolumns, under no name.
        const bool is_regular = column.kind == "regular" && !column.column_name.empty();
        if (!is_regular && column.kind != "static") {
            return;
        }
        if (is_multi_cell(column.type)) {
            refuse("column '" + column.column_name + "' is a " + column.type + ", and the model has single values");
        }
        if (is_regular && !table_.names.empty()) {
            if (table_.value) {
                refuse("columns '" + table_.value->identifier + "' and '" + column.column_name +
                       "' both hold values, and a column of the model has one");
            }
            table_.value = TableColumn{column.column_name, respelled(column.type)};
        } else {
            table_.declared.push_back({column.column_name, declared_name(column), respelled(column.type)});
        }
    }

    // Thrift gives a declared column its name's bytes; a statement that made it, its text.
    std::string declared_name(const ColumnRow& column) const {
        if (column.column_name_bytes != column.column_name) {
            return column.column_name_bytes;
        }
        if (table_.names.empty()) {
            return column.column_name;
        }
        if (table_.names.size() > 1) {
            refuse("its names are composites, and the static column '" + column.column_name + "' has a text for one");
        }
        return name_of_identifier(Type::parse_or_bytes(to_class_string(table_.names.front().cql_type)),
                                  column.column_name);
    }

    // The order of a composite whose parts run both ways is none that a statement can cut a slice by.
    void check_orders() const {
        const auto& names = table_.names;
        if (std::any_of(names.begin(), names.end(),
                        [&](const TableColumn& column) { return column.descending != names.front().descending; })) {
            refuse("its clustering columns are sorted in both directions; read it over Thrift");
        }
    }

    const TableRow& row_;
    const std::vector<ColumnRow>& columns_;
    Table table_;
};

}  // namespace

Table read_table(const std::string& keyspace, const TableRow& row, const std::vector<ColumnRow>& columns,
                 const TextMap& kept) {
    return TableReader(keyspace, row, columns).read(kept);
}

}  // namespace cassia::cql
