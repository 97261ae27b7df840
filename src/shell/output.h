#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cassia::shell {

/// Where results go.
class Output {
public:
    Output() = default;
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;
    virtual ~Output() = default;

    /// What is written from now on is of a new statement. `pages`: whether to wait when a terminal's screen is full.
    virtual void begin_statement(bool pages) { static_cast<void>(pages); }
    /// Text of any number of lines, of which the last may go on.
    /// @throws EnoughShown if it is paged and the user wants no more; Interrupted.
    virtual void write(std::string_view text) = 0;
    /// Lets all that was written be seen.
    virtual void flush() {}
    /// Columns of the terminal that it goes to; 0: it goes to none, and nothing is cut or broken for it.
    virtual std::size_t width() const { return 0; }
    /// Whether it is for a person's eyes: with colours.
    virtual bool has_colour() const { return false; }

    void line(std::string_view text) { write(std::string(text) + '\n'); }
};

}  // namespace cassia::shell
