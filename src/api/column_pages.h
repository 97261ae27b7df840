#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <cassia/column_family.h>

#include "api/family_state.h"

namespace cassia::detail {

/// The columns of one row, or its super columns where it has those and none is named, `page` at a time. The next page
/// starts with the last column of the one before, which is then left out: nothing is kept open in between.
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
    /// The packed name of the last column, or super column, given; empty: none yet.
    std::string last_;
    bool at_end_ = false;
};

/// The pages of super columns, as pairs of name and columns.
class SuperColumnPages final : public PageSource<std::vector<std::pair<Value, Row>>> {
public:
    explicit SuperColumnPages(std::shared_ptr<PageSource<Row>> rows) : rows_(std::move(rows)) {}

    std::vector<std::pair<Value, Row>> next() override { return rows_->next().super_columns(); }
    std::shared_ptr<PageSource<std::vector<std::pair<Value, Row>>>> restart() const override {
        return std::make_shared<SuperColumnPages>(rows_->restart());
    }

private:
    std::shared_ptr<PageSource<Row>> rows_;
};

}  // namespace cassia::detail
