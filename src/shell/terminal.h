#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "shell/output.h"

namespace cassia::shell {

/// Standard output where it is no terminal.
class PlainOutput : public Output {
public:
    void write(std::string_view text) override;
    void flush() override;
};

/// Standard output as a terminal: as wide as that is at the moment, and page by page.
class TerminalOutput : public Output {
public:
    void begin_statement(bool pages) override;
    void write(std::string_view text) override;
    std::size_t width() const override;
    bool has_colour() const override;

private:
    void write_line(std::string_view line);
    void wait_for_key();

    bool pages_ = false;
    std::size_t lines_left_ = 0;
};

/// Reads a password from the terminal, without showing it.
/// @throws InvalidRequestError if there is no terminal, or its input ends; Interrupted.
std::string ask_password(std::string_view prompt);

}  // namespace cassia::shell
