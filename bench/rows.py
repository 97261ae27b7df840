"""The rows of the table: what is measured beside what, and how much is asked of it.

A ratio is our speed as a part of the peer's; a row without a target is shown. A target holds for the typed path, and
for `Value` VALUE_PART of it.
"""

from dataclasses import dataclass

VALUE_PART = 0.8


@dataclass(frozen=True)
class Row:
    work: str
    against: str
    target: float = None
    # Which side takes no part of Value: ColumnFamilyMap, or bytes(). None: there is none yet.
    typed: str = None
    # Whether another row of the same work has Value's side.
    value_elsewhere: bool = False
    # Whether processor time says nothing of it: it waits, or has several threads.
    of_time: bool = False
    # Our side, where the row is not about Value: what its target is then asked of.
    plain: str = None

    @property
    def name(self):
        return f"{self.work} / {self.against}"

    def sides(self):
        """(our side, its target) for each path that is measured."""
        if self.plain:
            return [(self.plain, self.target)]
        part = None if self.target is None else round(self.target * VALUE_PART, 3)
        value = [] if self.value_elsewhere else [("Value", part)]
        return value + ([(self.typed, self.target)] if self.typed else [])

    @property
    def lacks_typed(self):
        """Whether a target is asked of a typed path that there is none of."""
        return self.target is not None and not self.typed and not self.plain


SIZES = ("1,000 rows", "1,000,000 rows")
MAP, BYTES = "ColumnFamilyMap", "bytes()"


def _beside_rocksdb():
    for size in SIZES:
        yield Row(f"insert of one column, {size}", "rocksdb", 0.85, MAP)
        yield Row(f"batch of 100 columns, {size}", "rocksdb", 0.85)
        for place, decides in (("", True), (", memtable", False)):
            def target(least, decides=decides):
                return least if decides else None
            yield Row(f"get of one column, {size}{place}", "rocksdb", target(0.85), MAP)
            yield Row(f"get of one column, {size}{place}", "rocksdb, the cell alone", None, MAP)
            yield Row(f"miss, {size}{place} by find", "rocksdb", target(0.6))
            yield Row(f"miss, {size}{place} by get", "rocksdb")
            yield Row(f"slice of 100 of 10,000, {size}{place}", "rocksdb", target(0.8), BYTES)
            yield Row(f"reversed slice of 100 of 10,000, {size}{place}", "rocksdb", target(0.8), BYTES)
            yield Row(f"get_range, {size}{place}", "rocksdb", target(0.8) if size == SIZES[1] else None, BYTES)
            yield Row(f"get_range, {size}{place}", "rocksdb", None, MAP, value_elsewhere=True)
    yield Row("get after 1,000,000 overwrites", "after one", 0.5, plain="Value")
    yield Row("counter after 1,000,000 adds", "after one", 0.5, plain="Value")


def _beside_sqlite():
    for size in SIZES:
        yield Row(f"insert of one column, {size}", "sqlite", 1.3, MAP)
        yield Row(f"batch of 100 columns, {size}", "sqlite", 1.5)
        yield Row(f"get of one column, {size}", "sqlite", None, MAP)
        yield Row(f"slice of 100 of 10,000, {size}", "sqlite", None, BYTES)
        yield Row(f"reversed slice of 100 of 10,000, {size}", "sqlite", None, BYTES)
        yield Row(f"get_range, {size}", "sqlite", None, BYTES)
    yield Row("synced insert of one column", "sqlite", of_time=True)


_TYPES = ("BytesType", "AsciiType", "UTF8Type", "LongType", "Int32Type", "IntegerType", "DoubleType", "FloatType",
          "DecimalType", "BooleanType", "DateType", "UUIDType", "TimeUUIDType", "LexicalUUIDType",
          "CounterColumnType", "CompositeType", "DynamicCompositeType")


def _others():
    for threads in ("1 thread", "8 threads"):
        yield Row(f"lease and return, {threads}", "mutex", 0.5, plain="cassia", of_time=threads != "1 thread")
    for type_name in _TYPES:
        for way in ("pack", "unpack"):
            yield Row(f"{way} {type_name}", "memcpy")


# Measured by bench_small, in one process. A row may stand twice, with another typed side.
SMALL = [*_beside_rocksdb(), *_beside_sqlite(), *_others()]

# How cassia gains by a second thread, as a part of what RocksDB gains.
SCALING = [Row(f"{what} by 2 threads", "rocksdb", 0.9, of_time=True, plain="Value")
           for what in ("reads", "writes")]

# The reads of SQLite's rows again: cassia's ratio to SQLite as a part of raw RocksDB's ratio to SQLite, which is
# cassia's ratio to RocksDB.
SQLITE_PART = 0.7

# By bench_thrift: processor time of the client.
THRIFT = [
    Row("thrift get", "bare", 0.95),
    Row("thrift insert", "bare", 0.95),
    Row("thrift slice of 1,000", "bare", 1.5, BYTES),
    Row("thrift multiget of 1,000", "bare", 1.0),
]
HECTOR = [Row(row.work, "hector", 3, plain="Value") for row in THRIFT]

# By whole processes.
SERVER = [
    Row("server gets, 8 connections", "cassandra", 2, of_time=True, plain="cassia-server"),
    Row("server inserts, 8 connections", "cassandra", 2, of_time=True, plain="cassia-server"),
    Row("server memory under load", "cassandra", 10, plain="cassia-server"),
    Row("server start to first answer", "cassandra", 50, of_time=True, plain="cassia-server"),
]
LOAD = [Row("load of the quickstart's cells", "sqlite3 .import", 1, of_time=True, plain="cassia-load")]

# By how many MiB the peak memory of a million items may exceed that of ten thousand.
MEMORY_MORE = 16
MEMORY = [Row(f"memory of {what} of 1,000,000", "of 10,000", MEMORY_MORE, plain="cassia")
          for what in ("xget", "get_range")]

ALL = [*SMALL, *SCALING, *THRIFT, *HECTOR, *SERVER, *LOAD, *MEMORY]
