#include "backend/cql/mapping/batches.h"

#include <algorithm>
#include <utility>

#include "backend/cql/mapping/write_statements.h"

namespace cassia::cql {
namespace {

/// What a statement adds to a batch besides its values: lengths, and what the server keeps of it.
constexpr std::size_t STATEMENT_BYTES = 64;

std::size_t bytes_of(const std::vector<Statement>& statements) {
    std::size_t bytes = statements.size() * STATEMENT_BYTES;
    for (const auto& statement : statements) {
        for (const auto& value : statement.values) {
            bytes += value ? value->size() : 0;
        }
    }
    return bytes;
}

/// Fills batches of one kind.
class Filler {
public:
    Filler(BatchKind kind, std::vector<Batch>& batches) : kind_(kind), batches_(batches) {}

    void add(const Table& table, std::vector<Statement> statements) {
        const auto bytes = bytes_of(statements);
        const bool fits = room_ >= statements.size() && bytes_left_ >= bytes;
        if (kind_ != BatchKind::LOGGED && !fits) {
            room_ = 0;
        }
        for (auto& statement : statements) {
            if (room_ == 0) {
                begin();
            }
            batches_[current_].statements.push_back({&table, std::move(statement)});
            --room_;
        }
        bytes_left_ -= std::min(bytes, bytes_left_);
    }

private:
    void begin() {
        current_ = batches_.size();
        batches_.push_back({kind_, {}});
        room_ = MOST_STATEMENTS;
        bytes_left_ = MOST_BYTES_OF_ROWS;
    }

    BatchKind kind_;
    std::vector<Batch>& batches_;
    std::size_t current_ = 0;
    std::size_t room_ = 0;
    std::size_t bytes_left_ = 0;
};

}  // namespace

std::vector<Batch> batches_of(const model::Mutate& request, const FindTable& find_table) {
    std::vector<Batch> batches;
    Filler values(request.atomic ? BatchKind::LOGGED : BatchKind::UNLOGGED, batches);
    Filler counters(BatchKind::COUNTER, batches);
    for (const auto& row : request.rows) {
        const auto& table = find_table(row.family);
        std::vector<Statement> statements;
        append_statements(table, row, statements);
        (table.has_counters ? counters : values).add(table, std::move(statements));
    }
    return batches;
}

}  // namespace cassia::cql
