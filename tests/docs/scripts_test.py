"""What the scripts of this folder see in a page, and in a site."""

import sys
import tempfile
import unittest
from pathlib import Path

import check_blocks
import check_enums
import check_links
import make_program
import page
import replay
import run_page

sys.path.insert(0, str(page.ROOT / "docs/site"))
import pages as site  # noqa: E402

PAGE = """Text.

<!-- cpp
int hidden = 1;
-->
```cpp
#include <vector>
std::cout << hidden;
```

```text
1
```

<!-- begin anew -->
```cpp
int other;
```
"""


class Blocks(unittest.TestCase):
    def test_have_language_text_and_line(self):
        block = page.blocks(PAGE)[1]

        self.assertEqual((block.language, block.text, block.line),
                         ("cpp", "#include <vector>\nstd::cout << hidden;\n", 7))

    def test_in_a_list_lose_its_indentation(self):
        self.assertEqual(page.blocks("- item\n\n  ```cpp\n  a\n    b\n  ```\n")[0].text, "a\n  b\n")

    def test_know_what_they_are_to_print(self):
        self.assertEqual([expected for _, expected in page.outputs(page.blocks(PAGE))], ["1\n", ""])

    def test_may_begin_anew_or_be_compiled_only(self):
        self.assertTrue(page.blocks(PAGE)[3].begins_anew)
        self.assertFalse(page.blocks("<!-- compiled only: why -->\n```cpp\na\n```\n")[0].is_run)

    def test_match_what_stands_for_anything(self):
        self.assertTrue(page.matches("a 12 b\nc\nd\n", "a … b\n…\nd\n"))
        self.assertFalse(page.matches("a 12 b\nc\n", "a … b\n"))


class Program(unittest.TestCase):
    def test_has_the_blocks_in_order_with_their_places(self):
        made = make_program.program("p.md", "run", page.blocks(PAGE))

        self.assertLess(made.index("int hidden"), made.index("std::cout << hidden"))
        self.assertIn('#line 7 "p.md"', made)
        self.assertLess(made.index("#include <vector>"), made.index("void run()"))

    def test_has_tests_outside_of_its_function(self):
        made = make_program.program("p.md", "run", page.blocks(
            "<!-- cpp outside\nint f();\n-->\n```cpp\na();\n```\n```cpp\nTEST(A, b) {}\n```\n"))

        self.assertLess(made.index("int f();"), made.index("TEST(A, b)"))
        self.assertLess(made.index("TEST(A, b)"), made.index("void run()"))
        self.assertLess(made.index("void run()"), made.index("a();"))

    def test_that_is_whole_stays_as_it_is(self):
        made = make_program.program("p.md", "run", page.blocks("```cpp\nint main() {}\n```\n"))

        self.assertEqual(made, '#line 2 "p.md"\nint main() {}\n')

    def test_that_prints_something_else_is_a_fault(self):
        found = list(run_page.faults("p.md", page.blocks(PAGE), "2\n\x1e\n\x1e\n"))

        self.assertEqual(len(found), 1)
        self.assertTrue(found[0].startswith("p.md:7: this C++ printed\n2\n"))

    def test_that_ends_early_is_a_fault(self):
        self.assertEqual(list(run_page.faults("p.md", page.blocks(PAGE), "1\n\x1e\n")),
                         ["p.md: 1 of its 2 blocks of C++ came to their end"])


def replayed(session):
    return list(replay.faults("p.md", page.blocks(f"```console\n{session}```\n"), []))


class Session(unittest.TestCase):
    def test_is_one_shell(self):
        self.assertEqual(replayed("$ name=x; mkdir here\n$ cd here\n$ echo $name > file\n$ cat \\\n> file\nx\n"), [])

    def test_that_prints_something_else_is_a_fault(self):
        self.assertEqual(replayed("$ echo a\nb\n"),
                         ["p.md:2: $ echo a\nprinted\na\nwhere the page says\nb\n"])

    def test_that_fails_is_a_fault_unless_it_is_looked_at(self):
        self.assertEqual(replayed("$ false\n"), ["p.md:2: $ false\nended with status 1"])
        self.assertEqual(replayed("$ false\n$ echo $?\n1\n"), [])

    def test_waits_for_what_goes_on(self):
        self.assertEqual(replayed("$ (read line < pipe; echo $line) &\n$ true\n".replace("< pipe", "<<< late")
                                  .replace("&\n", "&\nlate\n")), [])

    def test_types_into_what_asks(self):
        self.assertEqual(replayed("$ sed s/a/b/\n>>> a\nb\n>>> aa:\n... a\nba:\nb\n"), [])

    def test_has_free_ports_in_the_place_of_known_ones(self):
        self.assertEqual(replayed("$ echo at 9160\nat 9160\n$ [ 9160 != $((9159 + 1)) ]\n"), [])


class Checks(unittest.TestCase):
    def check(self, text, not_run=()):
        return list(check_blocks.check_page("p.md", text, not_run))

    def test_refuse_what_nobody_checks(self):
        self.assertEqual(len(self.check("```python\na\n```\n")), 1)
        self.assertEqual(len(self.check("```sh\na\n```\n")), 1)
        self.assertEqual(len(self.check("```text\na\n```\n")), 1)
        self.assertEqual(len(self.check("Text:\n\n    code\n")), 1)
        self.assertEqual(len(self.check('```json\n{"a": }\n```\n')), 1)

    def test_take_what_somebody_checks(self):
        self.assertEqual(self.check(PAGE), [])
        self.assertEqual(self.check("```sh\na\n```\n", [("p.md", "a")]), [])
        self.assertEqual(self.check('```json\n{"a": 1}\n```\n'), [])
        self.assertEqual(self.check("- item\n\n    text of the item\n"), [])

    def test_find_links_to_what_is_not_there(self):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "a.html").write_text('<a href="b.html">b</a><a href="#x">x</a><a href="a.html">a</a>'
                                                 '<img src="https://example.org/x.png">', encoding="utf-8")

            self.assertEqual(list(check_links.faults(Path(folder))),
                             ["a.html: link to #x: the page has no such place",
                              "a.html: link to b.html: there is no such file",
                              "a.html: needs https://example.org/x.png, which is not of the site"])


    def test_find_values_of_enumerations_without_a_word(self):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "namespacen.xml").write_text(
                "<x><memberdef><name>E</name><enumvalue><name>a</name><briefdescription>A.</briefdescription></enumvalue>"
                "<enumvalue><name>b</name><briefdescription/></enumvalue></memberdef></x>", encoding="utf-8")

            self.assertEqual(list(check_enums.faults(Path(folder))), ["E::b is not documented"])


class Pages(unittest.TestCase):
    def test_have_the_anchors_of_github(self):
        self.assertEqual([anchor for _, _, anchor in site.headings("# A `b`, c!\n## Twice\n## Twice\n```\n# no\n```\n")],
                         ["a-b-c", "twice", "twice-1"])

    def test_link_pages_and_classes(self):

        made = site.Site().translate_prose(site.INDEX, "a@b `Row`, `row` [x `y`](pool.md#servers)")

        self.assertEqual(made, "a\\@b <code>[Row](@ref cassia::Row)</code>, ``row`` [x y](@ref page-pool-servers)")

    def test_tell_of_links_to_what_is_not_there(self):
        some = site.Site()

        some.translate_prose(site.INDEX, "[a](nowhere.md) [b](pool.md#nowhere)")

        self.assertEqual(some.faults, ["docs/index.md: link to nowhere.md: there is no such file",
                                       "docs/index.md: link to pool.md#nowhere: the page has no such heading"])


if __name__ == "__main__":
    unittest.main()
