#include "password_prompt.h"

#include <termios.h>
#include <unistd.h>

#include <array>
#include <iostream>

#include "twissandra.h"

namespace twissandra {
namespace {

constexpr char CTRL_C = '\x03';
// What a terminal gives at once.
constexpr std::size_t LONGEST_LINE = 4096;

/// A terminal that does not show what is typed, and to which Ctrl-C is the end of a line: as a signal it would leave
/// the terminal so.
class HiddenInput {
public:
    HiddenInput() {
        tcgetattr(STDIN_FILENO, &before_);
        auto hidden = before_;
        hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO | ISIG);
        hidden.c_cc[VEOL] = CTRL_C;
        tcsetattr(STDIN_FILENO, TCSANOW, &hidden);
    }
    HiddenInput(const HiddenInput&) = delete;
    HiddenInput& operator=(const HiddenInput&) = delete;
    ~HiddenInput() { tcsetattr(STDIN_FILENO, TCSANOW, &before_); }

private:
    termios before_{};
};

std::string read_line() {
    std::array<char, LONGEST_LINE> typed{};
    const auto size = read(STDIN_FILENO, typed.data(), typed.size());
    return {typed.data(), size > 0 ? static_cast<std::size_t>(size) : 0};
}

}  // namespace

std::string read_password(std::ostream& out) {
    std::string password;
    if (isatty(STDIN_FILENO) == 0) {
        std::getline(std::cin, password);
        return password;
    }
    {
        const HiddenInput hidden;
        out << "Password: " << std::flush;
        password = read_line();
    }
    out << '\n' << std::flush;
    if (password.ends_with(CTRL_C)) {
        throw Refused("interrupted");
    }
    return password.substr(0, password.find('\n'));
}

}  // namespace twissandra
