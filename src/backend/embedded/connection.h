#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include <rocksdb/snapshot.h>

#include "backend/connection.h"
#include "backend/embedded/schema.h"
#include "backend/embedded/store.h"

namespace cassia::embedded {

/// Operations on a store, in one keyspace. They are done by the time submit() returns.
class Connection : public backend::Connection {
public:
    explicit Connection(std::shared_ptr<Store> store);

    void submit(const model::Operation& operation, backend::Completion& completion,
                backend::Deadline deadline) override;
    void wait(backend::Completion& completion) override;

    /// A store has no users.
    void login(const Credentials&) override {}
    void set_keyspace(std::string_view keyspace) override;
    void truncate(std::string_view family) override;

    std::vector<KsDef> describe_keyspaces() override;
    KsDef describe_keyspace(std::string_view keyspace) override;
    std::string describe_cluster_name() override;
    std::string describe_version() override;
    std::string describe_partitioner() override;
    std::string describe_snitch() override;
    std::vector<TokenRange> describe_ring(std::string_view keyspace) override;
    std::map<std::string, std::string> describe_token_map() override;
    std::vector<std::pair<std::string, std::vector<std::string>>> describe_schema_versions() override;

    std::string add_keyspace(const KsDef& keyspace) override;
    std::string update_keyspace(const KsDef& keyspace) override;
    std::string drop_keyspace(std::string_view keyspace) override;
    std::string add_column_family(const CfDef& family) override;
    std::string update_column_family(const CfDef& family, const IndexProgressListener& progress) override;
    std::string drop_column_family(std::string_view family) override;

    const std::string& server() const noexcept override { return store_->server(); }

private:
    const Keyspace& keyspace();
    /// Valid until the next call of keyspace() or family(), which may find a changed schema.
    const Family& family(std::string_view name);
    /// A snapshot to which keyspace_, brought up to date, belongs.
    std::unique_ptr<rocksdb::ManagedSnapshot> take_snapshot();
    /// None for a single key; keyspace_ is brought up to date all the same.
    std::unique_ptr<rocksdb::ManagedSnapshot> take_snapshot_for(std::span<const std::string> keys);
    /// Checks a read, and returns its column family.
    template <typename Read>
    const Family& check_read(const Keyspace& keyspace, const Read& request, const model::Operation& operation) const;
    void check_keys(const Family& family, std::span<const std::string> keys) const;

    void run(const model::ReadRows& request, const model::Operation& operation, backend::Completion& completion);
    void run(const model::CountColumns& request, const model::Operation& operation, backend::Completion& completion);
    void run(const model::ReadRange& request, const model::Operation& operation, backend::Completion& completion);
    void run(const model::ReadIndexed& request, const model::Operation& operation, backend::Completion& completion);
    void run(const model::Mutate& request, const model::Operation& operation, backend::Completion& completion);
    void run(const model::RemoveCounter& request, const model::Operation& operation, backend::Completion& completion);
    void write(const Keyspace& keyspace, std::span<const model::RowMutation> rows);
    void write_to_new_indexes(const Keyspace& before, std::span<const model::RowMutation> rows);

    std::shared_ptr<Store> store_;
    std::string keyspace_name_;
    // As of `generation_`; looked up anew when the schema has changed.
    std::shared_ptr<const Keyspace> keyspace_;
    std::uint64_t generation_ = 0;
};

}  // namespace cassia::embedded
