// Counters: integers that are added to by many at once, without being read first.

#include <iostream>
#include <string>

#include <cassia/cassia.h>

namespace {

// A visit counts for its page, and on its day. One batch: both in one request.
void visit(const cassia::ColumnFamily& visits, const std::string& page, const std::string& day) {
    auto batch = visits.batch();
    batch.insert("pages", {{page, 1}});
    batch.insert(page, {{day, 1}});
    batch.send();
}

void print(const cassia::ColumnFamily& visits, const std::string& row) {
    const auto counters = visits.find(row);
    std::cout << row << ": ";
    if (counters) {
        std::cout << *counters << '\n';
    } else {
        std::cout << "none\n";
    }
}

}  // namespace

int main() {
    const auto store = cassia::EmbeddedStore::memory();
    cassia::SystemManager system(store.server());
    system.create_keyspace("Site");
    system.create_column_family("Site", "Visits",
                                {.comparator_type = cassia::UTF8_TYPE,
                                 .default_validation_class = cassia::COUNTER_COLUMN_TYPE,
                                 .key_validation_class = cassia::UTF8_TYPE});
    const cassia::ConnectionPool pool("Site", {store.server()});
    const cassia::ColumnFamily visits(pool, "Visits");

    visit(visits, "/", "2026-01-01");
    visit(visits, "/", "2026-01-01");
    visit(visits, "/", "2026-01-02");
    visit(visits, "/about", "2026-01-02");
    print(visits, "pages");
    print(visits, "/");

    // A counter is a column like others: it is sliced by its name, and counts among the columns of its row.
    std::cout << "on one day: " << visits.get("/", {.columns = {"2026-01-01"}}) << ", on " << visits.get_count("/")
              << " days\n";

    // One alone, by any number; and several of a row at once, each by its own.
    visits.add("pages", "/", 10);
    visits.add("pages", "/about", -1);
    visits.insert("pages", {{"/", 100}, {"/contact", 5}});
    print(visits, "pages");

    // What can't be told apart from a second visit is not tried again: retry_counter_mutations of the column family
    // says otherwise. A counter has no timestamp to give, and no time to live.
    try {
        visits.add("pages", "/", 1, {.write_consistency_level = cassia::ConsistencyLevel::ANY});
    } catch (const cassia::InvalidRequestException& error) {
        std::cout << "refused: " << error.what() << '\n';
    }

    // On a cluster a removed counter should not be added to again: nodes may still know the old sum.
    visits.remove_counter("pages", "/contact");
    print(visits, "pages");
    visits.remove("/about");
    print(visits, "/about");
}
