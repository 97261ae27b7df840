#pragma once

#include <optional>

#include <cassia/embedded.h>

#include "load/family_schema.h"
#include "load/target.h"

namespace cassia::load {

/// A column family to load into: as it is there, or as it is to be created.
class Destination {
public:
    /// Makes nothing. `create`: the types given for it; empty if it has to be there. `exported`: the types of the
    /// export that is loaded, in place of those given.
    /// @throws Error if it is missing and not to be created, can't be created, or has other types than those given.
    Destination(Target target, const std::optional<WantedTypes>& create, const std::optional<FamilySchema>& exported);

    const FamilySchema& schema() const noexcept { return schema_; }

    /// Makes what is missing.
    void create();

private:
    std::optional<FamilySchema> find();

    Target target_;
    // Held, so that it is opened once.
    std::optional<EmbeddedStore> store_;
    FamilySchema schema_;
    bool is_missing_ = false;
};

}  // namespace cassia::load
