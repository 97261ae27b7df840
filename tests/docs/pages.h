#pragma once

#include <chrono>
#include <iostream>
#include <string>
#include <tuple>

#include <cassia/cassia.h>

#include "support/server_process.h"

namespace docs {

using cassia::support::ServerProcess;

/// Tells run_page.py that a block has ended.
inline void end_block() {
    std::cout << "\x1e\n" << std::flush;
}

}  // namespace docs
