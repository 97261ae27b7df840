#include <cassia/cassia.h>

#include <chrono>
#include <iostream>
#include <string>

using namespace std::chrono_literals;

int main(int argc, char** argv) {
    // "embedded:./data" keeps a store in a folder; without a path it is in memory. "127.0.0.1:9160" is Cassandra.
    const std::string server = argc > 1 ? argv[1] : "embedded:";

    cassia::SystemManager system(server);
    system.create_keyspace("Keyspace1", {.strategy_options = {{{"replication_factor", "1"}}}});
    system.create_column_family("Keyspace1", "Users",
                                {.comparator_type = cassia::UTF8_TYPE,
                                 .default_validation_class = cassia::UTF8_TYPE,
                                 .key_validation_class = cassia::UTF8_TYPE,
                                 .column_validation_classes = {{"age", cassia::LONG_TYPE}}});
    system.create_column_family("Keyspace1", "Timeline",
                                {.comparator_type = cassia::LONG_TYPE,
                                 .default_validation_class = cassia::UTF8_TYPE,
                                 .key_validation_class = cassia::UTF8_TYPE});

    cassia::ConnectionPool pool("Keyspace1", {server});
    cassia::ColumnFamily users(pool, "Users");
    users.insert("thobbs", {{"name", "Tyler"}, {"age", 24}});
    users.insert("thobbs", {{"session", "d41d8c"}}, {.ttl = 1h});

    auto row = users.get("thobbs", {.columns = {"name", "age"}});
    std::cout << row << '\n' << row["age"].as<int>() + 1 << " next year\n";

    // A row may be wide: columns are sorted by name, and a slice of them is one seek and a scan.
    cassia::ColumnFamily timeline(pool, "Timeline");
    for (int hour = 0; hour < 1000; ++hour) {
        timeline.insert("thobbs", {{hour, "tweet of hour " + std::to_string(hour)}});
    }
    std::cout << timeline.get("thobbs", {.column_start = 500, .column_count = 2}) << '\n'
              << timeline.get("thobbs", {.column_reversed = true, .column_count = 2}) << '\n'
              << timeline.get_count("thobbs") << " tweets\n";

    timeline.remove("thobbs", {.columns = {999}});
    for (const auto& [hour, text] : timeline.xget("thobbs", {.column_start = 998})) {
        std::cout << hour << " => " << text << '\n';
    }

    try {
        users.insert("thobbs", {{"age", "forty"}});
    } catch (const cassia::TypeError& error) {
        std::cout << error.what() << '\n';
    }
    system.drop_keyspace("Keyspace1");
}
