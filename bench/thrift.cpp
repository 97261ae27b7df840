#include <chrono>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include <cassia/cassia.h>

#include "bare_client.h"

/// @file
/// What a client of the Thrift API takes of its processor, beside Thrift's own client: a get, an insert, a slice of
/// 1,000 columns, a multiget of 1,000 keys. Names, as WORK/SIDE.
///
///     bench_thrift --server=HOST:PORT [google/benchmark's flags]

namespace cassia::bench {
namespace {

constexpr std::size_t ROW_COUNT = 10'000;
constexpr std::size_t STRIDE = 7919;
constexpr auto ONE = idl::ConsistencyLevel::ONE;

const std::string VALUE(64, 'v');

template <typename Operation>
void measure(const std::string& work, const std::string& side, const Operation& operation) {
    benchmark::RegisterBenchmark((work + '/' + side).c_str(), [operation](benchmark::State& state) {
        std::size_t number = 0;
        for ([[maybe_unused]] auto _ : state) {
            number = (number + STRIDE) % ROW_COUNT;
            benchmark::DoNotOptimize(operation(number));
        }
    })->MeasureProcessCPUTime();
}

std::vector<std::string> some_keys() {
    std::vector<std::string> keys;
    keys.reserve(COLUMNS);
    for (std::size_t i = 0; i < COLUMNS; ++i) {
        keys.push_back(key_of(i * STRIDE % ROW_COUNT));
    }
    return keys;
}

void register_cassia(const std::string& address) {
    const ConnectionPool pool(KEYSPACE, {address}, {.timeout = std::chrono::seconds(10), .pool_size = 1});
    const ColumnFamily rows(pool, ROWS);
    const ColumnFamily wide(pool, WIDE);
    measure("thrift get", "Value", [rows](std::size_t number) {
        const auto row = rows.get(key_of(number), {.columns = {"name"}});
        return row["name"].as<std::string>().size();
    });
    measure("thrift insert", "Value",
            [rows](std::size_t number) { return rows.insert(key_of(number), {{"name", VALUE}}); });
    measure("thrift slice of 1,000", "Value", [wide](std::size_t) {
        std::size_t bytes = 0;
        const auto row = wide.get("wide", {.column_count = COLUMNS});
        for (const auto& [name, value] : row) {
            bytes += name.as<std::string>().size() + value.as<std::string>().size();
        }
        return bytes;
    });
    measure("thrift slice of 1,000", "bytes()", [wide](std::size_t) {
        std::size_t bytes = 0;
        const auto row = wide.get("wide", {.column_count = COLUMNS});
        for (const auto& [name, value] : row) {
            bytes += name.bytes().size() + value.bytes().size();
        }
        return bytes;
    });
    measure("thrift multiget of 1,000", "Value", [rows, keys = some_keys()](std::size_t) {
        std::size_t bytes = 0;
        const auto found = rows.multiget(keys, {.columns = {"name"}});
        for (const auto& [key, columns] : found) {
            bytes += columns["name"].as<std::string>().size();
        }
        return bytes;
    });
}

void register_bare(const std::shared_ptr<idl::CassandraClient>& client) {
    measure("thrift get", "bare", [client, path = path_of(ROWS, "name")](std::size_t number) {
        idl::ColumnOrSuperColumn found;
        client->get(found, key_of(number), path, ONE);
        return found.column.value.size();
    });
    measure("thrift insert", "bare", [client, parent = parent_of(ROWS)](std::size_t number) {
        client->insert(key_of(number), parent, column_of("name", VALUE, gm_timestamp()), ONE);
        return number;
    });
    measure("thrift slice of 1,000", "bare",
            [client, parent = parent_of(WIDE), predicate = first_columns(COLUMNS)](std::size_t) {
                std::vector<idl::ColumnOrSuperColumn> found;
                client->get_slice(found, "wide", parent, predicate, ONE);
                std::size_t bytes = 0;
                for (const auto& each : found) {
                    bytes += each.column.name.size() + each.column.value.size();
                }
                return bytes;
            });
    idl::SlicePredicate named;
    named.__set_column_names({"name"});
    measure("thrift multiget of 1,000", "bare",
            [client, keys = some_keys(), parent = parent_of(ROWS), named](std::size_t) {
                std::map<std::string, std::vector<idl::ColumnOrSuperColumn>> found;
                client->multiget_slice(found, keys, parent, named, ONE);
                std::size_t bytes = 0;
                for (const auto& [key, columns] : found) {
                    bytes += columns.at(0).column.value.size();
                }
                return bytes;
            });
}

}  // namespace
}  // namespace cassia::bench

int main(int argc, char** argv) {
    namespace bench = cassia::bench;
    const std::string flag = "--server=";
    benchmark::Initialize(&argc, argv);
    const std::string argument = argc == 2 ? argv[1] : "";
    if (!argument.starts_with(flag)) {
        std::cerr << "usage: bench_thrift --server=HOST:PORT [flags]\n";
        return 2;
    }
    const auto address = argument.substr(flag.size());
    const std::shared_ptr<bench::idl::CassandraClient> client = bench::connect(address);
    bench::fill(*client, bench::ROW_COUNT);
    bench::register_cassia(address);
    bench::register_bare(client);
    benchmark::RunSpecifiedBenchmarks();
}
