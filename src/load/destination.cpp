#include "load/destination.h"

#include <utility>

#include <cassia/errors.h>

namespace cassia::load {

Destination::Destination(Target target, const std::optional<WantedTypes>& create,
                         const std::optional<FamilySchema>& exported)
    : target_(std::move(target)) {
    if (!create) {
        store_ = open_store(target_, false);
        schema_ = describe(target_);
        return;
    }
    if (const auto found = find()) {
        check_same(target_, *found, exported ? *exported : with_types(*found, *create));
        schema_ = *found;
        return;
    }
    schema_ = exported ? *exported : with_types({}, *create);
    rehearse_creation(target_, schema_);
    is_missing_ = true;
}

void Destination::create() {
    if (!store_) {
        store_ = open_store(target_, true);
    }
    if (is_missing_) {
        create_family(target_, schema_);
    }
}

std::optional<FamilySchema> Destination::find() {
    try {
        store_ = open_store(target_, false);
    } catch (const StoreError&) {
        // It is missing; or else create() meets the same fault.
        return std::nullopt;
    }
    return find_schema(target_);
}

}  // namespace cassia::load
