#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <cassia/types.h>

/// @file
/// What a row has, worked out in the simplest way: everything in maps, every rule applied to each name by itself.

namespace cassia::test {

/// Orders packed names as their comparator does: names that compare equal are one. The comparator must outlive it.
struct ByComparator {
    const CassandraType* comparator;
    bool operator()(const std::string& left, const std::string& right) const {
        return comparator->compare(left, right) < 0;
    }
};

struct ModelDeletion {
    std::int64_t timestamp = std::numeric_limits<std::int64_t>::min();
    std::int64_t deleted_at = std::numeric_limits<std::int64_t>::min();
    auto operator<=>(const ModelDeletion&) const = default;
};

struct ModelCell {
    std::int64_t timestamp = 0;
    /// Tombstone, expiring, or live: as they win at equal timestamps.
    enum class Kind { live, expiring, tombstone } kind = Kind::live;
    std::int64_t expires = 0;
    std::string value;
    /// Of a tombstone: when it was written.
    std::int64_t deleted_at = 0;
    /// As it was written.
    std::string name;
    std::int32_t ttl = 0;

    bool is_live(std::int64_t now) const { return kind == Kind::live || (kind == Kind::expiring && expires > now); }
};

struct ModelColumn {
    std::string name;
    std::string value;
    std::int64_t timestamp = 0;
    std::int32_t ttl = 0;
    bool operator==(const ModelColumn&) const = default;
};

/// A row of a standard column family, or a super column.
class RowModel {
public:
    /// The comparator must outlive it.
    explicit RowModel(const CassandraType& comparator)
        : cells_(ByComparator{&comparator}), ranges_(ByComparator{&comparator}) {}

    void write(const ModelCell& cell);
    void remove_all(ModelDeletion deletion);
    /// Every name of `universe` from `start` to `finish`; empty: an open end.
    void remove_range(const std::string& start, const std::string& finish, ModelDeletion deletion,
                      const std::vector<std::string>& universe);

    /// The live columns in order. `above`: the timestamp of what deletes all of this from outside.
    std::vector<ModelColumn> columns(std::int64_t now,
                                     std::int64_t above = std::numeric_limits<std::int64_t>::min()) const;

    /// Forgets what a purge drops.
    void purge(std::int64_t now, std::int64_t cutoff, std::int64_t above);
    void forget_deletions(std::int64_t cutoff);

    /// The highest timestamp that deletes `name`.
    std::int64_t shadow(const std::string& name) const;

    /// Whether anything at all is remembered of it.
    bool exists() const;

private:
    bool in_range(const std::string& name, const std::string& start, const std::string& finish) const;

    std::map<std::string, ModelCell, ByComparator> cells_;
    std::map<std::string, ModelDeletion, ByComparator> ranges_;
    ModelDeletion whole_;
};

}  // namespace cassia::test
