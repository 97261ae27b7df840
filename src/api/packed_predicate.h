#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <cassia/column_family.h>

#include "api/family_state.h"
#include "model/operation.h"

namespace cassia::detail {

/// Which columns an operation reads, packed. The views that it gives are valid as long as it is unchanged.
class PackedPredicate {
public:
    /// From options that have column_start, column_finish and column_reversed, and maybe columns and super_column.
    /// @throws InvalidRequestError if a super column is named in a standard column family.
    template <typename Options>
    PackedPredicate(const FamilyState& family, const Options& options, std::size_t count);

    model::ColumnParent parent() const;
    model::SlicePredicate predicate() const;

    /// Whether nothing can be found: no columns are named, or none are wanted.
    bool is_empty() const noexcept { return (names_ && names_->empty()) || (!names_ && count_ == 0); }

    // For reading page by page.
    void start_at(std::string_view packed_name) { start_ = packed_name; }
    void set_count(std::size_t count);

private:
    void pack_super_column(const Value& super_column);
    void pack_names(const ColumnNames& names);
    std::string pack_end(const Value& end, PackFor use) const;
    std::string pack_name(const Value& name, PackFor use) const;

    const FamilyState& family_;
    std::optional<std::string> super_column_;
    std::optional<std::vector<std::string>> names_;
    std::string start_;
    std::string finish_;
    bool reversed_ = false;
    std::int32_t count_ = 0;
};

template <typename Options>
PackedPredicate::PackedPredicate(const FamilyState& family, const Options& options, std::size_t count)
    : family_(family), reversed_(options.column_reversed) {
    set_count(count);
    if constexpr (requires { options.super_column; }) {
        pack_super_column(options.super_column);
    }
    if constexpr (requires { options.columns; }) {
        if (!options.columns.is_all()) {
            pack_names(options.columns);
            return;
        }
    }
    start_ = pack_end(options.column_start, reversed_ ? PackFor::UpperEnd : PackFor::LowerEnd);
    finish_ = pack_end(options.column_finish, reversed_ ? PackFor::LowerEnd : PackFor::UpperEnd);
}

}  // namespace cassia::detail
