// Schemas (the manual's 5.4, pycassa.system_manager).

#include <iostream>
#include <string>

#include <cassia/cassia.h>

namespace {

// What a program would look at; an attribute that the server did not give is empty.
void print(cassia::SystemManager& system, const std::string& keyspace, const std::string& name) {
    const auto family = system.get_keyspace_column_families(keyspace).at(name);
    std::cout << name << ": " << *family.column_type << ", " << *family.comparator_type << ", gc_grace_seconds "
              << *family.gc_grace_seconds << ", key_cache_size " << family.key_cache_size.value_or(0) << '\n';
    for (const auto& column : *family.column_metadata) {
        std::cout << "  " << column.name << ": " << column.validation_class << ", index "
                  << column.index_name.value_or("none") << '\n';
    }
}

void print(cassia::SystemManager& system, const std::string& keyspace) {
    const auto properties = system.get_keyspace_properties(keyspace);
    std::cout << keyspace << ": " << properties.replication_strategy;
    for (const auto& [option, value] : properties.strategy_options) {
        std::cout << ", " << option << ' ' << value;
    }
    std::cout << '\n';
}

}  // namespace

int main() {
    const auto store = cassia::EmbeddedStore::memory();
    cassia::SystemManager system(store.server());

    // The class's example.
    system.create_keyspace("TestKeyspace", {.replication_strategy = std::string(cassia::SIMPLE_STRATEGY),
                                            .strategy_options = {{{"replication_factor", "1"}}}});
    system.create_column_family("TestKeyspace", "TestCF", {.super = false, .comparator_type = cassia::LONG_TYPE});
    print(system, "TestKeyspace", "TestCF");
    system.alter_column_family("TestKeyspace", "TestCF", {.gc_grace_seconds = 1000, .key_cache_size = 42});
    print(system, "TestKeyspace", "TestCF");
    system.drop_keyspace("TestKeyspace");

    // create_keyspace: replicas counted together, and for each data centre.
    system.create_keyspace("SimpleKS", {.strategy_options = {{{"replication_factor", "1"}}}});
    system.create_keyspace("NTS_KS", {.replication_strategy = std::string(cassia::NETWORK_TOPOLOGY_STRATEGY),
                                      .strategy_options = {{{"DC1", "2"}, {"DC2", "1"}}}});
    print(system, "SimpleKS");
    print(system, "NTS_KS");
    system.alter_keyspace("SimpleKS", {.strategy_options = {{{"replication_factor", "2"}}}});
    print(system, "SimpleKS");
    system.drop_keyspace("NTS_KS");

    // create_index, and the type of a column's values.
    system.create_keyspace("Keyspace1");
    system.create_column_family("Keyspace1", "Standard1", {.comparator_type = cassia::UTF8_TYPE});
    system.create_index("Keyspace1", "Standard1", "birthdate", cassia::LONG_TYPE, cassia::KEYS_INDEX, "bday_index");
    system.alter_column("Keyspace1", "Standard1", "name", cassia::UTF8_TYPE);
    print(system, "Keyspace1", "Standard1");
    system.drop_index("Keyspace1", "Standard1", "birthdate");
    print(system, "Keyspace1", "Standard1");
    system.drop_column_family("Keyspace1", "Standard1");
    std::cout << system.get_keyspace_column_families("Keyspace1").size() << " column families\n";

    // The cluster: here one store that stands for it.
    std::cout << system.describe_cluster_name() << ", " << system.describe_version() << ", "
              << system.describe_partitioner() << ", " << system.describe_snitch() << '\n';
    std::cout << system.describe_schema_versions().size() << " schema version, "
              << system.describe_ring("Keyspace1").size() << " stretch of the ring\n";

    try {
        system.create_column_family("Keyspace1", "Wrong", {.comparator_type = "LongTipe"});
    } catch (const cassia::Error& error) {
        std::cout << error.what() << '\n';
    }
    system.close();
}
