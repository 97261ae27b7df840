"""A node that scripts/cassandra has started with passwords and mutual TLS, over the native protocol.

NODE_VERSION, NODE_PORT and NODE_TLS in the environment say which it is, and where its certificates are.
"""

import os
import pathlib
import ssl
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "golden"))
from cql import Connection, ServerError

CERTIFICATES = pathlib.Path(os.environ["NODE_TLS"])


def tls(with_certificate=True):
    context = ssl.create_default_context(cafile=CERTIFICATES / "authority.pem")
    if with_certificate:
        context.load_cert_chain(CERTIFICATES / "client.pem", CERTIFICATES / "client.key")
    return context


def connect(context, password="cassandra"):
    return Connection("127.0.0.1", int(os.environ["NODE_PORT"]), "cassandra", password, context)


class Node(unittest.TestCase):
    def test_is_of_its_version(self):
        node = connect(tls())
        self.addCleanup(node.close)

        rows = node.execute("SELECT release_version FROM system.local")

        self.assertTrue(rows[0][0].decode().startswith(os.environ["NODE_VERSION"] + "."))

    def test_refuses_a_wrong_password(self):
        with self.assertRaises(ServerError):
            connect(tls(), "wrong")

    def test_refuses_a_client_without_a_certificate(self):
        with self.assertRaises(OSError):
            connect(tls(with_certificate=False))

    def test_refuses_a_client_without_tls(self):
        with self.assertRaises((OSError, ServerError)):
            connect(None)


if __name__ == "__main__":
    unittest.main()
