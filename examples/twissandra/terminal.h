#pragma once

#include <iosfwd>

namespace twissandra {

/// Twissandra as a program: carries out the command that its arguments are. Returns its exit code: 0, 1 where it
/// failed, 2 where the arguments are wrong.
int run(int argc, char** argv, std::ostream& out, std::ostream& errors);

}  // namespace twissandra
