#include "api/packed_predicate.h"

#include <algorithm>
#include <limits>
#include <span>

#include <cassia/errors.h>

namespace cassia::detail {

bool is_open(const Value& end) {
    return end.is_null() || (end.kind() == ValueKind::text && end.text().empty());
}

model::ColumnParent PackedPredicate::parent() const {
    model::ColumnParent parent{family_.name(), std::nullopt};
    if (super_column_) {
        parent.super_column = *super_column_;
    }
    return parent;
}

model::SlicePredicate PackedPredicate::predicate() const {
    if (names_) {
        return std::span<const std::string>(*names_);
    }
    return model::SliceRange{start_, finish_, reversed_, count_};
}

void PackedPredicate::set_count(std::size_t count) {
    constexpr std::size_t HIGHEST = std::numeric_limits<std::int32_t>::max();
    count_ = static_cast<std::int32_t>(std::min(count, HIGHEST));
}

void PackedPredicate::pack_super_column(const Value& super_column) {
    if (super_column.is_null()) {
        return;
    }
    if (!family_.is_super) {
        throw InvalidRequestError("super_column is '" + super_column.to_string() + "', and column family '" +
                                  family_.name() + "' is standard; leave it out");
    }
    super_column_ = family_.types->pack_super_column(super_column, PackFor::Naming);
}

void PackedPredicate::pack_names(const ColumnNames& names) {
    names_.emplace();
    names_->reserve(names.size());
    for (const auto& name : names) {
        names_->push_back(pack_name(name, PackFor::Naming));
    }
}

std::string PackedPredicate::pack_end(const Value& end, PackFor use) const {
    return is_open(end) && !end.is_exclusive() ? std::string() : pack_name(end, use);
}

std::string PackedPredicate::pack_name(const Value& name, PackFor use) const {
    const bool of_super_column = family_.is_super && !super_column_;
    return of_super_column ? family_.types->pack_super_column(name, use) : family_.types->pack_name(name, use);
}

}  // namespace cassia::detail
