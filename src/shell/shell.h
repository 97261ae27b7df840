#pragma once

#include <string>

#include "shell/session.h"

namespace cassia::shell {

struct ShellOptions {
    Target target;
    /// Empty: SYSTEM_MANAGER alone.
    std::string keyspace;
    /// Empty: what is typed, or comes through a pipe.
    std::string file;
};

/// Runs the shell on standard input and output until its end.
/// @return the exit status: 0, or 1 if a script or a pipe had an error.
/// @throws what connecting throws; InvalidRequestError if the file can't be read.
int run_shell(const ShellOptions& options);

/// Whether a statement that was typed goes on: a bracket or a block is open.
bool goes_on(std::string_view source);

}  // namespace cassia::shell
