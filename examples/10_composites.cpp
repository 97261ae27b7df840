// Names of several components (the manual's 5.6.3).

#include <iostream>
#include <tuple>

#include <cassia/cassia.h>

namespace {

// A slice's ends may be prefixes, and exclude what begins with them.
void slice(const cassia::ColumnFamily& cf2) {
    cf2.insert("key", {{std::tuple(1, "a", 2011), "v1"},
                       {std::tuple(123, "a", 2011), "v2"},
                       {std::tuple(123, "b", 0), "v3"},
                       {std::tuple(123, "b", 123098123012), "v4"},
                       {std::tuple(124, "a", 0), "v5"}});

    std::cout << "start (123)\n" << cf2.get("key", {.column_start = std::tuple(123)}) << '\n';
    std::cout << "finish (123, b)\n" << cf2.get("key", {.column_finish = std::tuple(123, "b")}) << '\n';
    std::cout << "finish (123, exclusive b)\n"
              << cf2.get("key", {.column_finish = std::tuple(123, cassia::exclusive("b"))}) << '\n';
    std::cout << "start (1, exclusive a)\n"
              << cf2.get("key", {.column_start = std::tuple(1, cassia::exclusive("a"))}) << '\n';
    std::cout << "start (123, b, 0), finish (123)\n"
              << cf2.get("key", {.column_start = std::tuple(123, "b", 0), .column_finish = std::tuple(123)}) << '\n';
}

}  // namespace

int main() {
    const auto store = cassia::EmbeddedStore::memory();
    cassia::SystemManager system(store.server());
    system.create_keyspace("Keyspace1");

    // The first component from high to low, the second from low to high.
    system.create_column_family(
        "Keyspace1", "CF1",
        {.comparator_type = cassia::CompositeType(cassia::LongType({.reversed = true}), cassia::AsciiType()),
         .default_validation_class = cassia::UTF8_TYPE,
         .key_validation_class = cassia::UTF8_TYPE});
    system.create_column_family(
        "Keyspace1", "CF2",
        {.comparator_type = cassia::CompositeType(cassia::LongType(), cassia::AsciiType(), cassia::LongType()),
         .default_validation_class = cassia::UTF8_TYPE,
         .key_validation_class = cassia::UTF8_TYPE});
    system.create_column_family(
        "Keyspace1", "CF3",
        {.comparator_type = cassia::DynamicCompositeType({{'a', cassia::AsciiType()}, {'l', cassia::LongType()}}),
         .default_validation_class = cassia::UTF8_TYPE,
         .key_validation_class = cassia::CompositeType(cassia::UTF8Type(), cassia::LongType())});
    const cassia::ConnectionPool pool("Keyspace1", {store.server()});

    const cassia::ColumnFamily cf1(pool, "CF1");
    cf1.insert("key", {{std::tuple(1234, "abc"), "colval"}});
    std::cout << cf1.get("key") << '\n';
    cf1.insert("key", {{std::tuple(1, "z"), "low"}, {std::tuple(5678, "b"), "high"}, {std::tuple(5678, "a"), "high"}});
    std::cout << cf1.get("key") << '\n';

    slice({pool, "CF2"});

    // Dynamic: each component tells its type. Keys may be composite too.
    const cassia::ColumnFamily cf3(pool, "CF3");
    const auto key = std::tuple("user", 5);
    cf3.insert(key, {{std::make_tuple(std::tuple("l", 5)), "a number"},
                     {std::tuple(std::tuple("a", "x"), std::tuple("l", 5)), "text and a number"}});
    std::cout << cf3.get(key) << '\n';
}
