#include <cassia/stats.h>

namespace cassia {

StatsLogger::~StatsLogger() = default;

PoolStats StatsLogger::stats() const noexcept {
    return {.at_max = at_max_,
            .checked_in = checked_in_,
            .checked_out = checked_out_,
            .created = {.success = created_, .failure = not_created_},
            .disposed = {.success = disposed_, .failure = badly_disposed_},
            .failed = failed_,
            .list = list_,
            .opened = {.current = current_, .max = max_},
            .recycled = recycled_};
}

void StatsLogger::reset() noexcept {
    for (auto* counter : {&at_max_, &checked_in_, &checked_out_, &created_, &not_created_, &disposed_, &badly_disposed_,
                          &failed_, &list_, &recycled_}) {
        *counter = 0;
    }
    max_ = current_.load();
}

void StatsLogger::connection_checked_in(const ConnectionCheckedIn&) {
    ++checked_in_;
    // One that was taken before this began to listen was not counted.
    auto current = current_.load();
    while (current > 0 && !current_.compare_exchange_weak(current, current - 1)) {
    }
}

void StatsLogger::connection_checked_out(const ConnectionCheckedOut&) {
    ++checked_out_;
    const auto current = ++current_;
    auto max = max_.load();
    while (max < current && !max_.compare_exchange_weak(max, current)) {
    }
}

void StatsLogger::connection_created(const ConnectionCreated& event) {
    ++(event.level <= LogLevel::info ? created_ : not_created_);
}

void StatsLogger::connection_disposed(const ConnectionDisposed& event) {
    ++(event.level <= LogLevel::info ? disposed_ : badly_disposed_);
}

void StatsLogger::connection_failed(const ConnectionFailed&) {
    ++failed_;
}
void StatsLogger::connection_recycled(const ConnectionRecycled&) {
    ++recycled_;
}
void StatsLogger::pool_at_max(const PoolAtMax&) {
    ++at_max_;
}
void StatsLogger::server_list_obtained(const ServerListObtained&) {
    ++list_;
}

}  // namespace cassia
