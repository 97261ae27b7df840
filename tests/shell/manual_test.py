"""The sessions of the manual, typed into a terminal from their first line to their last; on embedded, or on Cassandra."""

import unittest

from terminal import ShellTest

BANNER = """------------------------------------
Cassandra Interactive Shell (cassia)
------------------------------------
Keyspace: {keyspace}
Host: {host}

"""

DESCRIBED = """\
Name:                               Indexed1
Column Type:                        Standard

Comparator Type:                    BytesType
Key Validation Class:               BytesType
Default Validation Class:           BytesType

GC Grace Seconds:                   864000

Column Metadata
- Name:                             birthdate
  Value Type:                       LongType
  Index Type:                       KEYS
  Index Name:                       by_birthdate
"""


class Tutorial(ShellTest):
    def test_the_banner_without_a_keyspace(self):
        terminal = self.open("-H", self.server)
        self.assertEqual(terminal.expect(">>> "), BANNER.format(keyspace="None", host=self.server) + (
            "ColumnFamily instances are only available if a keyspace is specified with -k/--keyspace\n\n"
            "Schema definition tools and cluster information are available through SYSTEM_MANAGER.\n"
            "help tells of everything, Ctrl-D ends the shell.\n\n"))

    def test_the_banner_with_a_keyspace(self):
        self.make("SYSTEM_MANAGER.create_column_family('Keyspace1', 'Standard2')",
                  "SYSTEM_MANAGER.create_column_family('Keyspace1', 'Standard1')")
        terminal = self.open("-k", "Keyspace1", "-H", self.server)
        self.assertEqual(terminal.expect(">>> "), BANNER.format(keyspace="Keyspace1", host=self.server) + (
            "Loaded Standard1 as STANDARD1\nLoaded Standard2 as STANDARD2\n\n"
            "Schema definition tools and cluster information are available through SYSTEM_MANAGER.\n"
            "help tells of everything, Ctrl-D ends the shell.\n\n"))

    def test_chapter_5_2_in_one_session(self):
        terminal = self.open("-H", self.server)
        terminal.expect(">>> ")
        run = terminal.run
        self.assertEqual(
            run("SYSTEM_MANAGER.create_keyspace('Keyspace1', strategy_options={\"replication_factor\": \"1\"})"), "")
        self.assertEqual(run("SYSTEM_MANAGER.create_column_family('Keyspace1', 'ColumnFamily1')"), "")
        self.assertIn("is not needed", run("from pycassa.pool import ConnectionPool"))
        self.assertEqual(run("pool = ConnectionPool('Keyspace1')"), "")
        self.assertEqual(run("col_fam = ColumnFamily(pool, 'ColumnFamily1')"), "")
        self.assertRegex(run("col_fam.insert('row_key', {'col_name': 'col_val'})"), r"^\d{16}\n$")
        run("col_fam.insert('row_key', {'col_name': 'col_val', 'col_name2': 'col_val2'})")

        terminal.type("col_fam.batch_insert({'row1': {'name1': 'val1', 'name2': 'val2'},\n")
        terminal.expect("... ")
        self.assertRegex(run("                      'row2': {'foo': 'bar'}})"), r"^\d{16}\n$")

        self.assertEqual(run("col_fam.get('row_key')"), "{'col_name': 'col_val', 'col_name2': 'col_val2'}\n")
        self.assertEqual(run("col_fam.get('row_key', columns=['col_name', 'col_name2'])"),
                         "{'col_name': 'col_val', 'col_name2': 'col_val2'}\n")
        terminal.type("for i in range(1, 10):\n")
        terminal.expect("... ")
        terminal.type("    col_fam.insert('row_key', {str(i): 'val'})\n")
        terminal.expect("... ")
        self.assertRegex(run(""), r"^(\d{16}\n){9}$")
        self.assertEqual(run("col_fam.get('row_key', column_start='5', column_finish='7')"),
                         "{'5': 'val', '6': 'val', '7': 'val'}\n")
        self.assertEqual(run("col_fam.get('row_key', column_start='9', column_reversed=True, column_count=3)"),
                         "{'9': 'val', '8': 'val', '7': 'val'}\n")
        # Wider than the terminal: a line for each row.
        self.assertEqual(run("col_fam.multiget(['row1', 'row2'])"),
                         "{'row1': {'name1': 'val1', 'name2': 'val2'}, 'row2': {'foo': 'bar'}}\n")
        self.assertEqual(run("col_fam.get_count('row1')"), "2\n")
        self.assertEqual(run("col_fam.multiget_count(['row1', 'row2', 'fib'])"), "{'row1': 2, 'row2': 1, 'fib': 0}\n")
        self.assertEqual(run("pool.dispose()"), "")
        terminal.press("D")
        self.assertEqual(terminal.end(), 0)


class Shell(ShellTest):
    def test_chapter_5_6_6_in_one_session(self):
        self.make("SYSTEM_MANAGER.create_column_family('Keyspace1', 'Standard1')",
                  "SYSTEM_MANAGER.create_column_family('Keyspace1', 'Indexed1')",
                  "SYSTEM_MANAGER.create_index('Keyspace1', 'Indexed1', 'birthdate', LONG_TYPE, index_name='by_birthdate')")
        # What Cassandra tells of a column family is longer than the usual screen.
        terminal = self.open("-k", "Keyspace1", "-H", self.server, rows=60)
        self.assertIn("Loaded Standard1 as STANDARD1\n", terminal.expect(">>> "))
        run = terminal.run
        self.assertRegex(run("STANDARD1.insert('key', {'colname': 'val'})"), r"^\d{16}\n$")
        self.assertEqual(run("STANDARD1.get('key')"), "{'colname': 'val'}\n")
        self.assertEqual(run("describe_keyspace('Keyspace1')"), """\
Name:                               Keyspace1
Replication Strategy:               SimpleStrategy
Replication Factor:                 1

Column Families:
  Indexed1
  Standard1
""")
        # Cassandra tells of more.
        lines = iter(run("describe_column_family('Keyspace1', 'Indexed1')").splitlines())
        for line in DESCRIBED.splitlines():
            self.assertIn(line, lines)
        self.assertIn("InvalidRequestException", run("SYSTEM_MANAGER.create_keyspace('Keyspace1')"))
        self.assertEqual(run("SYSTEM_MANAGER.create_column_family('Keyspace1', 'Users', comparator_type=INT_TYPE)"),
                         "Loaded Users as USERS\n")
        # Cassandra 3.11 knows the attribute no more, and nothing changes there.
        changes = "Reloaded USERS\n" if self.server.startswith("embedded:") else ""
        altered = run("SYSTEM_MANAGER.alter_column_family('Keyspace1', 'Users', key_cache_size=100)")
        if self.server.startswith("cql://"):
            # CQL never had it, and the error says what has.
            self.assertIn("caching says what is cached", altered)
        else:
            self.assertEqual(altered, changes)
        # The manual's own line names a column that is no integer.
        self.assertIn("IntegerType", run(
            "SYSTEM_MANAGER.create_index('Keyspace1', 'Users', 'birthdate', LONG_TYPE, index_name='bday_index')"))
        self.assertEqual(run("SYSTEM_MANAGER.drop_keyspace('Keyspace1')"),
                         "Dropped INDEXED1\nDropped STANDARD1\nDropped USERS\nDropped the keyspace Keyspace1\n")
        self.assertIn("NameError", run("STANDARD1"))
        terminal.type("exit\n")
        self.assertEqual(terminal.end(), 0)

    def test_what_is_told_of_the_schema_of_others(self):
        self.make()
        terminal = self.open("-k", "Keyspace1", "-H", self.server)
        terminal.expect(">>> ")
        terminal.run("other = SystemManager()")
        self.assertEqual(terminal.run("other.create_column_family('Keyspace1', 'Users')"), "Loaded Users as USERS\n")


if __name__ == "__main__":
    unittest.main()
