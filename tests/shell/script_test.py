"""Without a terminal: a script, a pipe, and the flags."""

import os
import subprocess
import unittest

from terminal import PROGRAM, ShellTest


class Scripts(ShellTest):
    def setUp(self):
        super().setUp()
        self.make("SYSTEM_MANAGER.create_column_family('Keyspace1', 'Standard1')")

    def run_script(self, text, *arguments):
        (self.folder / "script").write_text(text, encoding="utf-8")
        return self.run_program("-k", "Keyspace1", "-H", "embedded:store", "-f", "script", *arguments)

    def test_show_results_without_a_banner(self):
        done = self.run_script("x = STANDARD1.insert('k', {'a': 'b'})\nfor key, columns in STANDARD1.get_range():\n"
                               "    print key, columns['a']\nSTANDARD1.get('k')\n")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "k b\n{'a': 'b'}\n", ""))

    def test_end_at_an_error_with_its_line(self):
        done = self.run_script("print 1\n\nprint STANDARD1.gte('k')\nprint 2\n")
        self.assertEqual((done.returncode, done.stdout), (1, "1\n"))
        self.assertEqual(done.stderr, "script line 3:\n    print STANDARD1.gte('k')\n                    ^\n"
                                      "AttributeError: a ColumnFamily has no 'gte'; is it 'get'?\n")

    def test_do_nothing_where_they_cant_be_read(self):
        done = self.run_script("print 1\nprint (2\n")
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertEqual(done.stderr, "script line 2:\n    print (2\n          ^\nSyntaxError: this '(' is never closed\n")

    def test_may_end_early(self):
        done = self.run_script("print 1\nexit()\nprint 2\n")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "1\n", ""))

    def test_that_are_not_there(self):
        done = self.run_program("-H", "embedded:", "-f", "none")
        self.assertEqual((done.returncode, done.stderr),
                         (2, "cassia-shell: 'none' can't be read; give a file of statements\n"))

    def test_may_begin_with_a_mark_of_utf8(self):
        done = self.run_script("\ufeffprint 'é'\n")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "é\n", ""))

    def test_of_no_name(self):
        done = self.run_program("-H", "embedded:", "-f", "")
        self.assertEqual((done.returncode, done.stderr),
                         (2, "cassia-shell: --file: it is empty; give a file of statements; --help lists the flags\n"))

    def test_are_neither_cut_nor_paged(self):
        done = self.run_script("x = STANDARD1.insert('k', {'a': 'b'})\nfor i in range(100): ('x' + str(i), 'y')\n")
        self.assertEqual(done.stdout.count("\n"), 100)


class Pipes(ShellTest):
    def run_pipe(self, text, *arguments):
        return self.run_program("-H", "embedded:", *arguments, stdin=text)

    def test_show_results(self):
        done = self.run_pipe("1 + 1\nprint 'é'\n")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "2\né\n", ""))

    def test_of_nothing(self):
        done = self.run_pipe("")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))

    def test_end_at_an_error(self):
        done = self.run_pipe("print 1\nnothing\n")
        self.assertEqual((done.returncode, done.stdout), (1, "1\n"))
        self.assertTrue(done.stderr.startswith("standard input line 2:\n    nothing\n    ^\nNameError: there is no"))

    def test_give_json_for_other_programs(self):
        done = self.run_pipe("settings.format = 'json'\n{'a': [1, None, 'é']}\n")
        self.assertEqual(done.stdout, '{"a": [1, null, "é"]}\n')

    def test_tell_the_time_that_all_of_it_took(self):
        done = self.run_pipe("settings.timing = True\n1\n")
        self.assertRegex(done.stdout, r"^1\ntook \d+\.\d\d ms\n$")

    def test_of_bytes_that_are_no_text(self):
        done = self.run_pipe("\x00\x01'")
        self.assertEqual(done.returncode, 1)
        self.assertIn("SyntaxError: '\\x00' means nothing here", done.stderr)


    def test_of_a_folder(self):
        folder = os.open(self.folder, os.O_RDONLY)
        self.addCleanup(os.close, folder)
        done = subprocess.run([PROGRAM, "-H", "embedded:"], stdin=folder, capture_output=True, text=True, check=False)
        self.assertEqual((done.returncode, done.stderr),
                         (2, "cassia-shell: standard input can't be read; give statements\n"))


class Flags(ShellTest):
    def assert_refused(self, status, message, *arguments, stdin=""):
        done = self.run_program(*arguments, stdin=stdin)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (status, "", f"cassia-shell: {message}\n"))

    def test_a_keyspace_that_is_not_there(self):
        self.assert_refused(1, "no keyspace 'None' at embedded:; it has: none", "-H", "embedded:", "-k", "None")

    def test_a_port_beside_a_server_string(self):
        self.assert_refused(2, "--port is for a host alone, and --host is 'embedded:'; leave --port out", "-H",
                            "embedded:", "-p", "9160")

    def test_a_server_that_is_not_there(self):
        done = self.run_program("-p", "1")
        self.assertEqual(done.returncode, 1)
        self.assertIn("localhost:1", done.stderr)

    def test_frames_and_none(self):
        self.assertEqual(self.run_program("-S", "-F", "-H", "embedded:").returncode, 2)

    def test_a_user_without_a_password_in_a_script(self):
        self.assert_refused(2, "a user needs a password, and a script asks for none; give --passwd-file", "-H", "embedded:",
                            "-u", "jsmith", "-f", "script")

    def test_a_user_without_a_password_behind_a_pipe(self):
        self.assert_refused(2, "a user needs a password, and there is no terminal to ask for it; give --passwd-file", "-H",
                            "embedded:", "-u", "jsmith", stdin="1\n")

    def test_a_user_is_asked_for_the_password(self):
        terminal = self.open("-H", "embedded:", "-u", "jsmith")
        terminal.expect("Password of jsmith: ")
        terminal.type("secret\n")
        self.assertNotIn("secret", terminal.expect(">>> "))

    def test_a_password_in_a_file(self):
        (self.folder / "password").write_text("secret\n", encoding="utf-8")
        done = self.run_program("-H", "embedded:", "-u", "jsmith", "--passwd-file", "password", stdin="1\n")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "1\n", ""))
        self.assert_refused(2, "there is no password in 'none'", "-H", "embedded:", "-u", "jsmith", "--passwd-file",
                            "none")


if __name__ == "__main__":
    unittest.main()
