#include "backend/embedded/range_reader.h"

#include <algorithm>
#include <memory>
#include <string_view>

#include <cassia/errors.h>

#include "backend/embedded/rocksdb_slice.h"
#include "backend/embedded/row_key.h"
#include "backend/embedded/row_reader.h"

namespace cassia::embedded {
namespace {

std::string after_token(const Store& store, FamilyId id, std::string_view token) {
    auto key = family_start(id);
    store.partitioner().append_position_after(token, key);
    return key;
}

std::string after_row(const Store& store, FamilyId id, std::string_view key) {
    auto end = row_prefix(store.partitioner(), id, key);
    end.push_back(END_MARK);
    return end;
}

void check_order(const Store& store, const KeySpan& span) {
    if (span.start < span.end) {
        return;
    }
    throw InvalidRequestException(
        store.partitioner().preserves_order()
            ? "the range's start key sorts behind its finish key"
            : "the token of the range's start key lies behind that of its finish; with a partitioner that does not "
              "preserve order, give no finish key");
}

// Leaves out what lies before a row.
void go_on_from(const std::string& row, std::vector<KeySpan>& spans) {
    if (row < spans.front().start && spans.size() > 1) {
        spans.erase(spans.begin());
    }
    spans.front().start = std::max(spans.front().start, row);
}

}  // namespace

std::vector<KeySpan> spans_of(const Store& store, const Family& family, const model::KeyRange& range) {
    const auto id = family.id();
    const auto& partitioner = store.partitioner();
    if ((!range.start_key && !range.start_token) || range.end_key.has_value() == range.end_token.has_value()) {
        throw InvalidRequestException("a range needs either a key or a token at each end");
    }
    if (range.start_token && range.end_key) {
        throw InvalidRequestException("a range can't go from a token to a key; give a finish token, or a start key");
    }
    const auto end_of_token = [&] {
        return range.end_token == partitioner.minimum_token() ? family_end(id)
                                                              : after_token(store, id, *range.end_token);
    };
    if (range.start_token) {
        std::vector<KeySpan> spans{{after_token(store, id, *range.start_token), end_of_token()}};
        if (spans.front().start >= spans.front().end) {
            spans.push_back({family_start(id), std::exchange(spans.front().end, family_end(id))});
        }
        if (range.start_key) {
            go_on_from(row_prefix(partitioner, id, *range.start_key), spans);
        }
        return spans;
    }
    KeySpan span;
    span.start = range.start_key->empty() ? family_start(id) : row_prefix(partitioner, id, *range.start_key);
    if (range.end_token) {
        span.end = end_of_token();
    } else {
        span.end = range.end_key->empty() ? family_end(id) : after_row(store, id, *range.end_key);
    }
    check_order(store, span);
    return {span};
}

void read_range(const Store& store, const Family& family, const model::ReadRange& request, detail::Block& block) {
    RowReader reader(store, family, request.parent, request.predicate);
    const std::unique_ptr<rocksdb::Iterator> iterator(store.db().NewIterator({}));
    const auto count = static_cast<std::size_t>(request.range.count);
    std::string row;
    std::string buffer;
    for (const auto& [start, end] : spans_of(store, family, request.range)) {
        iterator->Seek(start);
        while (block.rows.size() < count && iterator->Valid() && to_view(iterator->key()) < end) {
            const auto here = row_position(store.partitioner(), to_view(iterator->key()), buffer);
            row.assign(here.prefix);
            const std::string row_key(here.key);
            reader.read_here(*iterator, row, row_key, block);
            // The read ends anywhere in the row, at what follows it, or, when it goes backward, before it.
            row.push_back(END_MARK);
            if (!iterator->Valid() || to_view(iterator->key()) < row) {
                iterator->Seek(row);
            }
        }
    }
    store.check(iterator->status(), "reading");
}

}  // namespace cassia::embedded
