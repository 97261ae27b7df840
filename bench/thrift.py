"""The Thrift client's processor time beside Thrift's own client's, against a cassia-server in memory."""

from results import ratio_result
from rows import THRIFT
from servers import HOST, CassiaServer, running
from small import repetitions


def measure(run):
    rows = run.chosen(THRIFT)
    if not rows:
        return []
    with running(CassiaServer(run.programs)) as server:
        times = repetitions([f"{run.programs}/bench_thrift", f"--server={HOST}:{server.port}"],
                            {row.work for row in rows}, run, "cpu_time")
    return [ratio_result(row, side, target, "ns", times[row.work, side], times[row.work, row.against])
            for row in rows for side, target in row.sides()]
