"""Measures cassia beside its peers, row by row: scripts/bench, which builds the programs first, says how it is called.

    python3 bench/run.py PROGRAMS RESULTS.json [--quick] [--busy] [NAME…]

A row below its target makes the exit code 1.
"""

import sys
from dataclasses import dataclass

import hector
import loading
import memory
import results
import rows
import server
import small
import thrift

PARTS = (small, thrift, hector, server, loading, memory)


@dataclass(frozen=True)
class Run:
    programs: str
    names: tuple
    quick: bool = False
    busy: bool = False
    once: bool = False

    @property
    def repetitions(self):
        return 1 if self.once else 2 if self.quick else 5

    @property
    def seconds(self):
        """Of each repetition of a small row."""
        return 0.05 if self.quick else 0.3

    @property
    def clock(self):
        """Of rows of one thread."""
        return "cpu_time" if self.busy else "real_time"

    def chosen(self, these):
        return [row for row in these if not (self.busy and row.of_time)
                and (not self.names or any(name in row.name for name in self.names))]


def main(programs, path, *arguments):
    flags = {name for name in arguments if name.startswith("--")}
    if flags - {"--quick", "--busy"}:
        sys.exit(f"no flag {' or '.join(sorted(flags - {'--quick', '--busy'}))}; there are --quick and --busy")
    names = tuple(name for name in arguments if name not in flags)
    run = Run(programs, names, "--quick" in flags, "--busy" in flags)
    if not run.chosen(rows.ALL):
        sys.exit("no row is named so; there are:\n" + "\n".join(sorted({row.name for row in rows.ALL})))
    measured = []
    print(results.head())
    for part in PARTS:
        for result in part.measure(run):
            measured.append(result)
            print(results.line(result), flush=True)
        # Of a run that is broken off what was measured is there.
        results.write(measured, path)
    missed = [result for result in measured if result["met"] is False]
    met = [result for result in measured if result["met"]]
    print(f"{len(met)} targets met, {len(missed)} missed, {len(measured) - len(met) - len(missed)} shown")
    untyped = sorted({row.name for row in run.chosen(rows.ALL) if row.lacks_typed})
    if untyped:
        print("no typed path yet, so that Value's target alone is judged: " + "; ".join(untyped))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
