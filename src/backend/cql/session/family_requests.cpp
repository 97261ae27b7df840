#include "backend/cql/session/family_requests.h"

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "backend/cql/mapping/write_statements.h"
#include "backend/cql/session/counts.h"
#include "backend/cql/session/indexed_reads.h"
#include "backend/cql/session/range_reads.h"
#include "model/request_checks.h"

namespace cassia::cql {
namespace {

/// Keys each once, and where each of those given is among them.
struct DistinctKeys {
    DistinctKeys(const model::CheckedFamily& family, std::span<const std::string> given) {
        std::map<std::string_view, std::size_t> known;
        for (const auto& key : given) {
            model::check_key(family, key);
            const auto [place, is_new] = known.try_emplace(key, keys.size());
            if (is_new) {
                keys.push_back(key);
            }
            places.push_back(place->second);
        }
    }

    std::vector<std::string> keys;
    std::vector<std::size_t> places;
};

/// Carries out what is about one column family.
class FamilyRequest {
public:
    FamilyRequest(const Asking& asking, std::string_view partitioner, backend::Completion& completion)
        : asking_(asking), partitioner_(partitioner), completion_(completion) {}

    void operator()(const model::ReadRows& request) const {
        check_read(request);
        const DistinctKeys distinct(checked_, request.keys);
        read_rows(asking_, request.parent, distinct.keys, request.predicate, completion_.rows).put_into_block(false);
    }

    void operator()(const model::CountColumns& request) const {
        check_read(request);
        const DistinctKeys distinct(checked_, request.keys);
        const auto counts = count_rows(asking_, request.parent, distinct.keys, request.predicate);
        for (const auto place : distinct.places) {
            completion_.counts.push_back(counts[place]);
        }
    }

    void operator()(const model::ReadRange& request) const {
        check_read(request);
        model::check_row_count(request.range.count);
        read_range(asking_, request, partitioner_, completion_.rows);
    }

    void operator()(const model::ReadIndexed& request) const {
        check_read(request);
        model::check_indexable(checked_);
        model::check_row_count(request.count);
        read_indexed(asking_, request, completion_.rows);
    }

    void operator()(const model::RemoveCounter& request) const {
        model::check_write_level(asking_.level, true);
        model::check_key(checked_, request.key);
        model::check_counter_removal(checked_, request);
        const auto& table = asking_.family.table();
        auto execution = asking_.session.send(table, remove_counter(table, request), asking_.level, asking_.deadline);
        asking_.session.finish(execution, asking_.deadline);
    }

    void operator()(const model::Mutate&) const {}

private:
    template <typename Read>
    void check_read(const Read& request) const {
        model::check_parent(checked_, request.parent);
        model::check_predicate(checked_, request.parent, request.predicate);
    }

    const Asking& asking_;
    model::CheckedFamily checked_ = asking_.family.checked();
    std::string_view partitioner_;
    backend::Completion& completion_;
};

}  // namespace

void carry_out(const Asking& asking, const model::Request& request, std::string_view partitioner,
               backend::Completion& completion) {
    std::visit(FamilyRequest(asking, partitioner, completion), request);
}

}  // namespace cassia::cql
