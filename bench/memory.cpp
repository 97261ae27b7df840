#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>

#include <sys/resource.h>

#include <cassia/cassia.h>

/// @file
/// The peak memory of a process that reads a row of COUNT columns by xget, or COUNT rows by get_range.
///
///     bench_memory fill FOLDER            a store with a wide row and many rows, a million of each
///     bench_memory xget FOLDER COUNT      prints KiB
///     bench_memory get_range FOLDER COUNT

namespace {

constexpr std::size_t MILLION = 1'000'000;
constexpr std::size_t CACHE = std::size_t{8} * 1024 * 1024;

cassia::EmbeddedStore open(const std::string& folder) {
    return cassia::EmbeddedStore::open(folder, {.cache_size = CACHE});
}

void fill(const std::string& folder) {
    const auto store = open(folder);
    cassia::SystemManager system(store.server());
    system.create_keyspace("Bench");
    for (const auto* name : {"Wide", "Rows"}) {
        system.create_column_family("Bench", name,
                                    {.comparator_type = cassia::LONG_TYPE, .key_validation_class = cassia::LONG_TYPE});
    }
    const cassia::ConnectionPool pool("Bench", {store.server()});
    const cassia::ColumnFamily wide(pool, "Wide");
    const cassia::ColumnFamily rows(pool, "Rows");
    const std::string value(100, 'v');
    for (std::size_t from = 0; from < MILLION; from += 1000) {
        cassia::Columns columns;
        std::vector<std::pair<cassia::Value, cassia::Columns>> batch;
        for (std::size_t i = from; i < from + 1000; ++i) {
            columns.add(i, value);
            batch.emplace_back(i, cassia::Columns{{0, value}});
        }
        wide.insert(0, columns);
        rows.batch_insert(batch);
    }
}

// Reads COUNT items after enough others to have filled the caches, which are the same for every COUNT.
template <typename Range>
std::size_t read(Range&& all, Range&& some) {
    std::size_t read = 0;
    for (const auto& item : all) {
        static_cast<void>(item);
        if (++read == MILLION / 4) {
            break;
        }
    }
    std::size_t count = 0;
    for (const auto& item : some) {
        static_cast<void>(item);
        ++count;
    }
    return count;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string mode = argc > 2 ? argv[1] : "";
    if (mode == "fill") {
        fill(argv[2]);
        return 0;
    }
    const std::size_t wanted = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 0;
    if ((mode != "xget" && mode != "get_range") || wanted == 0) {
        std::cerr << "usage: bench_memory fill FOLDER | xget FOLDER COUNT | get_range FOLDER COUNT\n";
        return 2;
    }
    const auto store = open(argv[2]);
    const cassia::ConnectionPool pool("Bench", {store.server()});
    const cassia::ColumnFamily family(pool, mode == "xget" ? "Wide" : "Rows");
    const std::size_t count = mode == "xget" ? read(family.xget(0), family.xget(0, {.column_count = wanted}))
                                             : read(family.get_range(), family.get_range({.row_count = wanted}));
    if (count != wanted) {
        std::cerr << "read " << count << " of " << wanted << '\n';
        return 1;
    }
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    std::cout << usage.ru_maxrss << '\n';
}
