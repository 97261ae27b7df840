#include "backend/embedded/index_builder.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <rocksdb/db.h>
#include <rocksdb/write_batch.h>

#include "backend/embedded/index_entry.h"
#include "backend/embedded/rocksdb_slice.h"
#include "backend/embedded/row_reader.h"

namespace cassia::embedded {
namespace {

constexpr std::size_t ROWS_PER_STEP = 1000;

/// Counts rows, and estimates how many there are by the bytes that lie behind and ahead.
class RowCounter {
public:
    RowCounter(const Store& store, FamilyId family, const IndexProgressListener& listener)
        : store_(store), first_(family_start(family)), end_(family_end(family)), listener_(listener) {}

    /// Whether a step is full.
    bool count_row() { return ++rows_ % ROWS_PER_STEP == 0; }

    void report(const std::string& here) const {
        if (listener_) {
            listener_({rows_, estimate(here)});
        }
    }
    void report_end() const {
        if (listener_) {
            listener_({rows_, rows_});
        }
    }

private:
    std::uint64_t estimate(const std::string& here) const {
        const auto behind = bytes_between(first_, here);
        const auto all = behind + bytes_between(here, end_);
        return behind == 0 ? rows_
                           : static_cast<std::uint64_t>(static_cast<double>(rows_) / static_cast<double>(behind) *
                                                        static_cast<double>(all));
    }

    std::uint64_t bytes_between(const std::string& from, const std::string& to) const {
        rocksdb::SizeApproximationOptions options;
        options.include_memtables = true;
        const rocksdb::Range range(from, to);
        std::uint64_t bytes = 0;
        auto& db = store_.db();
        store_.check(db.GetApproximateSizes(options, db.DefaultColumnFamily(), &range, 1, &bytes),
                     "estimating the rows to index");
        return bytes;
    }

    const Store& store_;
    std::string first_;
    std::string end_;
    const IndexProgressListener& listener_;
    std::uint64_t rows_ = 0;
};

}  // namespace

void build_index(Store& store, const Family& family, std::string_view column, const Index& index,
                 const IndexProgressListener& progress) {
    const std::vector<std::string> names{std::string(column)};
    RowReader reader(store, family, {family.name(), std::nullopt}, std::span<const std::string>(names));
    const auto prefix = family_start(family.id());
    RowCounter counter(store, family.id(), progress);
    const std::unique_ptr<rocksdb::Iterator> rows(store.db().NewIterator({}));
    rocksdb::WriteBatch batch;
    std::string buffer;
    std::string key;
    std::string value;
    for (rows->Seek(prefix); is_within(*rows, prefix);) {
        const auto here = row_position(store.partitioner(), to_view(rows->key()), buffer);
        const std::string row_key(here.key);
        std::string row(here.prefix);
        detail::Block found;
        reader.read(row_key, found);
        for (const auto& cell : found.cells) {
            key.clear();
            value.clear();
            append_index_key(store.partitioner(), index, found.at(cell.value), row_key, key);
            // Without a time to live: the row tells when it is over.
            append_index_entry({.id = store.next_entry_id()}, value);
            batch.Merge(key, value);
        }
        row.push_back(END_MARK);
        if (counter.count_row()) {
            store.write(batch);
            batch.Clear();
            counter.report(row);
        }
        rows->Seek(row);
    }
    store.check(rows->status(), "building an index");
    store.write(batch);
    counter.report_end();
}

}  // namespace cassia::embedded
