"""A minute of it: fails where the library takes over a tenth more instructions for fixed work than the kept baseline
has, or where the memory of long results is no longer flat.

    python3 bench/short.py PROGRAMS BASELINE.json            compares
    python3 bench/short.py PROGRAMS BASELINE.json --keep     writes the baseline anew
"""

import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import memory
import results
from run import Run

MOST = 1.1  # of the baseline


def instructions(program, work):
    """What callgrind counts in counted_work() and below."""
    counted = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", "--collect-atstart=no",
         "--toggle-collect=counted_work", program, work], check=True, stderr=subprocess.PIPE, text=True).stderr
    return int(re.search(r"Collected : (\d+)", counted).group(1))


def count_all(programs):
    program = f"{programs}/bench_instructions"
    works = subprocess.run([program], check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    with ThreadPoolExecutor(os.cpu_count()) as two:
        return dict(zip(works, two.map(lambda work: instructions(program, work), works)))


def compare(counts, baseline):
    ok = counts.keys() == baseline.keys()
    if not ok:
        print(f"the baseline is of other work than there is; differing: {sorted(counts.keys() ^ baseline.keys())}")
    for work in counts.keys() & baseline.keys():
        ratio = counts[work] / baseline[work]
        grown = ratio > MOST
        ok = ok and not grown
        print(f"{work:<28} {counts[work]:>14,} instructions {ratio:6.3f} of the baseline"
              f"{'   GROWN' if grown else ''}")
    return ok


def main(programs, path, *flags):
    counts = count_all(programs)
    if flags == ("--keep",):
        with open(path, "w", encoding="utf-8") as out:
            json.dump(counts, out, indent=2)
            out.write("\n")
        return 0
    with open(path, encoding="utf-8") as kept:
        ok = compare(counts, json.load(kept))
    for result in memory.measure(Run(programs, (), once=True)):
        print(results.line(result))
        ok = ok and result["met"]
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
