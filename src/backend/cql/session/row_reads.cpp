#include "backend/cql/session/row_reads.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "backend/cql/mapping/read_statements.h"
#include "backend/cql/session/ask_each.h"

namespace cassia::cql {
namespace {

using Names = std::span<const std::string>;
using model::SliceRange;

/// Keys of one IN: the node that is asked holds the answers of all of them.
constexpr std::size_t KEYS_OF_A_STATEMENT = 256;

class RowReads {
public:
    RowReads(const Asking& asking, const model::ColumnParent& parent, Names keys,
             const model::SlicePredicate& predicate, detail::Block& block)
        : asking_(asking),
          table_(asking.family.table()),
          parent_(parent),
          keys_(keys),
          predicate_(predicate),
          slice_(std::get_if<SliceRange>(&predicate)),
          of_super_columns_(table_.subname && !parent.super_column),
          rows_(table_, of_super_columns_, block) {}

    CollectedRows read() {
        for (const auto& key : keys_) {
            rows_.add_row(key);
        }
        if (keys_.empty() || (slice_ != nullptr && slice_->count <= 0)) {
            return std::move(rows_);
        }
        if (of_super_columns_ && slice_ != nullptr) {
            read_first_super_columns();
        } else {
            read_columns();
        }
        return std::move(rows_);
    }

private:
    Execution send(Statement statement) const {
        return asking_.session.send(table_, std::move(statement), asking_.level, asking_.deadline);
    }

    // Rows whose key lies in several columns have no IN.
    bool is_one_by_one() const {
        return keys_.size() == 1 || table_.keys.size() > 1 || (slice_ != nullptr && slice_->reversed);
    }

    void read_columns() {
        const auto wanted = wanted_declared();
        const bool has_others = table_.value && !table_.names.empty();
        if (has_others && slice_ != nullptr) {
            read_others(predicate_);
        } else if (has_others) {
            if (const auto others = undeclared_names(); !others.empty()) {
                read_others(Names(others));
            }
        }
        if (std::find(wanted.begin(), wanted.end(), true) != wanted.end()) {
            read_declared_columns(wanted);
        }
    }

    /// Those that lie in the table's rows.
    void read_others(const model::SlicePredicate& predicate) {
        if (is_one_by_one()) {
            ask_each(
                keys_.size(), [&](std::size_t i) { return send(read_row(table_, parent_, keys_[i], predicate)); },
                [&](Execution& execution, std::size_t i) {
                    finish(execution, [&](std::span<const OptionalBytes> cells) { rows_.add_cell(i, cells); });
                });
            return;
        }
        ask_each(
            chunks(), [&](std::size_t i) { return send(cql::read_rows(table_, parent_, chunk(i), predicate)); },
            [&](Execution& execution, std::size_t) {
                finish_keyed(execution, [&](std::size_t row, std::span<const OptionalBytes> cells) {
                    rows_.add_cell(row, cells);
                });
            });
    }

    void read_declared_columns(const std::vector<bool>& wanted) {
        const auto take = [&](Execution& execution, std::size_t) {
            finish_keyed(execution, [&](std::size_t row, std::span<const OptionalBytes> cells) {
                rows_.add_declared(row, cells, wanted);
            });
        };
        if (keys_.size() == 1 || table_.keys.size() > 1) {
            ask_each(keys_.size(), [&](std::size_t i) { return send(read_declared(table_, keys_[i])); }, take);
        } else {
            ask_each(chunks(), [&](std::size_t i) { return send(read_declared(table_, chunk(i))); }, take);
        }
        const auto& comparator = asking_.family.comparator();
        const auto count = slice_ != nullptr ? static_cast<std::size_t>(slice_->count) : EVERYTHING;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            rows_.merge(i, comparator, slice_ != nullptr && slice_->reversed, count);
        }
    }

    // Their names first; then what lies between the first and the last of them.
    void read_first_super_columns() {
        std::vector<std::vector<std::string>> found(keys_.size());
        ask_each(
            keys_.size(), [&](std::size_t i) { return send(first_super_columns(table_, keys_[i], *slice_)); },
            [&](Execution& execution, std::size_t i) {
                finish(execution, [&](std::span<const OptionalBytes> cells) {
                    if (!cells.empty() && cells[0]) {
                        found[i].emplace_back(*cells[0]);
                    }
                });
            });
        std::vector<std::size_t> with_some;
        for (std::size_t i = 0; i < found.size(); ++i) {
            if (!found[i].empty()) {
                with_some.push_back(i);
            }
        }
        ask_each(
            with_some.size(),
            [&](std::size_t i) {
                const auto& names = found[with_some[i]];
                const auto& [first, last] =
                    slice_->reversed ? std::pair(names.back(), names.front()) : std::pair(names.front(), names.back());
                return send(read_row(table_, parent_, keys_[with_some[i]],
                                     SliceRange{.start = first, .finish = last, .count = EVERYTHING}));
            },
            [&](Execution& execution, std::size_t i) {
                const auto row = with_some[i];
                finish(execution, [&](std::span<const OptionalBytes> cells) { rows_.add_cell(row, cells); });
                if (slice_->reversed) {
                    rows_.reverse_super_columns(row);
                }
                rows_.keep_super_columns(row, static_cast<std::size_t>(slice_->count));
            });
    }

    template <typename Take>
    void finish(Execution& execution, const Take& take) const {
        asking_.session.finish(execution, asking_.deadline, [&](std::span<const OptionalBytes> cells) {
            take(cells);
            return true;
        });
    }

    /// Of rows that begin with their key.
    template <typename Take>
    void finish_keyed(Execution& execution, const Take& take) {
        finish(execution, [&](std::span<const OptionalBytes> cells) {
            const auto row = rows_.add_row(rows_.key_of(cells));
            take(row, cells.subspan(std::min(rows_.key_size(), cells.size())));
        });
    }

    std::size_t chunks() const { return (keys_.size() + KEYS_OF_A_STATEMENT - 1) / KEYS_OF_A_STATEMENT; }
    Names chunk(std::size_t i) const {
        const auto first = i * KEYS_OF_A_STATEMENT;
        return keys_.subspan(first, std::min(KEYS_OF_A_STATEMENT, keys_.size() - first));
    }

    std::vector<std::string> undeclared_names() const {
        std::vector<std::string> others;
        for (const auto& name : std::get<Names>(predicate_)) {
            if (parent_.super_column || !find_declared(table_, name)) {
                others.push_back(name);
            }
        }
        return others;
    }

    /// For each declared column, whether it is asked for.
    std::vector<bool> wanted_declared() const {
        std::vector<bool> wanted(table_.declared.size());
        const auto& comparator = asking_.family.comparator();
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            const auto& name = table_.declared[i].name;
            if (slice_ != nullptr) {
                const auto& low = slice_->reversed ? slice_->finish : slice_->start;
                const auto& high = slice_->reversed ? slice_->start : slice_->finish;
                wanted[i] = (low.empty() || comparator->compare(low, name) <= 0) &&
                            (high.empty() || comparator->compare(name, high) <= 0);
            } else {
                const auto& names = std::get<Names>(predicate_);
                wanted[i] = std::find(names.begin(), names.end(), name) != names.end();
            }
        }
        return wanted;
    }

    const Asking& asking_;
    const Table& table_;
    const model::ColumnParent& parent_;
    Names keys_;
    const model::SlicePredicate& predicate_;
    const SliceRange* slice_;
    bool of_super_columns_;
    CollectedRows rows_;
};

}  // namespace

CollectedRows read_rows(const Asking& asking, const model::ColumnParent& parent, Names keys,
                        const model::SlicePredicate& predicate, detail::Block& block) {
    return RowReads(asking, parent, keys, predicate, block).read();
}

}  // namespace cassia::cql
