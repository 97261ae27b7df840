#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <rocksdb/write_batch.h>

#include "backend/embedded/deletions.h"
#include "backend/embedded/family.h"
#include "backend/embedded/store.h"
#include "backend/embedded/stored_cell.h"
#include "model/operation.h"

namespace cassia::embedded {

/// Turns mutations into writes of a batch; none of them reads. They must have been validated.
class Writer {
public:
    Writer(Store& store, rocksdb::WriteBatch& batch) : store_(store), batch_(batch), now_(store.now()) {}

    void write(const Family& family, std::string_view key, std::span<const model::Mutation> mutations);

    /// Of one counter, of a super column's, or where neither is named of the row's.
    void remove_counter(const Family& family, const model::RemoveCounter& request);

private:
    void insert(const Family& family, const model::Insertion& insertion);
    void add(const Family& family, const model::Addition& addition);
    void remove(const Family& family, const model::Deletion& deletion);
    void remove_names(const Family& family, std::span<const std::string> names, const model::Deletion& deletion);
    void remove_range(const Family& family, const model::SliceRange& range, const model::Deletion& deletion);
    void remove_counters(const Family& family, const model::Deletion& deletion);

    /// Starts `key_` anew: the row, or the super column in it.
    void begin_key(const Family& family, const std::optional<std::string_view>& super_column);
    void merge_cell(const StoredCell& cell);
    void merge_deletions(const Deletions& deletions);

    Store& store_;
    rocksdb::WriteBatch& batch_;
    std::int64_t now_;
    std::string_view row_key_;
    std::string row_;
    std::string key_;
    std::string value_;
};

}  // namespace cassia::embedded
