"""Adds a user who has no rights to a node with passwords.

    add_user.py PORT NAME PASSWORD    PORT: of CQL, on 127.0.0.1
"""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "golden"))
from cql import Connection


def main(port, name, password):
    node = Connection("127.0.0.1", int(port), "cassandra", "cassandra")
    node.execute(f"CREATE ROLE {name} WITH PASSWORD = '{password}' AND LOGIN = true")


if __name__ == "__main__":
    main(*sys.argv[1:])
