"""cassia-load of the quickstart's data, beside sqlite3's .import of the same cells as (row, column, value)."""

import csv
import subprocess
import tempfile
import time
from pathlib import Path

from results import ratio_result
from rows import LOAD

UNICODE = Path("/usr/share/unicode")
# The fields of UnicodeData.txt by their places, a block and a number behind them; those without a name are left out.
FIELDS = "code,name,category,combining,,decomposition,,,numeric,,,,upper,lower,title,block,code_point"

# As scripts/quickstart loads them: the column family, its flags, and its cells of a character.
FAMILIES = {
    "Characters": (["--comparator", "UTF8Type", "--type", "code_point=LongType", "--key", "code"],
                   lambda it: [(it["code"], name, value) for name, value in it.items() if name != "code" and value]),
    "ByCategory": (["--comparator", "LongType", "--key", "category", "--name", "code_point", "--value", "name"],
                   lambda it: [(it["category"], it["code_point"], it["name"])]),
    "ByBlock": (["--comparator", "LongType", "--key", "block", "--name", "code_point", "--value", "name"],
                lambda it: [(it["block"], it["code_point"], it["name"])]),
}


def characters():
    """The lines of UnicodeData.txt, with each one's block and its code point as a plain number."""
    blocks = []
    for line in (UNICODE / "Blocks.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            ends, name = line.split("; ")
            blocks.append((int(ends.split("..")[1], 16), name))
    for line in (UNICODE / "UnicodeData.txt").read_text(encoding="utf-8").splitlines():
        code_point = int(line.split(";")[0], 16)
        block = next(name for last, name in blocks if code_point <= last)
        yield f"{line};{block};{code_point}"


def write_data(folder):
    """The file that cassia-load reads, and for each family one of its cells."""
    lines = list(characters())
    (folder / "characters").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for family, (_, cells_of) in FAMILIES.items():
        with open(folder / family, "w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out)
            for line in lines:
                named = {name: value for name, value in zip(FIELDS.split(","), line.split(";")) if name}
                writer.writerows(cells_of(named))


def by_cassia_load(run, folder, store):
    for family, (flags, _) in FAMILIES.items():
        subprocess.run([f"{run.programs}/../apps/cassia-load", "--server", f"embedded:{store}", "--keyspace", "Unicode",
                        "--create", "--key-type", "UTF8Type", "--default-type", "UTF8Type", "--format", "semicolon",
                        "--empty-as-null", "--column-family", family, "--columns", FIELDS, *flags,
                        folder / "characters"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def by_sqlite(_, folder, store):
    for family in FAMILIES:
        column = "TEXT" if family == "Characters" else "INTEGER"
        commands = "\n".join([
            "PRAGMA journal_mode = WAL;",
            "PRAGMA synchronous = OFF;",
            f'CREATE TABLE {family} ("row" TEXT, "column" {column}, value TEXT, PRIMARY KEY ("row", "column"))',
            "WITHOUT ROWID;",
            ".mode csv",
            f".import {folder / family} {family}",
        ])
        subprocess.run(["sqlite3", "-bail", store], check=True, input=commands, text=True, stdout=subprocess.DEVNULL)


def seconds(loads, run, folder):
    with tempfile.TemporaryDirectory() as made:
        begun = time.monotonic()
        loads(run, folder, f"{made}/store")
        return time.monotonic() - begun


def measure(run):
    rows = run.chosen(LOAD)
    if not rows:
        return []
    times = {by_cassia_load: [], by_sqlite: []}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_data(folder)
        for _ in range(run.repetitions):
            for loads, numbers in times.items():
                numbers.append(seconds(loads, run, folder))
    return [ratio_result(row, row.plain, row.target, "s", times[by_cassia_load], times[by_sqlite]) for row in rows]
