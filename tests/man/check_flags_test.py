"""What the check of manual pages sees."""

import unittest

from check_flags import faults, flags_of_help, flags_of_page

HELP = """Does something.
Usage: program [OPTIONS]

Options:
  -h,--help                   Print this, unlike --verbose
  --batch-size INT [100]      Rows
"""


class CheckFlags(unittest.TestCase):
    def test_the_flags_that_help_lists_and_not_those_it_mentions(self):
        self.assertEqual(flags_of_help(HELP), {"--help", "--batch-size"})

    def test_the_flags_of_a_page_are_items(self):
        self.assertEqual(flags_of_page(".Fl -other\n.It Fl h , Fl -help\ntext\n.It Fl -type Ar A Ns = Ns Ar B\n.It 0\n"),
                         {"--help", "--type"})

    def test_a_flag_without_an_item(self):
        self.assertEqual(list(faults({"--a", "--b"}, {"--b"})),
                         ["--a is listed by --help; give it an item, '.It Fl -a'"])

    def test_an_item_without_a_flag(self):
        self.assertEqual(list(faults({"--a"}, {"--a", "--b"})), ["--b is not listed by --help; delete its item"])

    def test_a_help_without_flags(self):
        self.assertEqual(list(faults(set(), set())), ["--help lists no flags"])


if __name__ == "__main__":
    unittest.main()
