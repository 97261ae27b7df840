#!/usr/bin/env python3
"""Checks that each block of code in the documentation is of a language that is checked (page.py).

    check_blocks.py       prints one line for each fault; fails when there is one

Those in `sh`, which are not run, are named in not_run, each by its page and its first line.
"""

import json
import re
import sys
from pathlib import Path

import page as pages

NOT_RUN = Path(__file__).with_name("not_run")


def read_not_run():
    """The blocks that are not run, as (page, first line)."""
    lines = NOT_RUN.read_text(encoding="utf-8").splitlines()
    named = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    return [(page, first) for page, first, _reason in named]


def indented_code(text):
    """The numbers of the lines that are code by their indentation alone, outside of fences, comments and lists."""
    text = re.sub(r"^ *(`{3,}).*?^ *\1 *$|<!--.*?-->", lambda found: "\n" * found[0].count("\n"), text,
                  flags=re.DOTALL | re.MULTILINE)
    before, in_list = "", False
    for number, line in enumerate(text.splitlines(), start=1):
        if re.match(r"(?:[-*]|\d+\.) ", line):
            in_list = True
        elif line and not line.startswith(" "):
            in_list = False
        if line.startswith("    ") and not before.strip() and not in_list:
            yield number
        before = line


def check_page(page, text, not_run):
    found = pages.blocks(text)
    before = None
    for block in found:
        where = f"{page}:{block.line}"
        first = block.text.partition("\n")[0]
        if block.language not in pages.LANGUAGES:
            yield f"{where}: the language '{block.language}' is not checked; it is one of {', '.join(pages.LANGUAGES)}"
        elif block.language == "sh" and (page, first) not in not_run:
            yield f"{where}: '{first}' is not run, and tests/docs/not_run does not say why"
        elif block.language == "text" and not (before and before.language == "cpp" and not before.is_hidden):
            yield f"{where}: text without C++ before it that prints it"
        elif block.language == "console" and not first.startswith("$ "):
            yield f"{where}: a session begins with a command: $ …"
        elif block.language == "json":
            try:
                for line in block.text.splitlines():
                    json.loads(line)
            except ValueError as error:
                yield f"{where}: is no JSON: {error}"
        before = block
    for number in indented_code(text):
        yield f"{page}:{number}: code that is only indented is not checked; put it between ``` and name its language"


def faults(names):
    not_run = read_not_run()
    shown = set()
    for page in names:
        text = (pages.ROOT / page).read_text(encoding="utf-8")
        yield from check_page(page, text, not_run)
        shown |= {(page, block.text.partition("\n")[0]) for block in pages.blocks(text) if block.language == "sh"}
    for page, first in not_run:
        if (page, first) not in shown:
            yield f"tests/docs/not_run: {page} has no such block: {first}"


if __name__ == "__main__":
    problems = list(faults(sys.argv[1:]))
    for problem in problems:
        print(problem)
    sys.exit(1 if problems else 0)
