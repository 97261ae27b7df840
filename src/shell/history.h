#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace cassia::shell {

/// Lines that were typed, kept in a file across sessions, which may run at the same time: each adds its own at the end.
class History {
public:
    /// An empty path: lines are not kept.
    explicit History(std::filesystem::path file) : file_(std::move(file)) {}

    /// Where it is kept: $XDG_STATE_HOME/cassia/shell_history, below $HOME/.local/state unless that is set; empty where
    /// neither is.
    static std::filesystem::path default_file();

    /// The last lines, oldest first; shortens a file that has grown long.
    std::vector<std::string> load() const;
    /// Adds a line. A file that can't be written keeps nothing, and says so to nobody.
    void add(const std::string& line) const;

private:
    std::filesystem::path file_;
};

}  // namespace cassia::shell
