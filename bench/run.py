"""Runs the benchmarks and pairs them: cassia beside a peer, row by row.

    python3 bench/run.py FOLDER-OF-PROGRAMS RESULTS.json [NAME…]

Each row is repeated, its two sides in random turn, and judged by the medians. A row below its target makes the exit
code 1.
"""

import json
import re
import statistics
import subprocess
import sys
import tempfile

REPETITIONS = 5
SECONDS = 0.3

# Row: the least that cassia's speed may be, as a part of its peer's.
TARGETS = {
    "insert of one column": 0.5,
    "batch of 100 columns": 0.5,
    "get of one column": 0.5,
    "slice of 100 columns of 10,000": 0.5,
    "reversed slice of 100 columns of 10,000": 0.5,
    "get_range of 100,000 rows of 3 columns": 0.5,
    "get after 1,000,000 overwrites": 0.5,
}

# Row: by how many MiB the peak memory of a million items may exceed that of ten thousand.
MEMORY_TARGETS = {"xget": 32, "get_range": 32}


def chosen(row, names):
    return not names or any(name in row for name in names)


def summary(numbers):
    return {"min": min(numbers), "median": statistics.median(numbers), "max": max(numbers)}


def measure_speed(programs, names):
    rows = [row for row in TARGETS if chosen(row, names)]
    if not rows:
        return []
    pattern = "|".join("^" + re.escape(row).replace("\\ ", " ") + "/" for row in rows)
    output = subprocess.run(
        [f"{programs}/bench_embedded", f"--benchmark_filter={pattern}", f"--benchmark_repetitions={REPETITIONS}",
         "--benchmark_enable_random_interleaving=true", f"--benchmark_min_time={SECONDS}", "--benchmark_format=json"],
        check=True, stdout=subprocess.PIPE).stdout
    sides = {}
    for run in json.loads(output)["benchmarks"]:
        if run["run_type"] == "iteration":
            row, side = run["name"].split("/")[:2]
            scale = {"ns": 1, "us": 1e3, "ms": 1e6}[run["time_unit"]]
            sides.setdefault(row, {}).setdefault(side, []).append(run["real_time"] * scale)
    results = []
    for row in rows:
        ours = summary(sides[row]["cassia"])
        peer = next(side for side in sides[row] if side != "cassia")
        theirs = summary(sides[row][peer])
        results.append({"name": row, "against": peer, "unit": "ns", "ours": ours, "theirs": theirs,
                        "ratio": theirs["median"] / ours["median"], "target": TARGETS[row]})
    return results


def measure_memory(programs, names):
    rows = [row for row in MEMORY_TARGETS if chosen(f"memory of {row}", names)]
    results = []
    with tempfile.TemporaryDirectory() as folder:
        if rows:
            subprocess.run([f"{programs}/bench_memory", "fill", f"{folder}/store"], check=True)
        for row in rows:
            peaks = {count: [int(subprocess.run([f"{programs}/bench_memory", row, f"{folder}/store", str(count)],
                                                check=True, stdout=subprocess.PIPE).stdout) / 1024 for _ in range(3)]
                     for count in (10_000, 1_000_000)}
            ours, theirs = summary(peaks[1_000_000]), summary(peaks[10_000])
            results.append({"name": f"memory of {row} of 1,000,000", "against": "of 10,000", "unit": "MiB",
                            "ours": ours, "theirs": theirs, "more": ours["median"] - theirs["median"],
                            "target": MEMORY_TARGETS[row]})
    return results


def show(result):
    scale, unit = (1000, "µs") if result["unit"] == "ns" else (1, result["unit"])
    ours, theirs = result["ours"]["median"] / scale, result["theirs"]["median"] / scale
    if "ratio" in result:
        verdict = f"{result['ratio']:6.2f} of it, at least {result['target']}"
        met = result["ratio"] >= result["target"]
    else:
        verdict = f"{result['more']:+6.1f} {unit}, at most {result['target']}"
        met = result["more"] <= result["target"]
    print(f"{result['name']:<42} {ours:>11.2f} {unit:<3}  {result['against']:<9} {theirs:>11.2f} {unit:<3}  "
          f"{verdict}{'' if met else '   MISSED'}")
    return met


def main(programs, path, *names):
    results = measure_speed(programs, names) + measure_memory(programs, names)
    if not results:
        sys.exit(f"no row is named so; there are: {', '.join(TARGETS)}, memory of {', memory of '.join(MEMORY_TARGETS)}")
    with open(path, "w", encoding="utf-8") as out:
        json.dump(results, out, indent=2)
        out.write("\n")
    return 0 if all([show(result) for result in results]) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
