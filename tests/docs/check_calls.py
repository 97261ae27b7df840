#!/usr/bin/env python3
"""Checks that each call of docs/pycassa.md's tables is in pycassa_calls.cpp, which is compiled.

    check_calls.py     prints one line for each that is not; fails when there is one
"""

import re
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
PAGE = FOLDER.parents[1] / "docs/pycassa.md"
PROGRAM = FOLDER / "pycassa_calls.cpp"
CODE = re.compile(r"`([^`]+)`")
# Its two are one name and one idea.
NOT_OF_OURS = {"OrderedDict", "PycassaLogger", "CassandraType"}
SPACE = re.compile(r"\s+")


def calls(page):
    """(line, code) of each call in our column; of those in pycassa's where ours are the same, the name."""
    for number, line in enumerate(page.splitlines(), start=1):
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if not line.startswith("| ") or len(cells) != 2 or cells[0] == "pycassa":
            continue
        pycassa, ours = cells
        for code in CODE.findall(ours):
            yield number, code
        if re.search(r"\b(the same|likewise)\b", ours):
            for code in CODE.findall(pycassa):
                for name in re.findall(r"(?:^|[ .])([A-Za-z_]+(?:\(|$))", code):
                    yield number, name


def pattern_of(code):
    """`…` is anything, and so is a space."""
    parts = [re.escape(SPACE.sub("", part)) for part in code.split("…")]
    return ".*?".join(parts)


def faults(page, program):
    program = SPACE.sub("", program)
    found = 0
    for number, code in calls(page):
        found += 1
        if code not in NOT_OF_OURS and not re.search(pattern_of(code), program):
            yield f"docs/pycassa.md:{number}: `{code}` is not in tests/docs/pycassa_calls.cpp, and so not compiled"
    if found == 0:
        yield "docs/pycassa.md: has no calls"


if __name__ == "__main__":
    complaints = list(faults(PAGE.read_text(encoding="utf-8"), PROGRAM.read_text(encoding="utf-8")))
    for complaint in complaints:
        print(complaint)
    sys.exit(1 if complaints else 0)
