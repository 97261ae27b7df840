"""Processor time for each operation of our Thrift client and of Hector, a client in Java that many used."""

import os
import subprocess
from dataclasses import replace
from pathlib import Path

from results import ratio_result
from rows import HECTOR
from servers import HOST, REPOSITORY, CassiaServer, running
from small import repetitions


def jars():
    """Where tests/clients fetches Hector to."""
    subprocess.run([REPOSITORY / "tests/clients/run", "install", "hector"], check=True)
    caches = os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache"))
    return f"{os.environ.get('CASSIA_TEST_CACHE', caches + '/cassia-test')}/clients/hector/lib/*"


def java_17():
    home = os.environ.get("JAVA_17_HOME") or next(Path("/usr/lib/jvm").glob("java-17-openjdk-*"))
    return f"{home}/bin/java"


def hector_times(java, works):
    """A repetition of all: asks the program, which has warmed up, for each."""
    times = {}
    for work in works:
        java.stdin.write(work + "\n")
        java.stdin.flush()
        times[work] = float(java.stdout.readline())
    return times


def measure(run):
    rows = run.chosen(HECTOR)
    if not rows:
        return []
    works = [row.work for row in rows]
    ours, theirs = {work: [] for work in works}, {work: [] for work in works}
    # Compiled as it starts.
    hector = [java_17(), "-cp", jars(), Path(__file__).parent / "Hector.java"]
    with running(CassiaServer(run.programs)) as server:
        address = f"{HOST}:{server.port}"
        command = [f"{run.programs}/bench_thrift", f"--server={address}"]
        once = replace(run, once=True)
        repetitions(command, works, once, "cpu_time")  # which fills the server too
        with subprocess.Popen([*hector, address], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as java:
            hector_times(java, works)  # which warms it up
            for _ in range(run.repetitions):
                times = repetitions(command, works, once, "cpu_time")
                for work, nanoseconds in hector_times(java, works).items():
                    ours[work] += times[work, "Value"]
                    theirs[work].append(nanoseconds)
            java.stdin.close()
    return [ratio_result(row, row.plain, row.target, "ns", ours[row.work], theirs[row.work]) for row in rows]
