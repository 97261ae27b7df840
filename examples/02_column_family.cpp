// What a column family does (the manual's 5.4, pycassa.columnfamily): reading, counting and writing.

#include <chrono>
#include <functional>
#include <iostream>
#include <map>
#include <string>

#include <cassia/cassia.h>

namespace {

void print(const auto& rows) {
    for (const auto& [key, columns] : rows) {
        std::cout << "  " << key << " => " << columns << '\n';
    }
}

void read(const cassia::ColumnFamily& standard) {
    standard.insert("row", {{"a", "1"}, {"b", "2"}, {"c", "3"}, {"d", "4"}}, {.timestamp = 1287785685530679});

    std::cout << "get\n";
    std::cout << standard.get("row") << '\n';
    std::cout << standard.get("row", {.columns = {"d", "b"}}) << '\n';
    std::cout << standard.get("row", {.column_start = "b", .column_finish = "c"}) << '\n';
    std::cout << standard.get("row", {.column_reversed = true, .column_count = 2}) << '\n';
    const auto stamped = standard.get("row", {.columns = {"a"}, .include_timestamp = true});
    std::cout << stamped["a"] << " at " << stamped.at(0).timestamp() << '\n';
    // The manual's dict_class: a row is turned into the map you want.
    const auto map = standard.get("row").to<std::map<std::string, std::string, std::greater<>>>();
    std::cout << "greatest name: " << map.begin()->first << '\n';
    try {
        standard.get("nowhere");
    } catch (const cassia::NotFoundException&) {
        std::cout << "NotFoundException\n";
    }

    std::cout << "\nmultiget, in the order of the keys\n";
    standard.insert("other", {{"a", "9"}});
    print(standard.multiget({"row", "nowhere", "other"}, {.columns = {"a"}}));

    // A row of any length, page by page.
    std::cout << "\nxget\n";
    for (const auto& [name, value] : standard.xget("row", {.column_start = "b", .buffer_size = 2})) {
        std::cout << "  (" << name << ", " << value << ")\n";
    }

    std::cout << "\ncounts\n";
    std::cout << standard.get_count("row") << ' ' << standard.get_count("row", {.max_count = 3}) << '\n';
    for (const auto& [key, count] : standard.multiget_count({"row", "other"})) {
        std::cout << "  " << key << ": " << count << '\n';
    }

    std::cout << "\nget_range\n";
    print(standard.get_range({.columns = {"a"}}));
    print(standard.get_range({.start = "p", .column_count = 1, .row_count = 1}));
}

void write(const cassia::ColumnFamily& standard) {
    std::cout << "\ninsert, batch_insert, remove, truncate\n";
    // The timestamp used is returned.
    std::cout << standard.insert("key", {{"col", "val"}}, {.timestamp = 1287785685530679}) << '\n';
    standard.insert("key", {{"session", "1"}}, {.ttl = std::chrono::seconds(60)});
    const auto row = standard.get("key", {.columns = {"session"}, .include_ttl = true});
    std::cout << row.at(0).ttl() << " seconds\n";
    standard.batch_insert({{"k1", {{"a", "1"}}}, {"k2", {{"b", "2"}, {"c", "3"}}}});
    standard.remove("key");
    standard.remove("k2", {.columns = {"b"}});
    // The empty list of columns removes nothing; only where none is given the row goes.
    standard.remove("k1", {.columns = {}});
    print(standard.multiget({"key", "k1", "k2"}));
    standard.truncate();
    std::cout << standard.get_count("k1") << '\n';
}

void count(const cassia::ColumnFamily& counters) {
    std::cout << "\ncounters\n";
    counters.add("page", "hits");
    counters.add("page", "hits", 10);
    counters.insert("page", {{"hits", -2}, {"errors", 1}});
    std::cout << counters.get("page") << '\n';
    counters.remove_counter("page", "errors");
    std::cout << counters.get("page") << '\n';
}

// Bytes in the schema, read as something by who knows better: the column family's attributes.
void set_attributes(const cassia::ConnectionPool& pool) {
    std::cout << "\nattributes\n";
    const cassia::ColumnFamily typed(pool, "Raw",
                                     {.column_name_class = cassia::LongType(),
                                      .key_validation_class = cassia::UTF8Type(),
                                      .default_validation_class = cassia::UTF8Type(),
                                      .column_validators = {{2, cassia::DateType()}}});
    typed.insert("row", {{10, "ten"}, {2, 1287785685}});
    std::cout << typed.get("row") << '\n';

    const cassia::ColumnFamily raw(pool, "Raw", {.autopack_names = false, .autopack_values = false});
    std::cout << raw.get("row") << '\n';
}

}  // namespace

int main() {
    const auto store = cassia::EmbeddedStore::memory({.partitioner = "ByteOrderedPartitioner"});
    cassia::SystemManager system(store.server());
    system.create_keyspace("Keyspace1");
    system.create_column_family("Keyspace1", "Standard1",
                                {.comparator_type = cassia::UTF8_TYPE,
                                 .default_validation_class = cassia::UTF8_TYPE,
                                 .key_validation_class = cassia::UTF8_TYPE});
    system.create_column_family("Keyspace1", "Counter1",
                                {.comparator_type = cassia::UTF8_TYPE,
                                 .default_validation_class = cassia::COUNTER_COLUMN_TYPE,
                                 .key_validation_class = cassia::UTF8_TYPE});
    system.create_column_family("Keyspace1", "Raw");

    const cassia::ConnectionPool pool("Keyspace1", {store.server()});
    const cassia::ColumnFamily standard(pool, "Standard1");
    read(standard);
    write(standard);
    count({pool, "Counter1"});
    set_attributes(pool);
}
