#include "shell/history.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <system_error>

namespace cassia::shell {
namespace {

constexpr std::size_t most_lines = 1000;
constexpr std::size_t longest_file = 5 * most_lines;
// Values are typed here: they are the user's alone.
constexpr mode_t of_the_user = S_IRUSR | S_IWUSR;

// A pipe would be waited for, and a device may have no end.
bool may_be_used(const std::filesystem::path& file) {
    std::error_code none;
    return !file.empty() && (std::filesystem::is_regular_file(file, none) || !std::filesystem::exists(file, none));
}

std::vector<std::string> read_lines(const std::filesystem::path& file) {
    std::vector<std::string> lines;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        lines.push_back(line);
    }
    return lines;
}

// Written in one piece, so that sessions at the same time do not mix theirs.
bool write_all(const std::filesystem::path& file, int flags, const std::string& text) {
    const int descriptor = ::open(file.c_str(), flags | O_WRONLY | O_CREAT | O_CLOEXEC, of_the_user);
    if (descriptor < 0) {
        return false;
    }
    const bool ok = ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    ::close(descriptor);
    return ok;
}

void shorten(const std::filesystem::path& file, const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines) {
        text += line + '\n';
    }
    auto shorter = file;
    shorter += ".new";
    std::error_code none;
    if (write_all(shorter, O_TRUNC, text)) {
        std::filesystem::rename(shorter, file, none);
    }
}

}  // namespace

std::filesystem::path History::default_file() {
    // NOLINTBEGIN(concurrency-mt-unsafe): nothing sets them
    const char* const state = std::getenv("XDG_STATE_HOME");
    const char* const home = std::getenv("HOME");
    // NOLINTEND(concurrency-mt-unsafe)
    if (state != nullptr && *state != '\0') {
        return std::filesystem::path(state) / "cassia" / "shell_history";
    }
    if (home != nullptr && *home != '\0') {
        return std::filesystem::path(home) / ".local" / "state" / "cassia" / "shell_history";
    }
    return {};
}

std::vector<std::string> History::load() const {
    if (!may_be_used(file_)) {
        return {};
    }
    auto lines = read_lines(file_);
    const bool is_long = lines.size() > longest_file;
    if (lines.size() > most_lines) {
        lines.erase(lines.begin(), lines.end() - static_cast<std::ptrdiff_t>(most_lines));
    }
    if (is_long) {
        shorten(file_, lines);
    }
    return lines;
}

void History::add(const std::string& line) const {
    if (!may_be_used(file_) || line.empty()) {
        return;
    }
    std::error_code none;
    std::filesystem::create_directories(file_.parent_path(), none);
    write_all(file_, O_APPEND, line + '\n');
}

}  // namespace cassia::shell
