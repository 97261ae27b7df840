"""Peak memory of long results: a process for each, and a store for all."""

import subprocess
import tempfile

from results import memory_result
from rows import MEMORY

FEW, MANY = 10_000, 1_000_000


def measure(run):
    rows = run.chosen(MEMORY)
    if not rows:
        return []
    program = f"{run.programs}/bench_memory"
    results = []
    with tempfile.TemporaryDirectory() as folder:
        store = f"{folder}/store"
        subprocess.run([program, "fill", store], check=True)
        for row in rows:
            what = row.work.split()[2]
            peaks = {FEW: [], MANY: []}
            for _ in range(run.repetitions):
                for count, numbers in peaks.items():
                    printed = subprocess.run([program, what, store, str(count)], check=True, stdout=subprocess.PIPE)
                    numbers.append(int(printed.stdout) / 1024)
            results.append(memory_result(row, peaks[MANY], peaks[FEW]))
    return results
