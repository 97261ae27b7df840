#include <optional>
#include <span>
#include <vector>

#include <cassia/errors.h>

#include "server/answering.h"
#include "server/conditional_update.h"
#include "server/handler.h"
#include "thriftmodel/received_requests.h"

namespace cassia::server {
namespace {

using namespace thriftmodel;

std::optional<std::string_view> super_column_of(const idl::ColumnParent& parent) {
    return to_model(parent).super_column;
}

}  // namespace

void Handler::write_row(const std::string& family, const std::string& key,
                        const std::vector<model::Mutation>& mutations, Level level, std::string_view call) {
    const model::RowMutation row{family, key, mutations};
    session_.carry_out(model::Mutate{{&row, 1}, true}, to_model(level), call);
}

void Handler::insert(const std::string& key, const ColumnParent& parent, const Column& column, Level level) {
    answer(session_, CallKind::write, "insert", [&] {
        session_.check_may_write(parent.column_family);
        auto insertion = to_model(parent.column_family, column);
        insertion.super_column = super_column_of(parent);
        write_row(parent.column_family, key, {insertion}, level, "insert");
    });
}

void Handler::add(const std::string& key, const ColumnParent& parent, const idl::CounterColumn& column, Level level) {
    answer(session_, CallKind::write, "add", [&] {
        session_.check_may_write(parent.column_family);
        const model::Addition addition{super_column_of(parent), column.name, column.value};
        write_row(parent.column_family, key, {addition}, level, "add");
    });
}

void Handler::cas(idl::CASResult& out, const std::string& key, const std::string& family,
                  const std::vector<Column>& expected, const std::vector<Column>& updates, Level serial_level,
                  Level commit_level) {
    answer(session_, CallKind::write, "cas", [&] {
        session_.check_may_read(family);
        session_.check_may_write(family);
        out = update_if(session_, {family, key, expected, updates, to_model(serial_level), to_model(commit_level)});
    });
}

void Handler::remove(const std::string& key, const ColumnPath& path, int64_t timestamp, Level level) {
    answer(session_, CallKind::write, "remove", [&] {
        session_.check_may_write(path.column_family);
        if (session_.family(path.column_family)->is_counter()) {
            throw InvalidRequestException("column family '" + path.column_family +
                                          "' holds counters; use remove_counter");
        }
        model::Deletion deletion{parent_of(path).super_column, std::nullopt, timestamp};
        if (path.__isset.column) {
            deletion.predicate = std::span<const std::string>(&path.column, 1);
        }
        write_row(path.column_family, key, {deletion}, level, "remove");
    });
}

void Handler::remove_counter(const std::string& key, const ColumnPath& path, Level level) {
    answer(session_, CallKind::write, "remove_counter", [&] {
        session_.check_may_write(path.column_family);
        model::RemoveCounter request{.parent = parent_of(path), .key = key, .name = std::nullopt};
        if (path.__isset.column) {
            request.name = path.column;
        }
        session_.carry_out(request, to_model(level), "remove_counter");
    });
}

void Handler::write(const MutationMap& mutations, Level level, bool atomic, std::string_view call) {
    struct Row {
        const std::string& key;
        const std::string& family;
        std::vector<model::Mutation> mutations;
    };
    std::vector<Row> rows;
    for (const auto& [key, families] : mutations) {
        for (const auto& [family, given] : families) {
            session_.check_may_write(family);
            const bool counters = session_.family(family)->is_counter();
            if (counters && atomic) {
                throw InvalidRequestException("column family '" + family +
                                              "' holds counters, which an atomic batch can't; use batch_mutate");
            }
            auto& row = rows.emplace_back(Row{key, family, {}});
            for (const auto& mutation : given) {
                append(family, counters, mutation, row.mutations);
            }
        }
    }
    std::vector<model::RowMutation> views;
    views.reserve(rows.size());
    for (const auto& row : rows) {
        views.push_back({row.family, row.key, row.mutations});
    }
    session_.carry_out(model::Mutate{views, atomic}, to_model(level), call);
}

void Handler::batch_mutate(const MutationMap& mutations, Level level) {
    answer(session_, CallKind::write, "batch_mutate", [&] { write(mutations, level, false, "batch_mutate"); });
}

void Handler::atomic_batch_mutate(const MutationMap& mutations, Level level) {
    answer(session_, CallKind::write, "atomic_batch_mutate",
           [&] { write(mutations, level, true, "atomic_batch_mutate"); });
}

void Handler::truncate(const std::string& family) {
    answer(session_, CallKind::write, "truncate", [&] {
        session_.check_may_write(family);
        session_.connection().truncate(family);
    });
}

}  // namespace cassia::server
