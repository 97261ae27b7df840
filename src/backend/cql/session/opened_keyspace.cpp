#include "backend/cql/session/opened_keyspace.h"

#include <utility>

#include "backend/cql/mapping/alteration_checks.h"

namespace cassia::cql {
namespace {

Type type_of(const std::optional<std::string>& class_string) {
    return Type::parse_or_bytes(class_string_of(class_string));
}

}  // namespace

OpenedFamily::OpenedFamily(DescribedFamily described)
    : described_(std::move(described)),
      keys_(type_of(described_.definition.key_validation_class)),
      comparator_(type_of(described_.definition.comparator_type)),
      subcomparator_(type_of(described_.definition.subcomparator_type)) {}

Type OpenedFamily::value_type(const std::string& column) const {
    const auto* const declared = find_column(definition(), column);
    return type_of(declared != nullptr ? declared->validation_class : definition().default_validation_class);
}

model::CheckedFamily OpenedFamily::checked() const noexcept {
    return {.name = table().family,
            .is_super = is_super(),
            .holds_counters = table().has_counters,
            .keys = keys_,
            .names = is_super() ? subcomparator_ : comparator_,
            .super_names = comparator_};
}

OpenedKeyspace::OpenedKeyspace(DescribedKeyspace described) {
    for (auto& [name, family] : described.families) {
        families_.emplace(name, std::move(family));
    }
    for (auto& [name, why] : described.refused) {
        refused_.emplace(name, std::move(why));
    }
}

const OpenedFamily* OpenedKeyspace::find(std::string_view name) const {
    const auto found = families_.find(name);
    return found == families_.end() ? nullptr : &found->second;
}

const std::string* OpenedKeyspace::refusal(std::string_view name) const {
    const auto found = refused_.find(name);
    return found == refused_.end() ? nullptr : &found->second;
}

}  // namespace cassia::cql
