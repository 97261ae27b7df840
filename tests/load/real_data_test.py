"""Debian's UnicodeData.txt: 34,000 lines, checked against the file itself."""

import collections
import unittest
from pathlib import Path

from loading import LoadTest

UNICODE_DATA = Path("/usr/share/unicode/UnicodeData.txt")
FIELDS = "code,name,category,,,,,,,,,,upper,lower,title"


class RealData(LoadTest):
    def setUp(self):
        super().setUp()
        self.characters = [line.split(";") for line in UNICODE_DATA.read_text(encoding="utf-8").splitlines()]
        self.arguments = ["--format", "semicolon", "--columns", FIELDS, "--empty-as-null", str(UNICODE_DATA)]

    def test_as_rows(self):
        self.load_text("--key", "code", *self.arguments)
        places = {"name": 1, "category": 2, "upper": 12, "lower": 13, "title": 14}
        expected = {fields[0]: {name: fields[place] for name, place in places.items() if fields[place]}
                    for fields in self.characters}
        self.assertEqual(self.rows(), expected)

    def test_as_wide_rows(self):
        self.load_text("--key", "category", "--name", "code", "--value", "name", *self.arguments)
        expected = collections.defaultdict(dict)
        for fields in self.characters:
            expected[fields[2]][fields[0]] = fields[1]
        self.assertEqual(self.rows(), expected)

    def test_exported_and_loaded_again(self):
        self.load_text("--key", "category", "--name", "code", "--value", "name", *self.arguments)
        export = self.export()
        self.write("export.jsonl", export)
        self.assertEqual(self.load("--create", "export.jsonl", store="other").returncode, 0)
        self.assertEqual(self.export(store="other"), export)


if __name__ == "__main__":
    unittest.main()
