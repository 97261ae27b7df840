#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <cassia/schema.h>

#include "model/operation.h"
#include "property/row_model.h"

namespace cassia::test {

/// Rows of one column family, standard or super.
class FamilyModel {
public:
    FamilyModel(const CfDef& definition, std::vector<std::string> names, std::vector<std::string> super_names);

    bool is_super() const noexcept { return super_names_type_.has_value(); }
    const std::vector<std::string>& names() const noexcept { return names_; }
    const std::vector<std::string>& super_names() const noexcept { return super_names_; }

    void apply(const std::string& key, const model::Insertion& insertion, std::int64_t now);
    void apply(const std::string& key, const model::Deletion& deletion, std::int64_t now);
    /// What EmbeddedStore::compact() drops.
    void purge(std::int64_t now);

    struct SuperColumn {
        std::string name;
        std::vector<ModelColumn> columns;
    };
    /// All live columns of a row, or of a super column in it, in order.
    std::vector<ModelColumn> columns(const std::string& key, const std::optional<std::string>& super_column,
                                     std::int64_t now) const;
    /// All super columns of a row that have live columns, in order.
    std::vector<SuperColumn> super_columns(const std::string& key, std::int64_t now) const;
    std::vector<std::string> keys() const;

private:
    using SuperColumns = std::map<std::string, RowModel, ByComparator>;

    /// A row: in a super column family `own` knows deletions alone.
    struct Row {
        RowModel own;
        SuperColumns super_columns;
    };

    Row& row(const std::string& key);
    RowModel& super_column(Row& row, const std::string& name);

    Type names_type_;
    std::optional<Type> super_names_type_;
    std::vector<std::string> names_;
    std::vector<std::string> super_names_;
    std::int64_t gc_grace_seconds_;
    std::map<std::string, Row> rows_;
};

}  // namespace cassia::test
