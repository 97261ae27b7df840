#include "pool/pool.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <cassia/errors.h>

namespace cassia::pool {
namespace {

PoolOptions checked(PoolOptions options) {
    check(options);
    return options;
}

std::vector<std::string> checked_servers(const ServerList& servers, const Surroundings& surroundings) {
    auto names = servers.servers();
    for (const auto& name : names) {
        surroundings.check_server(name);
    }
    return names;
}

Settings checked_settings(const PoolOptions& options, std::vector<std::string> servers, std::string_view keyspace) {
    Settings settings{.servers = std::move(servers),
                      .max_overflow = options.max_overflow,
                      .pool_timeout = options.pool_timeout,
                      .recycle = options.recycle,
                      .max_retries = options.max_retries,
                      .logging_name = logging_name_or_default(options.logging_name, keyspace)};
    check(settings, keyspace);
    return settings;
}

}  // namespace

Pool::Pool(std::string_view keyspace, const ServerList& servers, PoolOptions options, Surroundings surroundings)
    : keyspace_(keyspace),
      options_(checked(std::move(options))),
      surroundings_(std::move(surroundings)),
      state_(std::in_place, checked_settings(options_, checked_servers(servers, surroundings_), keyspace),
             options_.pool_size, surroundings_) {
    for (auto& listener : options_.listeners) {
        events_.add(std::move(listener));
    }
    tell(&PoolListener::server_list_obtained, ServerListObtained{.server_list = state_.get().servers.names()});
    if (options_.prefill) {
        fill();
    }
}

Pool::~Pool() {
    if (!state_.is_inherited()) {
        dispose();
    }
}

std::size_t Pool::overflow() const {
    auto& state = state_.get();
    const std::lock_guard lock(state.mutex);
    const auto open = state.idle.size() + state.in_use;
    return open > size() ? open - size() : 0;
}

std::size_t Pool::checkedin() const {
    auto& state = state_.get();
    const std::lock_guard lock(state.mutex);
    return state.idle.size();
}

std::size_t Pool::checkedout() const {
    auto& state = state_.get();
    const std::lock_guard lock(state.mutex);
    return state.in_use;
}

void Pool::fill() {
    auto& state = state_.get();
    const auto give_up = give_up_time();
    while (true) {
        Slot slot{.state = &state};
        {
            const std::lock_guard lock(state.mutex);
            if (state.idle.size() + state.in_use >= size()) {
                return;
            }
            ++state.in_use;
            slot.disposals = state.disposals;
        }
        try {
            slot.connection = open(state, nullptr, {}, give_up);
        } catch (...) {
            free_place(state);
            throw;
        }
        put_back(std::move(slot), give_up);
    }
}

void Pool::dispose() {
    auto& state = state_.get();
    std::vector<std::unique_ptr<PooledConnection>> closed;
    {
        const std::lock_guard lock(state.mutex);
        closed.reserve(state.idle.size());
        while (!state.idle.empty()) {
            closed.push_back(state.idle.take(0));
        }
        ++state.disposals;
    }
    for (auto& connection : closed) {
        close(state, std::move(connection), "the pool was disposed");
    }
    tell(&PoolListener::pool_disposed, PoolDisposed{});
}

Settings Pool::settings() const {
    auto& state = state_.get();
    const std::lock_guard lock(state.mutex);
    return *state.settings;
}

void Pool::change(const std::function<void(Settings&)>& change) {
    auto& state = state_.get();
    {
        const std::lock_guard lock(state.mutex);
        auto changed = std::make_unique<Settings>(*state.settings);
        change(*changed);
        check(*changed, keyspace_);
        state.settings = std::move(changed);
    }
    // There may be room for more.
    state.came_back.notify_all();
}

void Pool::set_server_list(const ServerList& servers) {
    const auto names = checked_servers(servers, surroundings_);
    change([&](Settings& settings) { settings.servers = names; });
    auto& state = state_.get();
    std::vector<std::unique_ptr<PooledConnection>> dropped;
    std::vector<std::string> order;
    {
        const std::lock_guard lock(state.mutex);
        state.servers.set(state.settings->servers, state.random);
        order = state.servers.names();
        for (std::size_t left = state.idle.size(); left > 0; --left) {
            auto connection = state.idle.take(0);
            if (connection->server->is_listed) {
                state.idle.push(std::move(connection));
            } else {
                dropped.push_back(std::move(connection));
            }
        }
    }
    tell(&PoolListener::server_list_obtained, ServerListObtained{.server_list = order});
    for (auto& connection : dropped) {
        close(state, std::move(connection), "its server is not in the list any more");
    }
}

std::shared_ptr<const std::string> Pool::logging_name() const noexcept {
    auto& state = state_.get();
    const std::lock_guard lock(state.mutex);
    return state.settings->logging_name;
}

}  // namespace cassia::pool
