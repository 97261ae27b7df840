#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <cassia/connection_pool.h>
#include <cassia/credentials.h>
#include <cassia/schema.h>
#include <cassia/socket.h>
#include <cassia/system_manager.h>

#include "shell/object.h"
#include "shell/output.h"
#include "shell/settings.h"

namespace cassia::shell {

/// Whom a session talks to, and how.
struct Target {
    std::string server = "localhost:9160";
    std::optional<Credentials> credentials = std::nullopt;
    bool framed_transport = true;
    std::optional<TlsOptions> tls = std::nullopt;
};

/// What the names of one run of the shell mean: variables first, then the column families of its keyspace, then what
/// every session has.
class Session {
public:
    /// Connects. @throws what SystemManager throws.
    /// @param is_interrupted whether the user wants the statement to end.
    Session(Target target, Output& output, std::function<bool()> is_interrupted);

    /// Works in that keyspace from now on, and loads its column families.
    /// @throws InvalidRequestException if there is none.
    void use(std::string_view keyspace);
    /// Compares the keyspace with what is loaded, and tells what was loaded, reloaded and dropped.
    void refresh();
    /// Empty: none is used.
    std::string keyspace() const { return pool_ ? pool_->keyspace() : std::string(); }
    const Target& target() const noexcept { return target_; }

    /// What a name means; empty: nothing.
    std::optional<Object> find(std::string_view name) const;
    void assign(const std::string& name, Object value) { variables_[name] = std::move(value); }
    /// All names that mean something, sorted.
    std::vector<std::string> names() const;
    /// The names of the objects of column families, sorted.
    std::vector<std::string> family_names() const;

    SystemManager& system();
    SystemManager open_system(const std::string& server, const SystemManagerOptions& options) const;
    /// A pool on this session's server, unless others are given.
    ConnectionPool open_pool(std::string_view keyspace, const std::vector<std::string>& servers,
                             PoolOptions options) const;

    Settings& settings() noexcept { return settings_; }
    Output& output() noexcept { return *output_; }
    void set_output(Output& output) noexcept { output_ = &output; }
    /// @throws Interrupted
    void check_interrupted() const;

private:
    struct Loaded {
        Object object;
        CfDef definition;
    };

    std::string object_name(const std::string& family, const std::map<std::string, CfDef>& families) const;
    void drop_missing(const std::map<std::string, CfDef>& families);

    Target target_;
    Output* output_;
    std::function<bool()> is_interrupted_;
    Settings settings_;
    Object system_;
    std::optional<ConnectionPool> pool_;
    // By the object's name.
    std::map<std::string, Loaded, std::less<>> families_;
    std::map<std::string, Object, std::less<>> variables_;
};

}  // namespace cassia::shell
