#pragma once

#include <string_view>
#include <vector>

#include "shell/syntax.h"

/// @file
/// Source to statements. docs/shell.md has the grammar.

namespace cassia::shell {

/// The statements of a source, which the result does not refer to.
/// @throws SyntaxFault where it can't be read, or is nested too deeply.
std::vector<Statement> parse(std::string_view source);

/// The one expression that `source` is.
/// @throws SyntaxFault likewise.
ExpressionPtr parse_expression(std::string_view source);

}  // namespace cassia::shell
