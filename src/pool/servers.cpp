#include "pool/servers.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "backend/backends.h"

namespace cassia::pool {

std::size_t tries_of(const Server& server, const Tries& tries) noexcept {
    return static_cast<std::size_t>(
        std::count_if(tries.begin(), tries.end(), [&](const auto& tried) { return tried.get() == &server; }));
}

void Servers::set(const std::vector<std::string>& names, std::mt19937& random) {
    std::vector<std::shared_ptr<Server>> servers;
    servers.reserve(names.size());
    for (const auto& name : names) {
        const auto known = std::find_if(servers_.begin(), servers_.end(),
                                        [&](const auto& server) { return server && server->name == name; });
        if (known != servers_.end()) {
            servers.push_back(std::move(*known));
        } else {
            servers.push_back(std::make_shared<Server>(Server{name, backend::is_embedded(name)}));
        }
    }
    for (const auto& dropped : servers_) {
        if (dropped) {
            dropped->is_listed = false;
        }
    }
    std::shuffle(servers.begin(), servers.end(), random);
    servers_ = std::move(servers);
    turn_ = 0;
    weigh();
}

std::vector<std::string> Servers::names() const {
    std::vector<std::string> names;
    names.reserve(servers_.size());
    for (const auto& server : servers_) {
        names.push_back(server->name);
    }
    return names;
}

std::shared_ptr<Server> Servers::next(const Tries& opening, const Tries& operation, std::size_t most,
                                      HostHealth::Time now) {
    using Rank = std::tuple<std::size_t, bool, std::size_t, std::size_t>;
    std::optional<Rank> best;
    std::size_t found = 0;
    for (std::size_t step = 0; step < servers_.size(); ++step) {
        const auto index = (turn_ + step) % servers_.size();
        const auto& server = *servers_[index];
        const Rank rank{tries_of(server, opening), server.health.is_paused(now), tries_of(server, operation),
                        server.connections};
        if (std::get<0>(rank) < most && (!best || rank < *best)) {
            best = rank;
            found = index;
        }
    }
    if (!best) {
        return nullptr;
    }
    turn_ = (found + 1) % servers_.size();
    return servers_[found];
}

std::shared_ptr<Server> Servers::underused(const Server& from, HostHealth::Time now) const {
    std::shared_ptr<Server> least;
    for (const auto& server : servers_) {
        if (server->connections + 2 <= from.connections && !server->health.is_paused(now) &&
            (!least || server->connections < least->connections)) {
            least = server;
        }
    }
    return least;
}

void Servers::count_opened(Server& server) noexcept {
    ++server.connections;
    weigh();
}

void Servers::count_closed(Server& server) noexcept {
    --server.connections;
    weigh();
}

void Servers::weigh() noexcept {
    const auto [fewest, most] =
        std::minmax_element(servers_.begin(), servers_.end(),
                            [](const auto& left, const auto& right) { return left->connections < right->connections; });
    is_balanced_ = servers_.empty() || (*most)->connections < (*fewest)->connections + 2;
}

}  // namespace cassia::pool
