#pragma once

#include <atomic>
#include <cstdint>

#include <cassia/export.h>
#include <cassia/pool_listener.h>

/// @file
/// Counting what happens in a pool.
///
///     auto stats_logger = std::make_shared<cassia::StatsLogger>();
///     pool.add_listener(stats_logger);
///     …
///     std::cout << stats_logger->stats().checked_out << '\n';

namespace cassia {

/// What a StatsLogger has counted. All but `opened` only rise.
struct PoolStats {
    /// How often something went well, and how often not.
    struct Outcomes {
        /// How often, since the last reset().
        /// @{
        std::uint64_t success = 0;
        std::uint64_t failure = 0;
        /// @}

        bool operator==(const Outcomes&) const = default;
    };
    /// How many there are, and were at most.
    struct Opened {
        /// Now.
        std::uint64_t current = 0;
        /// At most, since the last reset().
        std::uint64_t max = 0;

        bool operator==(const Opened&) const = default;
    };

    /// How often a connection was asked for while all were in use.
    std::uint64_t at_max = 0;
    /// How often what a connection was taken for ended, whether it came back whole or not.
    std::uint64_t checked_in = 0;
    /// How often a connection was taken.
    std::uint64_t checked_out = 0;
    /// Connections opened, and those that could not be.
    Outcomes created = {};
    /// Connections closed; a failure is one that is told at a level above info.
    Outcomes disposed = {};
    /// Operations that failed as they may not elsewhere, and servers that could not be connected to.
    std::uint64_t failed = 0;
    /// Server lists.
    std::uint64_t list = 0;
    /// Connections that are in use, and the most that ever were.
    Opened opened = {};
    /// Connections replaced after so many operations, or by one to another server.
    std::uint64_t recycled = 0;

    bool operator==(const PoolStats&) const = default;
};

/// Counts the events of one pool, or of several together.
///
/// Thread safety: may be used from many threads. Counts that are read while threads run are each right, and need not be
/// of one moment.
class CASSIA_API StatsLogger : public PoolListener {
public:
    StatsLogger() = default;
    StatsLogger(const StatsLogger&) = delete;
    StatsLogger& operator=(const StatsLogger&) = delete;
    ~StatsLogger() override;

    /// What was counted until now.
    PoolStats stats() const noexcept;
    /// Sets all counters to 0. The connections in use stay counted, and are the most there ever were.
    void reset() noexcept;

    void connection_checked_in(const ConnectionCheckedIn& event) override;
    void connection_checked_out(const ConnectionCheckedOut& event) override;
    void connection_created(const ConnectionCreated& event) override;
    void connection_disposed(const ConnectionDisposed& event) override;
    void connection_failed(const ConnectionFailed& event) override;
    void connection_recycled(const ConnectionRecycled& event) override;
    void pool_at_max(const PoolAtMax& event) override;
    void server_list_obtained(const ServerListObtained& event) override;

private:
    using Counter = std::atomic<std::uint64_t>;

    Counter at_max_ = 0;
    Counter checked_in_ = 0;
    Counter checked_out_ = 0;
    Counter created_ = 0;
    Counter not_created_ = 0;
    Counter disposed_ = 0;
    Counter badly_disposed_ = 0;
    Counter failed_ = 0;
    Counter list_ = 0;
    Counter current_ = 0;
    Counter max_ = 0;
    Counter recycled_ = 0;
};

}  // namespace cassia
