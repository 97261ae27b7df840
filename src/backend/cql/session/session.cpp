#include "backend/cql/session/session.h"

#include <utility>
#include <variant>

#include <cassia/errors.h>

#include "backend/cql/protocol/batch_request.h"
#include "backend/cql/session/server_errors.h"

namespace cassia::cql {
namespace {

/// How often a statement is prepared anew before the server is taken not to keep any.
constexpr int MOST_PREPARATIONS = 3;

std::vector<BoundValue> bound(const std::vector<StatementValue>& values) {
    std::vector<BoundValue> all;
    all.reserve(values.size());
    for (const auto& value : values) {
        all.push_back(value ? BoundValue(*value) : BoundValue::unset());
    }
    return all;
}

// True: all rows were taken.
bool take_rows(RowsResult& result, const OnRow& on_row) {
    std::vector<OptionalBytes> cells(result.rows.column_count());
    while (result.rows.next(cells)) {
        if (!on_row(cells)) {
            return false;
        }
    }
    return true;
}

[[noreturn]] void refuse_to_prepare(const std::string& server) {
    throw ProtocolException(server + " forgets each statement as soon as it is prepared");
}

}  // namespace

std::optional<Response> Session::receive(Ticket ticket, Deadline deadline) {
    auto response = channel_->receive(std::move(ticket), deadline);
    if (const auto* const error = std::get_if<ServerError>(&response.message)) {
        if (error->code == ErrorCode::UNPREPARED) {
            prepared_.clear();
            return std::nullopt;
        }
        throw_server_error(*error, channel_->server());
    }
    return response;
}

Ticket Session::send_query(std::string_view statement, std::span<const BoundValue> values, ConsistencyLevel level,
                           Deadline deadline) {
    return channel_->ask(deadline, [&](const RequestHeader& header, std::string& out) {
        QueryParameters parameters;
        parameters.consistency = level;
        parameters.values = values;
        append_query(header, statement, parameters, out);
    });
}

void Session::finish_query(Ticket ticket, Deadline deadline, const OnRow& on_row) {
    auto response = receive(std::move(ticket), deadline);
    if (response && on_row) {
        if (auto* const rows = std::get_if<RowsResult>(&response->message)) {
            take_rows(*rows, on_row);
        }
    }
}

const Session::Prepared& Session::prepare(const Table& table, const Form& form, Deadline deadline) {
    const auto known = prepared_.find({&table, form});
    if (known != prepared_.end()) {
        return known->second;
    }
    const auto text = text_of(table, form);
    auto ticket = channel_->ask(deadline, [&](const RequestHeader& header, std::string& out) {
        append_prepare(header, text, std::nullopt, out);
    });
    const auto response = receive(std::move(ticket), deadline);
    const auto* const prepared = response ? std::get_if<cql::Prepared>(&response->message) : nullptr;
    if (prepared == nullptr) {
        throw ProtocolException(channel_->server() + " answers PREPARE with something else");
    }
    return prepared_
        .emplace(std::pair(&table, form),
                 Prepared{std::string(prepared->id), std::string(prepared->result_metadata_id)})
        .first->second;
}

Ticket Session::ask(const Prepared& prepared, const std::vector<StatementValue>& values, QueryParameters parameters,
                    Deadline deadline) {
    const auto bound_values = bound(values);
    parameters.values = bound_values;
    parameters.skip_metadata = true;
    return channel_->ask(deadline, [&](const RequestHeader& header, std::string& out) {
        append_execute(header, {prepared.id, prepared.result_metadata_id}, parameters, out);
    });
}

void Session::send(Execution& execution, std::string_view paging_state, Deadline deadline) {
    const auto& prepared = prepare(*execution.table, execution.statement.form, deadline);
    QueryParameters parameters;
    parameters.consistency = execution.level;
    parameters.page_size = execution.page_size;
    if (!paging_state.empty()) {
        parameters.paging_state = paging_state;
    }
    execution.ticket = ask(prepared, execution.statement.values, parameters, deadline);
}

Execution Session::send(const Table& table, Statement statement, ConsistencyLevel level, Deadline deadline) {
    return send({.table = &table, .statement = std::move(statement), .level = level}, deadline);
}

Execution Session::send(Execution execution, Deadline deadline) {
    send(execution, std::string_view(), deadline);
    return execution;
}

void Session::finish(Execution& execution, Deadline deadline, const OnRow& on_row) {
    std::string paging_state;
    for (int preparations = 0;;) {
        auto response = receive(std::move(execution.ticket), deadline);
        if (!response) {
            if (++preparations > MOST_PREPARATIONS) {
                refuse_to_prepare(channel_->server());
            }
            send(execution, paging_state, deadline);
            continue;
        }
        auto* const result = std::get_if<RowsResult>(&response->message);
        if (result == nullptr) {
            return;
        }
        const auto& metadata = result->metadata;
        if (metadata.new_metadata_id) {
            const auto known = prepared_.find({execution.table, execution.statement.form});
            if (known != prepared_.end()) {
                known->second.result_metadata_id = *metadata.new_metadata_id;
            }
        }
        paging_state = metadata.paging_state.value_or("");
        // The next page comes while the rows of this one are taken; to prepare would use up the answer.
        const bool is_sent = execution.prefetches && !paging_state.empty() && is_prepared(execution);
        if (is_sent) {
            send(execution, paging_state, deadline);
        }
        if ((on_row && !take_rows(*result, on_row)) || paging_state.empty()) {
            // A page that is not wanted.
            execution.ticket = {};
            return;
        }
        if (!is_sent) {
            send(execution, paging_state, deadline);
        }
    }
}

void Session::send(BatchExecution& execution, Deadline deadline) {
    std::vector<const Prepared*> prepared;
    prepared.reserve(execution.batch.statements.size());
    for (const auto& [table, statement] : execution.batch.statements) {
        prepared.push_back(&prepare(*table, statement.form, deadline));
    }
    if (prepared.size() == 1) {
        // Needs no batch around it.
        QueryParameters parameters;
        parameters.consistency = execution.level;
        execution.ticket =
            ask(*prepared.front(), execution.batch.statements.front().statement.values, parameters, deadline);
        return;
    }
    execution.ticket = channel_->ask(deadline, [&](const RequestHeader& header, std::string& out) {
        BatchRequest batch(header, execution.batch.kind, out);
        for (std::size_t i = 0; i < prepared.size(); ++i) {
            batch.add_prepared(prepared[i]->id, bound(execution.batch.statements[i].statement.values));
        }
        batch.finish({.consistency = execution.level});
    });
}

BatchExecution Session::send(Batch batch, ConsistencyLevel level, Deadline deadline) {
    BatchExecution execution{.batch = std::move(batch), .level = level};
    send(execution, deadline);
    return execution;
}

void Session::finish(BatchExecution& execution, Deadline deadline) {
    for (int preparations = 0; !receive(std::move(execution.ticket), deadline);) {
        if (++preparations > MOST_PREPARATIONS) {
            refuse_to_prepare(channel_->server());
        }
        send(execution, deadline);
    }
}

}  // namespace cassia::cql
