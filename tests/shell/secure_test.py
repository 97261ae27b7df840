"""A session with a real Cassandra that has users, or speaks TLS."""

import os
import unittest

from terminal import ShellTest

SERVER = os.environ["CASSIA_CASSANDRA"]
LIST = "print SYSTEM_MANAGER.list_keyspaces()"


class Users(ShellTest):
    def test_log_in(self):
        terminal = self.open("-H", SERVER, "-u", "cassandra")
        terminal.expect("Password of cassandra: ")
        terminal.type("cassandra\n")
        terminal.expect(">>> ")
        self.assertIn("'system_auth'", terminal.run(LIST))
        # The shell's own password, for what a statement opens.
        self.assertIn("'system_auth'", terminal.run("print SystemManager().list_keyspaces()"))

    def test_are_refused_with_another_password(self):
        done = self.run_program("-H", SERVER, "-u", "cassandra", "-P", "wrong", stdin=LIST)
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertIn("username cassandra and/or password are incorrect", done.stderr)

    def test_are_told_when_they_have_not_logged_in(self):
        done = self.run_program("-H", SERVER, stdin=LIST)
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertIn("You have not logged in", done.stderr)


class Tls(ShellTest):
    AUTHORITY = os.environ["CASSIA_CASSANDRA_TLS"] + "/authority.pem"

    def test_is_spoken(self):
        done = self.run_program("-H", SERVER, "--tls", "--tls-ca", self.AUTHORITY, stdin=LIST)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn("'system'", done.stdout)

    def test_is_asked_for(self):
        done = self.run_program("-H", SERVER, stdin=LIST)
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertIn("speaks TLS", done.stderr)

    def test_trusts_the_authority_that_is_named_alone(self):
        done = self.run_program("-H", SERVER, "--tls", stdin=LIST)
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertIn("the certificate is refused", done.stderr)


if __name__ == "__main__":
    unittest.main()
