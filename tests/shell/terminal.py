"""cassia-shell in a terminal of its own, for the tests here."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import tempfile
import termios
import time
import unittest
from pathlib import Path

PROGRAM = os.environ["CASSIA_SHELL"]
# How long anything that is waited for may take.
PATIENCE = 30
# What commands the terminal and is no text: "\x1b[31m", "\x1b]0;…\x07", "\x1b=".
COMMANDS = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07]*\x07|\x1b[()][A-Z0-9]|\x1b[=>78DEHM]")


class Terminal:
    """A program in a terminal: what is typed goes in by type(), what it shows is waited for by expect()."""

    def __init__(self, *arguments, folder, columns=80, rows=24, environment=None):
        self.shown = ""
        self._bytes = b""
        self._master, slave = pty.openpty()
        self.resize(columns, rows)
        self.process = subprocess.Popen(
            [PROGRAM, *arguments], cwd=folder, stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
            env={"PATH": os.environ["PATH"], "HOME": str(folder), "TERM": "xterm", "LC_ALL": "C.UTF-8",
                 **(environment or {})})
        os.close(slave)

    def resize(self, columns, rows):
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def type(self, text):
        os.write(self._master, text.encode())

    def press(self, letter):
        """Ctrl and that letter."""
        self.type(chr(ord(letter.upper()) - 64))

    def expect(self, text):
        """Waits until it shows `text`, and returns what it showed before; both are then behind it."""
        deadline = time.monotonic() + PATIENCE
        while text not in self.shown:
            ready = select.select([self._master], [], [], max(0, deadline - time.monotonic()))[0]
            if not ready or not self._read():
                raise AssertionError(f"waited for {text!r}, and there is {self.shown!r}")
        before, self.shown = self.shown.split(text, 1)
        return before

    def _read(self):
        try:
            self._bytes += os.read(self._master, 65536)
        except OSError:
            # How Linux tells that the other side is closed.
            return False
        # A character or a command may have come in part.
        whole = self._bytes.decode(errors="ignore")
        if not re.search(r"\x1b[^a-zA-Z~=>78]*$", whole):
            self.shown += COMMANDS.sub("", whole).replace("\r\n", "\n")
            self._bytes = b""
        return True

    def run(self, statement):
        """Types a statement, and returns what it showed."""
        self.type(statement + "\n")
        return self.answer()

    def answer(self):
        """What is shown from the end of the line that was typed to the next prompt."""
        self.expect("\n")
        return self.expect(">>> ")

    def shows_typing(self):
        """Whether the terminal itself shows what is typed."""
        return bool(termios.tcgetattr(self._master)[3] & termios.ECHO)

    def ends_within(self, seconds):
        try:
            self.process.wait(seconds)
            return True
        except subprocess.TimeoutExpired:
            return False

    def end(self):
        """Waits for the end of the program, and returns its exit status."""
        while self._read():
            pass
        return self.process.wait(PATIENCE)

    def close(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
        os.close(self._master)


class ShellTest(unittest.TestCase):
    maxDiff = None
    # Where Keyspace1 is: a store in the folder, or a Cassandra.
    server = os.environ.get("CASSIA_CASSANDRA", "embedded:store")

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        if not self.server.startswith("embedded:"):
            self.addCleanup(self.drop_keyspace)

    def open(self, *arguments, **options):
        terminal = Terminal(*arguments, folder=self.folder, **options)
        self.addCleanup(terminal.close)
        return terminal

    def run_program(self, *arguments, stdin=""):
        """The finished process, without a terminal."""
        return subprocess.run([PROGRAM, *arguments], cwd=self.folder, input=stdin, capture_output=True, text=True,
                              check=False, timeout=PATIENCE)

    def make(self, *statements):
        """The keyspace Keyspace1, and what the statements make."""
        create = "SYSTEM_MANAGER.create_keyspace('Keyspace1', strategy_options={'replication_factor': '1'})"
        done = self.run_program("-H", self.server, stdin="\n".join([create, "use('Keyspace1')", *statements]))
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def drop_keyspace(self):
        self.run_program("-H", self.server, stdin="SYSTEM_MANAGER.drop_keyspace('Keyspace1')")
