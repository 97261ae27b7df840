#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <cassia/column_family.h>

#include "api/family_state.h"
#include "backend/connection.h"

namespace cassia::detail {

/// The rows of a range, `page` at a time. The next page starts with the last row of the one before, which is then left
/// out: nothing is kept open in between.
class RangePages final : public PageSource<std::vector<KeyedRow>> {
public:
    /// @throws TypeError if a key or an end of the slice does not pack.
    /// @throws InvalidRequestError if keys and tokens are mixed as they can't be.
    RangePages(std::shared_ptr<const FamilyState> family, RangeOptions options, std::size_t page);

    std::vector<KeyedRow> next() override;
    std::shared_ptr<PageSource<std::vector<KeyedRow>>> restart() const override;

private:
    model::KeyRange range(std::size_t count) const;
    std::vector<KeyedRow> read_page();

    std::shared_ptr<const FamilyState> family_;
    RangeOptions options_;
    std::size_t page_;
    std::size_t remaining_;
    std::string start_;
    std::string finish_;
    /// The packed key of the last row read; none yet: the range's own start.
    std::optional<std::string> last_;
    bool at_end_ = false;
};

}  // namespace cassia::detail
