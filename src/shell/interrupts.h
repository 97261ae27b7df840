#pragma once

namespace cassia::shell {

/// From now on Ctrl-C is only noted, and interrupts what waits.
void note_interrupts();
/// Whether Ctrl-C was pressed since interrupts were forgotten.
bool is_interrupted() noexcept;
void forget_interrupts() noexcept;

}  // namespace cassia::shell
