// Notes in the order in which they were taken.
//
//     notes [SERVER [NOTE...]]    adds the notes, and prints all that there are
//
// SERVER is embedded:FOLDER, HOST:PORT of a Cassandra, or embedded: for memory, which is forgotten at the end.

#include <algorithm>
#include <iostream>
#include <string>

#include <cassia/cassia.h>

namespace {

void make_schema(const std::string& server) {
    cassia::SystemManager system(server);
    const auto keyspaces = system.list_keyspaces();
    if (std::find(keyspaces.begin(), keyspaces.end(), "Notes") != keyspaces.end()) {
        return;
    }
    system.create_keyspace("Notes", {.strategy_options = {{{"replication_factor", "1"}}}});
    system.create_column_family("Notes", "Notes",
                                {.comparator_type = cassia::TIME_UUID_TYPE,
                                 .default_validation_class = cassia::UTF8_TYPE,
                                 .key_validation_class = cassia::UTF8_TYPE});
}

}  // namespace

int main(int argc, char** argv) {
    try {
        const std::string server = argc > 1 ? argv[1] : "embedded:notes-data";
        make_schema(server);
        const cassia::ConnectionPool pool("Notes", {server});
        const cassia::ColumnFamily notes(pool, "Notes");

        for (int i = 2; i < argc; ++i) {
            notes.insert("mine", {{cassia::Uuid::now(), argv[i]}});
        }
        for (const auto& [time, note] : notes.xget("mine")) {
            std::cout << note << '\n';
        }
    } catch (const std::exception& error) {
        std::cerr << "notes: " << error.what() << '\n';
        return 1;
    }
}
