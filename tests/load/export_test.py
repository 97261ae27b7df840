"""Exports load again to an equal store."""

import json
import subprocess
import unittest

from loading import PROGRAM, TEXT, LoadTest

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
        self.assertEqual([file.name for file in self.folder.glob("backup*")], ["backup.jsonl"])

    def test_the_file_that_a_link_leads_to_is_replaced_and_keeps_its_mode(self):
        self.load_text("--columns", "key,v", "--key", "key", self.write("good.csv", "a,1\n"))
        self.write("backup.jsonl", "old\n")
        (self.folder / "backup.jsonl").chmod(0o600)
        (self.folder / "link.jsonl").symlink_to("backup.jsonl")
        self.assertEqual(self.load("--export", "link.jsonl").returncode, 0)
        self.assertTrue((self.folder / "link.jsonl").is_symlink())
        self.assertEqual((self.folder / "backup.jsonl").read_text(), self.export())
        self.assertEqual((self.folder / "backup.jsonl").stat().st_mode & 0o777, 0o600)

    def test_a_full_disk(self):
        self.load_text("--columns", "key,v", "--key", "key", self.write("good.csv", "a,1\n"))
        done = self.load("--export", "/dev/full")
        self.assertEqual((done.returncode, done.stderr),
                         (1, "cassia-load: the export can't be written; is the disk full, or the pipe closed?\n"))

    def test_a_closed_output_is_no_file_of_the_store(self):
        self.load_text("--columns", "key,v", "--key", "key", self.write("good.csv", "a,1\n"))
        done = subprocess.run(["sh", "-c", 'exec "$0" "$@" >&-', PROGRAM, "--server", "embedded:store", "--keyspace",
                               "K", "--column-family", "CF", "--export"], cwd=self.folder, check=False,
                              stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"the export can't be written", done.stderr)
        self.assertEqual(self.rows(), {"a": {"v": "1"}})

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
                         "cassia-load: new.jsonl line 1: the export is of version 2, and this program reads version 1\n")

    def test_what_the_export_says_itself(self):
        self.write("some.jsonl", export_of({}))
        for flag in "--key", "--name", "--timestamp", "--ttl":
            done = self.load("--create", flag, "1", "some.jsonl")
            self.assertEqual((done.returncode, done.stderr),
                             (2, "cassia-load: 'some.jsonl' is an export, which says that itself; leave out "
                                 f"{flag}\n"))
        done = self.load("--create", "--comparator", "LongType", "some.jsonl")
        self.assertEqual(done.returncode, 2)
        self.assertIn("leave out --comparator, --key-type, --default-type or --type", done.stderr)
        self.assert_nothing_made()

    def test_columns_that_are_no_array(self):
        self.write("some.jsonl", export_of({}, {"key": "k", "columns": 5}))
        done = self.load("--create", "some.jsonl")
        self.assertEqual(done.returncode, 1)
        self.assertIn('some.jsonl line 2: "columns" is 5; it must be an array', done.stderr)

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
