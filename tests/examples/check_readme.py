#!/usr/bin/env python3
"""Checks that README.md shows examples/readme.cpp as it is, and examples/readme.out as what it prints.

    check_readme.py README.md
"""

import re
import sys
from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "examples"


def blocks(page, language):
    """The fenced blocks of a language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)


def main():
    page = Path(sys.argv[1]).read_text(encoding="utf-8")
    faults = 0
    for language, file in (("cpp", "readme.cpp"), ("text", "readme.out")):
        if (EXAMPLES / file).read_text(encoding="utf-8") not in blocks(page, language):
            print(f"no ```{language} block of {sys.argv[1]} is what examples/{file} is; copy the file there")
            faults += 1
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
