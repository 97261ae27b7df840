#pragma once

#include <string>
#include <utility>
#include <vector>

#include <sys/types.h>

namespace cassia::support {

/// A program in a process of its own, whose standard output is read here.
class ChildProcess {
public:
    using Variables = std::vector<std::pair<std::string, std::string>>;

    /// @param words the program's path, and its arguments.
    explicit ChildProcess(std::vector<std::string> words, const Variables& environment = {});
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;
    /// Kills it, if it still runs.
    ~ChildProcess();

    pid_t id() const noexcept { return id_; }
    /// Waits for the next byte of its output. False: there are no more.
    bool read(char& byte) const;
    void send(int signal) const;
    /// Waits for its end: its exit status, or minus the signal that ended it.
    int wait();

private:
    pid_t id_ = 0;
    int output_ = -1;
    bool runs_ = true;
};

}  // namespace cassia::support
