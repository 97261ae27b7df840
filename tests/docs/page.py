"""The code in a page of the documentation.

A block is fenced, and its language says how it is checked (LANGUAGES). Comments of HTML, which no reader sees, take part:

    <!-- cpp … -->              C++ that prepares what the page shows
    <!-- cpp outside … -->      the same, outside of the function that the page's C++ is in
    <!-- begin anew -->         what the C++ above has declared is out of scope below
    <!-- compiled only -->      the C++ block that follows is compiled and not run

`…` in what is expected stands for whatever is there; alone on a line, for any lines.
"""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# How a block of each language is checked.
LANGUAGES = {
    "cpp": "compiled and run, a page's blocks one after another, or as the whole program that it is",
    "text": "what the C++ block before it prints",
    "console": "replayed: a command behind each $, and what it prints",
    "json": "a JSON value on each line",
    "sh": "named in tests/docs/not_run, with the reason",
    "cmake": "shown; examples/consumer is such a project, which the tests build",
    "ini": "shown: a file of settings",
    "promql": "shown: a question to Prometheus",
    "ebnf": "compared with what the parser says it reads, by check_grammar.py",
    "layers": "shown; tests/layers checks it",
}

_FENCE = re.compile(r"^ *(`{3,})(\S*)\s*$")
_COMMENT_CODE = re.compile(r"^ *<!-- (cpp)(?: (outside))?\s*$")
_TEST = re.compile(r"^TEST\(", re.MULTILINE)
_MARK = re.compile(r"^ *<!-- (begin anew|compiled only)[^>]*-->\s*$")


@dataclass
class Block:
    language: str
    text: str
    # Of its first line of code, from 1 on.
    line: int
    is_hidden: bool = False
    is_run: bool = True
    # The C++ before it is out of scope.
    begins_anew: bool = False
    # Declarations: functions, tests.
    is_outside: bool = False


def blocks(text):
    """The blocks of a page, in order."""
    found, lines, marks = [], [], set()
    language = end = None
    for number, line in enumerate(text.splitlines(), start=1):
        if end is None:
            fence, hidden, mark = _FENCE.match(line), _COMMENT_CODE.match(line), _MARK.match(line)
            if fence or hidden:
                language = (fence or hidden)[2 if fence else 1]
                end, lines, is_hidden = (fence[1] if fence else "-->"), [], bool(hidden)
                is_outside = bool(hidden and hidden[2])
                indent, start = len(line) - len(line.lstrip()), number + 1
            elif mark:
                marks.add(mark[1])
        elif line.strip() == end:
            code = "".join(line[indent:] + "\n" for line in lines)
            found.append(Block(language, code, start, is_hidden, "compiled only" not in marks, "begin anew" in marks,
                               is_outside or (language == "cpp" and _TEST.search(code) is not None)))
            end, marks = None, set()
        else:
            lines.append(line)
    return found


def read(page):
    return blocks((ROOT / page).read_text(encoding="utf-8"))


def is_program(block):
    """Whether a block is a whole program."""
    return re.search(r"^int main\(", block.text, re.MULTILINE) is not None


def outputs(found):
    """Each visible C++ block, with the text that it is to print."""
    for block, after in zip(found, found[1:] + [None]):
        if block.language == "cpp" and not block.is_hidden and not block.is_outside:
            yield block, after.text if after and after.language == "text" else ""


def matches(printed, expected):
    """Whether what was printed is what was expected, in which … stands for anything."""
    pattern = ""
    for line in expected.splitlines():
        pattern += r"(?:.*\n)*?" if line.strip() == "…" else re.escape(line).replace("…", ".*") + r"\n"
    return re.fullmatch(pattern, printed) is not None
