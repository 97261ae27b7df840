#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include <cassia/column_family.h>

#include "api/family_state.h"
#include "model/operation.h"

namespace cassia::detail {

/// Mutations of one row, packed: owns the bytes that they view. Moving leaves those in their place; a copy would view
/// the original's.
class PackedRow {
public:
    PackedRow(const FamilyState& family, const Value& key)
        : family_(family.name()), key_(family.types->pack_key(key)), is_counter_(family.is_counter) {}
    PackedRow(PackedRow&&) = default;
    PackedRow& operator=(PackedRow&&) = default;
    PackedRow(const PackedRow&) = delete;
    PackedRow& operator=(const PackedRow&) = delete;
    ~PackedRow() = default;

    /// @throws TypeError if a name or value does not pack.
    void insert(const FamilyState& family, const Columns& columns, std::int64_t timestamp, std::chrono::seconds ttl);
    void add(const FamilyState& family, const Value& super_column, const Value& column, std::int64_t delta);
    void remove(const FamilyState& family, const ColumnNames& columns, const Value& super_column,
                std::int64_t timestamp);

    bool empty() const noexcept { return mutations_.empty(); }
    bool has_counters() const noexcept { return is_counter_; }
    /// Valid as long as this is unchanged.
    model::RowMutation view() const { return {family_, key_, mutations_}; }

private:
    std::string_view keep(std::string bytes) { return kept_.emplace_back(std::move(bytes)); }
    void insert_into(const FamilyState& family, std::optional<std::string_view> super_column, const Columns& columns,
                     std::int64_t timestamp, std::int32_t ttl);
    void drop_overwritten(std::size_t first);

    std::string family_;
    std::string key_;
    bool is_counter_;
    // Deques, since what they hold is viewed and must stay in its place.
    std::deque<std::string> kept_;
    std::deque<std::vector<std::string>> kept_names_;
    std::vector<model::Mutation> mutations_;
};

/// Sends the rows in one request.
void send_rows(const FamilyState& family, const std::vector<const PackedRow*>& rows, ConsistencyLevel level,
               std::string_view operation);

}  // namespace cassia::detail
