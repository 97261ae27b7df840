#!/usr/bin/env python3
"""Checks that the source tree is what src/README.md draws.

    check_tree.py [ROOT]      prints one line for each fault; fails when there is one

- Includes run down the layers, never up, and never in a circle.
- Public headers include the standard library and each other, nothing else.
- The libraries that a room may see are those that LIBRARIES names.
- Each library that scripts/setup installs is explained in docs/dependencies.md, once.
- No file is longer than a reader's patience.
"""

import re
from pathlib import Path

import report

# Rooms, and the rooms that each may include besides itself and the public headers.
_BELOW_BACKENDS = {"src/backend", "src/model", "src/marshal"}
ROOMS = {
    "include/cassia": set(),
    "src/marshal": set(),
    "src/model": {"src/marshal"},
    "src/backend": {"src/model", "src/marshal"},
    "src/net": set(),
    "src/thriftmodel": {"src/model", "src/marshal"},
    "src/backend/embedded": _BELOW_BACKENDS,
    "src/backend/thrift": _BELOW_BACKENDS | {"src/net", "src/thriftmodel"},
    "src/backend/cql": _BELOW_BACKENDS | {"src/backend/cql/protocol", "src/net"},
    "src/backend/cql/protocol": {"src/model", "src/marshal"},
    "src/logging": {"src/backend"},
    "src/pool": _BELOW_BACKENDS | {"src/logging"},
    "src/api": _BELOW_BACKENDS | {"src/pool"},
    "src/testing": _BELOW_BACKENDS | {"src/backend/embedded", "src/pool"},
    "src/server": _BELOW_BACKENDS | {"src/backend/embedded", "src/thriftmodel"},
    "src/shell": {"src/api"},
    "src/load": set(),
    "src/metrics": set(),
    "apps": {"src/shell", "src/load", "src/api", "src/server"},
    "examples": set(),
}

# A file that may include more than its room: somewhere a server string has to open a backend.
FILES = {"src/backend/backends.cpp": {"src/backend/embedded"}}

# Libraries that only some rooms may see, by the start of the included name.
LIBRARIES = {
    "rocksdb/": {"src/backend/embedded"},
    "spdlog/": {"src/logging"},
    "thrift/": {"src/backend/thrift", "src/thriftmodel", "src/server"},
    "thriftmodel/generated/": {"src/backend/thrift", "src/thriftmodel", "src/server"},
    "prometheus/": {"src/metrics", "src/server"},
    "openssl/": {"src/net"},
    "sys/socket.h": {"src/net", "src/server", "examples"},
    "netinet/": {"src/net"},
    "arpa/": {"src/net"},
    "boost/asio": {"src/net"},
    "histedit.h": {"src/shell"},
    "lz4": {"src/backend/cql/protocol"},
    "zlib.h": {"src/backend/cql/protocol"},
}

# Public headers that offer another library's types, and whose.
PUBLIC_LIBRARIES = {"include/cassia/multiprecision.h": "boost/multiprecision/"}

LONGEST_FILE = 500
CODE_FOLDERS = ("include", "src", "apps", "examples", "bench", "tests", "scripts", "cmake")
CODE_SUFFIXES = {".h", ".cpp", ".in", ".py", ".cmake", ".txt", ""}
# Lists rather than texts: nobody reads them from top to bottom.
LONG_FILES = {"tests/golden"}

_INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
_STANDARD = re.compile(r"^[a-z_0-9]+$")


def code_files(root, folder):
    """The C++ files below a folder; a template of a header counts as the header."""
    return sorted(
        path
        for path in (root / folder).rglob("*")
        if path.is_file() and path.name.endswith((".h", ".cpp", ".h.in"))
    )


def room_of(path):
    """The innermost room of a path from the root, or None."""
    rooms = [room for room in ROOMS if path.startswith(room + "/")]
    return max(rooms, key=len, default=None)


def resolve(root, includer, name):
    """The file of this tree that an include means, from the root; None when it is not of this tree."""
    for base in (root / "include", root / "src", (root / includer).parent):
        for candidate in (base / name, base / (name + ".in")):
            if candidate.is_file():
                return candidate.resolve().relative_to(root).as_posix()
    return None


def read_includes(root):
    """For each C++ file of a room, what it includes: (spelling, bracket, file of this tree or None)."""
    tree = {}
    for folder in ("include", "src", "apps", "examples"):
        for path in code_files(root, folder):
            file = path.relative_to(root).as_posix()
            text = path.read_text(encoding="utf-8")
            tree[file] = [(name, bracket, resolve(root, file, name)) for bracket, name in _INCLUDE.findall(text)]
    return tree


def check_rooms(tree):
    for file, includes in tree.items():
        room = room_of(file)
        if room is None:
            yield f"{file}: lies in no room of src/README.md; move it, or draw the room there and in ROOMS"
            continue
        for name, bracket, target in includes:
            if target is None:
                if bracket == '"':
                    yield f'{file}: "{name}" is not in this tree; give it as a path below src'
                else:
                    yield from check_library(file, room, name)
                continue
            allowed = ROOMS[room] | FILES.get(file, set()) | {room, "include/cassia"}
            if room_of(target) not in allowed:
                yield f"{file}: {room} may not include {room_of(target)} ({name}); it may: {listed(allowed)}"


def check_library(file, room, name):
    if _STANDARD.match(name):
        return
    if room == "include/cassia":
        if not name.startswith(PUBLIC_LIBRARIES.get(file, "<")):
            yield f"{file}: <{name}> is neither of the standard library nor of cassia; public headers show nothing else"
        return
    for library, rooms in LIBRARIES.items():
        if name.startswith(library) and room not in rooms:
            yield f"{file}: {room} may not include <{name}>; it belongs to {listed(rooms)}"


def check_circles(tree):
    """One line for each circle of includes, from its first file by name."""
    done = set()

    def walk(file, path):
        if file in path:
            circle = path[path.index(file):] + [file]
            yield "circle of includes: " + " → ".join(circle)
            return
        if file in done:
            return
        for _, _, target in tree.get(file, ()):
            if target is not None:
                yield from walk(target, path + [file])
        done.add(file)

    for file in sorted(tree):
        yield from walk(file, [])


def check_dependencies(root):
    """Every library that setup installs has one row, which begins with its package, in docs/dependencies.md."""
    setup = (root / "scripts/setup").read_text(encoding="utf-8")
    page = (root / "docs/dependencies.md").read_text(encoding="utf-8")
    installed = re.findall(r"^(?:build|test|bench) +(\S+-dev)\b", setup, re.MULTILINE)
    explained = re.findall(r"^\| `([^`]+)` \|", page, re.MULTILINE)
    for package in installed:
        if explained.count(package) != 1:
            yield f"docs/dependencies.md: {package} has {explained.count(package)} rows, and should have one"
    for package in sorted(set(explained) - set(installed)):
        yield f"docs/dependencies.md: {package} is not installed by scripts/setup"


def check_lengths(root):
    for folder in CODE_FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            file = path.relative_to(root).as_posix()
            if not path.is_file() or path.suffix not in CODE_SUFFIXES:
                continue
            if any(file.startswith(exempt) for exempt in LONG_FILES):
                continue
            lines = path.read_bytes().count(b"\n")
            if lines > LONGEST_FILE:
                yield f"{file}: {lines} lines, of at most {LONGEST_FILE}; is it one idea?"


def listed(names):
    return ", ".join(sorted(names))


def faults(root):
    root = Path(root).resolve()
    tree = read_includes(root)
    yield from check_rooms(tree)
    yield from check_circles(tree)
    yield from check_dependencies(root)
    yield from check_lengths(root)


if __name__ == "__main__":
    report.run(faults)
