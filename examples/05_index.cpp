// Looking rows up by the values of their columns (the manual's 5.4, pycassa.index, and 5.6.1).

#include <iostream>

#include <cassia/cassia.h>

int main() {
    const auto store = cassia::EmbeddedStore::memory({.partitioner = "ByteOrderedPartitioner"});
    cassia::SystemManager system(store.server());
    system.create_keyspace("Keyspace1");
    system.create_column_family("Keyspace1", "Users",
                                {.comparator_type = cassia::UTF8_TYPE,
                                 .default_validation_class = cassia::UTF8_TYPE,
                                 .key_validation_class = cassia::UTF8_TYPE,
                                 .column_validation_classes = {{"birthdate", cassia::LONG_TYPE}}});

    const cassia::ConnectionPool pool("Keyspace1", {store.server()});
    const cassia::ColumnFamily users(pool, "Users");
    users.insert("user1", {{"name", "John Smith"}, {"state", "Utah"}, {"birthdate", 1971}});
    users.insert("user2", {{"name", "Mike Scott"}, {"state", "Utah"}, {"birthdate", 1980}});
    users.insert("user3", {{"name", "Jeff Bird"}, {"state", "Utah"}, {"birthdate", 1973}});
    users.insert("user4", {{"name", "Ann Old"}, {"state", "Utah"}, {"birthdate", 1969}});
    users.insert("user5", {{"name", "Bob Far"}, {"state", "Ohio"}, {"birthdate", 1980}});

    // An index may be made before or after the rows; it is built from those there are.
    system.create_index("Keyspace1", "Users", "state", cassia::UTF8_TYPE);

    // Every expression must match. One at least is an EQ on an indexed column; birthdate has no index.
    const auto state_expr = cassia::create_index_expression("state", "Utah");
    const auto bday_expr = cassia::create_index_expression("birthdate", 1970, cassia::GT);
    auto clause = cassia::create_index_clause({state_expr, bday_expr}, "", 20);
    for (const auto& [key, user] : users.get_indexed_slices(clause)) {
        std::cout << user["name"] << ", " << user["state"] << ' ' << user["birthdate"] << '\n';
    }

    std::cout << "\nFrom a key on, two rows at most, and only the name\n";
    clause.start_key = "user2";
    clause.count = 2;
    for (const auto& [key, user] : users.get_indexed_slices(clause, {.columns = {"name"}})) {
        std::cout << key << " => " << user << '\n';
    }

    std::cout << "\nWithout an EQ on an indexed column\n";
    try {
        for (const auto& [key, user] : users.get_indexed_slices(cassia::create_index_clause({bday_expr}))) {
            std::cout << key << '\n';
        }
    } catch (const cassia::InvalidRequestException&) {
        std::cout << "InvalidRequestException\n";
    }
}
