#pragma once

#include "shell/object.h"

namespace cassia::shell {

class Session;

/// Shows a result as the session's settings have it; a sequence is read on while it is shown.
/// @throws Interrupted, and what reading throws.
void show(const Object& object, Session& session);

}  // namespace cassia::shell
