"""A bad record stops the load, or is kept aside."""

import unittest

from loading import TEXT, LoadTest

GOOD_AND_BAD = 'key,note,n\na,"one\ntwo",1\nb,x,two\nc,y,3\nd,y\n'


class BadRecords(LoadTest):
    def load_some(self, *arguments):
        self.write("some.csv", GOOD_AND_BAD)
        return self.load("--create", *TEXT, "--type", "n=LongType", "--header", "--key", "key", *arguments, "some.csv")

    def test_the_first_one_stops_the_load_after_what_came_before(self):
        done = self.load_some()
        self.assertEqual(done.returncode, 1)
        self.assertEqual(
            done.stderr,
            'cassia-load: some.csv line 4: field \'n\': "two" is no LongType; give a whole number, such as -42; '
            "stopped, with 1 rows and 2 columns before it loaded\n")
        self.assertEqual(self.rows(), {"a": {"note": "one\ntwo", "n": 1}})

    def test_skipped_ones_are_counted_and_kept_as_they_were(self):
        done = self.load_some("--skip-bad", "bad.csv")
        self.assertEqual(done.returncode, 0)
        messages = done.stderr.splitlines()
        self.assertEqual(messages[0], 'some.csv line 4: field \'n\': "two" is no LongType; '
                                      "give a whole number, such as -42")
        self.assertEqual(messages[1], "some.csv line 6: there are 2 fields, and should be 3: key, note, n")
        self.assertRegex(messages[2], r"^loaded 2 rows, 4 columns in .*; bad records skipped: 2$")
        self.assertEqual((self.folder / "bad.csv").read_text(), "b,x,two\nd,y\n")
        self.assertEqual(self.rows(), {"a": {"note": "one\ntwo", "n": 1}, "c": {"note": "y", "n": 3}})

    def test_the_file_for_them_is_not_the_one_that_is_loaded(self):
        self.write("some.csv", GOOD_AND_BAD)
        (self.folder / "link.csv").symlink_to("some.csv")
        for same in "some.csv", "link.csv":
            done = self.load_some("--skip-bad", same)
            self.assertNotEqual(done.returncode, 0)
            self.assertIn("is the file to be loaded; give another one", done.stderr)
            self.assertEqual((self.folder / "some.csv").read_text(), GOOD_AND_BAD)

    def test_the_file_for_them_is_not_the_standard_input(self):
        self.write("some.csv", GOOD_AND_BAD)
        with (self.folder / "some.csv").open("rb") as stdin:
            done = self.load("--create", *TEXT, "--format", "csv", "--header", "--key", "key", "--skip-bad", "some.csv",
                             stdin=stdin)
        self.assertEqual(done.returncode, 2)
        self.assertIn("is the file to be loaded; give another one", done.stderr)
        self.assertEqual((self.folder / "some.csv").read_text(), GOOD_AND_BAD)

    def test_the_file_for_them_is_left_alone_where_there_are_none(self):
        self.write("bad.csv", "of another load\n")
        self.load_text("--columns", "key,v", "--key", "key", "--skip-bad", "bad.csv", self.write("good.csv", "a,1\n"))
        self.assertEqual((self.folder / "bad.csv").read_text(), "of another load\n")

    def test_what_the_store_refuses_is_a_bad_record_too(self):
        self.write("long.csv", f"a,1\n{'k' * 70000},2\nc,3\n")
        done = self.load("--create", *TEXT, "--columns", "key,v", "--key", "key", "--skip-bad", "bad.csv", "long.csv")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stderr, r"^long.csv line 2: ")
        self.assertEqual(self.rows(), {"a": {"v": "1"}, "c": {"v": "3"}})

    def test_what_the_store_refuses_stops_the_load_after_what_came_before(self):
        self.write("long.csv", f"a,1\n{'k' * 70000},2\nc,3\n")
        done = self.load("--create", *TEXT, "--columns", "key,v", "--key", "key", "long.csv")
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr, r"^cassia-load: long.csv line 2: .* stopped, with 1 rows and 1 columns")
        self.assertEqual(self.rows(), {"a": {"v": "1"}})

    def test_a_row_that_the_store_refuses_in_part_is_not_written_in_part(self):
        header = ('{"cassia_export": 1, "super": false, "key_type": "UTF8Type", "comparator": "UTF8Type", '
                  '"default_type": "UTF8Type", "columns": []}\n')
        self.write("some.jsonl", header + '{"key": "a", "columns": [["x", "1", 1], ["", "2", 2], ["y", "3", 3]]}\n'
                                          '{"key": "b", "columns": [["x", "4", 1]]}\n')
        done = self.load("--create", "--skip-bad", "bad", "some.jsonl")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stderr, r"^some.jsonl line 2: a column name of 'CF' is empty")
        self.assertEqual(self.rows(), {"b": {"x": "4"}})

    def test_a_quote_that_is_never_closed(self):
        self.write("some.csv", 'a,1\nb,"2\nc,3\n')
        done = self.load("--create", *TEXT, "--columns", "key,v", "--key", "key", "--skip-bad", "bad", "some.csv")
        self.assertEqual(done.returncode, 0)
        self.assertTrue(done.stderr.startswith("some.csv line 2: the quote opened on line 2 is never closed, and takes "
                                               "in all that follows\n"), done.stderr)
        self.assertEqual((self.folder / "bad").read_text(), 'b,"2\nc,3\n')
        self.assertEqual(self.rows(), {"a": {"v": "1"}})

    def test_members_without_a_name_or_of_one_name(self):
        self.write("some.jsonl", '{"key":"a","":1}\n{"key":"b","v":1,"v":2}\n{"key":"c","v":1}\n')
        done = self.load("--create", *TEXT, "--key", "key", "--skip-bad", "bad", "some.jsonl")
        self.assertEqual(done.returncode, 0)
        self.assertEqual(done.stderr.splitlines()[:2],
                         ["some.jsonl line 1: a member has no name; give it one",
                          "some.jsonl line 2: two members are named 'v'; leave one of them out"])
        self.assertEqual(self.rows(), {"c": {"v": "1"}})

    def test_an_empty_key(self):
        self.write("some.csv", "a,1\n,2\n")
        done = self.load("--create", *TEXT, "--columns", "key,v", "--key", "key", "some.csv")
        self.assertEqual(done.returncode, 1)
        self.assertIn("some.csv line 2: the key, field 'key', is empty; every row needs one", done.stderr)

    def test_json_that_is_none_and_objects_for_numbers(self):
        self.write("some.jsonl", '{"key":"a","n":{"x":1}}\n{"key":\n{"key":"c","n":1}\n')
        done = self.load("--create", *TEXT, "--type", "n=LongType", "--key", "key", "--skip-bad", "bad", "some.jsonl")
        self.assertEqual(done.returncode, 0)
        self.assertIn("some.jsonl line 1: field 'n': {\"x\": 1} is no LongType", done.stderr)
        self.assertIn("some.jsonl line 2: no JSON: ", done.stderr)
        self.assertEqual((self.folder / "bad").read_text(), '{"key":"a","n":{"x":1}}\n{"key":\n')
        self.assertEqual(self.rows(), {"c": {"n": 1}})


if __name__ == "__main__":
    unittest.main()
