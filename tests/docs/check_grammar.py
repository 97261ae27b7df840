#!/usr/bin/env python3
"""Checks that the rules of docs/shell.md's grammar are those that the parser's functions say they read.

    check_grammar.py     prints one line for each that is on one side alone; fails when there is one
"""

import re
import sys
from pathlib import Path

import page as pages

PAGE = "docs/shell.md"
PARSERS = "src/shell/*parser*"
_RULE = re.compile(r"^(\w+) *= (.*)$")
_COMMENT = re.compile(r"^ *//+ (\w+) = (.*)$", re.MULTILINE)
# The parser's own, by which it reads several.
HELPERS = {"items"}


def without_spaces(rule):
    return re.sub(r"\s", "", rule)


def rules_of(grammar):
    """Name → rule; one goes on in the lines that are indented."""
    rules, name = {}, None
    for line in grammar.splitlines():
        found = _RULE.match(line)
        if found:
            name = found[1]
            rules[name] = found[2]
        elif line.strip():
            rules[name] += line
    return {name: without_spaces(rule) for name, rule in rules.items()}


def rules_in(source):
    """Name → rule, of the comments; words may follow behind a colon."""
    return {name: without_spaces(re.sub(r'(?<!"): .*|, and the bracket.*', "", rule))
            for name, rule in _COMMENT.findall(source) if name not in HELPERS}


def faults(shown, read):
    for name in sorted(shown.keys() | read.keys()):
        if shown.get(name) != read.get(name):
            yield f"{PAGE}: the rule '{name}' is {shown.get(name)}, and the parser reads {read.get(name)}"


if __name__ == "__main__":
    grammar = next(block.text for block in pages.read(PAGE) if block.language == "ebnf")
    source = "".join(file.read_text(encoding="utf-8") for file in sorted(Path(pages.ROOT).glob(PARSERS)))
    complaints = list(faults(rules_of(grammar), rules_in(source)))
    for complaint in complaints:
        print(complaint)
    sys.exit(1 if complaints else 0)
