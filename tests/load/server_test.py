"""Loads into a server and exports from it, over Thrift: cassia-server, or the Cassandra of CASSIA_CASSANDRA."""

import os
import subprocess
import unittest

from loading import TEXT, LoadTest

RECORDS = '{"id": "ann", "state": "NY"}\n{"id": "bob", "state": "UT"}\n'


class Server(LoadTest):
    def setUp(self):
        super().setUp()
        self.address = os.environ.get("CASSIA_CASSANDRA") or self.start_server()

    def start_server(self):
        server = subprocess.Popen(
            [os.environ["CASSIA_SERVER"], "--memory", "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.addCleanup(server.stdout.close)
        self.addCleanup(server.wait)
        self.addCleanup(server.terminate)
        return server.stdout.readline().decode().split()[-1]

    def test_has_what_a_store_would_have(self):
        target = ["--server", self.address, "--keyspace", "K", "--column-family", "CF"]
        self.write("records.jsonl", RECORDS)

        done = self.run_program(*target, "--create", *TEXT, "--key", "id", "records.jsonl")
        self.assertEqual(done.returncode, 0, done.stderr)
        exported = self.run_program(*target, "--export")
        self.assertEqual(exported.returncode, 0, exported.stderr)

        self.write("export.jsonl", exported.stdout)
        self.load("--create", "export.jsonl")
        self.assertEqual(self.rows(), {"ann": {"state": "NY"}, "bob": {"state": "UT"}})


if __name__ == "__main__":
    unittest.main()
