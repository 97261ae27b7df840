"""Each format, as typed rows and as wide rows."""

import unittest

from loading import LoadTest

PEOPLE = {"ann": {"name": "Ann", "age": 42}, "bob": {"name": "Bob", "age": 7}}


class Formats(LoadTest):
    def load_people(self, *arguments, **others):
        self.load_text("--type", "age=LongType", "--key", "key", *arguments, **others)
        return self.rows()

    def test_csv_with_a_header(self):
        self.write("people.csv", "key,name,age\nann,Ann,42\nbob,Bob,7\n")
        self.assertEqual(self.load_people("--header", "people.csv"), PEOPLE)

    def test_csv_without_a_header(self):
        self.write("people.csv", "ann,Ann,42\nbob,Bob,7\n")
        self.assertEqual(self.load_people("--columns", "key,name,age", "people.csv"), PEOPLE)

    def test_tsv(self):
        self.write("people.tsv", "key\tname\tage\nann\tAnn\t42\nbob\tBob\t7\n")
        self.assertEqual(self.load_people("--header", "people.tsv"), PEOPLE)

    def test_semicolons_and_windows_line_ends(self):
        self.write("people.txt", "key;name;age\r\nann;Ann;42\r\nbob;Bob;7\r\n")
        self.assertEqual(self.load_people("--format", "semicolon", "--header", "people.txt"), PEOPLE)

    def test_json_lines(self):
        self.write("people.jsonl", '{"key":"ann","name":"Ann","age":42}\n{"age":"7","name":"Bob","key":"bob"}\n')
        self.assertEqual(self.load_people("people.jsonl"), PEOPLE)

    def test_a_pipe(self):
        people = b"key,name,age\nann,Ann,42\nbob,Bob,7\n"
        self.assertEqual(self.load_people("--format", "csv", "--header", "-", stdin=people), PEOPLE)

    def test_line_breaks_in_quotes(self):
        self.write("notes.csv", 'key,note\na,"one\ntwo, ""three"""\nb,four\n')
        self.load_text("--header", "--key", "key", "notes.csv")
        self.assertEqual(self.rows(), {"a": {"note": 'one\ntwo, "three"'}, "b": {"note": "four"}})

    def test_null_is_not_written(self):
        self.write("some.csv", 'key,a,b,c\nk,,NA,""\n')
        self.load_text("--header", "--key", "key", "--null", "NA", "--empty-as-null", "some.csv")
        self.assertEqual(self.rows(), {"k": {"c": ""}})

    def test_records_that_write_nothing_are_told_apart(self):
        self.write("some.csv", "key,a\nk,1\nl,\nm,\n")
        done = self.load_text("--header", "--key", "key", "--empty-as-null", "some.csv")
        self.assertRegex(done.stderr, r"^loaded 1 rows, 1 columns in .*; records without columns: 2\n$")
        self.assertEqual(self.rows(), {"k": {"a": "1"}})

    def test_names_in_place_of_the_first_line(self):
        self.write("some.csv", ",key,v,v\n0,k,1,2\n")
        self.load_text("--header", "--columns", ",key,a,b", "--key", "key", "some.csv")
        self.assertEqual(self.rows(), {"k": {"a": "1", "b": "2"}})

    def test_types_with_arguments(self):
        self.write("some.csv", "key,a=b\nk,7\n")
        self.load_text("--header", "--key", "key", "--type", "a=b=LongType(reversed=true)", "some.csv")
        self.assertEqual(self.rows(), {"k": {"a=b": 7}})

    def test_big_numbers_keep_their_digits(self):
        big = 2**200 + 1
        self.write("big.jsonl", f'{{"key":"k","n":{big},"d":-1234567890123456789.000100}}\n')
        self.load_text("--type", "n=IntegerType", "--type", "d=DecimalType", "--key", "key", "big.jsonl")
        self.assertEqual(self.rows(), {"k": {"n": str(big), "d": "-1234567890123456789.000100"}})

    def test_nested_json_is_kept_as_text(self):
        self.write("nested.jsonl", '{"key":"k","a":{"b":[1,2.50,null]}}\n')
        self.load_text("--key", "key", "nested.jsonl")
        self.assertEqual(self.rows(), {"k": {"a": '{"b": [1, 2.50, null]}'}})

    def test_of_one_column_written_twice_the_later_prevails(self):
        self.write("twice.csv", "k,z\nk,a\n")
        self.load_text("--columns", "key,v", "--key", "key", "twice.csv")
        self.assertEqual(self.rows(), {"k": {"v": "a"}})


class WideRows(LoadTest):
    def load_wide(self, comparator, *arguments):
        self.write("events.csv", "user,hour,kind,what\nann,10,b,x\nann,9,a,y\nbob,1,a,z\n")
        done = self.load("--create", "--comparator", comparator, "--key-type", "UTF8Type", "--default-type", "UTF8Type",
                         "--header", "--key", "user", *arguments, "events.csv")
        self.assertEqual(done.returncode, 0, done.stderr)
        return {key: list(columns.items()) for key, columns in self.rows().items()}

    def test_names_and_values_come_from_fields(self):
        self.assertEqual(self.load_wide("LongType", "--name", "hour", "--value", "what"),
                         {"ann": [(9, "y"), (10, "x")], "bob": [(1, "z")]})

    def test_without_a_value_field_columns_are_empty(self):
        self.assertEqual(self.load_wide("LongType", "--name", "hour"), {"ann": [(9, ""), (10, "")], "bob": [(1, "")]})

    def test_composite_names_come_from_several_fields(self):
        self.assertEqual(
            self.load_wide("CompositeType(UTF8Type,LongType)", "--name", "kind,hour", "--value", "what"),
            {"ann": [(("a", 9), "y"), (("b", 10), "x")], "bob": [(("a", 1), "z")]})


if __name__ == "__main__":
    unittest.main()
