#include "shell/terminal.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <limits>

#include <cassia/errors.h>

#include "shell/fault.h"
#include "shell/interrupts.h"
#include "shell/text.h"

namespace cassia::shell {
namespace {

constexpr std::string_view more = "-- more: space, a line: return, no more: q --";

winsize screen() {
    winsize size{};
    ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
    size.ws_col = size.ws_col == 0 ? 80 : size.ws_col;
    size.ws_row = size.ws_row == 0 ? 24 : size.ws_row;
    return size;
}

/// A terminal without some of its local modes, as long as this lives.
class WithoutModes {
public:
    WithoutModes(int file, tcflag_t modes) : file_(file) {
        ::tcgetattr(file_, &before_);
        auto changed = before_;
        changed.c_lflag &= ~modes;
        ::tcsetattr(file_, TCSADRAIN, &changed);
    }
    ~WithoutModes() { ::tcsetattr(file_, TCSADRAIN, &before_); }
    WithoutModes(const WithoutModes&) = delete;
    WithoutModes& operator=(const WithoutModes&) = delete;

private:
    int file_;
    termios before_{};
};

// q where the terminal is gone.
char read_key() {
    await_input(STDIN_FILENO);
    char key = 'q';
    return ::read(STDIN_FILENO, &key, 1) == 1 ? key : 'q';
}

// From the terminal, past what std::cin has of it: that would go on reading after Ctrl-C.
std::string read_line() {
    std::string line;
    for (;;) {
        await_input(STDIN_FILENO);
        char letter = '\n';
        if (::read(STDIN_FILENO, &letter, 1) != 1) {
            throw InvalidRequestError("the input ended before a password was given");
        }
        if (letter == '\n') {
            return line;
        }
        line += letter;
    }
}

}  // namespace

void PlainOutput::write(std::string_view text) {
    std::cout << text;
}

void PlainOutput::flush() {
    std::cout.flush();
}

void TerminalOutput::begin_statement(bool pages) {
    pages_ = pages && ::isatty(STDIN_FILENO) == 1;
    lines_left_ = screen().ws_row - 1U;
}

std::size_t TerminalOutput::width() const {
    return screen().ws_col;
}

bool TerminalOutput::has_colour() const {
    const char* const terminal = std::getenv("TERM");  // NOLINT(concurrency-mt-unsafe): nothing sets it
    const bool is_dumb = terminal == nullptr || std::string_view(terminal) == "dumb";
    return !is_dumb && std::getenv("NO_COLOR") == nullptr;  // NOLINT(concurrency-mt-unsafe)
}

void TerminalOutput::write(std::string_view text) {
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size() - 1) + 1;
        write_line(text.substr(0, end));
        text.remove_prefix(end);
    }
    std::cout.flush();
}

// A line may take several of the screen.
void TerminalOutput::write_line(std::string_view line) {
    const auto text = line.ends_with('\n') ? line.substr(0, line.size() - 1) : line;
    const auto rows = std::max<std::size_t>(1, (display_width(text) + width() - 1) / width());
    if (pages_ && rows > lines_left_) {
        std::cout.flush();
        wait_for_key();
    }
    lines_left_ -= std::min(rows, lines_left_);
    std::cout << visible_lines(text) << line.substr(text.size());
}

void TerminalOutput::wait_for_key() {
    // Before it is asked for, so that the terminal does not show it.
    const WithoutModes modes(STDIN_FILENO, ICANON | ECHO);
    std::cout << more << std::flush;
    const auto erase = [] { std::cout << "\r" << std::string(more.size(), ' ') << "\r" << std::flush; };
    try {
        const char key = read_key();
        erase();
        if (key == 'q' || key == 'Q') {
            throw EnoughShown();
        }
        lines_left_ = key == '\r' || key == '\n' ? 1 : screen().ws_row - 1U;
    } catch (const Interrupted&) {
        // What follows, such as the time that it took, is not asked about.
        pages_ = false;
        throw;
    }
}

std::string ask_password(std::string_view prompt) {
    if (::isatty(STDIN_FILENO) != 1) {
        throw InvalidRequestError(
            "a user needs a password, and there is no terminal to ask for it; give --passwd-file");
    }
    // Before the prompt asks for it: Ctrl-C must not end the program with a terminal that shows nothing.
    note_interrupts();
    const WithoutModes modes(STDIN_FILENO, ECHO);
    std::cerr << prompt << std::flush;
    try {
        auto password = read_line();
        std::cerr << '\n';
        return password;
    } catch (const std::exception&) {
        std::cerr << '\n';
        throw;
    }
}

}  // namespace cassia::shell
