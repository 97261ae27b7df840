// Times where a version 1 UUID is expected (the manual's 5.4, pycassa.util, and 5.6.5).

#include <algorithm>
#include <chrono>
#include <iostream>
#include <vector>

#include <cassia/cassia.h>

namespace {

using namespace std::chrono_literals;

// The manual's convert_time_to_uuid and convert_uuid_to_time.
void convert(cassia::Time time) {
    const auto lowest = cassia::lowest_time_uuid(time);
    const auto highest = cassia::highest_time_uuid(time);
    std::cout << lowest << '\n' << highest << '\n';
    std::cout << cassia::Value(cassia::uuid_time(lowest)) << '\n';

    // Made for an insert: its clock and node bits are random.
    const auto random = cassia::time_uuid(time);
    std::cout << "version " << random.version() << " of " << cassia::Value(cassia::uuid_time(random)) << '\n';
}

void timeline(const cassia::ColumnFamily& line, cassia::Time today) {
    const auto yesterday = today - 24h;
    line.insert("__PUBLIC__", {{today - 30h, "of the day before"}});
    line.insert("__PUBLIC__", {{today - 20h, "of yesterday"}, {today - 1h, "of tonight"}});
    const auto tweets = line.get("__PUBLIC__", {.column_start = yesterday, .column_finish = today});
    for (const auto& [name, tweet] : tweets) {
        std::cout << cassia::Value(cassia::uuid_time(name.as<cassia::Uuid>())) << ": " << tweet << '\n';
    }

    // A tweet that was dropped is put in its place.
    const cassia::Time dropped = std::chrono::sys_days(std::chrono::December / 11 / 2010) + 8h + 2min + 15s;
    line.insert("__PUBLIC__", {{dropped, "some tweet stuff here"}});

    // A time names no single column; the slice of that time has them all.
    try {
        line.get("__PUBLIC__", {.columns = {dropped}});
    } catch (const cassia::TypeError&) {
        std::cout << "TypeError\n";
    }
    const auto found = line.get("__PUBLIC__", {.column_start = dropped, .column_finish = dropped});
    std::cout << found.size() << ": " << found.at(0).value() << '\n';
}

// Uuid's own order is that of the bytes; Cassandra's is that of time.
void sort() {
    const auto first = cassia::Uuid::parse("ffffffff-3409-11e1-8080-808080808080");
    const auto second = cassia::Uuid::parse("00000000-340a-11e1-8080-808080808080");
    std::vector<cassia::Uuid> uuids = {second, first};

    std::sort(uuids.begin(), uuids.end());
    std::cout << "by bytes: " << uuids[0] << ", " << uuids[1] << '\n';
    std::sort(uuids.begin(), uuids.end(),
              [](const auto& left, const auto& right) { return cassia::compare_time_uuids(left, right) < 0; });
    std::cout << "by time:  " << uuids[0] << ", " << uuids[1] << '\n';
}

}  // namespace

int main() {
    const cassia::Time today = std::chrono::sys_days(std::chrono::January / 1 / 2012);
    convert(today);

    const auto store = cassia::EmbeddedStore::memory();
    cassia::SystemManager system(store.server());
    system.create_keyspace("Keyspace1");
    system.create_column_family("Keyspace1", "Userline",
                                {.comparator_type = cassia::TIME_UUID_TYPE,
                                 .default_validation_class = cassia::UTF8_TYPE,
                                 .key_validation_class = cassia::UTF8_TYPE});
    const cassia::ConnectionPool pool("Keyspace1", {store.server()});
    timeline({pool, "Userline"}, today);
    sort();
}
