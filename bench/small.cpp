#include <benchmark/benchmark.h>

#include "work.h"

/// @file
/// The rows that one process measures, by google/benchmark. Each side of a row is a benchmark, WORK/SIDE.

int main(int argc, char** argv) {
    namespace bench = cassia::bench;
    benchmark::Initialize(&argc, argv);
    // What the libraries make once and for all is to outlive the stores that are kept to the end.
    const bench::Stores first;
    bench::register_writes();
    bench::register_reads();
    bench::register_scans();
    bench::register_hot_columns();
    bench::register_threads();
    bench::register_pool();
    bench::register_marshal();
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) {
        return 1;
    }
    benchmark::RunSpecifiedBenchmarks();
}
