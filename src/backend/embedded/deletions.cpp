#include "backend/embedded/deletions.h"

#include <algorithm>
#include <utility>

#include <cassia/errors.h>

#include "backend/embedded/stored_bytes.h"
#include "backend/embedded/stored_cell.h"
#include "marshal/big_endian.h"

namespace cassia::embedded {
namespace {

constexpr std::string_view RECORD = "a record of deletions";

[[noreturn]] void throw_out_of_order() {
    throw StoreError("a record of deletions has ranges out of order; the store is damaged");
}

std::string_view take(std::string_view& in, std::size_t size) {
    return take_stored(in, size, RECORD);
}

Deletion take_deletion(std::string_view& in) {
    const auto timestamp = static_cast<std::int64_t>(marshal::read_big_endian<std::uint64_t>(take(in, 8)));
    const auto deleted_at = static_cast<std::int64_t>(marshal::read_big_endian<std::uint64_t>(take(in, 8)));
    return {timestamp, deleted_at};
}

std::string_view take_bound(std::string_view& in) {
    return take(in, marshal::read_big_endian<std::uint32_t>(take(in, 4)));
}

void append_deletion(const Deletion& deletion, std::string& out) {
    marshal::append_big_endian(static_cast<std::uint64_t>(deletion.timestamp), out);
    marshal::append_big_endian(static_cast<std::uint64_t>(deletion.deleted_at), out);
}

void append_bound(std::string_view bound, std::string& out) {
    marshal::append_big_endian(static_cast<std::uint32_t>(bound.size()), out);
    out.append(bound);
}

// Appends a stretch, as part of the last one where it continues that.
void append_stretch(std::vector<RangeDeletion>& ranges, std::string_view start, std::string_view end,
                    const Deletion& deletion) {
    if (start >= end) {
        return;
    }
    if (!ranges.empty() && ranges.back().end == start && ranges.back().deletion == deletion) {
        ranges.back().end = end;
        return;
    }
    ranges.push_back({std::string(start), std::string(end), deletion});
}

}  // namespace

Deletions Deletions::parse(std::string_view bytes) {
    if (take(bytes, 1).front() != static_cast<char>(CellKind::deletions)) {
        throw_cut_off(RECORD);
    }
    Deletions deletions;
    deletions.whole_ = take_deletion(bytes);
    for (auto count = marshal::read_big_endian<std::uint32_t>(take(bytes, 4)); count > 0; --count) {
        const auto start = take_bound(bytes);
        const auto end = take_bound(bytes);
        if (start >= end || (!deletions.ranges_.empty() && start < deletions.ranges_.back().end)) {
            throw_out_of_order();
        }
        deletions.ranges_.push_back({std::string(start), std::string(end), take_deletion(bytes)});
    }
    return deletions;
}

void Deletions::append_to(std::string& out) const {
    out.push_back(static_cast<char>(CellKind::deletions));
    append_deletion(whole_, out);
    marshal::append_big_endian(static_cast<std::uint32_t>(ranges_.size()), out);
    for (const auto& range : ranges_) {
        append_bound(range.start, out);
        append_bound(range.end, out);
        append_deletion(range.deletion, out);
    }
}

void Deletions::add_whole(Deletion deletion) {
    whole_ = std::max(whole_, deletion);
    std::erase_if(ranges_, [this](const RangeDeletion& range) { return range.deletion.timestamp <= whole_.timestamp; });
}

void Deletions::add_range(std::string_view start, std::string_view end, Deletion deletion) {
    if (deletion.timestamp <= whole_.timestamp) {
        return;
    }
    // Ranges that lie apart stay as they are; where the new one meets old ones, each stretch keeps the greater.
    std::vector<RangeDeletion> ranges;
    ranges.reserve(ranges_.size() + 2);
    std::string_view reached = start;
    const auto cover = [&](std::string_view until) {
        append_stretch(ranges, reached, until, deletion);
        reached = std::max(reached, until);
    };
    for (const auto& old : ranges_) {
        if (old.end <= start) {
            append_stretch(ranges, old.start, old.end, old.deletion);
            continue;
        }
        cover(std::clamp<std::string_view>(old.start, start, end));
        append_stretch(ranges, old.start, std::min<std::string_view>(old.end, start), old.deletion);
        const auto from = std::clamp<std::string_view>(start, old.start, old.end);
        const auto until = std::clamp<std::string_view>(end, old.start, old.end);
        append_stretch(ranges, from, until, std::max(old.deletion, deletion));
        reached = std::max(reached, until);
        if (old.end > end) {
            cover(end);
            append_stretch(ranges, std::max<std::string_view>(old.start, end), old.end, old.deletion);
        }
    }
    cover(end);
    ranges_ = std::move(ranges);
}

void Deletions::add(const Deletions& other) {
    add_whole(other.whole_);
    for (const auto& range : other.ranges_) {
        add_range(range.start, range.end, range.deletion);
    }
}

std::int64_t Deletions::timestamp_at(std::string_view suffix) const noexcept {
    const auto after =
        std::upper_bound(ranges_.begin(), ranges_.end(), suffix,
                         [](std::string_view at, const RangeDeletion& range) { return at < range.start; });
    if (after != ranges_.begin() && suffix < std::prev(after)->end) {
        return std::max(whole_.timestamp, std::prev(after)->deletion.timestamp);
    }
    return whole_.timestamp;
}

void Deletions::forget_until(std::int64_t cutoff) {
    if (whole_.deleted_at <= cutoff) {
        whole_ = {};
    }
    std::erase_if(ranges_, [cutoff](const RangeDeletion& range) { return range.deletion.deleted_at <= cutoff; });
}

}  // namespace cassia::embedded
