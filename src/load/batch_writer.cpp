#include "load/batch_writer.h"

#include <map>
#include <utility>

#include <cassia/batch.h>
#include <cassia/errors.h>

namespace cassia::load {
namespace {

// Of records' text in a batch, so that memory stays flat.
constexpr std::size_t most_bytes = std::size_t{16} << 20U;

using When = std::pair<std::optional<std::int64_t>, std::chrono::seconds>;

Value to_value(const std::string& packed, const ColumnFamily& family) {
    // A counter is added to, and what is added is a number whatever the types are.
    return family.is_counter() ? CounterColumnType().unpack(packed) : Value(Bytes(packed));
}

// One insert has one timestamp and one time to live; counters have neither.
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

}  // namespace

BatchWriter::BatchWriter(ColumnFamily family, std::size_t batch_size, OnRefused on_refused)
    : family_(std::move(family)), batch_size_(batch_size), on_refused_(std::move(on_refused)) {}

void BatchWriter::add(Record record, PackedRow row) {
    pending_bytes_ += record.raw.size();
    pending_.push_back({std::move(record), std::move(row)});
    if (pending_.size() >= batch_size_ || pending_bytes_ >= most_bytes) {
        flush();
    }
}

void BatchWriter::flush() {
    pending_bytes_ = 0;
    const auto pending = std::exchange(pending_, {});
    try {
        write(pending.data(), pending.data() + pending.size());
    } catch (const InvalidRequestException&) {
        // Nothing has been written.
        write_one_by_one(pending);
    }
}

void BatchWriter::write_one_by_one(const std::vector<Pending>& pending) {
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
    auto batch = family_.batch({.queue_size = std::nullopt});
    std::size_t columns = 0;
    for (const auto* one = first; one != last; ++one) {
        columns += one->row.columns.size();
        for (const auto& [when, row] : by_time(family_, one->row)) {
            batch.insert(Bytes(one->row.key), row, {.timestamp = when.first, .ttl = when.second});
        }
    }
    batch.send();
    rows_written_ += static_cast<std::size_t>(last - first);
    columns_written_ += columns;
}

}  // namespace cassia::load
