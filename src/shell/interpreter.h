#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

namespace cassia::shell {

class Session;

/// Reads and carries out all of a source, and tells errors to `errors`, with their line and place.
/// `file`: where it comes from; empty: it was typed.
/// @return whether there was no error. @throws Exit where that is called.
bool interpret(Session& session, std::string_view source, std::string_view file, std::ostream& errors);

}  // namespace cassia::shell
