// Columns grouped in super columns (the manual's 5.6.2).

#include <iostream>

#include <cassia/cassia.h>

int main() {
    const auto store = cassia::EmbeddedStore::memory();
    cassia::SystemManager system(store.server());
    system.create_keyspace("Keyspace1");
    const cassia::ColumnFamilyOptions super = {.super = true,
                                               .comparator_type = cassia::UTF8_TYPE,
                                               .subcomparator_type = cassia::UTF8_TYPE,
                                               .default_validation_class = cassia::UTF8_TYPE,
                                               .key_validation_class = cassia::UTF8_TYPE};
    system.create_column_family("Keyspace1", "Super1", super);
    system.create_column_family("Keyspace1", "Letters", super);
    const cassia::ConnectionPool pool("Keyspace1", {store.server()});

    // One more level of braces.
    const cassia::ColumnFamily super1(pool, "Super1");
    super1.insert("row_key", {{"supercol_name", {{"col_name", "col_val"}}}});
    std::cout << super1.get("row_key") << '\n';

    // Of one super column its columns are given, without the level above.
    const cassia::ColumnFamily letters(pool, "Letters");
    letters.insert("row_key", {{"lowercase", {{"a", "1"}, {"b", "2"}, {"c", "3"}}}});
    std::cout << letters.get("row_key", {.super_column = "lowercase"}) << '\n';
    std::cout << letters.get("row_key", {.columns = {"a", "b"}, .super_column = "lowercase"}) << '\n';
    std::cout << letters.get("row_key", {.column_start = "b", .super_column = "lowercase"}) << '\n';
    std::cout << letters.get("row_key", {.column_finish = "b", .column_reversed = true, .super_column = "lowercase"})
              << '\n';

    // Without super_column the options are about super columns.
    letters.insert("row_key", {{"uppercase", {{"A", "1"}}}, {"digits", {{"0", "1"}, {"1", "2"}}}});
    const auto row = letters.get("row_key", {.column_start = "e"});
    for (const auto& [name, columns] : row.super_columns()) {
        std::cout << name << " => " << columns << '\n';
    }
    std::cout << letters.get_count("row_key") << " and " << letters.get_count("row_key", {.super_column = "digits"})
              << '\n';

    letters.remove("row_key", {.columns = {"0"}, .super_column = "digits"});
    letters.remove("row_key", {.super_column = "lowercase"});
    std::cout << letters.get("row_key") << '\n';
}
