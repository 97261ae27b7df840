#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include <cassia/export.h>
#include <cassia/schema.h>

namespace cassia {

namespace pool {
class SharedLease;
}

/// A connection taken from a pool.
///
///     auto lease = pool.get();
///     for (const auto& [name, family] : lease.get_keyspace_description()) …
///     lease.return_to_pool();
///
/// An operation that fails as it may not elsewhere is tried again on other servers, as any of the pool is: the lease
/// then holds another connection.
///
/// Thread safety: one thread at a time.
/// Exceptions: those of errors.h, and InvalidRequestError for every use after the lease was given back.
/// Lifetime: gives the connection back when it ends. Leases that one thread gets while it holds one share its
/// connection (unless use_threadlocal is off), and the last of them gives it back. May outlive its pool.
class CASSIA_API ConnectionLease {
public:
    explicit ConnectionLease(std::shared_ptr<pool::SharedLease> shared) noexcept;
    ConnectionLease(ConnectionLease&&) noexcept;
    ConnectionLease& operator=(ConnectionLease&&) noexcept;
    ConnectionLease(const ConnectionLease&) = delete;
    ConnectionLease& operator=(const ConnectionLease&) = delete;
    ~ConnectionLease();

    /// Gives the connection back before the lease ends.
    /// @throws InvalidRequestError if that was done already.
    void return_to_pool();

    /// The server string of the connection; empty after a failure that left no connection to a server.
    std::string server() const;

    /// The column families of a keyspace, by name. CfDef::column_metadata_by_name gives their columns as a map.
    /// @param keyspace default empty: the pool's.
    /// @throws NotFoundException if there is none of this name.
    std::map<std::string, CfDef> get_keyspace_description(std::string_view keyspace = {});

    /// Of library code.
    const std::shared_ptr<pool::SharedLease>& shared() const noexcept { return shared_; }

private:
    pool::SharedLease& held() const;

    // Null: given back.
    std::shared_ptr<pool::SharedLease> shared_;
};

}  // namespace cassia
