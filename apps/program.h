#pragma once

#include <functional>
#include <string>

#include <CLI/CLI.hpp>

/// What every program does around its work.
namespace cassia::apps {

/// Reads the flags, does the work and returns the exit status: 0, 2 for a usage that is wrong, 1 for what fails. Errors
/// go to standard error.
int run_program(CLI::App& app, int argc, char** argv, const std::function<void()>& work);

/// @throws InvalidRequestError, for a usage that is wrong.
[[noreturn]] void refuse(const std::string& what);

}  // namespace cassia::apps
