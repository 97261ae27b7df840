#include "api/read_rows.h"

#include <memory>
#include <utility>

namespace cassia::detail {

std::vector<KeyedRow> share_rows(const FamilyState& family, Block&& block, ReadWith with) {
    const auto shared = std::make_shared<const Block>(std::move(block));
    std::vector<KeyedRow> rows;
    rows.reserve(shared->rows.size());
    for (const auto& row : shared->rows) {
        rows.push_back({family.types->key.unpack(shared->at(row.key)),
                        Row(shared, family.types, row.first, row.count, shared->of_super_columns, with)});
    }
    return rows;
}

backend::Completion execute(const FamilyState& family, const model::Request& request, ConsistencyLevel level,
                            std::string_view operation, bool may_retry) {
    backend::Completion completion;
    family.pool->execute({request, level, operation, may_retry}, completion);
    return completion;
}

}  // namespace cassia::detail
