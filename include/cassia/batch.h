#pragma once

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

#include <cassia/column_family.h>
#include <cassia/columns.h>
#include <cassia/connection_pool.h>
#include <cassia/consistency.h>
#include <cassia/export.h>

/// @file
/// Many inserts and removals in few round trips.
///
///     cassia::Mutator batch(pool, {.queue_size = 500});
///     batch.insert(tweets, id, {{"body", text}});
///     batch.insert(timeline, user, {{id, ""}}, {.ttl = 720h});
///     batch.send();
///
///     users.batch().remove("foo").remove("bar").send();
///
///     cassia::scoped(users.batch(), [&](auto& batch) { batch.insert("key1", {{"col1", "value11"}}); });

namespace cassia {

/// How a batch queues and sends.
struct BatchOptions {
    /// Operations held before a send happens by itself: an insert of one row, of however many columns, or a removal,
    /// is one. Default 100, as the manual has it. 0 or none: never.
    std::optional<std::size_t> queue_size = 100;
    /// Level of every send, as ColumnFamilyAttributes has it. Default: ONE; for a column family's own batch, the column
    /// family's.
    std::optional<ConsistencyLevel> write_consistency_level = std::nullopt;
    /// Whether the pool tries a failed send again, as its max_retries says. Default true. A batch with counters in it
    /// is tried again only where their column families also say retry_counter_mutations.
    bool allow_retries = true;
    /// All of the batch or nothing of it, by the server's batch log (Cassandra 1.2 and later). Default false. On
    /// embedded every batch is atomic.
    bool atomic = false;
};

/// What one send does otherwise than its batch.
struct SendOptions {
    /// Level of this send. Default: the batch's.
    std::optional<ConsistencyLevel> write_consistency_level = std::nullopt;
    /// Whether this send is all or nothing. Default: as the batch.
    std::optional<bool> atomic = std::nullopt;
};

/// What an insert of a batch does otherwise than ColumnFamily::insert.
struct BatchInsertOptions {
    /// Microseconds since 1970. Default: the column family's timestamp function, called when the insert is queued.
    std::optional<std::int64_t> timestamp = std::nullopt;
    /// As in InsertOptions.
    std::chrono::seconds ttl = std::chrono::seconds(0);
};

/// What a removal of a batch removes.
struct BatchRemoveOptions {
    /// Columns, or super columns. The empty list removes nothing. Default: the whole row, or super column.
    ColumnNames columns = ColumnNames::all();
    /// Remove this super column, or `columns` of it. Null: none.
    Value super_column = {};
    /// Microseconds since 1970. Default: the column family's timestamp function, called when the removal is queued.
    std::optional<std::int64_t> timestamp = std::nullopt;
};

namespace detail {
class FamilyState;
class MutationQueue;
}  // namespace detail

/// A queue of mutations over any number of column families of one keyspace.
///
/// Cassandra applies a row's mutations together, and different rows' separately, unless `atomic`.
///
/// Thread safety: one Mutator may be used from many threads. While one sends, others go on queueing until the queue is
/// full again, and then wait.
/// Exceptions: a failed send throws what the request threw, and all that was queued stays for another try: see size()
/// and clear(). An insert or a removal that fills the queue sends, and throws likewise.
/// Lifetime: shares what it needs of the pool and the column families. Copies share the queue. Destruction sends
/// nothing; see scoped() for a form that does.
class CASSIA_API Mutator {
public:
    /// A batch over the column families of `pool`'s keyspace. Nothing is asked of a server.
    explicit Mutator(const ConnectionPool& pool, BatchOptions options = {});

    /// Queues writing `columns` to the row `key`. Counters: the values, integers, are added. Without columns nothing
    /// is queued.
    /// @throws TypeError if a name or value does not pack as the column family's types; nothing is queued then.
    /// @throws InvalidRequestError if the column family is of another keyspace than the pool.
    Mutator& insert(const ColumnFamily& column_family, const Value& key, const Columns& columns,
                    const BatchInsertOptions& options = {});
    /// Queues removing a row, a super column, or columns; see BatchRemoveOptions.
    /// @throws as insert.
    Mutator& remove(const ColumnFamily& column_family, const Value& key, const BatchRemoveOptions& options = {});

    /// Sends all that is queued in one request. When it returns, all that was queued before is written, by whichever
    /// thread.
    /// @throws InvalidRequestException if it is atomic and has counters, which Cassandra does not take together.
    void send(const SendOptions& options = {});

    /// Operations that are queued, those of a send under way included.
    std::size_t size() const;
    /// Forgets what is queued.
    void clear();

protected:
    /// Of library code.
    Mutator(const detail::FamilyState& family, BatchOptions options);

    /// Of library code.
    void insert(const detail::FamilyState& family, const Value& key, const Columns& columns,
                const BatchInsertOptions& options);
    /// Of library code.
    void remove(const detail::FamilyState& family, const Value& key, const BatchRemoveOptions& options);

private:
    std::shared_ptr<detail::MutationQueue> queue_;
};

/// A Mutator of one column family; ColumnFamily::batch gives it.
///
/// Thread safety, exceptions, lifetime: as Mutator's.
class CASSIA_API CfMutator : public Mutator {
public:
    /// A batch of this column family, at its levels unless `options` say otherwise.
    explicit CfMutator(const ColumnFamily& column_family, BatchOptions options = {});

    /// As Mutator::insert.
    CfMutator& insert(const Value& key, const Columns& columns, const BatchInsertOptions& options = {});
    /// As Mutator::remove.
    CfMutator& remove(const Value& key, const BatchRemoveOptions& options = {});

private:
    std::shared_ptr<const detail::FamilyState> family_;
};

/// Calls `fill` with the batch, and sends what is queued when it returns. When it throws nothing is sent but what had
/// filled the queue before; the exception passes.
/// @throws what `fill` and Mutator::send throw.
template <std::derived_from<Mutator> Batch, std::invocable<Batch&> Fill>
void scoped(Batch batch, Fill&& fill) {
    std::forward<Fill>(fill)(batch);
    batch.send();
}

}  // namespace cassia
