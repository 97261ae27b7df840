#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <cassia/schema.h>
#include <cassia/types.h>

#include "backend/embedded/name_codec.h"
#include "backend/embedded/row_key.h"

namespace cassia::embedded {

/// A secondary index: the entries of one column's values, under an id of their own.
struct Index {
    FamilyId id = 0;
    std::string name;
    /// The ids of indexes stay; their entries are complete once this is set.
    bool built = false;
    /// Orders the values.
    std::shared_ptr<const ComponentCodec> codec;
};

/// A column family, ready for use: its definition and what was made of it.
///
/// Thread safety: immutable.
class Family {
public:
    /// @throws TypeError or InvalidRequestException if a class string is wrong, or a comparator's order unknown.
    Family(FamilyId id, CfDef definition, std::map<std::string, Index, std::less<>> indexes);

    FamilyId id() const noexcept { return id_; }
    const CfDef& definition() const noexcept { return definition_; }
    const std::string& name() const noexcept { return definition_.name; }
    bool is_super() const noexcept { return super_names_.has_value(); }
    bool is_counter() const noexcept { return is_counter_; }
    std::int64_t gc_grace_seconds() const noexcept { return definition_.gc_grace_seconds.value_or(0); }
    std::int32_t default_time_to_live() const noexcept { return definition_.default_time_to_live.value_or(0); }

    /// Names of columns, or of subcolumns in a super column family.
    const NameCodec& names() const noexcept { return names_; }
    /// Names of super columns; only if is_super().
    const NameCodec& super_names() const noexcept { return *super_names_; }
    const Type& key_type() const noexcept { return key_type_; }
    /// The type of the values of the column `name`.
    const Type& value_type(std::string_view name) const;

    /// By the packed name of the column.
    const std::map<std::string, Index, std::less<>>& indexes() const noexcept { return indexes_; }
    const Index* index_of(std::string_view column) const;

private:
    FamilyId id_;
    CfDef definition_;
    bool is_counter_;
    Type key_type_;
    Type default_value_type_;
    std::map<std::string, Type, std::less<>> value_types_;
    std::optional<NameCodec> super_names_;
    NameCodec names_;
    std::map<std::string, Index, std::less<>> indexes_;
};

}  // namespace cassia::embedded
