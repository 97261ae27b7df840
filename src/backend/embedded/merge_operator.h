#pragma once

#include <memory>

#include <rocksdb/merge_operator.h>

namespace cassia::embedded {

/// How values written to one storage key become one: of cells the one that prevails, of counters the sum, of deletions
/// their union. Associative and, but for counters' removals, commutative; it reads no clock.
std::shared_ptr<rocksdb::MergeOperator> make_merge_operator();

}  // namespace cassia::embedded
