#pragma once

#include <memory>
#include <string>

#include <cassia/column_family.h>

#include "api/family_state.h"

namespace cassia::detail {

/// The columns of one row, `page` at a time. The next page starts with the last column of the one before, which is
/// then left out: nothing is kept open in between.
class ColumnPages final : public PageSource<Row> {
public:
    /// @throws TypeError if an end of the slice does not pack.
    ColumnPages(std::shared_ptr<const FamilyState> family, std::string key, XgetOptions options, std::size_t page);

    Row next() override;
    std::shared_ptr<PageSource<Row>> restart() const override;

private:
    std::shared_ptr<const FamilyState> family_;
    std::string key_;
    XgetOptions options_;
    std::size_t page_;
    std::size_t remaining_;
    /// The packed name of the last column given; empty: none yet.
    std::string last_;
    bool at_end_ = false;
};

}  // namespace cassia::detail
