#include <cstdint>
#include <memory>
#include <string>

#include "work.h"

/// @file
/// A get of a column that was written a million times, and of a counter that was added to as often, beside one that was
/// written once: cassia on both sides.

namespace cassia::bench {
namespace {

constexpr std::size_t OFTEN = 1'000'000;

const Stores& overwritten(std::size_t times) {
    const auto make = [](std::size_t writes) {
        auto made = std::make_unique<Stores>();
        const ColumnFamily counters(made->pool, "Counters");
        for (std::size_t i = 0; i < writes; ++i) {
            made->rows.insert("hot", {{"name", VALUE}});
            counters.add("hot", "clicks");
        }
        return made;
    };
    static const auto often = make(OFTEN);
    static const auto once = make(1);
    return times == 1 ? *once : *often;
}

}  // namespace

void register_hot_columns() {
    for (const auto times : {OFTEN, std::size_t{1}}) {
        const std::string side = times == 1 ? "after one" : "Value";
        measure("get after 1,000,000 overwrites", side, 1, [times] {
            return [&rows = overwritten(times).rows](std::size_t) {
                const auto row = rows.get("hot", {.columns = {"name"}});
                return row["name"].as<std::string>().size();
            };
        });
        measure("counter after 1,000,000 adds", side, 1, [times] {
            return [counters = ColumnFamily(overwritten(times).pool, "Counters")](std::size_t) {
                const auto row = counters.get("hot", {.columns = {"clicks"}});
                return row["clicks"].as<std::int64_t>();
            };
        });
    }
}

}  // namespace cassia::bench
