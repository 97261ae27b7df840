// Measurements by their time: a row for each sensor and day, names that are TimeUUIDs, and columns that expire.

#include <chrono>
#include <cstddef>
#include <iostream>
#include <optional>
#include <string>

#include <cassia/cassia.h>
#include <cassia/testing.h>

namespace {

using namespace std::chrono_literals;

/// The measurements of all sensors, each kept for three days.
class Series {
public:
    explicit Series(const cassia::ConnectionPool& pool) : measurements_(pool, "Measurements") {}

    // Two measurements of one moment stay two: each name has random bits behind its time.
    void add(const std::string& sensor, cassia::Time time, double celsius) const {
        measurements_.insert(row_of(sensor, time), {{cassia::time_uuid(time), celsius}}, {.ttl = 72h});
    }

    // Both ends may be times: a slice begins with the lowest UUID of its start, and ends with the highest of its end.
    void print_between(const std::string& sensor, cassia::Time from, cassia::Time to) const {
        std::cout << sensor << " from " << cassia::Value(from) << " to " << cassia::Value(to) << '\n';
        for (auto day = std::chrono::floor<std::chrono::days>(from); day <= to; day += std::chrono::days(1)) {
            print(measurements_.find(row_of(sensor, day), {.column_start = from, .column_finish = to}));
        }
    }

    void print_last(const std::string& sensor, cassia::Time day, std::size_t count) const {
        std::cout << "the last " << count << " of " << sensor << '\n';
        print(measurements_.find(row_of(sensor, day), {.column_reversed = true, .column_count = count}));
    }

private:
    // A row that grows for ever would one day be too long for a node: "kitchen 2026-01-01" ends with its day.
    static std::string row_of(const std::string& sensor, cassia::Time time) {
        return sensor + ' ' + cassia::Value(time).to_string().substr(0, 10);
    }

    static void print(const std::optional<cassia::Row>& row) {
        if (!row) {
            std::cout << "    none\n";
            return;
        }
        for (const auto& [name, celsius] : *row) {
            std::cout << "    " << cassia::Value(cassia::uuid_time(name.as<cassia::Uuid>())) << "  " << celsius << '\n';
        }
    }

    cassia::ColumnFamily measurements_;
};

}  // namespace

int main() {
    // So that days pass at once. A program has the clock of its machine, and no need of testing.h.
    cassia::SettableClock clock;
    const auto store = cassia::EmbeddedStore::memory({.clock = clock});
    cassia::SystemManager system(store.server());
    system.create_keyspace("Home");
    system.create_column_family("Home", "Measurements",
                                {.comparator_type = cassia::TIME_UUID_TYPE,
                                 .default_validation_class = cassia::DOUBLE_TYPE,
                                 .key_validation_class = cassia::UTF8_TYPE});
    const cassia::ConnectionPool pool("Home", {store.server()});
    const Series series(pool);

    const cassia::Time midnight = clock();
    for (int hour = 0; hour < 24; hour += 6) {
        series.add("kitchen", midnight + std::chrono::hours(hour), 19.5 + hour / 12.0);
    }
    clock.pass(24h);
    series.add("kitchen", midnight + 30h, 20.5);
    series.add("kitchen", midnight + 30h, 20.5);

    series.print_between("kitchen", midnight + 6h, midnight + 12h);
    series.print_between("kitchen", midnight + 18h, midnight + 30h);
    series.print_last("kitchen", midnight, 2);

    std::cout << "two days later the first day has expired\n";
    clock.pass(48h);
    series.print_between("kitchen", midnight, midnight + 30h);
}
