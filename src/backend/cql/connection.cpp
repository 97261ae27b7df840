#include "backend/cql/connection.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "backend/cql/connection_wire.h"
#include "backend/cql/session/family_requests.h"
#include "backend/cql/session/schema_changes.h"
#include "model/limits.h"
#include "model/request_checks.h"

namespace cassia::cql {
namespace {

/// Batches under way at once.
constexpr std::size_t MOST_BATCHES = 16;

/// The one that a request other than Mutate is about.
std::string_view family_of(const model::Request& request) {
    return std::visit(
        [](const auto& one) -> std::string_view {
            if constexpr (requires { one.parent; }) {
                return one.parent.family;
            } else {
                return {};
            }
        },
        request);
}

}  // namespace

Connection::Connection(net::Address address, ChannelOptions options, std::chrono::milliseconds call_timeout,
                       backend::Deadline deadline)
    : address_(std::move(address)),
      options_(std::move(options)),
      server_("cql://" + net::to_string(address_)),
      call_timeout_(call_timeout),
      main_(open_channel(address_, options_, deadline)),
      node_(read_local_node(main_, deadline)),
      version_(parse_version(node_.release_version)) {}

void Connection::submit(const model::Operation& operation, backend::Completion& completion,
                        backend::Deadline deadline) {
    try {
        on_wire(is_write(operation.request), [&] { carry_out(operation, completion, deadline); });
    } catch (...) {
        completion.error = std::current_exception();
    }
    completion.done = true;
}

void Connection::wait(backend::Completion& completion) {
    if (completion.error) {
        std::rethrow_exception(completion.error);
    }
}

void Connection::carry_out(const model::Operation& operation, backend::Completion& completion,
                           backend::Deadline deadline) {
    const auto level = operation.consistency_level;
    if (!is_write(operation.request)) {
        model::check_read_level(level);
    }
    if (const auto* const request = std::get_if<model::Mutate>(&operation.request)) {
        mutate(*request, level, deadline);
        return;
    }
    const auto& described = family(family_of(operation.request), deadline);
    const Asking asking{session_of(described, deadline), described, level, deadline};
    cql::carry_out(asking, operation.request, node_.partitioner, completion);
}

void Connection::mutate(const model::Mutate& request, ConsistencyLevel level, backend::Deadline deadline) {
    // The families are looked up before anything is sent: a look may read the schema anew, and move them.
    std::map<Session*, std::vector<model::RowMutation>> parts;
    bool counters = false;
    for (const auto& row : request.rows) {
        const auto checked = family(row.family, deadline).checked();
        counters = counters || checked.holds_counters;
        model::check_key(checked, row.key);
        for (const auto& mutation : row.mutations) {
            model::check_mutation(checked, mutation);
        }
    }
    model::check_write_level(level, counters);
    for (const auto& row : request.rows) {
        parts[&session_of(known_family(row.family), deadline)].push_back(row);
    }
    if (request.atomic && parts.size() > 1) {
        throw InvalidRequestException(
            "Cassandra 3.11 can't change these column families in one atomic batch over CQL; use Thrift, or a batch "
            "for each");
    }
    for (const auto& [session, rows] : parts) {
        const auto batches = batches_of({rows, request.atomic}, [this](std::string_view name) -> const Table& {
            return known_family(name).table();
        });
        for (std::size_t first = 0; first < batches.size(); first += MOST_BATCHES) {
            std::vector<BatchExecution> under_way;
            for (std::size_t i = first; i < std::min(batches.size(), first + MOST_BATCHES); ++i) {
                under_way.push_back(session->send(batches[i], level, deadline));
            }
            for (auto& batch : under_way) {
                session->finish(batch, deadline);
            }
        }
    }
}

const OpenedFamily& Connection::family(std::string_view name, backend::Deadline deadline) {
    if (!knows_schema() || (schema_->find(name) == nullptr && schema_->refusal(name) == nullptr)) {
        // It may be new.
        read_schema(keyspace_, deadline);
    }
    return known_family(name);
}

const OpenedFamily& Connection::known_family(std::string_view name) const {
    if (const auto* const found = schema_->find(name)) {
        return *found;
    }
    const auto* const refusal = schema_->refusal(name);
    throw InvalidRequestException(refusal != nullptr ? *refusal
                                                     : "there is no column family '" + std::string(name) +
                                                           "' in keyspace '" + keyspace_ + "' of " + server_);
}

bool Connection::knows_schema() {
    if (keyspace_.empty()) {
        throw InvalidRequestException("the connection to " + server_ + " is in no keyspace");
    }
    return schema_ && changes_seen_ == schema_changes() &&
           !main_.channel().take_changed_keyspaces().contains(keyspace_);
}

void Connection::read_schema(std::string_view keyspace, backend::Deadline deadline) {
    forget_schema();
    const auto changes = schema_changes();
    try {
        schema_ = std::make_unique<const OpenedKeyspace>(read(keyspace, deadline));
    } catch (const NotFoundException& error) {
        throw InvalidRequestException(error.what());
    }
    changes_seen_ = changes;
}

void Connection::forget_schema() {
    main_.forget();
    if (no_compact_) {
        no_compact_->forget();
    }
    schema_.reset();
}

DescribedKeyspace Connection::read(std::string_view keyspace, backend::Deadline deadline) {
    auto described = read_keyspace(main_, keyspace, version_, deadline);
    if (!described) {
        throw NotFoundException("no keyspace '" + std::string(keyspace) + "' at " + server_);
    }
    return std::move(*described);
}

Session& Connection::session_of(const OpenedFamily& family, backend::Deadline deadline) {
    if (family.view() != DescribedFamily::View::NO_COMPACT) {
        return main_;
    }
    if (!no_compact_) {
        auto options = options_;
        options.no_compact = true;
        no_compact_.emplace(open_channel(address_, options, deadline));
    }
    return *no_compact_;
}

}  // namespace cassia::cql
