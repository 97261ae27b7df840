#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "backend/cql/mapping/statement.h"
#include "backend/cql/protocol/batch_kind.h"
#include "model/operation.h"

/// @file
/// Mutations as batches of statements, as large as Cassandra takes them.

namespace cassia::cql {

struct BatchStatement {
    const Table* table = nullptr;
    Statement statement;
};

/// One statement alone needs no batch around it.
struct Batch {
    BatchKind kind = BatchKind::UNLOGGED;
    std::vector<BatchStatement> statements;
};

/// Of the bytes of several rows, in what is bound: Cassandra takes 50 KiB of what they become, unless told otherwise.
inline constexpr std::size_t MOST_BYTES_OF_ROWS = std::size_t{32} * 1024;

using FindTable = std::function<const Table&(std::string_view family)>;

/// The mutations of a row stay in one batch, if it can count them. Several rows share one while they are small. An
/// atomic request is one batch, and the server's to refuse where it is too large; counters are apart from the rest, and
/// never atomic with it.
/// @throws what append_statements() does, and `find_table`.
std::vector<Batch> batches_of(const model::Mutate& request, const FindTable& find_table);

}  // namespace cassia::cql
