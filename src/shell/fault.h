#pragma once

#include <cstddef>
#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>

/// @file
/// What is wrong with a statement, and where in its source.

namespace cassia::shell {

/// An error with its place: an offset into the source of the statement.
class Fault : public std::runtime_error {
public:
    /// `name`: as Python or the manual names such an error, "TypeError" for instance.
    Fault(std::string_view name, const std::string& message, std::size_t place)
        : std::runtime_error(message), name_(name), place_(place) {}

    const std::string& name() const noexcept { return name_; }
    std::size_t place() const noexcept { return place_; }

private:
    std::string name_;
    std::size_t place_;
};

/// A source that can't be read.
class SyntaxFault : public Fault {
public:
    /// `is_unfinished`: the source ends where more has to follow.
    SyntaxFault(const std::string& message, std::size_t place, bool is_unfinished = false)
        : Fault("SyntaxError", message, place), is_unfinished_(is_unfinished) {}

    bool is_unfinished() const noexcept { return is_unfinished_; }

private:
    bool is_unfinished_;
};

/// The user has ended a statement, by Ctrl-C.
class Interrupted : public std::exception {
public:
    const char* what() const noexcept override { return "interrupted"; }
};

/// The user wants no more pages.
class EnoughShown : public Interrupted {};

/// The name of an exception's class, as the manual has it: "NotFoundException" for instance.
std::string_view name_of(const std::exception& error);

/// The fault as it is told: the line of the source, a mark below the place, and what is wrong. `file` is where the
/// source comes from, and is told with the number of the line; empty: what was typed. `in_colour`: with the commands of
/// a terminal for red.
std::string describe(const Fault& fault, std::string_view source, std::string_view file, bool in_colour = false);

}  // namespace cassia::shell
