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
    /// `use`: whether the row is stored or named.
    /// @throws TypeError if the key does not pack.
    /// @throws InvalidRequestException if it is empty or too long.
    PackedRow(const FamilyState& family, const Value& key, PackFor use);
    PackedRow(PackedRow&&) noexcept = default;
    PackedRow& operator=(PackedRow&&) noexcept = default;
    PackedRow(const PackedRow&) = delete;
    PackedRow& operator=(const PackedRow&) = delete;
    ~PackedRow() = default;

    // Each throws TypeError for a name or value that does not pack, and InvalidRequestException for a name that is
    // empty or too long.

    /// drop_overwritten() is to be called when all insertions are there.
    /// @throws InvalidRequestException if a time to live is out of range, or given for counters.
    void insert(const FamilyState& family, const Columns& columns, std::int64_t timestamp, std::chrono::seconds ttl);
    void add(const FamilyState& family, const Value& super_column, const Value& column, std::int64_t delta);
    void remove(const FamilyState& family, const ColumnNames& columns, const Value& super_column,
                std::int64_t timestamp);

    const std::string& key() const noexcept { return key_; }
    /// Of columns of one name leaves the last: of two with one timestamp the server would keep the greater value.
    void drop_overwritten(const FamilyTypes& types);

    bool empty() const noexcept { return mutations_.empty(); }
    bool has_counters() const noexcept { return is_counter_; }
    /// Counters may be sent again only where their family says so: what is added twice counts twice.
    bool may_retry() const noexcept { return may_retry_; }
    /// Valid as long as this is unchanged.
    model::RowMutation view() const { return {family_, key_, mutations_}; }

private:
    std::string_view keep(std::string bytes) { return kept_.emplace_back(std::move(bytes)); }
    void insert_into(const FamilyState& family, std::optional<std::string_view> super_column, const Columns& columns,
                     std::int64_t timestamp, std::int32_t ttl);
    std::string_view keep_name(const FamilyState& family, const Value& name, PackFor use);
    std::string_view keep_super_column(const FamilyState& family, const Value& name, PackFor use);

    std::string family_;
    std::string key_;
    bool is_counter_;
    bool may_retry_;
    // Deques, since what they hold is viewed and must stay in its place.
    std::deque<std::string> kept_;
    std::deque<std::vector<std::string>> kept_names_;
    std::vector<model::Mutation> mutations_;
};

/// Sends the rows in one request.
void send_rows(const FamilyState& family, const std::vector<const PackedRow*>& rows, ConsistencyLevel level,
               std::string_view operation);

}  // namespace cassia::detail
