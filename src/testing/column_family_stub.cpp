#include <cassia/testing.h>

namespace cassia {
namespace {

bool has(const ConnectionPoolStub& pool, std::string_view column_family) {
    return SystemManager(pool.store().server())
        .get_keyspace_column_families(pool.keyspace())
        .contains(std::string(column_family));
}

// A name that is free: Stub1, Stub2 …
std::string new_name(const ConnectionPoolStub& pool) {
    for (int number = 1;; ++number) {
        if (auto name = "Stub" + std::to_string(number); !has(pool, name)) {
            return name;
        }
    }
}

std::string name_or_new_name(const ConnectionPoolStub& pool, std::string_view name) {
    return name.empty() ? new_name(pool) : std::string(name);
}

ColumnFamily make(const ConnectionPoolStub& pool, std::string_view name, const ColumnFamilyOptions& options) {
    SystemManager(pool.store().server()).create_column_family(pool.keyspace(), name, options);
    return {pool, name};
}

ColumnFamily find_or_make(const ConnectionPoolStub& pool, std::string_view name) {
    return has(pool, name) ? ColumnFamily(pool, name) : make(pool, name, {});
}

}  // namespace

ColumnFamilyStub::ColumnFamilyStub(const StubRows& rows) : ColumnFamilyStub(ConnectionPoolStub(), rows) {}

ColumnFamilyStub::ColumnFamilyStub(const ConnectionPoolStub& pool, std::string_view column_family, const StubRows& rows)
    : ColumnFamily(find_or_make(pool, column_family)) {
    batch_insert(rows);
}

ColumnFamilyStub::ColumnFamilyStub(const ConnectionPoolStub& pool, std::string_view column_family, const StubRows& rows,
                                   const ColumnFamilyOptions& options)
    : ColumnFamily(make(pool, column_family, options)) {
    batch_insert(rows);
}

ColumnFamilyStub::ColumnFamilyStub(const ConnectionPoolStub& pool, const StubRows& rows, std::string_view column_family)
    : ColumnFamilyStub(pool, name_or_new_name(pool, column_family), rows) {}

std::size_t ColumnFamilyStub::size() const {
    std::size_t rows = 0;
    for ([[maybe_unused]] const auto& row : get_range({.column_count = 1})) {
        ++rows;
    }
    return rows;
}

bool ColumnFamilyStub::contains(const Value& key) const {
    return find(key, {.column_count = 1}).has_value();
}

CfMutator ColumnFamilyStub::batch() const {
    return ColumnFamily::batch({.queue_size = 1});
}

}  // namespace cassia
