#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "backend/cql/protocol/batch_kind.h"
#include "backend/cql/protocol/envelope.h"
#include "backend/cql/protocol/query_parameters.h"

namespace cassia::cql {

/// Appends a BATCH statement by statement, so that nothing of it needs to be gathered before:
///
///     BatchRequest batch(header, BatchKind::UNLOGGED, buffer);
///     for (…) batch.add_prepared(id, values);
///     batch.finish(options);
///
/// The buffer has it after finish(), and is as before if that is not reached. After an error it is not to be finished.
class BatchRequest {
public:
    BatchRequest(const RequestHeader& header, BatchKind kind, std::string& out);

    /// Adds a statement as text. @throws InvalidRequestError if it is one too many, or has too many values.
    void add_query(std::string_view statement, std::span<const BoundValue> values);
    /// Adds a prepared statement. @throws InvalidRequestError as add_query() does.
    void add_prepared(std::string_view id, std::span<const BoundValue> values);

    std::size_t size() const noexcept { return count_; }

    /// @throws InvalidRequestError as append_options() does, and if the batch is too large.
    void finish(const StatementOptions& options);

private:
    void count_one();

    ProtocolVersion version_;
    EnvelopeWriter envelope_;
    std::size_t count_position_;
    std::size_t count_ = 0;
};

}  // namespace cassia::cql
