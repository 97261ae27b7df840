#include "load/batch_writer.h"

#include <map>
#include <utility>

#include <cassia/errors.h>

namespace cassia::load {
namespace {

using When = std::pair<std::optional<std::int64_t>, std::chrono::seconds>;
using Rows = std::vector<std::pair<Value, Columns>>;

Value to_value(const std::string& packed, const ColumnFamily& family) {
    // A counter is added to, and what is added is a number whatever the types are.
    return family.is_counter() ? CounterColumnType().unpack(packed) : Value(Bytes(packed));
}

// One call writes with one timestamp and one time to live; counters have neither.
std::map<When, Columns> by_time(const ColumnFamily& family, const PackedRow& row) {
    std::map<When, Columns> columns;
    for (const auto& column : row.columns) {
        const When when = family.is_counter() ? When() : When(column.timestamp, column.ttl);
        columns[when].add(Bytes(column.name), to_value(column.value, family));
    }
    if (row.super_column) {
        for (auto& [when, subcolumns] : columns) {
            subcolumns = Columns().add(Bytes(*row.super_column), std::move(subcolumns));
        }
    }
    return columns;
}

// Unambiguous, since it says where each part ends.
std::string full_name(const PackedRow& row, const PackedColumn& column) {
    const auto super_column = row.super_column.value_or("");
    return std::to_string(row.key.size()) + ' ' + std::to_string(super_column.size()) + ' ' + row.key + super_column +
           column.name;
}

}  // namespace

BatchWriter::BatchWriter(ColumnFamily family, std::size_t batch_size, OnRefused on_refused)
    : family_(std::move(family)), batch_size_(batch_size), on_refused_(std::move(on_refused)) {}

void BatchWriter::add(Record record, PackedRow row) {
    if (repeats(row)) {
        flush();
        static_cast<void>(repeats(row));
    }
    pending_.push_back({std::move(record), std::move(row)});
    if (pending_.size() >= batch_size_) {
        flush();
    }
}

void BatchWriter::flush() {
    named_.clear();
    const auto pending = std::exchange(pending_, {});
    try {
        write(pending.data(), pending.data() + pending.size());
        return;
    } catch (const InvalidRequestException&) {
        // Below, one by one. Of the call that was refused nothing has been written; what calls before it wrote is
        // written again, and the same. Counters, which would be added twice, go in one call.
    }
    for (const auto& one : pending) {
        std::optional<std::string> refused;
        try {
            write(&one, &one + 1);
        } catch (const InvalidRequestException& error) {
            refused = error.what();
        }
        if (refused) {
            on_refused_(one.record, *refused);
        }
    }
}

void BatchWriter::write(const Pending* first, const Pending* last) {
    std::map<When, Rows> calls;
    std::size_t columns = 0;
    for (const auto* one = first; one != last; ++one) {
        columns += one->row.columns.size();
        for (auto& [when, row] : by_time(family_, one->row)) {
            calls[when].emplace_back(Bytes(one->row.key), std::move(row));
        }
    }
    for (const auto& [when, rows] : calls) {
        family_.batch_insert(rows, {.timestamp = when.first, .ttl = when.second});
    }
    rows_written_ += static_cast<std::size_t>(last - first);
    columns_written_ += columns;
}

// Whether a column of the row is in pending_ already; notes those that are not.
bool BatchWriter::repeats(const PackedRow& row) {
    if (family_.is_counter()) {
        return false;
    }
    bool found = false;
    for (const auto& column : row.columns) {
        if (!column.timestamp) {
            found = !named_.insert(full_name(row, column)).second || found;
        }
    }
    return found;
}

}  // namespace cassia::load
