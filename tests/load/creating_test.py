"""What is made, and when: a store, a keyspace and a column family by --create alone, and not before all is checked."""

import unittest

from loading import TEXT, LoadTest

FIELDS = ["--header", "--key", "key"]


class WithoutCreate(LoadTest):
    NONE = "cassia-load: can't open a store at 'sotre': there is none; check the path, or ask for a new one\n"

    def test_a_load_makes_no_store(self):
        done = self.load(*FIELDS, self.write("some.csv", "key,v\nk,1\n"), store="sotre")
        self.assertEqual((done.returncode, done.stderr), (1, self.NONE))
        self.assert_nothing_made("sotre")

    def test_an_export_makes_neither_a_store_nor_a_file(self):
        done = self.load("--export", "export.jsonl", store="sotre")
        self.assertEqual((done.returncode, done.stderr), (1, self.NONE))
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_a_keyspace_that_is_not_there(self):
        self.load_text(*FIELDS, self.write("some.csv", "key,v\nk,1\n"))
        done = self.run_program("--server", "embedded:store", "--keyspace", "L", "--column-family", "CF", *FIELDS,
                                "some.csv")
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stderr, "cassia-load: no keyspace 'L' at embedded:store; it has 'K', and a load with "
                                      "--create makes one\n")


class ChecksFirst(LoadTest):
    """With --create too nothing is made where something is wrong."""

    def assert_refused(self, status, message, *arguments, content="key,v\nk,1\n", **others):
        done = self.load("--create", *TEXT, *arguments, self.write("some.csv", content), **others)
        self.assertEqual((done.returncode, done.stderr), (status, f"cassia-load: {message}\n"))
        self.assert_nothing_made()

    def test_a_field_that_is_not_there(self):
        self.assert_refused(2, "the file has no field 'kye'; it has key, v", "--header", "--key", "kye")

    def test_no_key(self):
        self.assert_refused(2, "no field is named as the row key; give --key FIELD", "--header")

    def test_an_empty_name_in_a_list_of_fields(self):
        self.assert_refused(2, "a field's name in --key is empty; give FIELD or FIELD,FIELD", "--header", "--key",
                            "key,,v")

    def test_a_field_of_the_first_line_without_a_name(self):
        self.assert_refused(1, "some.csv line 1: field 2 has no name; give all names with --columns beside --header, an "
                               "empty one for a field to leave out", *FIELDS, content="key,,v\n")

    def test_an_empty_file(self):
        self.assert_refused(1, "some.csv line 1: the file ends where its first line should have the fields' names",
                            *FIELDS, content="")

    def test_a_file_for_bad_records_that_cannot_be_written(self):
        self.assert_refused(2, "the file for bad records, 'no/bad', can't be written (No such file or directory); give "
                               "another one", *FIELDS, "--skip-bad", "no/bad")

    def test_a_folder_for_bad_records(self):
        self.assert_refused(2, "the file for bad records, '.', is a folder; give another one", *FIELDS, "--skip-bad",
                            ".")

    def test_a_type_that_is_none(self):
        self.assert_refused(2, "--type: the type 'Lnog' has 'Lnog' at position 0, where it may have one of AsciiType, "
                               "BooleanType, BytesType, CounterColumnType, DateType, DecimalType, DoubleType, "
                               "FloatType, Int32Type, IntegerType, LexicalUUIDType, LongType, TimeUUIDType, "
                               "TimestampType, UTF8Type, UUIDType, CompositeType, DynamicCompositeType, ReversedType",
                            *FIELDS, "--type", "v=Lnog")

    def test_a_column_with_two_types(self):
        self.assert_refused(2, "--type names column 'v' twice; give it one type", *FIELDS, "--type", "v=LongType",
                            "--type", "v=UTF8Type")

    def test_a_type_of_no_column(self):
        self.assert_refused(2, "--type is '=LongType'; give COLUMN=TYPE, such as age=LongType", *FIELDS, "--type",
                            "=LongType")

    def test_types_that_do_not_go_together(self):
        self.assert_refused(2, "column family 'CF' in keyspace 'K' can't mix counters with other columns", *FIELDS, "--type",
                            "v=CounterColumnType")

    def test_a_column_family_that_cannot_be_named_so(self):
        self.assert_refused(2, "'C F' is no column family name: it needs 1 to 48 letters, digits and underscores",
                            *FIELDS, family="C F")

    def test_a_column_whose_name_is_not_of_the_comparator(self):
        done = self.load("--create", "--comparator", "LongType", "--type", "v=LongType", *FIELDS,
                         self.write("some.csv", "key,v\n"))
        self.assertEqual((done.returncode, done.stderr),
                         (2, "cassia-load: --type names column 'v': \"v\" is no LongType; give a whole number, such as "
                             "-42\n"))
        self.assert_nothing_made()

    def test_the_first_line_of_an_export(self):
        self.write("some.jsonl", '{"cassia_export": 1, "super": false, "key_type": "UTF8Type", "comparator": "UTF8Type", '
                                 '"default_type": "UTF8Type", "columns": [[{"bytes": "0xff"}, "LongType"]]}\n')
        done = self.load("--create", "some.jsonl")
        self.assertEqual((done.returncode, done.stderr),
                         (1, "cassia-load: some.jsonl line 1: the types in the export's first line: UTF8Type has UTF-8 "
                             "text, and 0xff is none\n"))
        self.assert_nothing_made()


class WhereItIsThere(LoadTest):
    """With --create the types given must be those of the column family; the others may be as they are."""

    def setUp(self):
        super().setUp()
        self.write("some.csv", "key,v\nk,1\n")
        self.load_text(*FIELDS, "--type", "v=LongType", "some.csv")

    def assert_differs(self, what, *arguments):
        done = self.load("--create", *FIELDS, *arguments, "some.csv")
        self.assertEqual((done.returncode, done.stderr),
                         (2, f"cassia-load: column family 'CF' is there already, and its {what}; leave --create out to "
                             "load it as it is, or create another\n"))

    def test_types_that_are_not_given(self):
        done = self.load("--create", *FIELDS, "some.csv")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.rows(), {"k": {"v": 1}})

    def test_types_that_are_the_same(self):
        done = self.load("--create", *TEXT, *FIELDS, "--type", "v=LongType", "some.csv")
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_another_comparator(self):
        self.assert_differs("comparator is UTF8Type, not LongType", "--comparator", "LongType")

    def test_another_key_type(self):
        self.assert_differs("key type is UTF8Type, not BytesType", "--key-type", "BytesType")

    def test_another_default_type(self):
        self.assert_differs("default type is UTF8Type, not AsciiType", "--default-type", "AsciiType")

    def test_another_type_of_a_column(self):
        self.assert_differs("type of column v is LongType, not Int32Type", "--type", "v=Int32Type")


if __name__ == "__main__":
    unittest.main()
