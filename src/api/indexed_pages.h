#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <cassia/column_family.h>

#include "api/family_state.h"
#include "model/operation.h"

namespace cassia::detail {

/// The rows that satisfy an index clause, `page` at a time. As in RangePages, the next page starts with the last row of
/// the one before, which is then left out if it still satisfies the clause.
class IndexedPages final : public PageSource<std::vector<KeyedRow>> {
public:
    /// @throws TypeError if a key, a name or a value does not pack.
    /// @throws InvalidRequestException if the column family is super.
    IndexedPages(std::shared_ptr<const FamilyState> family, IndexClause clause, IndexedOptions options,
                 std::size_t page);

    std::vector<KeyedRow> next() override;
    std::shared_ptr<PageSource<std::vector<KeyedRow>>> restart() const override;

private:
    std::shared_ptr<const FamilyState> family_;
    IndexClause clause_;
    IndexedOptions options_;
    std::size_t page_;
    std::size_t remaining_;
    std::vector<model::IndexExpression> expressions_;
    /// The packed key to begin with: the clause's, then that of the last row given.
    std::string start_key_;
    bool goes_on_ = false;
    bool at_end_ = false;
};

}  // namespace cassia::detail
