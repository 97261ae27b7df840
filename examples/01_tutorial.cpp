// The manual's tutorial (5.2), line for line, on a store in memory.
//
// With "embedded:./data" in the place of the store's server string the rows stay; with "localhost:9160" they are on a
// Cassandra.

#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include <cassia/cassia.h>

int main() {
    // 5.2.2 Creating a keyspace and column families. Keys are kept in order, so that there are ranges of them.
    const auto store = cassia::EmbeddedStore::memory({.partitioner = "ByteOrderedPartitioner"});
    cassia::SystemManager system(store.server());
    system.create_keyspace("Keyspace1", {.strategy_options = {{{"replication_factor", "1"}}}});
    const cassia::ColumnFamilyOptions text = {.comparator_type = cassia::UTF8_TYPE,
                                              .default_validation_class = cassia::UTF8_TYPE,
                                              .key_validation_class = cassia::UTF8_TYPE};
    system.create_column_family("Keyspace1", "ColumnFamily1", text);

    // 5.2.3 Connecting.
    const cassia::ConnectionPool pool("Keyspace1", {store.server()});

    // 5.2.4 Getting a column family.
    const cassia::ColumnFamily col_fam(pool, "ColumnFamily1");

    // 5.2.5 Inserting data: each returns its timestamp.
    col_fam.insert("row_key", {{"col_name", "col_val"}});
    col_fam.insert("row_key", {{"col_name", "col_val"}, {"col_name2", "col_val2"}});
    col_fam.batch_insert({{"row1", {{"name1", "val1"}, {"name2", "val2"}}}, {"row2", {{"foo", "bar"}}}});

    // 5.2.6 Getting data.
    std::cout << "Getting data\n";
    std::cout << col_fam.get("row_key") << '\n';
    std::cout << col_fam.get("row_key", {.columns = {"col_name", "col_name2"}}) << '\n';
    for (int i = 1; i < 10; ++i) {
        col_fam.insert("row_key", {{std::to_string(i), "val"}});
    }
    std::cout << col_fam.get("row_key", {.column_start = "5", .column_finish = "7"}) << '\n';
    // The manual's own rows end at '9' here; ours has col_name and col_name2 behind it.
    std::cout << col_fam.get("row_key", {.column_start = "9", .column_reversed = true, .column_count = 3}) << '\n';
    const auto rows = col_fam.multiget({"row1", "row2"});
    for (const auto& [key, columns] : rows) {
        std::cout << key << " => " << columns << '\n';
    }

    std::cout << "\nA range of keys\n";
    for (int i = 1; i < 10; ++i) {
        col_fam.insert("row_key" + std::to_string(i), {{"name", "val"}});
    }
    for (const auto& [key, columns] : col_fam.get_range({.start = "row_key5", .finish = "row_key7"})) {
        std::cout << key << " => " << columns << '\n';
    }

    // 5.2.7 Counting.
    std::cout << "\nCounting\n";
    col_fam.insert("counted", {{"bar", "1"}, {"foo", "2"}, {"goo", "3"}, {"hoo", "4"}});
    std::cout << col_fam.get_count("counted") << '\n';
    std::cout << col_fam.get_count("counted", {.columns = {"foo", "bar"}}) << '\n';
    std::cout << col_fam.get_count("counted", {.column_start = "foo"}) << '\n';

    const std::vector<std::string> fibonacci = {"fib0", "fib1", "fib2", "fib3", "fib4"};
    const std::vector<int> numbers = {1, 1, 2, 3, 5};
    for (std::size_t row = 0; row < fibonacci.size(); ++row) {
        for (int column = 1; column <= numbers[row]; ++column) {
            col_fam.insert(fibonacci[row], {{"col" + std::to_string(column), "val"}});
        }
    }
    const auto print_counts = [](const cassia::Counts& counts) {
        std::string_view separator = "{";
        for (const auto& [key, count] : counts) {
            std::cout << separator << key << ": " << count;
            separator = ", ";
        }
        std::cout << "}\n";
    };
    print_counts(col_fam.multiget_count(fibonacci));
    print_counts(col_fam.multiget_count(fibonacci, {.columns = {"col1", "col2", "col3"}}));
    print_counts(col_fam.multiget_count(fibonacci, {.column_start = "col1", .column_finish = "col3"}));

    // 5.2.8 Typed column names and values.
    std::cout << "\nTyped column names and values\n";
    system.create_column_family("Keyspace1", "StandardInt",
                                {.comparator_type = cassia::INT_TYPE,
                                 .default_validation_class = cassia::UTF8_TYPE,
                                 .key_validation_class = cassia::UTF8_TYPE});
    const cassia::ColumnFamily standard_int(pool, "StandardInt");
    standard_int.insert("row_key", {{42, "some_val"}});
    std::cout << standard_int.get("row_key") << '\n';

    system.create_column_family(
        "Keyspace1", "Users",
        {.comparator_type = cassia::UTF8_TYPE,
         .key_validation_class = cassia::UTF8_TYPE,
         .column_validation_classes = {{"name", cassia::UTF8_TYPE}, {"age", cassia::LONG_TYPE}}});
    const cassia::ColumnFamily users(pool, "Users");
    users.insert("thobbs", {{"name", "Tyler"}, {"age", 24}});
    const auto user = users.get("thobbs");
    std::cout << user << '\n';
    std::cout << "in a year: " << user["age"].as<int>() + 1 << '\n';

    // 5.2.9 Connection pooling.
    std::cout << "\nConnection pooling\n";
    system.create_column_family("Keyspace1", "Standard1", text);
    system.create_column_family("Keyspace1", "Super1",
                                {.super = true,
                                 .comparator_type = cassia::UTF8_TYPE,
                                 .subcomparator_type = cassia::UTF8_TYPE,
                                 .default_validation_class = cassia::UTF8_TYPE,
                                 .key_validation_class = cassia::UTF8_TYPE});
    cassia::ConnectionPool larger_pool("Keyspace1", {store.server()}, {.pool_size = 20});
    const cassia::ColumnFamily standard_cf(larger_pool, "Standard1");
    standard_cf.insert("key", {{"col", "val"}});
    const cassia::ColumnFamily super_cf(larger_pool, "Super1");
    super_cf.insert("key2", {{"column", {{"col", "val"}}}});
    std::cout << standard_cf.get("key") << '\n';
    std::cout << super_cf.get("key2") << '\n';
    larger_pool.dispose();
}
