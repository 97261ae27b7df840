#pragma once

#include <iosfwd>
#include <string>

namespace twissandra {

/// A password from a terminal, which does not show it, or the first line of whatever standard input is.
/// @throws Refused if Ctrl-C is typed.
std::string read_password(std::ostream& out);

}  // namespace twissandra
