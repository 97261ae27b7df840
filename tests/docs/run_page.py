#!/usr/bin/env python3
"""Runs a page's C++, and compares what each block prints with the text below it in the page.

    run_page.py PAGE PROGRAM [ARGUMENT...]

It runs in a folder of its own. A block without a text below it prints nothing.
"""

import subprocess
import sys
import tempfile

import page as pages

END_OF_BLOCK = "\x1e\n"


def faults(page, found, printed):
    """What the blocks printed otherwise than the page says."""
    shown = list(pages.outputs(found))
    parts = [printed] if any(pages.is_program(block) for block, _ in shown) else printed.split(END_OF_BLOCK)[:-1]
    shown = [(block, expected) for block, expected in shown]
    for (block, expected), part in zip(shown, parts):
        if not pages.matches(part, expected):
            yield f"{page}:{block.line}: this C++ printed\n{part}where the page says\n{expected}"
    if len(parts) != len(shown):
        yield f"{page}: {len(parts)} of its {len(shown)} blocks of C++ came to their end"


def main(page, *command):
    with tempfile.TemporaryDirectory() as folder:
        run = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=False)
    found = list(faults(page, pages.read(page), run.stdout))
    if run.returncode != 0:
        found.append(f"{page}: its C++ ended with status {run.returncode}")
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
