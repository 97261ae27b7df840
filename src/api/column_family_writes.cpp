#include <cassia/column_family.h>

#include <deque>
#include <string_view>
#include <unordered_map>

#include <cassia/errors.h>

#include "api/packed_mutations.h"
#include "api/read_rows.h"

namespace cassia {

std::int64_t ColumnFamily::insert(const Value& key, const Columns& columns, const InsertOptions& options) const {
    const auto timestamp = state_->write_timestamp(options.timestamp);
    detail::PackedRow row(*state_, key, PackFor::Storing);
    row.insert(*state_, columns, timestamp, options.ttl);
    row.drop_overwritten(*state_->types);
    detail::send_rows(*state_, {&row},
                      options.write_consistency_level.value_or(state_->attributes.write_consistency_level), "insert");
    return timestamp;
}

std::int64_t ColumnFamily::batch_insert(const std::vector<std::pair<Value, Columns>>& rows,
                                        const InsertOptions& options) const {
    const auto timestamp = state_->write_timestamp(options.timestamp);
    std::deque<detail::PackedRow> packed;
    std::unordered_map<std::string_view, detail::PackedRow*> by_key;
    for (const auto& [key, columns] : rows) {
        auto& row = packed.emplace_back(*state_, key, PackFor::Storing);
        const auto [known, is_new] = by_key.try_emplace(row.key(), &row);
        known->second->insert(*state_, columns, timestamp, options.ttl);
    }
    std::vector<const detail::PackedRow*> sent;
    for (auto& row : packed) {
        row.drop_overwritten(*state_->types);
        sent.push_back(&row);
    }
    detail::send_rows(*state_, sent,
                      options.write_consistency_level.value_or(state_->attributes.write_consistency_level),
                      "batch_insert");
    return timestamp;
}

void ColumnFamily::add(const Value& key, const Value& column, std::int64_t value, const AddOptions& options) const {
    detail::PackedRow row(*state_, key, PackFor::Storing);
    row.add(*state_, options.super_column, column, value);
    detail::send_rows(*state_, {&row},
                      options.write_consistency_level.value_or(state_->attributes.write_consistency_level), "add");
}

std::int64_t ColumnFamily::remove(const Value& key, const RemoveOptions& options) const {
    const auto timestamp = state_->write_timestamp(options.timestamp);
    detail::PackedRow row(*state_, key, PackFor::Naming);
    row.remove(*state_, options.columns, options.super_column, timestamp);
    detail::send_rows(*state_, {&row},
                      options.write_consistency_level.value_or(state_->attributes.write_consistency_level), "remove");
    return timestamp;
}

void ColumnFamily::remove_counter(const Value& key, const Value& column, const AddOptions& options) const {
    const auto packed_key = state_->types->pack_key(key, PackFor::Naming);
    const auto packed_column = state_->types->pack_name(column, PackFor::Naming);
    model::RemoveCounter request{{state_->name(), std::nullopt}, packed_key, packed_column};
    std::string super_column;
    if (!options.super_column.is_null()) {
        super_column = state_->types->pack_super_column(options.super_column, PackFor::Naming);
        request.parent.super_column = super_column;
    }
    detail::execute(*state_, request,
                    options.write_consistency_level.value_or(state_->attributes.write_consistency_level),
                    "remove_counter", state_->may_retry_writes());
}

void ColumnFamily::truncate() const {
    state_->pool->call("truncate", [this](backend::Connection& connection, backend::Deadline) {
        connection.truncate(state_->name());
    });
}

}  // namespace cassia
