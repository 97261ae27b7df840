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

    def test_a_session_of_a_user_over_tls(self):
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                        "-keyout", "key.pem", "-out", "cert.pem", "-subj", "/CN=server", "-days", "1", "-addext",
                        "subjectAltName=IP:127.0.0.1"], cwd=self.folder, check=True, capture_output=True)
        hashed = subprocess.run([os.environ["CASSIA_SERVER"], "--hash-password"], input="a long password\n",
                                capture_output=True, text=True, check=True).stdout.strip()
        (self.folder / "users").write_text(f"alice {hashed} *:read,write,schema\n", encoding="utf-8")
        port = self.start("--users", "users", "--tls-cert", "cert.pem", "--tls-key", "key.pem")
        server = ["-H", "127.0.0.1", "-p", port, "--tls", "--tls-ca", "cert.pem", "-u", "alice"]

        (self.folder / "password").write_text("a long password\n", encoding="utf-8")
        done = self.run_program(*server, "--passwd-file", "password", stdin="""
SYSTEM_MANAGER.create_keyspace('Keyspace1')
use('Keyspace1')
SYSTEM_MANAGER.create_column_family('Keyspace1', 'Standard1')
x = STANDARD1.insert('key', {'colname': 'val'})
ColumnFamily(ConnectionPool('Keyspace1'), 'Standard1').get('key')
""")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(done.stdout, "Loaded Standard1 as STANDARD1\n{'colname': 'val'}\n")

        done = self.run_program(*server, "-P", "another", stdin="1")
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertTrue(done.stderr.startswith(f"cassia-shell: 127.0.0.1:{port} answers: "), done.stderr)


if __name__ == "__main__":
    unittest.main()
