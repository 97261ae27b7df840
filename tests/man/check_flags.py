#!/usr/bin/env python3
"""Checks that a program's manual page lists the flags that its --help lists, all of them and no others.

    check_flags.py PROGRAM PAGE      prints one line for each fault; fails when there is one
"""

import re
import subprocess
import sys
from pathlib import Path


def flags_of_help(text):
    """Those that begin a line, as CLI11 prints them: "  -h,--help   Print …". Others are mentioned, not listed."""
    flags = set()
    for line in text.splitlines():
        listed = re.match(r"\s+(-\S+(?:,\s*-\S+)*)", line)
        flags |= set(re.findall(r"--[a-z][a-z0-9-]*", listed[1])) if listed else set()
    return flags


def flags_of_page(source):
    """Those that are items of a list: ".It Fl h , Fl -help"."""
    return {
        "--" + name
        for item in re.findall(r"^\.It (Fl .*)$", source, re.MULTILINE)
        for name in re.findall(r"Fl -([a-z][a-z0-9-]*)", item)
    }


def faults(listed, described):
    """What to do about the flags of a program, and those of its page."""
    if not listed:
        yield "--help lists no flags"
    for flag in sorted(listed - described):
        yield f"{flag} is listed by --help; give it an item, '.It Fl {flag[1:]}'"
    for flag in sorted(described - listed):
        yield f"{flag} is not listed by --help; delete its item"


def main(program, page):
    shown = subprocess.run([program, "--help"], capture_output=True, check=True, text=True).stdout
    found = list(faults(flags_of_help(shown), flags_of_page(Path(page).read_text(encoding="utf-8"))))
    for fault in found:
        print(f"{page}: {fault}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
