#include <algorithm>
#include <variant>

#include "pool/pool.h"

namespace cassia::pool {
namespace {

/// The column family of a request, and how many row keys it names.
struct Describer {
    RequestInfo& info;

    void operator()(const model::ReadRows& read) const { describe(read.parent.family, read.keys.size()); }
    void operator()(const model::CountColumns& count) const { describe(count.parent.family, count.keys.size()); }
    void operator()(const model::ReadRange& read) const { describe(read.parent.family, 0); }
    void operator()(const model::ReadIndexed& read) const { describe(read.parent.family, 0); }
    void operator()(const model::RemoveCounter& remove) const { describe(remove.parent.family, 1); }
    void operator()(const model::Mutate& mutate) const {
        const auto& rows = mutate.rows;
        const bool is_of_one = !rows.empty() && std::all_of(rows.begin(), rows.end(), [&](const auto& row) {
            return row.family == rows.front().family;
        });
        describe(is_of_one ? rows.front().family : std::string_view(), rows.size());
    }

private:
    void describe(std::string_view family, std::size_t keys) const {
        info.column_family = family;
        info.keys = keys;
    }
};

}  // namespace

RequestInfo Pool::Request::info() const {
    RequestInfo info{.method = name};
    if (operation != nullptr) {
        info.consistency_level = operation->consistency_level;
        std::visit(Describer{info}, operation->request);
    }
    return info;
}

}  // namespace cassia::pool
