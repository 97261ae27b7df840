#include "server/conditional_update.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <span>
#include <utility>
#include <variant>

#include <cassia/errors.h>

#include "backend/embedded/validation.h"
#include "model/timestamp.h"
#include "thriftmodel/answers.h"
#include "thriftmodel/received_requests.h"

namespace cassia::server {
namespace {

using namespace thriftmodel;

constexpr std::string_view CALL = "cas";

bool is_serial(ConsistencyLevel level) {
    return level == ConsistencyLevel::SERIAL || level == ConsistencyLevel::LOCAL_SERIAL;
}

void check(const embedded::Family& family, const ConditionalUpdate& update) {
    const auto refuse = [&](const std::string& what) {
        throw InvalidRequestException("cas of column family '" + family.name() + "': " + what);
    };
    if (family.is_super() || family.is_counter()) {
        refuse("it is for standard column families that hold no counters");
    }
    if (!is_serial(update.serial_level)) {
        refuse("the serial level must be SERIAL or LOCAL_SERIAL");
    }
    if (is_serial(update.commit_level)) {
        refuse("the commit level must be one for writes");
    }
    if (update.updates.empty()) {
        refuse("it has no updates; give at least one column");
    }
}

/// What there is of the columns that are expected; where none are, the first that there is.
std::vector<idl::Column> current(Session& session, const ConditionalUpdate& update) {
    std::vector<std::string> names;
    names.reserve(update.expected.size());
    for (const auto& column : update.expected) {
        names.push_back(column.name);
    }
    model::ReadRows request{{update.family, std::nullopt}, {&update.key, 1}, std::span<const std::string>(names)};
    if (names.empty()) {
        request.predicate = model::SliceRange{.start = {}, .finish = {}, .reversed = false, .count = 1};
    }
    const auto block = session.carry_out(request, ConsistencyLevel::ONE, CALL).rows;
    std::vector<idl::Column> columns;
    if (!block.rows.empty()) {
        for (auto& column : columns_of(block, block.rows.front())) {
            columns.push_back(std::move(column.column));
        }
    }
    return columns;
}

bool is_as_expected(const embedded::Family& family, const ConditionalUpdate& update,
                    const std::vector<idl::Column>& columns) {
    if (update.expected.empty()) {
        return columns.empty();
    }
    return std::all_of(update.expected.begin(), update.expected.end(), [&](const idl::Column& expected) {
        return std::any_of(columns.begin(), columns.end(), [&](const idl::Column& column) {
            return family.names().comparator()->compare(column.name, expected.name) == 0 &&
                   column.value == expected.value;
        });
    });
}

}  // namespace

idl::CASResult update_if(Session& session, const ConditionalUpdate& update) {
    const auto family = session.family(update.family);
    check(*family, update);
    session.check_replicas(update.serial_level);
    session.check_replicas(update.commit_level);
    std::vector<model::Mutation> mutations;
    mutations.reserve(update.updates.size());
    for (const auto& column : update.updates) {
        mutations.emplace_back(to_model(update.family, column));
        embedded::check_mutation(*session.service().store, *family, mutations.back());
    }
    idl::CASResult result;
    const std::lock_guard one_at_a_time(session.service().cas_mutex(update.family, update.key));
    auto columns = current(session, update);
    result.success = is_as_expected(*family, update, columns);
    if (!result.success) {
        result.current_values = std::move(columns);
        result.__isset.current_values = true;
        return result;
    }
    for (auto& mutation : mutations) {
        std::get<model::Insertion>(mutation).timestamp = model::next_timestamp();
    }
    const model::RowMutation row{update.family, update.key, mutations};
    session.carry_out(model::Mutate{{&row, 1}, true}, update.commit_level, CALL);
    return result;
}

}  // namespace cassia::server
