#include "backend/cql/protocol/batch_request.h"

#include <cassia/errors.h>

#include "backend/cql/protocol/notation.h"

namespace cassia::cql {
namespace {

//   batch       kind(1) | number of statements(2) | statement … | options
//   statement   0(1) | text | values   or   1(1) | id | values
constexpr std::uint8_t TEXT = 0;
constexpr std::uint8_t PREPARED = 1;

}  // namespace

BatchRequest::BatchRequest(const RequestHeader& header, BatchKind kind, std::string& out)
    : version_(header.version),
      envelope_(out, header, Opcode::BATCH),
      count_position_(out.size() + sizeof(std::uint8_t)) {
    append_byte(static_cast<std::uint8_t>(kind), out);
    marshal::append_big_endian(std::uint16_t{0}, out);
}

void BatchRequest::count_one() {
    if (count_ == MOST_STATEMENTS) {
        throw InvalidRequestError("a batch has at most " + std::to_string(MOST_STATEMENTS) + " statements");
    }
    ++count_;
}

void BatchRequest::add_query(std::string_view statement, std::span<const BoundValue> values) {
    count_one();
    auto& out = envelope_.out();
    append_byte(TEXT, out);
    append_long_string(statement, out);
    append_values(values, out);
}

void BatchRequest::add_prepared(std::string_view id, std::span<const BoundValue> values) {
    count_one();
    auto& out = envelope_.out();
    append_byte(PREPARED, out);
    append_string(id, out);
    append_values(values, out);
}

void BatchRequest::finish(const StatementOptions& options) {
    auto& out = envelope_.out();
    put_number(static_cast<std::uint16_t>(count_), out, count_position_);
    append_options(options, version_, out);
    envelope_.finish();
}

}  // namespace cassia::cql
