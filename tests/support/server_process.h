#pragma once

#include <csignal>
#include <string>
#include <utility>
#include <vector>

#include <sys/types.h>

namespace cassia::support {

/// cassia-server, in a process of its own, at a free port of loopback.
class ServerProcess {
public:
    using Variables = std::vector<std::pair<std::string, std::string>>;

    /// Returns when clients can connect.
    /// @throws std::runtime_error if it ends before.
    explicit ServerProcess(std::vector<std::string> arguments, const Variables& environment = {});
    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;
    /// Kills it, if it still runs.
    ~ServerProcess();

    pid_t id() const noexcept { return id_; }
    /// "127.0.0.1:9160"
    const std::string& address() const noexcept { return address_; }
    void send(int signal) const;
    /// Waits for its end: its exit status, or minus the signal that ended it.
    int wait();
    /// Tells it to end, and waits.
    int stop() {
        send(SIGTERM);
        return wait();
    }

private:
    void read_ready_line();

    pid_t id_ = 0;
    int output_ = -1;
    bool runs_ = true;
    std::string address_;
};

}  // namespace cassia::support
