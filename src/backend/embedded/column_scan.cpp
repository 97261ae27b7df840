#include "backend/embedded/column_scan.h"

#include "backend/embedded/prefix_end.h"
#include "backend/embedded/rocksdb_slice.h"

namespace cassia::embedded {
namespace {

class Scan {
public:
    Scan(rocksdb::Iterator& iterator, std::string_view base, const ColumnSelection& selection, const Shadow& shadow,
         std::int64_t now, ColumnSink& sink)
        : iterator_(iterator), base_(base), selection_(selection), shadow_(shadow), now_(now), sink_(sink) {}

    std::int64_t names() {
        std::int64_t found = 0;
        for (const auto& name : selection_.names) {
            key_.assign(base_).append(name);
            iterator_.Seek(key_);
            if (iterator_.Valid() && to_view(iterator_.key()) == key_) {
                found += take() ? 1 : 0;
            }
        }
        return found;
    }

    std::int64_t forward(bool positioned) {
        if (!positioned || !selection_.lower.empty()) {
            key_.assign(base_).append(selection_.lower);
            iterator_.Seek(key_);
        }
        std::int64_t found = 0;
        for (; found < selection_.count && is_within(iterator_, base_) && is_before_upper(); iterator_.Next()) {
            found += take() ? 1 : 0;
        }
        return found;
    }

    std::int64_t backward() {
        const auto end = upper_key();
        iterator_.SeekForPrev(end);
        if (iterator_.Valid() && to_view(iterator_.key()) == end) {
            iterator_.Prev();
        }
        key_.assign(base_).append(selection_.lower);
        std::int64_t found = 0;
        for (; found < selection_.count && iterator_.Valid() && to_view(iterator_.key()) >= key_; iterator_.Prev()) {
            found += take() ? 1 : 0;
        }
        return found;
    }

private:
    bool is_before_upper() const {
        return selection_.upper.empty() || to_view(iterator_.key()).substr(base_.size()) < selection_.upper;
    }

    std::string upper_key() const {
        std::string end(base_);
        if (selection_.upper.empty()) {
            to_prefix_end(end);
        } else {
            end.append(selection_.upper);
        }
        return end;
    }

    // Gives the column here to the sink, if it is live.
    bool take() {
        const auto suffix = to_view(iterator_.key()).substr(base_.size() - 1);
        const auto cell = parse_cell(to_view(iterator_.value()));
        if (!cell.is_live(now_) || shadow_.hides(suffix, cell)) {
            return false;
        }
        sink_.add(suffix.substr(1), cell);
        return true;
    }

    rocksdb::Iterator& iterator_;
    std::string_view base_;
    const ColumnSelection& selection_;
    const Shadow& shadow_;
    std::int64_t now_;
    ColumnSink& sink_;
    std::string key_;
};

}  // namespace

std::int64_t scan_columns(rocksdb::Iterator& iterator, std::string_view base, const ColumnSelection& selection,
                          const Shadow& shadow, std::int64_t now, bool positioned, ColumnSink& sink) {
    Scan scan(iterator, base, selection, shadow, now, sink);
    if (selection.by_name) {
        return scan.names();
    }
    return selection.reversed ? scan.backward() : scan.forward(positioned);
}

bool is_within(const rocksdb::Iterator& iterator, std::string_view prefix) {
    return iterator.Valid() && to_view(iterator.key()).starts_with(prefix);
}

}  // namespace cassia::embedded
