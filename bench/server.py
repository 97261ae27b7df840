"""cassia-server beside Cassandra 3.11: the same load on both, one after the other, time and again."""

import subprocess
import tempfile

from results import ratio_result
from rows import SERVER
from servers import HOST, Cassandra, CassiaServer, resident, running

CONNECTIONS = 8


def load(run, server, *arguments):
    printed = subprocess.run([f"{run.programs}/bench_load", f"{HOST}:{server.port}", *map(str, arguments)], check=True,
                             stdout=subprocess.PIPE, text=True).stdout
    return float(printed) if printed else None


def under_load(run, servers):
    """Operations per second and MiB, by (what, server's name)."""
    row_count, seconds, warming = (10_000, 1, 2) if run.quick else (100_000, 3, 20)
    numbers = {}
    for server in servers:
        load(run, server, "fill", row_count)
        for what in ("insert", "get"):
            # A virtual machine compiles what is hot; and both have their caches filled.
            load(run, server, what, row_count, CONNECTIONS, warming)
    for _ in range(run.repetitions):
        for what in ("insert", "get"):
            for server in servers:
                speed = load(run, server, what, row_count, CONNECTIONS, seconds)
                numbers.setdefault((what, server.name), []).append(speed)
        for server in servers:
            numbers.setdefault(("memory", server.name), []).append(resident(server.pid))
    return numbers


def starts(run, servers):
    """Seconds, of a server that has been stopped in good order and has the data of the load."""
    numbers = {}
    for _ in range(run.repetitions):
        for server in servers:
            numbers.setdefault(("start", server.name), []).append(server.start())
            server.stop()
    return numbers


# By the row's work: what is measured, its unit, whether more of it is better.
KINDS = {
    "server gets, 8 connections": ("get", "/s", True),
    "server inserts, 8 connections": ("insert", "/s", True),
    "server memory under load": ("memory", "MiB", False),
    "server start to first answer": ("start", "s", False),
}


def measure(run):
    rows = run.chosen(SERVER)
    if not rows:
        return []
    Cassandra.install()
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = CassiaServer(run.programs, f"{folder}/cassia"), Cassandra(f"{folder}/cassandra")
        with running(ours), running(theirs):
            numbers = under_load(run, (ours, theirs))
        numbers |= starts(run, (ours, theirs))
    results = []
    for row in rows:
        what, unit, more_is_better = KINDS[row.work]
        results.append(ratio_result(row, row.plain, row.target, unit, numbers[what, ours.name],
                                    numbers[what, theirs.name], more_is_better))
    return results
