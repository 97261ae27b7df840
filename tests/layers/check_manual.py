#!/usr/bin/env python3
"""Checks that docs/manual.md names tests that exist.

    check_manual.py [ROOT]    prints one line for each fault; fails when there is one

A row of its tables is: item | tests | where. The tests, as `Suite.name`, stand in the files, as paths below tests/; each
file has one of them at least. Where there is no test the second column says "not yet" or "does not apply", and the third
says why.
"""

import re
from pathlib import Path

import report

PAGE = "docs/manual.md"
WITHOUT_TESTS = {"not yet", "does not apply"}

_ROW = re.compile(r"^\| (?P<item>.+?) \| (?P<tests>.+?) \| (?P<where>.*?) ?\|$")
_QUOTED = re.compile(r"`([^`]+)`")
_TEST = re.compile(r"^TEST(?:_[FP])?\((\w+),\s*(\w+)\)", re.MULTILINE)


def tests_of(path):
    """The tests that a source file has, as Suite.name."""
    return {f"{suite}.{name}" for suite, name in _TEST.findall(path.read_text(encoding="utf-8"))}


def rows(page):
    """The rows of all tables: (line, item, tests, where), headings left out."""
    for number, line in enumerate(page.splitlines(), start=1):
        row = _ROW.match(line)
        if row and row["item"] != "item":
            yield number, row["item"], row["tests"], row["where"]


def check_row(root, item, tests, where):
    if tests in WITHOUT_TESTS:
        if not where:
            yield f"{item}: {tests}, but not why"
        return
    names = set(_QUOTED.findall(tests))
    if not names:
        yield f'{item}: names no test; give one, or say "not yet" or "does not apply"'
        return
    found = set()
    for file in _QUOTED.findall(where):
        path = root / "tests" / file
        if not path.is_file():
            yield f"{item}: there is no file tests/{file}"
            continue
        here = names & tests_of(path)
        if not here:
            yield f"{item}: tests/{file} has none of its tests"
        found |= here
    for name in sorted(names - found):
        yield f"{item}: no test {name} in {where or 'a file; none is named'}"


def faults(root):
    root = Path(root).resolve()
    page = (root / PAGE).read_text(encoding="utf-8")
    checked = 0
    for line, item, tests, where in rows(page):
        checked += 1
        for fault in check_row(root, item, tests, where):
            yield f"{PAGE}:{line}: {fault}"
    for line, text in enumerate(page.splitlines(), start=1):
        if text.startswith("|") and not text.startswith("|---") and not _ROW.match(text):
            yield f"{PAGE}:{line}: is no row of item, tests and where"
    if checked == 0:
        yield f"{PAGE}: has no rows"


if __name__ == "__main__":
    report.run(faults)
