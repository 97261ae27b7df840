#include "backend/embedded/connection.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

#include <rocksdb/snapshot.h>

#include <cassia/errors.h>

#include "backend/embedded/index_reader.h"
#include "backend/embedded/range_reader.h"
#include "backend/embedded/row_reader.h"
#include "backend/embedded/schema_changes.h"
#include "backend/embedded/validation.h"
#include "backend/embedded/writer.h"

namespace cassia::embedded {
namespace {

constexpr std::string_view CLUSTER_NAME = "cassia";
/// Of Cassandra's Thrift interface.
constexpr std::string_view API_VERSION = "20.1.0";
constexpr std::string_view SNITCH = "org.apache.cassandra.locator.SimpleSnitch";
constexpr const char* ENDPOINT = "127.0.0.1";

}  // namespace

Connection::Connection(std::shared_ptr<Store> store) : store_(std::move(store)) {}

void Connection::submit(const model::Operation& operation, backend::Completion& completion, backend::Deadline) {
    try {
        store_->check_process();
        std::visit([&](const auto& request) { run(request, operation, completion); }, operation.request);
    } catch (...) {
        completion.error = std::current_exception();
    }
    completion.done = true;
}

void Connection::wait(backend::Completion& completion) {
    if (completion.error) {
        std::rethrow_exception(completion.error);
    }
}

void Connection::set_keyspace(std::string_view keyspace) {
    store_->schema()->keyspace(keyspace);
    keyspace_name_ = keyspace;
    generation_ = 0;
}

const Keyspace& Connection::keyspace() {
    if (keyspace_name_.empty()) {
        throw InvalidRequestException("no keyspace is set on the connection; set one first");
    }
    if (const auto generation = store_->schema_generation(); generation != generation_) {
        keyspace_ = store_->schema()->keyspace(keyspace_name_);
        generation_ = generation;
    }
    return *keyspace_;
}

const Family& Connection::family(std::string_view name) {
    return *find_family(keyspace(), name);
}

// A change of schema before the snapshot, or between it and the look at the schema, would give an index without
// entries, or a family half emptied.
std::unique_ptr<rocksdb::ManagedSnapshot> Connection::take_snapshot() {
    for (;;) {
        keyspace();
        auto snapshot = std::make_unique<rocksdb::ManagedSnapshot>(&store_->db());
        if (store_->schema_generation() == generation_) {
            return snapshot;
        }
    }
}

// One moment for all rows; a single one is read as of one without a snapshot, which takes the database's mutex.
std::unique_ptr<rocksdb::ManagedSnapshot> Connection::take_snapshot_for(std::span<const std::string> keys) {
    if (keys.size() > 1) {
        return take_snapshot();
    }
    keyspace();
    return nullptr;
}

template <typename Read>
const Family& Connection::check_read(const Keyspace& keyspace, const Read& request,
                                     const model::Operation& operation) const {
    check_read_level(keyspace, operation.consistency_level);
    const auto& read_from = *find_family(keyspace, request.parent.family);
    model::check_parent(checked(read_from), request.parent);
    model::check_predicate(checked(read_from), request.parent, request.predicate);
    return read_from;
}

void Connection::check_keys(const Family& family, std::span<const std::string> keys) const {
    for (const auto& key : keys) {
        check_key(*store_, family, key);
    }
}

void Connection::run(const model::ReadRows& request, const model::Operation& operation,
                     backend::Completion& completion) {
    const auto snapshot = take_snapshot_for(request.keys);
    const auto& read_from = check_read(*keyspace_, request, operation);
    check_keys(read_from, request.keys);
    RowReader reader(*store_, read_from, request.parent, request.predicate, snapshot ? snapshot->snapshot() : nullptr);
    for (const auto& key : request.keys) {
        reader.read(key, completion.rows);
    }
}

void Connection::run(const model::CountColumns& request, const model::Operation& operation,
                     backend::Completion& completion) {
    const auto snapshot = take_snapshot_for(request.keys);
    const auto& read_from = check_read(*keyspace_, request, operation);
    check_keys(read_from, request.keys);
    RowReader reader(*store_, read_from, request.parent, request.predicate, snapshot ? snapshot->snapshot() : nullptr);
    for (const auto& key : request.keys) {
        completion.counts.push_back(reader.count(key));
    }
}

void Connection::run(const model::ReadRange& request, const model::Operation& operation,
                     backend::Completion& completion) {
    const auto& read_from = check_read(keyspace(), request, operation);
    model::check_row_count(request.range.count);
    read_range(*store_, read_from, request, completion.rows);
}

void Connection::run(const model::ReadIndexed& request, const model::Operation& operation,
                     backend::Completion& completion) {
    const auto snapshot = take_snapshot();
    const auto& read_from = check_read(*keyspace_, request, operation);
    model::check_indexable(checked(read_from));
    model::check_row_count(request.count);
    read_indexed(*store_, read_from, request, snapshot->snapshot(), completion.rows);
}

void Connection::run(const model::Mutate& request, const model::Operation& operation, backend::Completion&) {
    // What was checked is what is written, whatever becomes of the schema meanwhile.
    keyspace();
    const auto now = keyspace_;
    const auto generation = generation_;
    bool counters = false;
    for (const auto& row : request.rows) {
        const auto& written = *find_family(*now, row.family);
        counters = counters || written.is_counter();
        check_key(*store_, written, row.key);
        for (const auto& mutation : row.mutations) {
            check_mutation(*store_, written, mutation);
        }
    }
    check_write_level(*now, operation.consistency_level, counters);
    write(*now, request.rows);
    if (store_->schema_generation() != generation && !counters) {
        write_to_new_indexes(*now, request.rows);
    }
}

// An index made meanwhile may have been built before these columns were there. Writing them again changes nothing but
// gives it its entries. A family that has been dropped or emptied, even one made anew under its name, is left alone.
void Connection::write_to_new_indexes(const Keyspace& before, std::span<const model::RowMutation> rows) {
    const auto schema = store_->schema();
    const auto now = schema->keyspaces.find(before.definition.name);
    if (now == schema->keyspaces.end()) {
        return;
    }
    std::vector<model::RowMutation> again;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(again), [&](const model::RowMutation& row) {
        const auto family = now->second->families.find(row.family);
        return family != now->second->families.end() && family->second->id() == find_family(before, row.family)->id();
    });
    write(*now->second, again);
}

void Connection::write(const Keyspace& keyspace, std::span<const model::RowMutation> rows) {
    rocksdb::WriteBatch batch;
    Writer writer(*store_, batch);
    for (const auto& row : rows) {
        writer.write(*find_family(keyspace, row.family), row.key, row.mutations);
    }
    store_->write(batch, keyspace.definition.durable_writes);
}

void Connection::run(const model::RemoveCounter& request, const model::Operation& operation, backend::Completion&) {
    check_write_level(keyspace(), operation.consistency_level, true);
    const auto& written = family(request.parent.family);
    check_key(*store_, written, request.key);
    model::check_counter_removal(checked(written), request);
    rocksdb::WriteBatch batch;
    Writer(*store_, batch).remove_counter(written, request);
    store_->write(batch, keyspace().definition.durable_writes);
}

void Connection::truncate(std::string_view family_name) {
    truncate_column_family(*store_, keyspace_name_, family_name);
}

std::vector<KsDef> Connection::describe_keyspaces() {
    std::vector<KsDef> descriptions;
    for (const auto& [name, described] : store_->schema()->keyspaces) {
        descriptions.push_back(described->describe());
    }
    return descriptions;
}

KsDef Connection::describe_keyspace(std::string_view keyspace) {
    const auto schema = store_->schema();
    const auto found = schema->keyspaces.find(keyspace);
    if (found == schema->keyspaces.end()) {
        throw NotFoundException(schema->no_keyspace(keyspace), {.server = server()});
    }
    return found->second->describe();
}

std::string Connection::describe_cluster_name() {
    return std::string(CLUSTER_NAME);
}
std::string Connection::describe_version() {
    return std::string(API_VERSION);
}
std::string Connection::describe_partitioner() {
    return store_->partitioner().class_name();
}
std::string Connection::describe_snitch() {
    return std::string(SNITCH);
}

std::vector<TokenRange> Connection::describe_ring(std::string_view keyspace) {
    store_->schema()->keyspace(keyspace);
    const auto token = store_->partitioner().minimum_token();
    return {{token, token, {ENDPOINT}}};
}

std::map<std::string, std::string> Connection::describe_token_map() {
    return {{store_->partitioner().minimum_token(), ENDPOINT}};
}

std::vector<std::pair<std::string, std::vector<std::string>>> Connection::describe_schema_versions() {
    return {{store_->schema()->version(), {ENDPOINT}}};
}

std::string Connection::add_keyspace(const KsDef& keyspace) {
    return embedded::add_keyspace(*store_, keyspace);
}
std::string Connection::update_keyspace(const KsDef& keyspace) {
    return embedded::update_keyspace(*store_, keyspace);
}
std::string Connection::drop_keyspace(std::string_view keyspace) {
    return embedded::drop_keyspace(*store_, keyspace);
}

std::string Connection::add_column_family(const CfDef& family) {
    return embedded::add_column_family(*store_, family);
}
std::string Connection::update_column_family(const CfDef& family, const IndexProgressListener& progress) {
    return embedded::update_column_family(*store_, family, progress);
}
std::string Connection::drop_column_family(std::string_view family) {
    return embedded::drop_column_family(*store_, keyspace_name_, family);
}

}  // namespace cassia::embedded
