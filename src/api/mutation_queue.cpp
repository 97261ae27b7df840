#include "api/mutation_queue.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <cassia/errors.h>

#include "api/consistency_checks.h"

namespace cassia::detail {
namespace {

void check_level(std::optional<ConsistencyLevel> level) {
    if (level) {
        check_write_level("write_consistency_level", *level);
    }
}

}  // namespace

MutationQueue::MutationQueue(std::shared_ptr<pool::Pool> pool, BatchOptions options)
    : pool_(std::move(pool)), options_(options) {
    check_level(options_.write_consistency_level);
}

void MutationQueue::push(PackedRow operation) {
    if (operation.empty()) {
        return;
    }
    {
        const std::lock_guard lock(mutex_);
        queued_.push_back(std::move(operation));
    }
    if (!is_full()) {
        return;
    }
    const std::lock_guard sending(sending_);
    // Another thread may have sent it by now.
    if (is_full()) {
        send_queued({});
    }
}

void MutationQueue::send(const SendOptions& options) {
    check_level(options.write_consistency_level);
    const std::lock_guard sending(sending_);
    send_queued(options);
}

void MutationQueue::send_queued(const SendOptions& options) {
    const bool atomic = options.atomic.value_or(options_.atomic);
    std::vector<model::RowMutation> views;
    bool counters = false;
    bool may_retry = options_.allow_retries;
    {
        const std::lock_guard lock(mutex_);
        views.reserve(queued_.size());
        for (const auto& operation : queued_) {
            views.push_back(operation.view());
            counters = counters || operation.has_counters();
            may_retry = may_retry && operation.may_retry();
        }
    }
    if (views.empty()) {
        return;
    }
    if (atomic && counters) {
        throw InvalidRequestException("the batch is atomic and has counters; send them in a batch that is not atomic",
                                      {.operation = "send"});
    }
    const auto level =
        options.write_consistency_level.value_or(options_.write_consistency_level.value_or(ConsistencyLevel::ONE));
    backend::Completion completion;
    pool_->execute({model::Mutate{views, atomic}, level, "send", may_retry}, completion);

    const std::lock_guard lock(mutex_);
    queued_.erase(queued_.begin(), queued_.begin() + static_cast<std::ptrdiff_t>(views.size()));
}

bool MutationQueue::is_full() const {
    const std::lock_guard lock(mutex_);
    const auto limit = options_.queue_size.value_or(0);
    return limit > 0 && queued_.size() >= limit;
}

std::size_t MutationQueue::size() const {
    const std::lock_guard lock(mutex_);
    return queued_.size();
}

void MutationQueue::clear() {
    const std::scoped_lock locks(sending_, mutex_);
    queued_.clear();
}

}  // namespace cassia::detail
