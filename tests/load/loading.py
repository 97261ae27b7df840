"""Runs cassia-load in a folder of its own, for the tests here."""

import json
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

PROGRAM = os.environ["CASSIA_LOAD"]
TEXT = ["--comparator", "UTF8Type", "--key-type", "UTF8Type", "--default-type", "UTF8Type"]


class LoadTest(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def write(self, name, content):
        (self.folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return name

    def run_program(self, *arguments, stdin=b""):
        """The finished process; its output and messages are text. `stdin`: bytes, or an open file."""
        given = {"input": stdin} if isinstance(stdin, bytes) else {"stdin": stdin}
        done = subprocess.run([PROGRAM, *arguments], cwd=self.folder, capture_output=True, check=False, **given)
        done.stdout, done.stderr = done.stdout.decode(), done.stderr.decode()
        return done

    def load(self, *arguments, family="CF", store="store", stdin=b""):
        return self.run_program(
            "--server", f"embedded:{store}", "--keyspace", "K", "--column-family", family, *arguments, stdin=stdin)

    def assert_nothing_made(self, store="store"):
        self.assertFalse((self.folder / store).exists())

    def load_text(self, *arguments, **others):
        """Loads into a family of text, created if it is missing; must succeed."""
        done = self.load("--create", *TEXT, *arguments, **others)
        self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)
        return done

    def export(self, **others):
        done = self.load("--export", **others)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def rows(self, **others):
        """What the family holds: key → {name: value}; names of composites are tuples."""
        rows = {}
        for line in self.export(**others).splitlines()[1:]:
            row = json.loads(line)
            columns = rows.setdefault(row["key"], {})
            for name, value, *_ in row["columns"]:
                columns[tuple(name) if isinstance(name, list) else name] = value
        return rows
