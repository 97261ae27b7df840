"""The rows that google/benchmark measures: bench_small, in one process, and bench_thrift, beside a server."""

import json
import re
import subprocess

from results import ratio_result
from rows import SCALING, SMALL, SQLITE_PART, Row

SCALE = {"ns": 1, "us": 1e3, "ms": 1e6}


def repetitions(command, works, run, clock="real_time"):
    """Nanoseconds of each repetition, by (work, side), and (work, side, threads) where there are several."""
    pattern = "|".join("^" + re.escape(work).replace("\\ ", " ") + "/" for work in sorted(works))
    output = subprocess.run(
        [*command, f"--benchmark_filter={pattern}", f"--benchmark_repetitions={run.repetitions}",
         "--benchmark_enable_random_interleaving=true", f"--benchmark_min_time={run.seconds}",
         "--benchmark_format=json"], check=True, stdout=subprocess.PIPE).stdout
    times = {}
    for each in json.loads(output)["benchmarks"]:
        if each["run_type"] == "iteration":
            work, side, *rest = each["name"].split("/")
            threads = [part for part in rest if part.startswith("threads:")]
            key = (work, side, *(int(part.split(":")[1]) for part in threads))
            times.setdefault(key, []).append(each[clock] * SCALE[each["time_unit"]])
    return times


def paired(rows, times):
    results = []
    for row in rows:
        for side, target in row.sides():
            results.append(ratio_result(row, side, target, "ns", times[row.work, side], times[row.work, row.against]))
    return results


def beside_sqlite_and_rocksdb(rows, times):
    """For the reads of SQLite's rows: how far ahead of SQLite cassia is, as a part of how far RocksDB is."""
    results = []
    for row in rows:
        if row.against == "sqlite" and row.target is None and (row.work, "rocksdb") in times:
            both = Row(row.work, "rocksdb's ratio to sqlite", SQLITE_PART, row.typed)
            for side, target in both.sides():
                sqlite = times[row.work, "sqlite"]
                ours = [one / other for one, other in zip(sqlite, times[row.work, side])]
                theirs = [one / other for one, other in zip(sqlite, times[row.work, "rocksdb"])]
                results.append(ratio_result(both, side, target, "×", ours, theirs, more_is_better=True))
    return results


def scaling(rows, times):
    """One thread's time by two threads', of each side."""
    results = []
    for row in rows:
        gains = {side: [one / two for one, two in zip(times[row.work, side, 1], times[row.work, side, 2])]
                 for side in (row.plain, row.against)}
        results.append(ratio_result(row, row.plain, row.target, "×", gains[row.plain], gains[row.against],
                                    more_is_better=True))
    return results


def measure(run):
    rows, threads = run.chosen(SMALL), run.chosen(SCALING)
    if run.quick:
        rows = [row for row in rows if "1,000,000" not in row.work]
        threads = []
    if not rows and not threads:
        return []
    works = {row.work for row in rows + threads}
    times = repetitions([f"{run.programs}/bench_small"], works, run, run.clock)
    # Those of one thread are named without threads where there are only such.
    times.update({key[:2]: value for key, value in list(times.items()) if len(key) == 3})
    return paired(rows, times) + beside_sqlite_and_rocksdb(rows, times) + scaling(threads, times)
