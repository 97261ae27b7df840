#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// What was deleted of a row, or of a super column, as a whole or in ranges.
///
/// All of it lies in one record that sorts before the columns, so that one seek, or one get beside the cell's, finds
/// it.
///
///   deletions    kind(1) | whole | count(4) | count × (start | end | deletion)
///   whole, deletion    timestamp(8) | deleted_at(8)
///   start, end         length(4) | what follows the row or super column in storage keys: a stretch of them, from start
///                      up to but not with end

namespace cassia::embedded {

/// A deletion's timestamp, and when it was written, in seconds. The default deletes nothing.
struct Deletion {
    std::int64_t timestamp = std::numeric_limits<std::int64_t>::min();
    std::int64_t deleted_at = std::numeric_limits<std::int64_t>::min();

    bool deletes_nothing() const noexcept { return *this == Deletion(); }
    bool operator==(const Deletion&) const = default;
    /// By timestamp, then the later one, whose memory lasts longer.
    auto operator<=>(const Deletion&) const = default;
};

struct RangeDeletion {
    std::string start;
    std::string end;
    Deletion deletion;

    bool operator==(const RangeDeletion&) const = default;
};

/// The deletions of one row or super column.
///
/// Its ranges are kept apart from each other and in order, and none is below the whole's timestamp: deletions that add
/// up to the same are the same record, in whatever order they came.
class Deletions {
public:
    Deletions() = default;

    /// @throws StoreError if `bytes` are no deletions.
    static Deletions parse(std::string_view bytes);
    void append_to(std::string& out) const;

    void add_whole(Deletion deletion);
    /// `start` must sort before `end`.
    void add_range(std::string_view start, std::string_view end, Deletion deletion);
    void add(const Deletions& other);

    const Deletion& whole() const noexcept { return whole_; }
    const std::vector<RangeDeletion>& ranges() const noexcept { return ranges_; }
    bool empty() const noexcept { return whole_.deletes_nothing() && ranges_.empty(); }

    /// The highest timestamp that deletes what lies at `suffix`: what follows the row or super column in a storage
    /// key.
    std::int64_t timestamp_at(std::string_view suffix) const noexcept;

    /// Forgets those written at `cutoff` or before.
    void forget_until(std::int64_t cutoff);

private:
    Deletion whole_;
    std::vector<RangeDeletion> ranges_;
};

}  // namespace cassia::embedded
