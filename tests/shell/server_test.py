"""A session with cassia-server, over Thrift."""

import os
import subprocess
import unittest

from terminal import ShellTest


class Server(ShellTest):
    def start(self, *options):
        """A server in memory at any free port, which it returns."""
        process = subprocess.Popen([os.environ["CASSIA_SERVER"], "--memory", "--port", "0", "--log-level", "error",
                                    *options], cwd=self.folder, stdout=subprocess.PIPE, text=True)

        def stop():
            process.terminate()
            process.communicate()

        self.addCleanup(stop)
        return process.stdout.readline().split()[-1].rsplit(":", 1)[-1].rstrip(".")

    def test_a_session(self):
        port = self.start()
        done = self.run_program("-H", "127.0.0.1", "-p", port, stdin="""
SYSTEM_MANAGER.create_keyspace('Keyspace1', strategy_options={'replication_factor': '1'})
use('Keyspace1')
SYSTEM_MANAGER.create_column_family('Keyspace1', 'Standard1')
x = STANDARD1.insert('key', {'colname': 'val'})
STANDARD1.get('key')
""")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(done.stdout, "Loaded Standard1 as STANDARD1\n{'colname': 'val'}\n")

    def test_a_session_without_frames(self):
        port = self.start("--unframed")
        done = self.run_program("-S", "-H", f"127.0.0.1:{port}", stdin="SYSTEM_MANAGER.list_keyspaces()")
        self.assertEqual((done.returncode, done.stderr), (0, ""))


if __name__ == "__main__":
    unittest.main()
