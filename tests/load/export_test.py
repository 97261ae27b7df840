"""Exports load again to an equal store."""

import json
import unittest

from loading import TEXT, LoadTest

TYPES = {"super": False, "key_type": "UTF8Type", "comparator": "UTF8Type", "default_type": "UTF8Type", "columns": []}

SUPER = {"cassia_export": 1, "super": True, "key_type": "UTF8Type", "comparator": "LongType",
         "subcomparator": "UTF8Type", "default_type": "UTF8Type", "columns": []}


def export_of(types, *lines):
    header = {"cassia_export": 1, **TYPES, **types}
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in (header, *lines))


class RoundTrip(LoadTest):
    def assert_comes_back(self, export):
        """The export, loaded, is exported the same; and so is that."""
        self.write("first.jsonl", export)
        done = self.load("--create", "first.jsonl")
        self.assertEqual(done.returncode, 0, done.stderr)
        again = self.export()
        self.assertEqual(again, export)
        self.write("second.jsonl", again)
        self.assertEqual(self.load("--create", "second.jsonl", store="other").returncode, 0)
        self.assertEqual(self.export(store="other"), export)

    def test_timestamps_and_times_to_live(self):
        self.assert_comes_back(export_of({}, {"key": "k", "columns": [["a", "1", 5], ["b", "2", -6, 3600]]}))

    def test_bytes_that_are_no_text(self):
        types = {"key_type": "BytesType", "comparator": "BytesType", "default_type": "BytesType"}
        self.assert_comes_back(export_of(types, {"key": "0x00ff", "columns": [["0xfd", "0x", 1], ["0xfe", "0x61", 1]]}))

    def test_types_of_single_columns(self):
        types = {"columns": [["age", "LongType"], ["born", "DateType"], ["x", "DoubleType"]]}
        columns = [["age", 42, 1], ["born", "1969-07-20T20:17:40.123000Z", 1], ["x", -0.0, 1]]
        self.assert_comes_back(export_of(types, {"key": "ключ", "columns": columns}))

    def test_composite_names(self):
        types = {"comparator": "CompositeType(LongType(reversed=true),UTF8Type)"}
        columns = [[[2, "a\n"], "x", 1], [[1, "b"], "y", 1]]
        self.assert_comes_back(export_of(types, {"key": "k", "columns": columns}))

    def test_values_that_are_not_the_only_spelling(self):
        types = {"default_type": "IntegerType"}
        self.assert_comes_back(export_of(types, {"key": "k", "columns": [["a", {"bytes": "0x007f"}, 1], ["b", None, 1]]}))

    def test_one_that_fails_leaves_the_file_as_it_was(self):
        self.load_text("--columns", "key,v", "--key", "key", self.write("good.csv", "a,1\n"))
        self.write("backup.jsonl", "precious\n")
        done = self.load("--export", "backup.jsonl", family="Missing")
        self.assertEqual(done.returncode, 1)
        self.assertEqual((self.folder / "backup.jsonl").read_text(), "precious\n")
        self.assertFalse((self.folder / "backup.jsonl.new").exists())

    def test_super_columns(self):
        lines = [SUPER,
                 {"key": "k", "super_column": 1, "columns": [["a", "x", 1], ["b", "y", 2]]},
                 {"key": "k", "super_column": 2, "columns": [["a", "z", 1]]}]
        self.assert_comes_back("".join(json.dumps(line) + "\n" for line in lines))

    def test_rows_of_more_columns_than_a_line_holds(self):
        self.write("wide.csv", "".join(f"k,{i}\n" for i in range(2345)))
        self.load("--create", "--comparator", "LongType", "--key-type", "UTF8Type", "--columns", "key,n", "--key", "key",
                  "--name", "n", "wide.csv")
        export = self.export()
        self.assertEqual(len(export.splitlines()), 1 + 5)
        names = [name for line in export.splitlines()[1:] for name, *_ in json.loads(line)["columns"]]
        self.assertEqual(names, list(range(2345)))

    def test_counters_are_added(self):
        export = export_of({"default_type": "CounterColumnType"}, {"key": "k", "columns": [["a", 5], ["b", -2]]})
        self.assert_comes_back(export)
        self.load("first.jsonl")
        self.assertEqual(self.rows(), {"k": {"a": 10, "b": -4}})

    def test_a_time_to_live_of_the_load(self):
        self.write("some.csv", "k,v,1700000000000001\n")
        self.load("--create", *TEXT, "--columns", "key,v,when", "--key", "key", "--timestamp", "when", "--ttl", "60",
                  "some.csv")
        self.assertEqual(json.loads(self.export().splitlines()[1]),
                         {"key": "k", "columns": [["v", "v", 1700000000000001, 60]]})


class Refused(LoadTest):
    def test_an_export_of_a_newer_version(self):
        self.write("new.jsonl", '{"cassia_export": 2}\n')
        done = self.load("--create", "new.jsonl")
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stderr,
                         "cassia-load: the export is of version 2, and this program reads version 1\n")

    def test_a_family_of_other_types(self):
        self.write("some.jsonl", export_of({}))
        self.load("--create", "some.jsonl")
        done = self.load("--create", "--comparator", "LongType", "--columns", "a", "--key", "a", "--format", "csv", "-")
        self.assertEqual(done.returncode, 2)
        self.assertIn("column family 'CF' is there already, and its ", done.stderr)

    def test_fields_for_a_super_column_family(self):
        self.write("some.jsonl", json.dumps(SUPER) + "\n")
        self.load("--create", "some.jsonl")
        done = self.load("--format", "csv", "--columns", "a,b", "--key", "a", "-", stdin=b"1,2\n")
        self.assertEqual(done.returncode, 2)
        self.assertIn("the column family is super", done.stderr)


if __name__ == "__main__":
    unittest.main()
