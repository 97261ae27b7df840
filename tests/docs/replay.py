#!/usr/bin/env python3
"""Replays a page's console sessions, and compares what each command prints with the page.

    replay.py PAGE FOLDER...      the FOLDERs' programs are at hand

All sessions of a page run in one shell, in a folder of its own: what one makes, the next ones find. A command may be
continued on lines that begin with >, and one that ends with & goes on while others run. What is typed into one stands
behind >>> and, continued, behind three dots. Each must succeed, unless it is followed by `echo $?`. Well-known ports
stand for others that are free.
"""

import os
import re
import select
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass

import page as pages

END = "\x1e"
PORTS = ("9160", "9161", "9180", "9464")
SECONDS = 60


@dataclass
class Step:
    line: int
    command: str
    expected: str = ""
    typed: str = ""


def steps(found):
    """The commands of the sessions, each with what it is to print."""
    result = []
    for block in found:
        if block.language != "console":
            continue
        for number, line in enumerate(block.text.splitlines(), start=block.line):
            if line.startswith("$ "):
                result.append(Step(number, line[2:] + "\n"))
            elif line.startswith((">>> ", "... ")) or line == "...":
                result[-1].typed += line[4:] + "\n"
            elif line.startswith("> ") and not result[-1].expected:
                result[-1].command += line[2:] + "\n"
            else:
                result[-1].expected += line + "\n"
    return result


def free_ports(number):
    """Ports that nobody listens at."""
    sockets = [socket.socket() for _ in range(number)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [str(one.getsockname()[1]) for one in sockets]
    for one in sockets:
        one.close()
    return ports


class Shell:
    """A shell that tells when a command has ended."""

    def __init__(self, folder, programs):
        self.folder = folder
        environment = {"PATH": os.pathsep.join([*programs, os.environ["PATH"]]), "HOME": folder, "TZ": "UTC",
                       "LC_ALL": "C.UTF-8"}
        self.process = subprocess.Popen(["bash", "--noprofile", "--norc"], cwd=folder, env=environment,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                        start_new_session=True)
        self.unread = ""

    def read_until(self, is_enough):
        """What comes until that is enough, or time is up."""
        deadline = time.monotonic() + SECONDS
        while not is_enough(self.unread):
            ready, _, _ = select.select([self.process.stdout], [], [], max(0, deadline - time.monotonic()))
            some = os.read(self.process.stdout.fileno(), 65536) if ready else b""
            if not some:
                break
            self.unread += some.decode(errors="replace")
        return self.unread

    def write(self, name, text):
        file = os.path.join(self.folder, name)
        with open(file, "w", encoding="utf-8") as written:
            written.write(text)
        return file

    def run(self, command, typed, goes_on, is_enough):
        """Runs a command: what it printed, and its exit status; none: it did not end."""
        script, keys = self.write(".command", command), self.write(".typed", typed)
        # The status is the next command's to ask for.
        told = f"__status=$?; printf '{END}%s\\n' $__status; (exit $__status)"
        self.process.stdin.write(f". '{script}' <'{keys}'; {told}\n".encode())
        self.process.stdin.flush()
        ended = re.compile(f"{END}(\\d+)\n")
        found = ended.search(self.read_until(ended.search))
        if not found:
            return self.unread, None
        self.unread = self.unread[:found.start()] + self.unread[found.end():]
        if goes_on:
            self.read_until(is_enough)
        printed, self.unread = self.unread, ""
        return printed, int(found[1])

    def end(self):
        """Ends all that still runs."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


def translated(text, names):
    return re.sub(r"\b(?:" + "|".join(names) + r")\b", lambda found: names[found[0]], text)


def faults(page, found, programs):
    """What the commands did otherwise than the page says."""
    to_free = dict(zip(PORTS, free_ports(len(PORTS))))
    to_known = {free: known for known, free in to_free.items()}
    todo = steps(found)
    with tempfile.TemporaryDirectory() as folder:
        shell = Shell(folder, programs)
        try:
            for step, after in zip(todo, todo[1:] + [None]):
                printed, status = shell.run(
                    translated(step.command, to_free), translated(step.typed, to_free),
                    step.command.rstrip().endswith("&"),
                    lambda text: pages.matches(translated(text, to_known), step.expected))
                printed = translated(printed, to_known)
                if not pages.matches(printed, step.expected):
                    yield f"{page}:{step.line}: $ {step.command}printed\n{printed}where the page says\n{step.expected}"
                if status is None:
                    yield f"{page}:{step.line}: $ {step.command}did not end"
                    return
                if status != 0 and not (after and after.command.strip() == "echo $?"):
                    yield f"{page}:{step.line}: $ {step.command}ended with status {status}"
        finally:
            shell.end()


def main(page, *programs):
    found = list(faults(page, pages.read(page), programs))
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
