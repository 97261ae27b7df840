// Many inserts and removals in few round trips (the manual's 5.4, pycassa.batch).

#include <chrono>
#include <iostream>
#include <stdexcept>

#include <cassia/cassia.h>

namespace {

void print(const cassia::ColumnFamily& family) {
    for (const auto& [key, columns] : family.get_range()) {
        std::cout << key << " => " << columns << '\n';
    }
    std::cout << '\n';
}

void queue_and_send(const cassia::ColumnFamily& cf) {
    auto b = cf.batch({.queue_size = 10});
    b.insert("key1", {{"col1", "value11"}, {"col2", "value21"}});
    b.insert("key2", {{"col1", "value12"}, {"col2", "value22"}}, {.ttl = std::chrono::seconds(15)});
    b.remove("key1", {.columns = {"col2"}});
    b.remove("key2");
    std::cout << b.size() << " queued, " << cf.get_count("key1") << " columns written\n";
    b.send();
    print(cf);
}

void super_columns(const cassia::ColumnFamily& scf) {
    auto b = scf.batch();
    b.insert("key1", {{"supercol1", {{"colA", "value1a"}, {"colB", "value1b"}}},
                      {"supercol2", {{"colA", "value2a"}, {"colB", "value2b"}}}});
    b.remove("key1", {.columns = {"colA"}, .super_column = "supercol1"});
    b.send();
    print(scf);
}

void several_column_families(const cassia::ConnectionPool& pool, const cassia::ColumnFamily& cf,
                             const cassia::ColumnFamily& supercf) {
    cassia::Mutator b(pool);
    b.insert(cf, "key1", {{"col1", "value1"}, {"col2", "value2"}});
    b.insert(supercf, "key1", {{"subkey1", {{"col1", "value1"}, {"col2", "value2"}}}});
    b.send();
    print(cf);
    print(supercf);
}

// What the manual does with a context manager. When an exception leaves the scope nothing is sent.
void scopes(const cassia::ColumnFamily& cf) {
    cassia::scoped(cf.batch(), [](cassia::CfMutator& b) {
        b.insert("key1", {{"col1", "value11"}, {"col2", "value21"}});
        b.insert("key2", {{"col1", "value12"}, {"col2", "value22"}});
    });
    try {
        cassia::scoped(cf.batch(), [](cassia::CfMutator& b) {
            b.remove("key1");
            throw std::runtime_error("changed my mind");
        });
    } catch (const std::runtime_error& error) {
        std::cout << error.what() << '\n';
    }
    print(cf);
}

void chains(const cassia::ColumnFamily& cf) {
    cf.batch_insert({{"foo", {{"a", "1"}}}, {"bar", {{"a", "1"}}}});

    cf.batch().remove("foo").remove("bar").send();
    print(cf);
}

}  // namespace

int main() {
    const auto store = cassia::EmbeddedStore::memory({.partitioner = "ByteOrderedPartitioner"});
    cassia::SystemManager system(store.server());
    system.create_keyspace("Keyspace1");
    cassia::ColumnFamilyOptions text = {.comparator_type = cassia::UTF8_TYPE,
                                        .default_validation_class = cassia::UTF8_TYPE,
                                        .key_validation_class = cassia::UTF8_TYPE};
    system.create_column_family("Keyspace1", "Standard1", text);
    text.super = true;
    text.subcomparator_type = cassia::UTF8_TYPE;
    system.create_column_family("Keyspace1", "Super1", text);

    const cassia::ConnectionPool pool("Keyspace1", {store.server()});
    const cassia::ColumnFamily cf(pool, "Standard1");
    const cassia::ColumnFamily scf(pool, "Super1");
    queue_and_send(cf);
    super_columns(scf);
    several_column_families(pool, cf, scf);
    scopes(cf);
    chains(cf);
}
