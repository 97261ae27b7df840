#pragma once

#include <string>
#include <string_view>

#include "support/contract.h"

/// @file
/// What tests of schema changes begin with.

namespace cassia::support {

/// Each test has a keyspace of its own, "Schema".
class OwnKeyspace {
public:
    explicit OwnKeyspace(const OnBackend& on) : on_(on) {
        on_.system().create_keyspace("Schema", {.strategy_options = {{{"replication_factor", "1"}}}});
    }
    OwnKeyspace(const OwnKeyspace&) = delete;
    OwnKeyspace& operator=(const OwnKeyspace&) = delete;
    ~OwnKeyspace() { on_.system().drop_keyspace("Schema"); }

    CfDef described(const std::string& name) const {
        return on_.system().get_keyspace_column_families("Schema").at(name);
    }
    ColumnFamily made(std::string_view name, const ColumnFamilyOptions& options) const {
        on_.system().create_column_family("Schema", name, options);
        return {ConnectionPool("Schema", {on_.backend().server()}), name};
    }

private:
    const OnBackend& on_;
};

class SchemaContract : public Contract {
protected:
    CfDef described(const std::string& name) const { return keyspace_.described(name); }
    ColumnFamily made(std::string_view name, const ColumnFamilyOptions& options) const {
        return keyspace_.made(name, options);
    }

private:
    OwnKeyspace keyspace_{*this};
};

}  // namespace cassia::support
