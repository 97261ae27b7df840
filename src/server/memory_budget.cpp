#include "server/memory_budget.h"

#include <algorithm>

namespace cassia::server {

bool MemoryBudget::take(std::size_t bytes) {
    const std::lock_guard lock(mutex_);
    if (bytes > free_) {
        return false;
    }
    free_ -= bytes;
    return true;
}

bool MemoryBudget::take_within(std::size_t bytes, std::chrono::milliseconds patience) {
    const auto until = std::chrono::steady_clock::now() + patience;
    const std::unique_lock turn(turn_, until);
    if (!turn) {
        return false;
    }
    std::unique_lock lock(mutex_);
    if (!given_back_.wait_until(lock, until, [&] { return bytes <= free_; })) {
        return false;
    }
    free_ -= bytes;
    return true;
}

void MemoryBudget::give_back(std::size_t bytes) {
    {
        const std::lock_guard lock(mutex_);
        free_ += bytes;
    }
    given_back_.notify_one();
}

bool MemoryShare::grow_to(std::size_t bytes) {
    if (bytes <= bytes_) {
        return true;
    }
    if (!budget_->take(bytes - bytes_)) {
        return false;
    }
    bytes_ = bytes;
    return true;
}

bool MemoryShare::grow_to_within(std::size_t bytes, std::chrono::milliseconds patience) {
    const auto wanted = std::min(bytes, budget_->all());
    if (wanted <= bytes_) {
        return true;
    }
    if (!budget_->take_within(wanted - bytes_, patience)) {
        return false;
    }
    bytes_ = wanted;
    return true;
}

void MemoryShare::shrink_to(std::size_t bytes) {
    if (bytes < bytes_) {
        budget_->give_back(bytes_ - bytes);
        bytes_ = bytes;
    }
}

}  // namespace cassia::server
