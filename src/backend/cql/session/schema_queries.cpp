#include "backend/cql/session/schema_queries.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "backend/cql/mapping/identifiers.h"
#include "backend/cql/mapping/kept_attributes.h"
#include "backend/cql/session/cells.h"

namespace cassia::cql {
namespace {

using Row = std::span<const OptionalBytes>;

/// Runs a statement about one keyspace, and gives each row to `take`.
class KeyspaceQuery {
public:
    KeyspaceQuery(Session& session, std::string_view statement, std::string_view keyspace, Session::Deadline deadline)
        : session_(session), deadline_(deadline) {
        const std::array values = {BoundValue(keyspace)};
        ticket_ = session.send_query(statement, values, ConsistencyLevel::ONE, deadline);
    }

    template <typename Take>
    void finish(const Take& take) {
        session_.finish_query(std::move(ticket_), deadline_, [&](Row row) {
            take(Cells(row));
            return true;
        });
    }

private:
    Session& session_;
    Session::Deadline deadline_;
    Ticket ticket_;
};

// In the order of SELECT_KEYSPACES.
KeyspaceRow keyspace_row(Cells cells) {
    KeyspaceRow row;
    row.keyspace_name = cells.take_text();
    row.durable_writes = cells.take_bool();
    row.replication = cells.take_map();
    return row;
}

// In the order of SELECT_TABLES.
TableRow table_row(Cells cells) {
    TableRow row;
    row.table_name = cells.take_text();
    row.bloom_filter_fp_chance = cells.take_double();
    row.caching = cells.take_map();
    row.comment = cells.take_text();
    row.compaction = cells.take_map();
    row.compression = cells.take_map();
    row.crc_check_chance = cells.take_double();
    row.dclocal_read_repair_chance = cells.take_double();
    row.default_time_to_live = cells.take_int();
    row.flags = cells.take_set();
    row.gc_grace_seconds = cells.take_int();
    row.max_index_interval = cells.take_int();
    row.memtable_flush_period_in_ms = cells.take_int();
    row.min_index_interval = cells.take_int();
    row.read_repair_chance = cells.take_double();
    row.speculative_retry = cells.take_text();
    return row;
}

// In the order of SELECT_COLUMNS.
ColumnRow column_row(Cells cells) {
    ColumnRow row;
    row.table_name = cells.take_text();
    row.column_name = cells.take_text();
    row.column_name_bytes = cells.take_text();
    row.kind = cells.take_text();
    row.position = cells.take_int(-1);
    row.clustering_order = cells.take_text();
    row.type = cells.take_text();
    return row;
}

// In the order of SELECT_INDEXES.
IndexRow index_row(Cells cells) {
    IndexRow row;
    row.table_name = cells.take_text();
    row.index_name = cells.take_text();
    row.kind = cells.take_text();
    row.options = cells.take_map();
    return row;
}

}  // namespace

std::optional<DescribedKeyspace> read_keyspace(Session& session, std::string_view keyspace, ServerVersion version,
                                               Session::Deadline deadline) {
    const auto of_one = std::string(SELECT_KEYSPACES) + " WHERE keyspace_name = ?";
    KeyspaceQuery keyspaces(session, of_one, keyspace, deadline);
    KeyspaceQuery tables(session, SELECT_TABLES, keyspace, deadline);
    KeyspaceQuery columns(session, SELECT_COLUMNS, keyspace, deadline);
    KeyspaceQuery indexes(session, SELECT_INDEXES, keyspace, deadline);
    KeyspaceRows rows;
    bool is_there = false;
    keyspaces.finish([&](Cells cells) {
        rows.keyspace = keyspace_row(cells);
        is_there = true;
    });
    tables.finish([&](Cells cells) { rows.tables.push_back(table_row(cells)); });
    columns.finish([&](Cells cells) { rows.columns.push_back(column_row(cells)); });
    indexes.finish([&](Cells cells) { rows.indexes.push_back(index_row(cells)); });
    if (!is_there) {
        return std::nullopt;
    }
    const auto is_kept = [](const TableRow& table) { return table.table_name == KEPT_TABLE; };
    if (std::any_of(rows.tables.begin(), rows.tables.end(), is_kept)) {
        session.run("SELECT family, attributes FROM " + quote_name(keyspace) + '.' + quote_name(KEPT_TABLE), deadline,
                    [&](Row row) {
                        Cells cells(row);
                        auto family = cells.take_text();
                        rows.kept.insert_or_assign(std::move(family), cells.take_map());
                        return true;
                    });
    }
    return describe(rows, version);
}

std::vector<std::string> read_keyspace_names(Session& session, Session::Deadline deadline) {
    std::vector<std::string> names;
    session.run(SELECT_KEYSPACES, deadline, [&](Row row) {
        names.push_back(Cells(row).take_text());
        return true;
    });
    return names;
}

LocalNode read_local_node(Session& session, Session::Deadline deadline) {
    LocalNode node;
    session.run("SELECT release_version, cluster_name, partitioner, schema_version FROM system.local", deadline,
                [&](Row row) {
                    Cells cells(row);
                    node.release_version = cells.take_text();
                    node.cluster_name = cells.take_text();
                    node.partitioner = cells.take_text();
                    node.schema_version = cells.take_uuid();
                    return true;
                });
    return node;
}

}  // namespace cassia::cql
