#include "backend/embedded/row_reader.h"

#include <limits>

#include "backend/embedded/prefix_end.h"
#include "backend/embedded/rocksdb_slice.h"
#include "backend/embedded/row_key.h"

namespace cassia::embedded {
namespace {

std::string join(std::string_view prefix, char mark, std::string_view rest = {}) {
    std::string key;
    key.reserve(prefix.size() + 1 + rest.size());
    key.append(prefix).push_back(mark);
    key.append(rest);
    return key;
}

std::optional<std::string> ordered_parent(const Family& family, const model::ColumnParent& parent) {
    if (!parent.super_column) {
        return std::nullopt;
    }
    std::string ordered;
    family.super_names().append_inner(*parent.super_column, ordered);
    return ordered;
}

const ColumnSelection& all_columns() {
    static const ColumnSelection all = [] {
        ColumnSelection selection;
        selection.count = std::numeric_limits<std::int64_t>::max();
        return selection;
    }();
    return all;
}

}  // namespace

RowReader::RowReader(const Store& store, const Family& family, const model::ColumnParent& parent,
                     const model::SlicePredicate& predicate, const rocksdb::Snapshot* snapshot)
    : store_(store),
      family_(family),
      now_(store.now()),
      parent_super_column_(ordered_parent(family, parent)),
      selection_(select_columns(predicate, reads_super_columns() ? family.super_names() : family.names(),
                                reads_super_columns())) {
    read_options_.snapshot = snapshot;
}

void RowReader::read(std::string_view key, detail::Block& block) {
    block.of_super_columns = reads_super_columns();
    block.of_counters = family_.is_counter();
    BlockCollector collector(family_, block);
    collector.begin_row(key);
    read_row(key, collector);
    collector.end_row(false);
}

std::int64_t RowReader::count(std::string_view key) {
    NullCollector collector;
    return read_row(key, collector);
}

void RowReader::read_here(rocksdb::Iterator& iterator, std::string_view row, std::string_view key,
                          detail::Block& block) {
    block.of_super_columns = reads_super_columns();
    block.of_counters = family_.is_counter();
    BlockCollector collector(family_, block);
    collector.begin_row(key);
    const auto deletions = take_deletions(iterator, row, true);
    read_positioned(iterator, row, deletions, true, collector);
    collector.end_row(true);
}

std::int64_t RowReader::read_row(std::string_view key, RowCollector& collector) {
    const auto row = row_prefix(store_.partitioner(), family_.id(), key);
    if (selection_.by_name && selection_.names.size() == 1 && !family_.is_super()) {
        if (const auto found = try_single_column(row, collector)) {
            return *found;
        }
    }
    // A get of the deletions is answered by the Bloom filter as a rule, where a seek is not; it must see what the
    // iterator sees.
    const auto sequence = store_.db().GetLatestSequenceNumber();
    const bool by_seek = selection_.from_the_first();
    Deletions deletions;
    if (!by_seek) {
        deletions = get_deletions(row);
    }
    const auto iterator = new_iterator();
    const bool changed = has_moved_on(sequence);
    if (by_seek || changed) {
        deletions = take_deletions(*iterator, row, false);
    }
    const auto found = read_positioned(*iterator, row, deletions, by_seek || changed, collector);
    store_.check(iterator->status(), "reading");
    return found;
}

std::optional<std::int64_t> RowReader::try_single_column(std::string_view row, RowCollector& collector) {
    const auto& name = selection_.names.front();
    const auto key = join(row, COLUMNS_MARK, name);
    auto& db = store_.db();
    const auto sequence = db.GetLatestSequenceNumber();
    rocksdb::PinnableSlice value;
    const auto status = db.Get(read_options_, db.DefaultColumnFamily(), key, &value);
    if (status.IsNotFound()) {
        return 0;
    }
    store_.check(status, "reading");
    const auto cell = parse_cell(to_view(value));
    if (!cell.is_live(now_)) {
        return 0;
    }
    // Deletions are looked for only where there is a column.
    const Shadow shadow{.own = get_deletions(row)};
    if (!shadow.hides(std::string_view(key).substr(row.size()), cell)) {
        collector.add(name, cell);
        return 1;
    }
    // What hides it may have come with a newer column that this get has not seen.
    return has_moved_on(sequence) ? std::nullopt : std::optional<std::int64_t>(0);
}

std::int64_t RowReader::read_positioned(rocksdb::Iterator& iterator, std::string_view row, const Deletions& deletions,
                                        bool positioned, RowCollector& collector) {
    if (reads_super_columns()) {
        return read_super_columns(iterator, row, deletions, positioned, collector);
    }
    if (!parent_super_column_) {
        base_.assign(row).push_back(COLUMNS_MARK);
        return scan_columns(iterator, base_, selection_, {.own = deletions}, now_, positioned, collector);
    }
    const auto super_column = join(row, COLUMNS_MARK, *parent_super_column_);
    const Shadow shadow{.above = deletions.timestamp_at(join({}, COLUMNS_MARK, *parent_super_column_)),
                        .own = take_deletions(iterator, super_column, false)};
    return scan_columns(iterator, join(super_column, COLUMNS_MARK), selection_, shadow, now_, true, collector);
}

std::int64_t RowReader::read_super_columns(rocksdb::Iterator& iterator, std::string_view row,
                                           const Deletions& deletions, bool positioned, RowCollector& collector) {
    if (selection_.by_name) {
        return super_columns_by_name(iterator, row, deletions, collector);
    }
    if (selection_.reversed) {
        return super_columns_backward(iterator, row, deletions, collector);
    }
    const auto columns = join(row, COLUMNS_MARK);
    if (!positioned || !selection_.lower.empty()) {
        iterator.Seek(columns + selection_.lower);
    }
    std::int64_t found = 0;
    while (found < selection_.count && is_within(iterator, columns)) {
        const auto name = super_column_here(iterator, row);
        if (!selection_.upper.empty() && name >= selection_.upper) {
            break;
        }
        found += read_super_column(iterator, row, name, deletions, collector) ? 1 : 0;
    }
    return found;
}

std::int64_t RowReader::super_columns_by_name(rocksdb::Iterator& iterator, std::string_view row,
                                              const Deletions& deletions, RowCollector& collector) {
    std::int64_t found = 0;
    for (const auto& name : selection_.names) {
        iterator.Seek(join(row, COLUMNS_MARK, name));
        found += read_super_column(iterator, row, name, deletions, collector) ? 1 : 0;
    }
    return found;
}

std::int64_t RowReader::super_columns_backward(rocksdb::Iterator& iterator, std::string_view row,
                                               const Deletions& deletions, RowCollector& collector) {
    const auto columns = join(row, COLUMNS_MARK);
    const auto first = columns + selection_.lower;
    auto end = columns;
    if (selection_.upper.empty()) {
        to_prefix_end(end);
    } else {
        end.append(selection_.upper);
    }
    std::int64_t found = 0;
    iterator.SeekForPrev(end);
    while (found < selection_.count && is_within(iterator, columns) && to_view(iterator.key()) >= first) {
        const auto name = super_column_here(iterator, row);
        iterator.Seek(columns + name);
        // Columns within a super column are in their own order, whichever way super columns go.
        found += read_super_column(iterator, row, name, deletions, collector) ? 1 : 0;
        iterator.SeekForPrev(columns + name);
    }
    return found;
}

bool RowReader::read_super_column(rocksdb::Iterator& iterator, std::string_view row, std::string_view ordered_name,
                                  const Deletions& deletions, RowCollector& collector) const {
    const auto super_column = join(row, COLUMNS_MARK, ordered_name);
    const Shadow shadow{.above = deletions.timestamp_at(join({}, COLUMNS_MARK, ordered_name)),
                        .own = take_deletions(iterator, super_column, true)};
    collector.begin_super_column(ordered_name);
    const auto columns =
        scan_columns(iterator, join(super_column, COLUMNS_MARK), all_columns(), shadow, now_, true, collector);
    collector.end_super_column(columns);
    return columns > 0;
}

std::string RowReader::super_column_here(const rocksdb::Iterator& iterator, std::string_view row) const {
    auto rest = to_view(iterator.key()).substr(row.size() + 1);
    const auto start = rest;
    std::string name;
    family_.super_names().take_inner(rest, name);
    return std::string(start.substr(0, start.size() - rest.size()));
}

std::unique_ptr<rocksdb::Iterator> RowReader::new_iterator() const {
    return std::unique_ptr<rocksdb::Iterator>(store_.db().NewIterator(read_options_));
}

bool RowReader::has_moved_on(rocksdb::SequenceNumber sequence) const {
    return read_options_.snapshot == nullptr && store_.db().GetLatestSequenceNumber() != sequence;
}

Deletions RowReader::get_deletions(std::string_view prefix) const {
    auto& db = store_.db();
    rocksdb::PinnableSlice value;
    const auto status = db.Get(read_options_, db.DefaultColumnFamily(), join(prefix, DELETIONS_MARK), &value);
    if (status.IsNotFound()) {
        return {};
    }
    store_.check(status, "reading");
    return Deletions::parse(to_view(value));
}

Deletions take_deletions(rocksdb::Iterator& iterator, std::string_view prefix, bool positioned) {
    static constexpr std::string_view MARK{&DELETIONS_MARK, 1};
    if (!positioned) {
        iterator.Seek(join(prefix, DELETIONS_MARK));
    }
    if (!is_within(iterator, prefix) || to_view(iterator.key()).substr(prefix.size()) != MARK) {
        return {};
    }
    auto deletions = Deletions::parse(to_view(iterator.value()));
    iterator.Next();
    return deletions;
}

}  // namespace cassia::embedded
