#pragma once

namespace cassia::shell {

/// From now on Ctrl-C is only noted, and interrupts what waits.
void note_interrupts();
/// Whether Ctrl-C was pressed since interrupts were forgotten.
bool is_interrupted() noexcept;
void forget_interrupts() noexcept;
/// Waits until there is something to read from `file`, or it has ended.
/// @throws Interrupted if Ctrl-C is pressed, or was since interrupts were forgotten.
void await_input(int file);

}  // namespace cassia::shell
