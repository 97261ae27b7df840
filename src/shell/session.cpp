#include "shell/session.h"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <utility>

#include <cassia/errors.h>

#include "shell/builtins.h"
#include "shell/fault.h"
#include "shell/kinds.h"

namespace cassia::shell {
namespace {

constexpr std::string_view system_name = "SYSTEM_MANAGER";
constexpr std::string_view pool_name = "pool";

std::string upper(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::toupper(letter)); });
    return text;
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) {
        text += (text.empty() ? "'" : ", '") + name + "'";
    }
    return text.empty() ? "none" : text;
}

}  // namespace

Object family_object(const ConnectionPool& pool, std::string_view name) {
    ColumnFamily column_family(pool, name);
    const auto shown = "<ColumnFamily " + column_family.name() + ">";
    return box(Family{pool, std::move(column_family)}, shown);
}

Session::Session(Target target, Output& output, std::function<bool()> is_interrupted)
    : target_(std::move(target)), output_(&output), is_interrupted_(std::move(is_interrupted)) {
    system_ = box(open_system(target_.server, {}), "<SystemManager " + target_.server + ">");
}

SystemManager& Session::system() {
    return self_as<SystemManager>(system_);
}

SystemManager Session::open_system(const std::string& server, const SystemManagerOptions& options) const {
    auto own = options;
    own.credentials = own.credentials ? own.credentials : target_.credentials;
    own.framed_transport = own.framed_transport && target_.framed_transport;
    own.tls = target_.tls;
    return SystemManager(server, own);
}

ConnectionPool Session::open_pool(std::string_view keyspace, const std::vector<std::string>& servers,
                                  PoolOptions options) const {
    options.credentials = options.credentials ? options.credentials : target_.credentials;
    options.framed_transport = options.framed_transport && target_.framed_transport;
    options.tls = target_.tls;
    return ConnectionPool(keyspace, servers.empty() ? std::vector{target_.server} : servers, std::move(options));
}

void Session::use(std::string_view keyspace) {
    // A store in the process makes what is not there; a pool on it would not say so.
    const auto keyspaces = system().list_keyspaces();
    if (std::find(keyspaces.begin(), keyspaces.end(), keyspace) == keyspaces.end()) {
        throw InvalidRequestException("no keyspace '" + std::string(keyspace) + "' at " + target_.server +
                                      "; it has: " + joined(keyspaces));
    }
    auto pool = open_pool(keyspace, {}, {.timeout = std::chrono::seconds(5), .pool_size = 1});
    families_.clear();
    pool_.emplace(std::move(pool));
    refresh();
}

// In upper case, unless that is another family's or means something already.
std::string Session::object_name(const std::string& family, const std::map<std::string, CfDef>& families) const {
    const auto name = upper(family);
    const auto is_taken = [](const std::string& wanted) { return wanted == system_name || find_builtin(wanted); };
    const auto same =
        std::count_if(families.begin(), families.end(), [&](const auto& other) { return upper(other.first) == name; });
    auto chosen = same == 1 && !is_taken(name) ? name : family;
    if (is_taken(chosen) || std::isdigit(static_cast<unsigned char>(chosen.front())) != 0) {
        chosen.insert(0, 1, '_');
    }
    return chosen;
}

void Session::drop_missing(const std::map<std::string, CfDef>& families) {
    for (auto at = families_.begin(); at != families_.end();) {
        const auto found = families.find(at->second.definition.name);
        if (found != families.end() && object_name(found->first, families) == at->first) {
            ++at;
            continue;
        }
        output_->line("Dropped " + at->first);
        at = families_.erase(at);
    }
}

void Session::refresh() {
    if (!pool_) {
        return;
    }
    std::map<std::string, CfDef> families;
    const auto keyspaces = system().list_keyspaces();
    const bool is_there = std::find(keyspaces.begin(), keyspaces.end(), keyspace()) != keyspaces.end();
    if (is_there) {
        families = system().get_keyspace_column_families(keyspace());
    }
    drop_missing(families);
    for (const auto& [family, definition] : families) {
        const auto name = object_name(family, families);
        const auto loaded = families_.find(name);
        if (loaded != families_.end() && loaded->second.definition == definition) {
            continue;
        }
        const bool is_new = loaded == families_.end();
        families_.insert_or_assign(name, Loaded{.object = family_object(*pool_, family), .definition = definition});
        output_->line((is_new ? "Loaded " + family + " as " : std::string("Reloaded ")).append(name));
    }
    if (!is_there) {
        output_->line("Dropped the keyspace " + keyspace());
        pool_.reset();
    }
}

std::optional<Object> Session::find(std::string_view name) const {
    if (const auto variable = variables_.find(name); variable != variables_.end()) {
        return variable->second;
    }
    if (const auto family = families_.find(name); family != families_.end()) {
        return family->second.object;
    }
    if (name == system_name) {
        return system_;
    }
    if (name == pool_name && pool_) {
        return box(ConnectionPool(*pool_), "<ConnectionPool " + pool_->keyspace() + ">");
    }
    return find_builtin(name);
}

std::vector<std::string> Session::names() const {
    auto names = family_names();
    names.emplace_back(system_name);
    if (pool_) {
        names.emplace_back(pool_name);
    }
    for (const auto& [name, object] : variables_) {
        names.push_back(name);
    }
    for (const auto& name : builtin_names()) {
        names.emplace_back(name);
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

std::vector<std::string> Session::family_names() const {
    std::vector<std::string> names;
    names.reserve(families_.size());
    for (const auto& [name, family] : families_) {
        names.push_back(name);
    }
    return names;
}

void Session::check_interrupted() const {
    if (is_interrupted_()) {
        throw Interrupted();
    }
}

}  // namespace cassia::shell
