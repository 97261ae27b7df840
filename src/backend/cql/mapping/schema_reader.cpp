#include "backend/cql/mapping/schema_reader.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <vector>

#include <cassia/cassandra_type.h>
#include <cassia/errors.h>

#include "backend/cql/mapping/attribute_maps.h"
#include "backend/cql/mapping/cql_types.h"
#include "backend/cql/mapping/identifiers.h"
#include "backend/cql/mapping/index_statements.h"
#include "backend/cql/mapping/kept_attributes.h"
#include "backend/cql/mapping/table_reader.h"

namespace cassia::cql {
namespace {

void set_types(const Table& table, CfDef& definition) {
    definition.column_type = table.subname ? "Super" : "Standard";
    definition.key_validation_class = class_string_in(table.keys);
    definition.key_alias = table.keys.size() == 1 ? std::optional(table.keys.front().identifier) : std::nullopt;
    // Of a table of named columns alone, the names are texts.
    definition.comparator_type = table.names.empty() ? to_class_string("text") : class_string_in(table.names);
    if (table.subname) {
        definition.subcomparator_type = class_string_in(columns_named(table, true));
    }
    definition.default_validation_class = to_class_string(table.value ? table.value->cql_type : "blob");
}

void set_options(const TableRow& row, ServerVersion version, CfDef& definition) {
    definition.comment = row.comment;
    definition.gc_grace_seconds = row.gc_grace_seconds;
    definition.default_time_to_live = row.default_time_to_live;
    definition.bloom_filter_fp_chance = row.bloom_filter_fp_chance;
    definition.min_index_interval = row.min_index_interval;
    definition.max_index_interval = row.max_index_interval;
    definition.memtable_flush_period_in_ms = row.memtable_flush_period_in_ms;
    definition.speculative_retry = row.speculative_retry;
    set_caching(row.caching, definition);
    set_compaction(row.compaction, definition);
    set_compression(row.compression, row.crc_check_chance, definition);
    // Later versions list the columns, which mean nothing there.
    if (version < CASSANDRA_4_0) {
        definition.read_repair_chance = row.read_repair_chance;
        definition.dclocal_read_repair_chance = row.dclocal_read_repair_chance;
    }
}

void set_index(const IndexRow& row, ColumnDef& column) {
    column.index_name = row.index_name;
    auto options = row.options;
    options.erase("target");
    const auto class_name = options.find("class_name");
    // What an index of the model's became is the version's affair.
    const bool is_attached = class_name != options.end() && class_name->second.ends_with(STORAGE_ATTACHED_INDEX);
    column.index_type = row.kind == "CUSTOM" && !is_attached ? IndexType::CUSTOM : IndexType::KEYS;
    if (column.index_type == IndexType::CUSTOM) {
        column.index_options = std::move(options);
    }
}

/// Whether the index is on that column; its target is written as CQL would write it.
bool is_on(const IndexRow& row, const DeclaredColumn& column) {
    const auto target = row.options.find("target");
    return target != row.options.end() &&
           (target->second == column.identifier || target->second == quote_name(column.identifier));
}

void set_columns(const KeyspaceRows& rows, const Table& table, CfDef& definition) {
    auto& columns = definition.column_metadata.emplace();
    for (const auto& declared : table.declared) {
        auto& column = columns.emplace_back();
        column.name = declared.name;
        column.validation_class = to_class_string(declared.cql_type);
        for (const auto& index : rows.indexes) {
            if (index.table_name == table.family && is_on(index, declared)) {
                set_index(index, column);
            }
        }
    }
}

DescribedFamily::View view_of(const TableRow& row, const Table& table) {
    if (row.flags.contains("super")) {
        return DescribedFamily::View::COMPACT;
    }
    const bool is_static_compact = !row.flags.contains("dense") && !row.flags.contains("compound");
    return is_static_compact && !table.names.empty() ? DescribedFamily::View::NO_COMPACT
                                                     : DescribedFamily::View::EITHER;
}

DescribedFamily describe_family(const KeyspaceRows& rows, const TableRow& row, ServerVersion version) {
    std::vector<ColumnRow> columns;
    std::copy_if(rows.columns.begin(), rows.columns.end(), std::back_inserter(columns),
                 [&](const ColumnRow& column) { return column.table_name == row.table_name; });
    const auto found = rows.kept.find(row.table_name);
    const auto kept = found == rows.kept.end() ? TextMap() : found->second;
    DescribedFamily family;
    family.table = read_table(rows.keyspace.keyspace_name, row, columns, kept);
    family.definition.keyspace = family.table.keyspace;
    family.definition.name = family.table.family;
    set_types(family.table, family.definition);
    set_options(row, version, family.definition);
    set_columns(rows, family.table, family.definition);
    restore_attributes(kept, family.table, family.definition);
    family.view = view_of(row, family.table);
    return family;
}

}  // namespace

KsDef describe(const KeyspaceRow& row) {
    KsDef definition;
    definition.name = row.keyspace_name;
    definition.durable_writes = row.durable_writes;
    definition.strategy_options = row.replication;
    if (auto strategy = definition.strategy_options.extract("class")) {
        definition.strategy_class = std::move(strategy.mapped());
    }
    return definition;
}

DescribedKeyspace describe(const KeyspaceRows& rows, ServerVersion version) {
    DescribedKeyspace described;
    described.definition = describe(rows.keyspace);
    for (const auto& row : rows.tables) {
        if (row.table_name == KEPT_TABLE) {
            continue;
        }
        try {
            auto family = describe_family(rows, row, version);
            described.definition.cf_defs.push_back(family.definition);
            described.families.emplace(row.table_name, std::move(family));
        } catch (const InvalidRequestException& error) {
            described.refused.emplace(row.table_name, error.what());
        }
    }
    return described;
}

}  // namespace cassia::cql
