#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "api/family_types.h"

namespace cassia::detail {

/// Which place a row key has among those of a result. Keys are the same when they pack to the same bytes, however they
/// were given: 1700000000 and the time it stands for, say.
class KeyIndex {
public:
    explicit KeyIndex(std::shared_ptr<const FamilyTypes> types) : types_(std::move(types)) {}

    /// Returns whether the key is new; a known one keeps its place.
    bool add(std::string_view packed_key, std::size_t place) {
        return places_.emplace(std::string(packed_key), place).second;
    }

    std::size_t size() const noexcept { return places_.size(); }

    /// @throws TypeError if the key does not pack.
    std::optional<std::size_t> find(const Value& key) const {
        const auto found = places_.find(types_->pack_key(key, PackFor::Naming));
        return found == places_.end() ? std::nullopt : std::optional<std::size_t>(found->second);
    }

private:
    std::shared_ptr<const FamilyTypes> types_;
    std::unordered_map<std::string, std::size_t> places_;
};

}  // namespace cassia::detail
