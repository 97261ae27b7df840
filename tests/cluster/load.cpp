#include "cluster/load.h"

#include <algorithm>
#include <map>
#include <utility>

namespace cassia::cluster {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t THREADS = 8;
// Between two rounds of a thread: a node that starts on the same cores needs some of them.
constexpr auto PAUSE = std::chrono::milliseconds(20);

/// Adds the time that an operation takes, where it is the longest, however it ends.
class Longest {
public:
    explicit Longest(Clock::duration& longest) : longest_(longest) {}
    Longest(const Longest&) = delete;
    Longest& operator=(const Longest&) = delete;
    ~Longest() { longest_ = std::max(longest_, Clock::now() - start_); }

private:
    Clock::duration& longest_;
    Clock::time_point start_ = Clock::now();
};

/// A row's values by their names.
std::map<std::int64_t, Value> row_of(const ConnectionPool& pool, const char* family, const std::string& key) {
    std::map<std::int64_t, Value> row;
    for (const auto& [name, value] :
         ColumnFamily(pool, family).xget(key, {.read_consistency_level = ConsistencyLevel::QUORUM})) {
        row.emplace(name.as<std::int64_t>(), value);
    }
    return row;
}

}  // namespace

Load::Load(const ConnectionPool& pool, std::string name)
    : name_(std::move(name)),
      rows_(pool, "Rows",
            {.read_consistency_level = ConsistencyLevel::QUORUM, .write_consistency_level = ConsistencyLevel::QUORUM}),
      counters_(pool, "Counters", {.write_consistency_level = ConsistencyLevel::QUORUM}),
      records_(THREADS) {
    for (std::size_t thread = 0; thread < THREADS; ++thread) {
        threads_.emplace_back(
            [this, thread](const std::stop_token& stop) { work(key(thread), records_[thread], stop); });
    }
}

void Load::work(const std::string& key, Record& record, const std::stop_token& stop) const {
    for (std::int64_t i = 0; !stop.stop_requested(); ++i) {
        record.writes.push_back(write(record, [&] { rows_.insert(key, {{i, "value"}}); }));
        if (record.writes.back() == Outcome::ACKNOWLEDGED) {
            read_again(key, i, record);
        }
        record.counts.push_back(write(record, [&] { counters_.add(key, i); }));
        std::this_thread::sleep_for(PAUSE);
    }
}

Load::Outcome Load::write(Record& record, const std::function<void()>& operation) const {
    const Longest longest(record.longest);
    try {
        operation();
        return Outcome::ACKNOWLEDGED;
    } catch (const Error& error) {
        return error.may_have_been_applied() ? Outcome::UNKNOWN : Outcome::NOT_APPLIED;
    }
}

void Load::read_again(const std::string& key, std::int64_t name, Record& record) const {
    const Longest longest(record.longest);
    try {
        rows_.get(key, {.columns = {{name}}});
    } catch (const NotFoundException&) {
        ++record.not_read;
    } catch (const Error&) {
        // Not read, which does not say that it is not there.
        return;
    }
}

Load::Findings Load::findings(const ConnectionPool& pool) const {
    Findings findings;
    const auto count = [&findings](Outcome outcome, bool is_there) {
        findings.acknowledged += outcome == Outcome::ACKNOWLEDGED ? 1 : 0;
        findings.failed += outcome == Outcome::ACKNOWLEDGED ? 0 : 1;
        findings.lost += outcome == Outcome::ACKNOWLEDGED && !is_there ? 1 : 0;
        findings.applied += outcome == Outcome::NOT_APPLIED && is_there ? 1 : 0;
    };
    for (std::size_t thread = 0; thread < THREADS; ++thread) {
        const auto& record = records_[thread];
        const auto row = row_of(pool, "Rows", key(thread));
        for (std::size_t i = 0; i < record.writes.size(); ++i) {
            count(record.writes[i], row.contains(static_cast<std::int64_t>(i)));
        }
        const auto counters = row_of(pool, "Counters", key(thread));
        for (std::size_t i = 0; i < record.counts.size(); ++i) {
            const auto counter = counters.find(static_cast<std::int64_t>(i));
            count(record.counts[i], counter != counters.end());
            findings.counted_twice += counter != counters.end() && counter->second.as<std::int64_t>() != 1 ? 1 : 0;
        }
        findings.lost += record.not_read;
        findings.longest =
            std::max(findings.longest, std::chrono::duration_cast<std::chrono::milliseconds>(record.longest));
    }
    return findings;
}

}  // namespace cassia::cluster
