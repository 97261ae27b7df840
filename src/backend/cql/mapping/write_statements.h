#pragma once

#include <vector>

#include "backend/cql/mapping/statement.h"
#include "model/operation.h"

/// @file
/// The statements of mutations.
///
/// Exceptions: InvalidRequestException for a name or key that does not fit the table's columns.

namespace cassia::cql {

/// Adds the statements of a row's mutations, at least one for each. Together in one batch they are applied together.
void append_statements(const Table& table, const model::RowMutation& row, std::vector<Statement>& statements);

Statement remove_counter(const Table& table, const model::RemoveCounter& request);

Statement truncate_family(const Table& table);

}  // namespace cassia::cql
