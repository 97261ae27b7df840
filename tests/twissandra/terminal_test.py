"""Twissandra's commands, as a user types them. TWISSANDRA is the program; TWISSANDRA_SERVER, if set, is a Cassandra."""

import contextlib
import os
import pty
import re
import shutil
import subprocess
import tempfile
import termios
import unittest

PROGRAM = os.environ["TWISSANDRA"]
SERVER = os.environ.get("TWISSANDRA_SERVER")


class TerminalTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        self.server = SERVER or f"embedded:{self.folder}/data"

    def run_program(self, *arguments, stdin=""):
        done = subprocess.run([PROGRAM, *arguments], input=stdin, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout, done.stderr

    def twissandra(self, *arguments, stdin=""):
        """What a command prints, which must succeed."""
        code, printed, errors = self.run_program("--server", self.server, *arguments, stdin=stdin)
        self.assertEqual((code, errors), (0, ""))
        return printed

    def test_a_conversation(self):
        for name in ("ada", "bob"):
            self.twissandra("register", name, stdin="a long word\n")
        self.twissandra("follow", "bob", "ada")
        self.twissandra("tweet", "ada", "Hello, all")
        self.twissandra("tweet", "bob", "Hello, ada")

        self.assertEqual(self.twissandra("friends", "bob"), "ada\n")
        self.assertEqual(self.twissandra("followers", "ada"), "bob\n")
        said = [re.sub(r"^\S+  ", "", line) for line in self.twissandra("timeline", "bob").splitlines()]
        self.assertEqual(said, ["bob: Hello, ada", "ada: Hello, all"])
        self.assertRegex(self.twissandra("userline", "ada"), r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ  ada: Hello, all\n$")
        self.assertEqual(len(self.twissandra("public", "--count", "1").splitlines()), 1)

        self.twissandra("unfollow", "bob", "ada")
        self.assertEqual(self.twissandra("friends", "bob"), "")

    @unittest.skipIf(SERVER, "the same on every server")
    def test_errors(self):
        for arguments, code, message in (
            (["tweet", "nobody", "Hello"], 1, "twissandra: there is nobody called nobody\n"),
            (["register", "a b"], 1, "twissandra: a name is 1 to 32 letters, digits and underscores\n"),
            (["web", "--listen", "127.0.0.1", "--port", "1000000"], 2, "twissandra: --port: "),
            (["fly"], 2, "twissandra: there is no command 'fly'; --help lists the commands\n"),
            (["--login", "ada", "public"], 2, "twissandra: --login requires --password-file"),
            (["--login", "ada", "--password-file", "none", "public"], 1, "twissandra: there is no password in 'none'\n"),
            ([], 2, "twissandra: A subcommand is required; --help lists the commands\n"),
        ):
            with self.subTest(arguments=arguments):
                got, printed, errors = self.run_program("--server", self.server, *arguments)
                self.assertEqual((got, printed), (code, ""))
                self.assertTrue(errors.startswith(message), errors)

    def register_at_a_terminal(self, typed):
        """The exit status, what was shown, and whether the terminal shows again what is typed."""
        terminal, other_end = pty.openpty()
        program = subprocess.Popen([PROGRAM, "--server", self.server, "register", "ada"],
                                   stdin=other_end, stdout=other_end, stderr=other_end)
        shown = b""
        while not shown.endswith(b"Password: "):
            shown += os.read(terminal, 100)
        while termios.tcgetattr(terminal)[3] & termios.ECHO:
            os.sched_yield()
        os.write(terminal, typed)
        status = program.wait()
        shows_typing = bool(termios.tcgetattr(terminal)[3] & termios.ECHO)
        os.close(other_end)
        with contextlib.suppress(OSError):  # what reading a terminal ends with that nobody has open
            while more := os.read(terminal, 100):
                shown += more
        os.close(terminal)
        return status, shown, shows_typing

    @unittest.skipIf(SERVER, "the same on every server")
    def test_a_password_that_is_typed_is_not_shown(self):
        self.assertEqual(self.register_at_a_terminal(b"a long word\n"), (0, b"Password: \r\n", True))
        self.assertEqual(self.twissandra("userline", "ada"), "")

    @unittest.skipIf(SERVER, "the same on every server")
    def test_a_password_that_is_interrupted_leaves_the_terminal_as_it_was(self):
        self.assertEqual(self.register_at_a_terminal(b"a lo\x03"),
                         (1, b"Password: \r\ntwissandra: interrupted\r\n", True))

    @unittest.skipIf(SERVER, "the same on every server")
    def test_help(self):
        code, printed, _ = self.run_program("--help")
        self.assertEqual(code, 0)
        for command in ("register", "follow", "tweet", "timeline", "public", "web"):
            self.assertIn(f"  {command} ", printed)


if __name__ == "__main__":
    unittest.main()
