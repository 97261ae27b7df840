"""Keys at the prompt: completion, recalled lines, Ctrl-C, pages, a terminal that is resized."""

import signal
import socket
import stat
import unittest

from terminal import ShellTest


class Editing(ShellTest):
    def setUp(self):
        super().setUp()
        self.make("SYSTEM_MANAGER.create_column_family('Keyspace1', 'Standard1')",
                  "for i in range(60): x = STANDARD1.insert('key', {'column' + str(10 + i): 'v'})")

    def shell(self, **options):
        terminal = self.open("-k", "Keyspace1", "-H", "embedded:store", **options)
        terminal.expect(">>> ")
        return terminal


class Completion(Editing):
    def test_of_an_object_a_method_and_an_argument(self):
        terminal = self.shell()
        terminal.type("STAN\t.get_c\t'key', max\t2)\n")
        self.assertEqual(terminal.answer(), "2\n")

    def test_of_a_keyspace_and_a_column_family(self):
        terminal = self.shell()
        terminal.type("SYSTEM_MANAGER.drop_column_family('Key\t, 'St\t)\n")
        self.assertEqual(terminal.answer(), "Dropped STANDARD1\n")

    def test_lists_what_there_is(self):
        terminal = self.shell()
        terminal.type("STANDARD1.get_\t")
        terminal.expect("get_count(")
        terminal.expect("get_indexed_slices(")
        terminal.expect("get_range(")
        terminal.expect("STANDARD1.get_")
        terminal.type("count('none')\n")
        self.assertEqual(terminal.answer(), "0\n")

    def test_of_nothing_leaves_the_line_as_it_is(self):
        terminal = self.shell()
        terminal.type("1 + nothing.\t\x15 2\n")
        self.assertEqual(terminal.answer(), "2\n")


class History(Editing):
    UP = "\x1b[A"

    def test_recalls_the_last_line(self):
        terminal = self.shell()
        terminal.run("STANDARD1.get_count('key')")
        terminal.type(self.UP)
        terminal.expect("STANDARD1.get_count('key')")
        terminal.type("\n")
        self.assertEqual(terminal.answer(), "60\n")

    def test_recalls_lines_of_an_earlier_session(self):
        first = self.shell()
        first.run("40 + 2")
        first.press("D")
        self.assertEqual(first.end(), 0)

        second = self.shell()
        second.type(self.UP)
        second.expect("40 + 2")
        second.type("\n")
        self.assertEqual(second.answer(), "42\n")

    def test_is_the_users_alone(self):
        terminal = self.shell()
        terminal.run("1")
        file = self.folder / ".local/state/cassia/shell_history"
        self.assertEqual(file.read_text(encoding="utf-8"), "1\n")
        self.assertEqual(stat.S_IMODE(file.stat().st_mode), 0o600)

    def test_lies_where_the_environment_says(self):
        terminal = self.shell(environment={"XDG_STATE_HOME": str(self.folder / "state")})
        terminal.run("1")
        self.assertEqual((self.folder / "state/cassia/shell_history").read_text(encoding="utf-8"), "1\n")


class Interrupting(Editing):
    def test_ends_a_statement_and_not_the_shell(self):
        terminal = self.shell()
        for line in "for i in [1]:\n", "    print 'it runs'\n", "    for j in range(1000000000000): x = j\n", "\n":
            terminal.type(line)
            terminal.expect("\n")
        terminal.expect("it runs\n")
        terminal.press("C")
        self.assertEqual(terminal.expect(">>> "), "^Cinterrupted\n")
        self.assertEqual(terminal.run("1 + 1"), "2\n")

    def test_forgets_a_line_that_is_typed(self):
        terminal = self.shell()
        terminal.type("STANDARD1.truncate()")
        terminal.expect("truncate()")
        terminal.press("C")
        terminal.expect(">>> ")
        self.assertEqual(terminal.run("STANDARD1.get_count('key')"), "60\n")

    def test_forgets_a_statement_of_several_lines(self):
        terminal = self.shell()
        terminal.type("f(1,\n")
        terminal.expect("... ")
        terminal.press("C")
        terminal.expect(">>> ")
        self.assertEqual(terminal.run("3"), "3\n")


class Waiting(ShellTest):
    def test_ends_with_the_second_ctrl_c_of_a_statement(self):
        server = socket.create_server(("127.0.0.1", 0))
        self.addCleanup(server.close)
        terminal = self.open("-p", str(server.getsockname()[1]), "-H", "127.0.0.1")
        connection, _ = server.accept()
        self.addCleanup(connection.close)
        terminal.expect(">>> ")
        terminal.type("SYSTEM_MANAGER.list_keyspaces()\n")
        # The question, which is not answered.
        self.assertIn(b"describe_keyspaces", connection.recv(1000))

        # Two that come at once are one.
        for _ in range(100):
            terminal.press("C")
            if terminal.ends_within(0.1):
                break
        self.assertEqual(terminal.process.returncode, -signal.SIGINT)
        self.assertTrue(terminal.shows_typing())


class Passwords(ShellTest):
    """The server is asked for once there is a password, and needs not be there."""

    def shell(self):
        terminal = self.open("-p", "1", "-u", "jsmith")
        terminal.expect("Password of jsmith: ")
        self.assertFalse(terminal.shows_typing())
        return terminal

    def test_leave_the_terminal_as_it_was_when_they_are_interrupted(self):
        terminal = self.shell()
        terminal.type("sec")
        terminal.press("C")
        self.assertEqual(terminal.end(), 1)
        self.assertTrue(terminal.shows_typing())
        self.assertEqual(terminal.shown, "\ncassia-shell: interrupted\n")

    def test_that_are_not_given(self):
        terminal = self.shell()
        terminal.press("D")
        self.assertEqual(terminal.end(), 2)
        self.assertTrue(terminal.shows_typing())
        self.assertEqual(terminal.shown, "\ncassia-shell: the input ended before a password was given\n")


class Pages(Editing):
    MORE = "-- more: space, a line: return, no more: q --"

    def test_are_as_long_as_the_screen(self):
        terminal = self.shell(rows=10)
        terminal.type("STANDARD1.xget('key')\n")
        terminal.expect("('column18', 'v')\n" + self.MORE)
        terminal.type(" ")
        terminal.expect("('column27', 'v')\n" + self.MORE)
        terminal.type("\n")
        terminal.expect("('column28', 'v')\n" + self.MORE)
        terminal.type("q")
        self.assertEqual(terminal.expect(">>> ").strip(), "")
        self.assertEqual(terminal.run("1"), "1\n")

    def test_end_with_ctrl_c(self):
        terminal = self.shell(rows=10)
        terminal.type("STANDARD1.xget('key')\n")
        terminal.expect(self.MORE)
        terminal.press("C")
        self.assertIn("interrupted\n", terminal.expect(">>> "))

    def test_are_none_where_they_are_switched_off(self):
        terminal = self.shell(rows=10)
        terminal.run("settings.page = False")
        self.assertEqual(terminal.run("STANDARD1.xget('key')").count("\n"), 60)


class Width(Editing):
    def test_breaks_a_row_that_does_not_fit(self):
        terminal = self.shell(columns=40)
        self.assertEqual(terminal.run("STANDARD1.get('key', column_count=2)"),
                         "{'column10': 'v', 'column11': 'v'}\n")
        self.assertEqual(terminal.run("STANDARD1.get('key', column_count=3)"),
                         "{'column10': 'v',\n 'column11': 'v',\n 'column12': 'v'}\n")

    def test_is_that_of_a_terminal_which_was_resized(self):
        terminal = self.shell()
        terminal.resize(20, 24)
        self.assertEqual(terminal.run("[111111, 222222, 333333]"), "[111111,\n 222222,\n 333333]\n")

    def test_cuts_a_text_that_does_not_fit_unless_it_is_printed(self):
        terminal = self.shell(columns=40)
        terminal.run("x = 'x23456789' + 'x23456789' + 'x23456789' + 'x23456789' + 'x23456789'")
        self.assertEqual(terminal.run("x"), "'" + ("x23456789" * 5)[:37] + "…'\n")
        self.assertEqual(terminal.run("print x"), "x23456789" * 5 + "\n")

    def test_shows_errors_in_red_unless_that_is_not_wanted(self):
        terminal = self.open("-H", "embedded:", environment={"NO_COLOR": "1"})
        terminal.expect(">>> ")
        self.assertEqual(terminal.run("USERS"), "    USERS\n    ^\nNameError: there is no 'USERS'; column families are "
                                                "here once a keyspace is chosen, by -k or use('…')\n")


if __name__ == "__main__":
    unittest.main()
