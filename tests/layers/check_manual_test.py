"""What check_manual refuses, each in a small page with one fault."""

import tempfile
import unittest
from pathlib import Path

import check_manual

HEADING = "| item | tests | where |\n|---|---|---|\n"
ROW = "| get | `GetContract.reads`, `Get.packs` | `contract/get_test.cpp`, `unit/get_test.cpp` |\n"
FILES = {
    "tests/contract/get_test.cpp": "TEST_P(GetContract, reads) {\nTEST_P(GetContract,\n       reads_more) {\n",
    "tests/unit/get_test.cpp": "TEST(Get, packs) {\n",
}


class CheckManual(unittest.TestCase):
    def faults_of(self, table):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in {**FILES, "docs/manual.md": "# The manual\n\n" + table}.items():
                path = Path(folder) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            return list(check_manual.faults(folder))

    def assert_refused(self, row, *words):
        found = self.faults_of(HEADING + ROW + row)

        self.assertEqual(len(found), 1, found)
        for word in ("docs/manual.md:6", *words):
            self.assertIn(word, found[0])

    def test_accepts_rows_whose_tests_are_there(self):
        self.assertEqual(self.faults_of(HEADING + ROW), [])

    def test_accepts_a_test_whose_name_stands_on_a_line_of_its_own(self):
        row = "| get | `GetContract.reads_more` | `contract/get_test.cpp` |\n"

        self.assertEqual(self.faults_of(HEADING + row), [])

    def test_accepts_a_reason_for_no_test(self):
        rows = "| put | not yet | with the pool |\n| dict | does not apply | rows are ordered |\n"

        self.assertEqual(self.faults_of(HEADING + rows), [])

    def test_refuses_a_test_that_is_not_there(self):
        self.assert_refused("| get | `GetContract.reads`, `GetContract.gone` | `contract/get_test.cpp` |\n",
                            "no test GetContract.gone")

    def test_refuses_a_test_that_is_in_another_file(self):
        self.assert_refused("| get | `Get.packs`, `GetContract.reads` | `contract/get_test.cpp` |\n",
                            "no test Get.packs in `contract/get_test.cpp`")

    def test_refuses_a_file_that_is_not_there(self):
        self.assert_refused("| get | `Get.packs` | `unit/get_test.cpp`, `unit/gone_test.cpp` |\n",
                            "no file tests/unit/gone_test.cpp")

    def test_refuses_a_file_without_one_of_the_tests(self):
        self.assert_refused("| get | `Get.packs` | `unit/get_test.cpp`, `contract/get_test.cpp` |\n",
                            "tests/contract/get_test.cpp has none")

    def test_refuses_a_test_without_a_file(self):
        self.assert_refused("| get | `Get.packs` |  |\n", "none is named")

    def test_refuses_a_row_without_tests(self):
        self.assert_refused("| get | well tested | `unit/get_test.cpp` |\n", "get:")

    def test_refuses_not_yet_without_a_reason(self):
        self.assert_refused("| get | not yet |  |\n", "but not why")

    def test_refuses_a_row_that_is_cut_off(self):
        self.assert_refused("| get | `Get.packs`\n", "is no row")

    def test_refuses_a_page_without_rows(self):
        self.assertEqual(len(self.faults_of("")), 1)


if __name__ == "__main__":
    unittest.main()
