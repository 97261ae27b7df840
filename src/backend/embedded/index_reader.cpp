#include "backend/embedded/index_reader.h"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <rocksdb/write_batch.h>

#include <cassia/errors.h>

#include "backend/embedded/column_scan.h"
#include "backend/embedded/index_entry.h"
#include "backend/embedded/prefix_end.h"
#include "backend/embedded/rocksdb_slice.h"
#include "backend/embedded/row_reader.h"
#include "marshal/hex.h"

namespace cassia::embedded {
namespace {

void check_expressions(const Family& family, std::span<const model::IndexExpression> expressions) {
    for (const auto& expression : expressions) {
        try {
            family.names().comparator()->validate(expression.column_name);
            family.value_type(expression.column_name)->validate(expression.value);
        } catch (const TypeError& error) {
            throw InvalidRequestException("an index expression of '" + family.name() +
                                          "' is not valid: " + error.what());
        }
    }
}

const model::IndexExpression& choose(const Family& family, std::span<const model::IndexExpression> expressions) {
    std::string being_built;
    for (const auto& expression : expressions) {
        const auto* index = family.index_of(expression.column_name);
        if (index == nullptr || expression.op != model::IndexOperator::EQ) {
            continue;
        }
        if (index->built) {
            return expression;
        }
        being_built = index->name;
    }
    if (!being_built.empty()) {
        throw InvalidRequestException("index '" + being_built + "' of '" + family.name() +
                                      "' is being built; ask again when it is");
    }
    throw InvalidRequestException("no expression is an EQ on an indexed column of '" + family.name() +
                                  "'; give one, or create an index");
}

/// Looks at a row's columns that expressions name.
class Matcher {
public:
    Matcher(const Store& store, const Family& family, std::span<const model::IndexExpression> expressions,
            const rocksdb::Snapshot* snapshot)
        : family_(family),
          expressions_(expressions),
          names_(names_of(expressions)),
          reader_(store, family, {family.name(), std::nullopt}, std::span<const std::string>(names_), snapshot) {}

    bool matches(std::string_view key) {
        found_ = {};
        reader_.read(key, found_);
        return std::all_of(expressions_.begin(), expressions_.end(),
                           [this](const auto& expression) { return satisfies(expression); });
    }

    /// Whether the row last looked at satisfies one of the expressions.
    bool satisfies(const model::IndexExpression& expression) const {
        const auto& comparator = family_.names().comparator();
        const auto& type = family_.value_type(expression.column_name);
        return std::any_of(found_.cells.begin(), found_.cells.end(), [&](const detail::Cell& cell) {
            return comparator->compare(found_.at(cell.name), expression.column_name) == 0 &&
                   model::holds(type->compare(found_.at(cell.value), expression.value), expression.op);
        });
    }

private:
    static std::vector<std::string> names_of(std::span<const model::IndexExpression> expressions) {
        std::vector<std::string> names;
        for (const auto& expression : expressions) {
            names.push_back(expression.column_name);
        }
        return names;
    }

    const Family& family_;
    std::span<const model::IndexExpression> expressions_;
    std::vector<std::string> names_;
    RowReader reader_;
    detail::Block found_;
};

}  // namespace

void read_indexed(Store& store, const Family& family, const model::ReadIndexed& request,
                  const rocksdb::Snapshot* snapshot, detail::Block& block) {
    check_expressions(family, request.expressions);
    const auto& by = choose(family, request.expressions);
    const auto& index = *family.index_of(by.column_name);
    rocksdb::ReadOptions read_options;
    read_options.snapshot = snapshot;
    Matcher matcher(store, family, request.expressions, snapshot);
    RowReader reader(store, family, request.parent, request.predicate, snapshot);

    std::string value_prefix;
    append_index_value(index, by.value, value_prefix);
    auto start = value_prefix;
    if (!request.start_key.empty()) {
        store.partitioner().append_position(request.start_key, start);
    }
    const auto now = store.now();
    rocksdb::WriteBatch stale;
    std::string buffer;
    const std::unique_ptr<rocksdb::Iterator> entries(store.db().NewIterator(read_options));
    for (entries->Seek(start);
         block.rows.size() < static_cast<std::size_t>(request.count) && is_within(*entries, value_prefix);
         entries->Next()) {
        const auto entry = parse_index_entry(to_view(entries->value()));
        if (!entry.may_hold(now)) {
            continue;
        }
        auto rest = to_view(entries->key()).substr(value_prefix.size());
        const std::string key(store.partitioner().take_key(rest, buffer));
        if (matcher.matches(key)) {
            const auto before = block.rows.size();
            reader.read(key, block);
            if (block.rows.size() == before) {
                // It matches, and has none of the columns asked for.
                block.rows.push_back({block.keep(key), static_cast<std::uint32_t>(block.cells.size()), 0});
            }
        } else if (!matcher.satisfies(by)) {
            std::string mark;
            append_index_entry({.id = entry.id, .stale = true}, mark);
            stale.Merge(entries->key(), mark);
        }
    }
    store.check(entries->status(), "reading an index");
    if (stale.Count() > 0) {
        store.write(stale);
    }
}

}  // namespace cassia::embedded
