#include <map>
#include <memory>
#include <utility>

#include "work.h"

namespace cassia::bench {
namespace {

constexpr std::size_t GIBIBYTE = std::size_t{1} << 30U;

std::unique_ptr<Filled> make(std::size_t rows, Place place) {
    EmbeddedOptions options;
    if (place == Place::memtable) {
        options.write_buffer_size = GIBIBYTE;
    }
    auto made = std::make_unique<Filled>(options);
    made->stores.fill(rows);
    made->stores.copy();
    if (place == Place::compacted) {
        made->stores.compact();
    }
    for (std::size_t i = 0; i < rows; ++i) {
        made->keys.columns.push_back(made->stores.row_key(row_names()[i], "name"));
        made->keys.deletions.push_back(made->stores.deletions_key(row_names()[i]));
    }
    return made;
}

}  // namespace

Filled& filled(std::size_t rows, Place place) {
    static std::map<std::pair<std::size_t, Place>, std::unique_ptr<Filled>> all;
    auto& found = all[{rows, place}];
    if (!found) {
        found = make(rows, place);
    }
    return *found;
}

}  // namespace cassia::bench
