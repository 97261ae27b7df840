#include "property/row_model.h"

#include <algorithm>
#include <tuple>

namespace cassia::test {
namespace {

auto strength(const ModelCell& cell) {
    return std::tuple(cell.timestamp, static_cast<int>(cell.kind), cell.expires, cell.value, cell.deleted_at, cell.ttl,
                      cell.name);
}

}  // namespace

void RowModel::write(const ModelCell& cell) {
    const auto [found, added] = cells_.try_emplace(cell.name, cell);
    if (!added && strength(cell) > strength(found->second)) {
        found->second = cell;
    }
}

void RowModel::remove_all(ModelDeletion deletion) {
    whole_ = std::max(whole_, deletion);
    std::erase_if(ranges_, [this](const auto& range) { return range.second.timestamp <= whole_.timestamp; });
}

bool RowModel::in_range(const std::string& name, const std::string& start, const std::string& finish) const {
    const auto less = cells_.key_comp();
    return (start.empty() || !less(name, start)) && (finish.empty() || !less(finish, name));
}

void RowModel::remove_range(const std::string& start, const std::string& finish, ModelDeletion deletion,
                            const std::vector<std::string>& universe) {
    if (deletion.timestamp <= whole_.timestamp) {
        return;
    }
    for (const auto& name : universe) {
        if (in_range(name, start, finish)) {
            auto& known = ranges_[name];
            known = std::max(known, deletion);
        }
    }
}

std::int64_t RowModel::shadow(const std::string& name) const {
    const auto range = ranges_.find(name);
    return range == ranges_.end() ? whole_.timestamp : std::max(whole_.timestamp, range->second.timestamp);
}

std::vector<ModelColumn> RowModel::columns(std::int64_t now, std::int64_t above) const {
    std::vector<ModelColumn> live;
    for (const auto& [name, cell] : cells_) {
        if (cell.is_live(now) && cell.timestamp > std::max(above, shadow(name))) {
            live.push_back({cell.name, cell.value, cell.timestamp, cell.ttl});
        }
    }
    return live;
}

void RowModel::purge(std::int64_t now, std::int64_t cutoff, std::int64_t above) {
    std::erase_if(cells_, [&](const auto& entry) {
        const auto& cell = entry.second;
        const auto dead_since = cell.kind == ModelCell::Kind::tombstone ? cell.deleted_at : cell.expires;
        return (!cell.is_live(now) && dead_since <= cutoff) || cell.timestamp <= std::max(above, shadow(entry.first));
    });
}

void RowModel::forget_deletions(std::int64_t cutoff) {
    if (whole_.deleted_at <= cutoff) {
        whole_ = {};
    }
    std::erase_if(ranges_, [&](const auto& range) { return range.second.deleted_at <= cutoff; });
}

bool RowModel::exists() const {
    return !cells_.empty() || !ranges_.empty() || whole_ != ModelDeletion();
}

}  // namespace cassia::test
