#pragma once

namespace cassia::shell {

/// What exit() throws: it passes all that handles errors.
struct Exit {};

}  // namespace cassia::shell
