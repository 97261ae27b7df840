#include <cassia/batch.h>

#include <utility>

#include <cassia/errors.h>

#include "api/mutation_queue.h"

namespace cassia {
namespace {

void check_keyspace(const pool::Pool& pool, const detail::FamilyState& family) {
    if (family.pool->keyspace() != pool.keyspace()) {
        throw InvalidRequestError("column family '" + family.name() + "' is of keyspace '" + family.pool->keyspace() +
                                  "', and the batch of keyspace '" + pool.keyspace() +
                                  "'; make a batch for each keyspace");
    }
}

BatchOptions with_level_of(const detail::FamilyState& family, BatchOptions options) {
    options.write_consistency_level =
        options.write_consistency_level.value_or(family.attributes.write_consistency_level);
    return options;
}

}  // namespace

Mutator::Mutator(const ConnectionPool& pool, BatchOptions options)
    : queue_(std::make_shared<detail::MutationQueue>(pool.shared(), options)) {}

Mutator::Mutator(const detail::FamilyState& family, BatchOptions options)
    : queue_(std::make_shared<detail::MutationQueue>(family.pool, options)) {}

Mutator& Mutator::insert(const ColumnFamily& column_family, const Value& key, const Columns& columns,
                         const BatchInsertOptions& options) {
    check_keyspace(queue_->pool(), *column_family.state());
    insert(*column_family.state(), key, columns, options);
    return *this;
}

Mutator& Mutator::remove(const ColumnFamily& column_family, const Value& key, const BatchRemoveOptions& options) {
    check_keyspace(queue_->pool(), *column_family.state());
    remove(*column_family.state(), key, options);
    return *this;
}

void Mutator::insert(const detail::FamilyState& family, const Value& key, const Columns& columns,
                     const BatchInsertOptions& options) {
    detail::PackedRow row(family, key, PackFor::Storing);
    row.insert(family, columns, family.write_timestamp(options.timestamp), options.ttl);
    row.drop_overwritten(*family.types);
    queue_->push(std::move(row));
}

void Mutator::remove(const detail::FamilyState& family, const Value& key, const BatchRemoveOptions& options) {
    detail::PackedRow row(family, key, PackFor::Naming);
    row.remove(family, options.columns, options.super_column, family.write_timestamp(options.timestamp));
    queue_->push(std::move(row));
}

void Mutator::send(const SendOptions& options) {
    queue_->send(options);
}

std::size_t Mutator::size() const {
    return queue_->size();
}

void Mutator::clear() {
    queue_->clear();
}

CfMutator::CfMutator(const ColumnFamily& column_family, BatchOptions options)
    : Mutator(*column_family.state(), with_level_of(*column_family.state(), options)), family_(column_family.state()) {}

CfMutator& CfMutator::insert(const Value& key, const Columns& columns, const BatchInsertOptions& options) {
    Mutator::insert(*family_, key, columns, options);
    return *this;
}

CfMutator& CfMutator::remove(const Value& key, const BatchRemoveOptions& options) {
    Mutator::remove(*family_, key, options);
    return *this;
}

CfMutator ColumnFamily::batch() const {
    return CfMutator(*this);
}

CfMutator ColumnFamily::batch(const BatchOptions& options) const {
    return CfMutator(*this, options);
}

}  // namespace cassia
