#include <cassia/column_family.h>

#include <utility>

#include "api/family_state.h"

namespace cassia {

ColumnFamily::ColumnFamily(const ConnectionPool& pool, std::string_view column_family,
                           ColumnFamilyAttributes attributes)
    : state_(detail::load_family(pool.shared(), column_family, std::move(attributes))) {}

const std::string& ColumnFamily::name() const noexcept {
    return state_->name();
}
bool ColumnFamily::is_super() const noexcept {
    return state_->is_super;
}
bool ColumnFamily::is_counter() const noexcept {
    return state_->is_counter;
}
const ColumnFamilyAttributes& ColumnFamily::attributes() const noexcept {
    return state_->attributes;
}

void ColumnFamily::set_attributes(ColumnFamilyAttributes attributes) {
    state_ = detail::load_family(state_->pool, state_->name(), std::move(attributes));
}

void ColumnFamily::load_schema() {
    state_ = detail::load_family(state_->pool, state_->name(), state_->given);
}

}  // namespace cassia
