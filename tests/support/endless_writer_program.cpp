// endless_writer PATH: opens the store, makes its schema if there is none, and inserts the columns 0, 1, 2, … of one
// row until it is killed. Writes a byte to standard output when the store is open, and one for each column
// acknowledged.

#include <unistd.h>

#include <cassia/cassia.h>

namespace {

void make_schema(const std::string& server) {
    cassia::SystemManager system(server);
    if (system.list_keyspaces().empty()) {
        system.create_keyspace("Keyspace1");
        system.create_column_family("Keyspace1", "Standard1",
                                    {.comparator_type = cassia::LONG_TYPE,
                                     .default_validation_class = cassia::UTF8_TYPE,
                                     .key_validation_class = cassia::UTF8_TYPE});
    }
}

bool tell() {
    return ::write(STDOUT_FILENO, "x", 1) == 1;
}

}  // namespace

int main(int, char** arguments) {
    // Small, so that some of the columns are in files when the end comes.
    const auto store = cassia::EmbeddedStore::open(arguments[1], {.write_buffer_size = 64 * 1024});
    make_schema(store.server());
    const cassia::ColumnFamily family(cassia::ConnectionPool("Keyspace1", {store.server()}), "Standard1");
    for (int i = 0; tell(); ++i) {
        family.insert("row", {{i, std::string(100, 'v')}});
    }
    return 1;
}
