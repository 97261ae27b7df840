#pragma once

#include <functional>
#include <string>

#include <CLI/CLI.hpp>

/// What every program does around its work.
namespace cassia::apps {

/// Adds a program's flags, and returns its work: what is done when they were read, and returns the exit status.
using Program = std::function<int()> (*)(CLI::App& app);

/// Reads the flags, does the work and returns the exit status: that of the work, 2 for a usage that is wrong, 1 for
/// what fails. Errors go to standard error.
int run_program(const char* name, const char* description, int argc, char** argv, Program program);

/// @throws InvalidRequestError, for a usage that is wrong.
[[noreturn]] void refuse(const std::string& what);

}  // namespace cassia::apps
