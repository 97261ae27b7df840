#pragma once

#include <csignal>
#include <string>
#include <vector>

#include "support/child_process.h"

namespace cassia::support {

/// cassia-server, in a process of its own, at a free port of loopback. It is killed at the end, if it still runs.
class ServerProcess {
public:
    /// Returns when clients can connect.
    /// @throws std::runtime_error if it ends before.
    explicit ServerProcess(std::vector<std::string> arguments, const ChildProcess::Variables& environment = {});

    pid_t id() const noexcept { return child_.id(); }
    /// "127.0.0.1:9160"
    const std::string& address() const noexcept { return address_; }
    void send(int signal) const { child_.send(signal); }
    /// Waits for its end: its exit status, or minus the signal that ended it.
    int wait() { return child_.wait(); }
    /// Tells it to end, and waits.
    int stop() {
        send(SIGTERM);
        return wait();
    }

private:
    ChildProcess child_;
    std::string address_;
};

}  // namespace cassia::support
