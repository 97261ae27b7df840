"""Flags: help, and what is refused."""

import unittest

from loading import LoadTest


class Flags(LoadTest):
    def assert_refused(self, done, message):
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertEqual(done.stderr, f"cassia-load: {message}\n")

    def test_help_names_every_flag(self):
        done = self.run_program("--help")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        for flag in ("--server --keyspace --column-family --export --create --comparator --key-type --default-type "
                     "--type --format --header --columns --key --name --value --null --empty-as-null --timestamp "
                     "--ttl --batch-size --skip-bad").split():
            self.assertIn(flag + " ", done.stdout)

    def test_a_batch_of_nothing(self):
        self.assert_refused(self.load("--batch-size", "0"),
                            "--batch-size: Value 0 not in range 1 to 100000; --help lists the flags")

    def test_a_time_to_live_of_too_long(self):
        self.assert_refused(self.load("--ttl", "630720001"),
                            "--ttl: Value 630720001 not in range 0 to 630720000; --help lists the flags")

    def test_an_unknown_format(self):
        done = self.load("--format", "xml")
        self.assertEqual(done.returncode, 2)
        self.assertIn("--format: xml not in {csv,export,jsonl,semicolon,tsv}", done.stderr)

    def test_an_unknown_flag(self):
        done = self.load("--colums", "a")
        self.assertEqual(done.returncode, 2)
        self.assertIn("--colums", done.stderr)

    def test_a_file_whose_format_is_not_told(self):
        self.assert_refused(self.load("data.txt"), "'data.txt' has no extension that tells its format; give --format "
                                                   "csv, tsv, semicolon, jsonl or export")

    def test_fields_without_names(self):
        self.assert_refused(self.load("--key", "a", "data.csv"), "the fields have no names; give --header if the first "
                                                                 "line has them, or --columns a,b,c")

    def test_a_file_that_is_not_there(self):
        self.assert_refused(self.load("--header", "--key", "a", "data.csv"),
                            "'data.csv' can't be read; give a file, or - for standard input")

    def test_a_key_that_is_no_field(self):
        self.write("data.csv", "a,b\n")
        self.assert_refused(self.load("--header", "--key", "c", "data.csv"), "the file has no field 'c'; it has a, b")

    def test_an_unknown_type(self):
        self.write("data.csv", "a,b\n")
        done = self.load("--create", "--comparator", "LangType", "--header", "--key", "a", "data.csv")
        self.assertEqual(done.returncode, 2)
        self.assertRegex(done.stderr, "^cassia-load: --comparator: .*LangType")

    def test_a_column_family_that_is_not_there(self):
        self.write("data.csv", "a,b\n")
        self.load("--create", "--header", "--key", "a", "data.csv", family="Users")
        done = self.load("--header", "--key", "a", "data.csv", family="Usres")
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stderr, "cassia-load: no column family 'Usres' in keyspace 'K' at embedded:store; "
                                      "it has 'Users', and a load with --create makes one\n")

    def test_flags_for_loading_with_an_export(self):
        flags = [["--create"], ["--format", "csv"], ["--header"], ["--columns", "a"], ["--key", "a"], ["--name", "a"],
                 ["--null", "a"], ["--empty-as-null"], ["--timestamp", "a"], ["--ttl", "0"], ["--batch-size", "1000"],
                 ["--skip-bad", "a"]]
        for flag in flags:
            self.assert_refused(self.load("--export", *flag),
                                "--export goes with --server, --keyspace, --column-family and a file; "
                                f"{flag[0]} is for loading")

    def test_flags_that_need_another_with_an_export(self):
        for flag in "--comparator", "--key-type", "--default-type", "--type":
            self.assert_refused(self.load("--export", flag, "a"), f"{flag} requires --create; --help lists the flags")
        self.assert_refused(self.load("--export", "--value", "a"), "--value requires --name; --help lists the flags")


if __name__ == "__main__":
    unittest.main()
