"""Servers of the Thrift API: starting them, asking whether they answer, and what memory they take."""

import contextlib
import os
import socket
import struct
import subprocess
import time
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
HOST = "127.0.0.1"
ANSWER_LIMIT = 180  # seconds


def describe_version():
    """A framed request that every server answers at once."""
    name = b"describe_version"
    message = struct.pack(">II", 0x80010001, len(name)) + name + struct.pack(">IB", 1, 0)
    return struct.pack(">I", len(message)) + message


def answers(port):
    try:
        with socket.create_connection((HOST, port), timeout=1) as connection:
            connection.sendall(describe_version())
            return len(connection.recv(4)) == 4
    except OSError:
        return False


def await_answer(port):
    limit = time.monotonic() + ANSWER_LIMIT
    while not answers(port):
        if time.monotonic() > limit:
            raise RuntimeError(f"nothing answers at port {port}")
        time.sleep(0.001)


def is_free(port):
    with socket.socket() as probe:
        try:
            probe.bind((HOST, port))
            return True
        except OSError:
            return False


def free_port(also=()):
    """A port that is free, with those at these distances from it."""
    while True:
        with socket.socket() as probe:
            probe.bind((HOST, 0))
            port = probe.getsockname()[1]
        if all(is_free(port + distance) for distance in (0, *also)):
            return port


def resident(pid):
    """MiB."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError(f"process {pid} has ended")


class CassiaServer:
    name = "cassia-server"

    def __init__(self, programs, folder=None):
        self.command = [f"{programs}/../apps/cassia-server", "--log-level", "error"]
        self.command += ["--data", folder] if folder else ["--memory"]
        self.port = free_port()
        self.process = None

    def start(self):
        """Returns the seconds until it answers."""
        begun = time.monotonic()
        self.process = subprocess.Popen([*self.command, "--port", str(self.port)], stdout=subprocess.DEVNULL)
        await_answer(self.port)
        return time.monotonic() - begun

    @property
    def pid(self):
        return self.process.pid

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Cassandra:
    """3.11, by scripts/cassandra, whose README says what settings it has."""

    name = "cassandra"
    HEAP = "1G"
    STORAGE = -2042  # where nodes talk, from the port of CQL

    def __init__(self, folder):
        self.folder = folder
        self.cql = free_port(also=(self.STORAGE, self.STORAGE + 1))
        self.port = free_port()

    @staticmethod
    def install():
        subprocess.run([REPOSITORY / "scripts/cassandra", "install", "3.11"], check=True)

    def start(self):
        """Returns the seconds from its process's start until it answers."""
        with subprocess.Popen(
                [REPOSITORY / "scripts/cassandra", "start", "3.11", "--dir", self.folder, "--heap", self.HEAP,
                 "--cql-port", str(self.cql), "--thrift-port", str(self.port)],
                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as script:
            await_answer(self.port)
            now = time.clock_gettime(time.CLOCK_BOOTTIME)
            took = now - self._begun()
            _, said = script.communicate()
        if script.returncode:
            raise RuntimeError(said)
        return took

    def _begun(self):
        """Seconds since the machine's start."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return int(fields[19]) / os.sysconf("SC_CLK_TCK")

    @property
    def pid(self):
        return int((Path(self.folder) / "node1/pid").read_text(encoding="ascii"))

    def stop(self):
        subprocess.run([REPOSITORY / "scripts/cassandra", "stop", "--dir", self.folder], check=True)


@contextlib.contextmanager
def running(server):
    server.start()
    try:
        yield server
    finally:
        server.stop()
