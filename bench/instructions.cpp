#include <cstddef>
#include <functional>
#include <iostream>
#include <map>
#include <string>

#include <cassia/cassia.h>
#include <cassia/column_family_map.h>

/// @file
/// Work of a fixed amount, whose instructions callgrind counts; short.py runs it.
///
///     bench_instructions            prints the names
///     bench_instructions NAME

/// What is counted: all that it calls. Callgrind is given its name.
extern "C" [[gnu::noinline]] void counted_work(const std::function<void()>& work) {
    work();
}

namespace {

using cassia::ColumnFamily;
using cassia::Columns;

constexpr std::size_t ROWS = 1000;
constexpr std::size_t WIDE_COLUMNS = 1000;
constexpr std::size_t TIMES = 200;
const std::string VALUE(64, 'v');

struct Record {
    std::string key;
    std::string name;
};

std::string numbered(std::size_t number) {
    return "row" + std::to_string(ROWS + number);
}

struct Store {
    cassia::EmbeddedStore store = make();
    cassia::ConnectionPool pool{"Bench", {store.server()}};
    ColumnFamily rows{pool, "Rows"};
    ColumnFamily counters{pool, "Counters"};
    cassia::ColumnFamilyMap<Record> records{
        pool, "Rows", cassia::mapping<Record>(cassia::key(&Record::key), cassia::member("name", &Record::name))};

    Store() {
        Columns wide;
        for (std::size_t i = 0; i < WIDE_COLUMNS; ++i) {
            wide.add(numbered(i), VALUE);
        }
        rows.insert("wide", wide);
        for (std::size_t i = 0; i < ROWS; ++i) {
            rows.insert(numbered(i), {{"name", VALUE}});
        }
        store.compact();
    }

    static cassia::EmbeddedStore make() {
        auto made = cassia::EmbeddedStore::memory();
        cassia::SystemManager system(made.server());
        system.create_keyspace("Bench");
        system.create_column_family("Bench", "Rows",
                                    {.comparator_type = cassia::UTF8_TYPE,
                                     .default_validation_class = cassia::UTF8_TYPE,
                                     .key_validation_class = cassia::UTF8_TYPE});
        system.create_column_family("Bench", "Counters", {.default_validation_class = cassia::COUNTER_COLUMN_TYPE});
        return made;
    }
};

template <typename Operation>
std::function<void()> times(std::size_t count, Operation operation) {
    return [count, operation] {
        for (std::size_t i = 0; i < count; ++i) {
            operation(i);
        }
    };
}

// Reads all of what it was given, as text.
template <typename Row>
std::size_t text_of(const Row& row) {
    std::size_t bytes = 0;
    for (const auto& [name, value] : row) {
        bytes += name.template as<std::string>().size() + value.template as<std::string>().size();
    }
    return bytes;
}

std::map<std::string, std::function<void()>> all_work(Store& made) {
    const auto slice = [&made](bool reversed) {
        return times(TIMES / 4, [&made, reversed](std::size_t i) {
            const auto row = made.rows.get(
                "wide", {.column_start = numbered(200 + i), .column_reversed = reversed, .column_count = 100});
            text_of(row);
        });
    };
    return {
        {"insert", times(TIMES, [&](std::size_t i) { made.rows.insert(numbered(i), {{"name", VALUE}}); })},
        {"insert of a struct", times(TIMES, [&](std::size_t i) { made.records.insert({numbered(i), VALUE}); })},
        {"batch of 100", times(TIMES / 10,
                               [&](std::size_t i) {
                                   Columns columns;
                                   for (std::size_t j = 0; j < 100; ++j) {
                                       columns.add(numbered(j), VALUE);
                                   }
                                   made.rows.insert(numbered(i), columns);
                               })},
        {"get", times(TIMES, [&](std::size_t i) { text_of(made.rows.get(numbered(i), {.columns = {"name"}})); })},
        {"get of a struct", times(TIMES, [&](std::size_t i) { made.records.get(numbered(i)); })},
        {"miss", times(TIMES, [&](std::size_t i) { made.rows.find(numbered(i), {.columns = {"nome"}}); })},
        {"slice of 100", slice(false)},
        {"reversed slice of 100", slice(true)},
        {"get_range of 1,000 rows", times(1,
                                          [&](std::size_t) {
                                              for (const auto& [key, columns] : made.rows.get_range()) {
                                                  text_of(columns);
                                              }
                                          })},
        {"add to a counter", times(TIMES, [&](std::size_t) { made.counters.add("row", "clicks"); })},
        {"lease and return", times(TIMES, [&](std::size_t) { made.pool.get().return_to_pool(); })},
    };
}

}  // namespace

int main(int argc, char** argv) {
    Store store;
    const auto work = all_work(store);
    if (argc < 2) {
        for (const auto& [name, run] : work) {
            std::cout << name << '\n';
        }
        return 0;
    }
    const auto found = work.find(argv[1]);
    if (found == work.end()) {
        std::cerr << "bench_instructions: no work '" << argv[1] << "'\n";
        return 2;
    }
    found->second();  // what is done once, and caches
    counted_work(found->second);
}
