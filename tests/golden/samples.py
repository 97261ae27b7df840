"""The bytes that are asked about, type by type."""

import struct


def hexes(text):
    return [bytes.fromhex(word) if word != "empty" else b"" for word in text.split()]


def longs(*numbers):
    return [struct.pack(">q", number) for number in numbers]


def decimal(scale, unscaled):
    return struct.pack(">i", scale) + bytes.fromhex(unscaled)


def composite(*components, end=0):
    """A composite's bytes; `end` is the last end of component."""
    packed = b""
    for i, component in enumerate(components):
        last = i + 1 == len(components)
        packed += struct.pack(">H", len(component)) + component + struct.pack(">b", end if last else 0)
    return packed


def dynamic(*components, end=0):
    """A dynamic composite's bytes, from pairs of an alias, or a class string, and a component."""
    packed = b""
    for i, (name, component) in enumerate(components):
        header = 0x8000 | ord(name) if len(name) == 1 else len(name)
        packed += struct.pack(">H", header) + (b"" if len(name) == 1 else name.encode())
        last = i + 1 == len(components)
        packed += struct.pack(">H", len(component)) + component + struct.pack(">b", end if last else 0)
    return packed


MILLISECONDS = longs(0, 1, -1, 999, -999, -1000, 1300000000123, -2208988800000, 253402300799999, 2**63 - 1, -2**63)

LONGS = longs(0, 1, -1, 127, 128, 255, 256, -128, -129, -256, 2**31, -2**31, 2**63 - 1, -2**63)

UUIDS_1 = [bytes.fromhex(head + tail)
           for head in ("0000000000001000", "ffffffffffff1fff", "13814000" "1dd211b2", "138140001dd211b3",
                        "00000001" "00001000", "80000000" "00001000", "00000000" "80001000", "0000000000001800")
           for tail in ("8080808080808080", "80ffffffffffffff", "8000000000000000", "bf7f7f7f7f7f7f7f",
                        "807f00000000ff01", "8000000000000080", "800000000000007f")]

OTHER_UUIDS = hexes("""
    00000000000000000000000000000000 ffffffffffffffffffffffffffffffff 00000000000040008000000000000000
    ffffffffffff4fffbfffffffffffffff 80000000000040008000000000000000 7fffffffffff4fffbfffffffffffffff
    7fffffffffff4fff8000000000000000 00000000000030008000000000000000 fffffffffffff0007fffffffffffffff
    00000000000050000000000000000000 00000000000050007fffffffffffffff 0000000000005000ffffffffffffffff
    000000000000500080000000000000ff""")

DOUBLES = hexes("""
    0000000000000000 8000000000000000 3ff0000000000000 bff0000000000000 7ff0000000000000 fff0000000000000
    7ff8000000000000 fff8000000000000 7ff0000000000001 7fffffffffffffff ffffffffffffffff 0000000000000001
    8000000000000001 7fefffffffffffff ffefffffffffffff 3ff0000000000001""")

FLOATS = hexes("""
    00000000 80000000 3f800000 bf800000 7f800000 ff800000 7fc00000 ffc00000 7f800001 7fffffff ffffffff 00000001
    80000001 7f7fffff ff7fffff 3f800001""")

INTEGERS = hexes("""
    00 0000 000000 01 0001 00000001 ff ffff 7f 007f 80 ff80 0080 ff7f 0100 ff00 feff ffff00 7fff 8000 008000 ff7fff
    7fffffffffffffff 8000000000000000 008000000000000000 ff7fffffffffffffff ffffffffffffffffff
    0100000000000000000000000000000000 ff00000000000000000000000000000000 00ff00000000000000000000000000000000
    80000000000000000000000000000000000000000000000000 7fffffffffffffffffffffffffffffffffffffffffffffffff""")

DECIMALS = [
    decimal(0, "00"), decimal(5, "00"), decimal(-5, "0000"), decimal(0, "01"), decimal(1, "0a"), decimal(2, "64"),
    decimal(1, "09"), decimal(2, "63"), decimal(0, "ff"), decimal(1, "f6"), decimal(2, "ff9c"), decimal(-1, "01"),
    decimal(0, "0a"), decimal(-2, "01"), decimal(-2, "ff"), decimal(3, "01"), decimal(3, "ff"), decimal(1, "13"),
    decimal(2, "00be"), decimal(2, "00bf"), decimal(0, "7fffffffffffffffffffffffffffffff"),
    decimal(30, "7fffffffffffffffffffffffffffffff"), decimal(0, "80000000000000000000000000000000"),
    decimal(300, "01"), decimal(-300, "01"), decimal(300, "ff"), decimal(-300, "ff"),
]

TEXTS = hexes("61 6100 62 4161 7f 00 61626364656667 20") + ["é".encode(), "z".encode(), "日本".encode(), "😀".encode()]

BYTES = hexes("00 0000 01 7f 80 ff ff00 00ff 7fff 8000 616263 61")

PAIRS = [composite(number, text)
         for number in longs(-1, 1, 2) + [b""] for text in (b"", b"a", b"ab", b"b")]

ALIASES = "a=>AsciiType,b=>LongType,t=>TimeUUIDType,B=>LongType(reversed=true),x=>BytesType"
FULL = "org.apache.cassandra.db.marshal."

ORDERED = {
    "BytesType": BYTES,
    "AsciiType": [text for text in TEXTS if max(text) < 128],
    "UTF8Type": TEXTS,
    "LongType": LONGS,
    "ReversedType(LongType)": LONGS,
    "Int32Type": [struct.pack(">i", n) for n in (0, 1, -1, 127, 128, -128, -129, 2**31 - 1, -2**31)],
    "IntegerType": INTEGERS,
    "ReversedType(IntegerType)": INTEGERS,
    "DoubleType": DOUBLES,
    "ReversedType(DoubleType)": DOUBLES,
    "FloatType": FLOATS,
    "DecimalType": DECIMALS,
    "TimestampType": MILLISECONDS,
    "BooleanType": hexes("00 01 02 ff"),
    "ReversedType(BooleanType)": hexes("00 01 02 ff"),
    "UUIDType": UUIDS_1 + OTHER_UUIDS,
    "TimeUUIDType": UUIDS_1,
    "ReversedType(TimeUUIDType)": UUIDS_1,
    "LexicalUUIDType": UUIDS_1 + OTHER_UUIDS,
    # The node makes it TimestampType. Within a CQL table's composite it would stay itself, and order by unsigned bytes.
    "DateType": MILLISECONDS,
    "CompositeType(TimestampType)": [composite(date) for date in MILLISECONDS + [b""]],
    "CompositeType(LongType)": [composite(number) for number in LONGS + [b""]],
    "CompositeType(LongType,UTF8Type)":
        PAIRS + [composite(number) for number in longs(-1, 1, 2)] + [composite(b"")],
    "CompositeType(LongType(reversed=true),UTF8Type)":
        PAIRS + [composite(number) for number in longs(-1, 1, 2)] + [composite(b"")],
    "CompositeType(LongType,UTF8Type(reversed=true))": PAIRS + [composite(number) for number in longs(-1, 1, 2)],
    "ReversedType(CompositeType(LongType,UTF8Type))": PAIRS + [composite(number) for number in longs(-1, 1, 2)],
    "CompositeType(UTF8Type,DecimalType,TimeUUIDType)":
        [composite(b"a", number, uuid) for number in DECIMALS[3:6] + DECIMALS[-2:] for uuid in UUIDS_1[:4]],
    "CompositeType(BytesType,BytesType)": [
        composite(b"a", b"b"), composite(b"a", b"b", end=1), composite(b"a", b"b", end=-1), composite(b"a"),
        composite(b"a", end=1), composite(b"a", end=-1), composite(b"a", end=127), composite(b"a", end=-128),
        composite(b"a", end=2), composite(b"a", b""), composite(b"a\0", b""), composite(b"", b""), composite(b"")],
    f"DynamicCompositeType({ALIASES})": [
        dynamic(("a", b"x")), dynamic(("a", b"y")), dynamic(("b", longs(1)[0])), dynamic(("b", longs(-1)[0])),
        dynamic(("B", longs(1)[0])), dynamic(("B", longs(-1)[0])), dynamic(("a", b"x"), ("b", longs(3)[0])),
        dynamic(("a", b"x"), ("a", b"z")), dynamic(("AsciiType", b"x")), dynamic((FULL + "AsciiType", b"w")),
        dynamic(("LongType", longs(7)[0])), dynamic(("LongType(reversed=true)", longs(7)[0])),
        dynamic(("ReversedType(LongType)", longs(8)[0])), dynamic(("UTF8Type", b"x")), dynamic(("x", b"x")),
        dynamic(("t", UUIDS_1[0])), dynamic(("t", UUIDS_1[9])), dynamic(("b", b"")), dynamic(("a", b"")),
        dynamic(("UTF8Type(reversed=true)", b"x")), dynamic(("a", b"x"), end=1), dynamic(("a", b"x"), end=-1),
        dynamic(("IntegerType", b"\0\1")), dynamic(("IntegerType", b"\1"))],
}

UTF8_SECONDS = "00 41 7f 80 8f 90 9f a0 bf c0 ff".split()
UTF8_LEADS = "80 bf c0 c1 c2 df e0 e1 ec ed ee ef f0 f1 f3 f4 f5 f7 f8 fb fc fe ff".split()
UTF8 = ([bytes.fromhex(lead) for lead in UTF8_LEADS] +
        [bytes.fromhex(lead + second) for lead in UTF8_LEADS for second in UTF8_SECONDS] +
        [bytes.fromhex(lead + second + third)
         for lead in "e0 e1 ed ef f0 f4".split() for second in UTF8_SECONDS for third in "41 7f 80 bf c0".split()] +
        [bytes.fromhex(lead + second + third)
         for lead in "f0 f1 f4 f5 f7 f8".split() for second in UTF8_SECONDS
         for third in "7f80 8041 8080 bfbf bfc0".split()] +
        hexes("6180 61c3a962 c3a9c3 e282 e282ac e282acf0 f09f9880 f09f98 00 eda080 edbfbf eda080edb080 f4908080"))

LENGTHS = [bytes(count) for count in range(0, 18)]

VALIDATED = {
    "BytesType": hexes("empty 00 ff"),
    "AsciiType": hexes("empty 00 61 7f 80 ff 6180 c3a9"),
    "UTF8Type": [b""] + UTF8,
    "LongType": LENGTHS,
    "Int32Type": LENGTHS,
    "IntegerType": hexes("empty 00 0000 ff ffff 0001"),
    "DoubleType": LENGTHS + DOUBLES,
    "FloatType": LENGTHS + FLOATS,
    "DecimalType": LENGTHS + hexes("7fffffff01 8000000001 0000000000"),
    "DateType": LENGTHS,
    "TimestampType": LENGTHS,
    "BooleanType": hexes("empty 00 01 02 ff 0000 0001"),
    "UUIDType": LENGTHS + UUIDS_1[:2] + OTHER_UUIDS,
    "TimeUUIDType": LENGTHS + UUIDS_1[:4] + OTHER_UUIDS + hexes("00000000000010000000000000000000"),
    "LexicalUUIDType": LENGTHS + UUIDS_1[:2] + OTHER_UUIDS,
    "CompositeType(LongType,UTF8Type)": [
        b"", composite(longs(1)[0]), composite(longs(1)[0], b"a"), composite(longs(1)[0], b"a", b"b"),
        composite(longs(1)[0], b"a", end=1), composite(longs(1)[0], b"a", end=-1), composite(longs(1)[0], end=5),
        composite(b"", b""), composite(b"short", b"a"), composite(longs(1)[0], b"\xff"),
        composite(longs(1)[0], b"a")[:-1], composite(longs(1)[0], b"a")[:-2], composite(longs(1)[0])[:-1],
        composite(longs(1)[0])[:5], b"\x00", b"\x00\x08", b"\x00\x00", b"\x00\x00\x00",
        composite(longs(1)[0])[:-1] + b"\x01" + composite(b"a")],
    f"DynamicCompositeType({ALIASES})": [
        b"", dynamic(("a", b"x")), dynamic(("z", b"x")), dynamic(("b", b"x")), dynamic(("AsciiType", b"x")),
        dynamic(("AsciiType", b"\xff")), dynamic((FULL + "LongType", longs(1)[0])), dynamic(("NoSuchType", b"x")),
        dynamic(("LongType(reversed=true)", longs(1)[0])), dynamic(("a", b"x"))[:-1], dynamic(("a", b"x"))[:2],
        dynamic(("a", b"x"))[:1], dynamic(("AsciiType", b"x"))[:6], dynamic(("", b"\xff")), dynamic(("a", b"x"), end=1),
        dynamic(("a", b"x"), end=1) + dynamic(("a", b"x")), b"\x81a\x00\x01x\x00", b"\xffa\x00\x01x\x00"],
}

# CQL literals and the CQL type that packs them.
LITERALS = {
    "LongType": ("bigint", ["0", "1", "-1", "9223372036854775807", "-9223372036854775808"]),
    "Int32Type": ("int", ["0", "1", "-1", "2147483647", "-2147483648"]),
    "IntegerType": ("varint", [
        "0", "1", "-1", "127", "128", "-128", "-129", "255", "256", "-256", "-257", "9223372036854775808",
        "-9223372036854775808", "-9223372036854775809", "123456789012345678901234567890",
        "-123456789012345678901234567890", "1" + "0" * 60, "-1" + "0" * 60]),
    "DoubleType": ("double", ["0.0", "-0.0", "1.5", "-1.5", "NaN", "Infinity", "-Infinity", "4.9e-324", "0.1"]),
    "FloatType": ("float", ["0.0", "-0.0", "1.5", "-1.5", "NaN", "Infinity", "-Infinity", "1.4e-45", "0.1"]),
    "DecimalType": ("decimal", [
        "0", "1", "1.0", "1.00", "-1.0", "19.90", "-0.05", "1e10", "1E+3", "-1.5e3", "12345678901234567890.12345",
        "1e-30", "0.000", "1e2147483647", "1e-2147483647"]),
    "TimestampType": ("timestamp", [
        "'1970-01-01 00:00:00.000+0000'", "'1969-12-31 23:59:59.999+0000'", "'2011-03-14 15:09:26.535+0000'",
        "'1900-01-01 00:00:00.001+0000'", "'9999-12-31 23:59:59.999+0000'"]),
    "BooleanType": ("boolean", ["true", "false"]),
    "UUIDType": ("uuid", ["00112233-4455-6677-8899-aabbccddeeff", "f47ac10b-58cc-4372-a567-0e02b2c3d479"]),
    "TimeUUIDType": ("timeuuid", ["13814000-1dd2-11b2-8080-808080808080", "58e0a7d7-eebc-11d8-9669-0800200c9a66"]),
    "AsciiType": ("ascii", ["'abc'"]),
    "UTF8Type": ("text", ["'é日本'"]),
    "BytesType": ("blob", ["0x00ff80"]),
}

TIMES = ["1970-01-01 00:00:00.000+0000", "1969-12-31 23:59:59.999+0000", "2011-03-14 15:09:26.535+0000"]

ONE, TWO, THREE = longs(1, 2, 3)
SLICED = {
    "CompositeType(LongType,UTF8Type)": (
        [composite(n, t) for n in (ONE, TWO, THREE) for t in (b"a", b"b", b"c")] + [composite(TWO)],
        [(composite(TWO, end=start), composite(TWO, end=finish)) for start in (-1, 0, 1) for finish in (-1, 0, 1)] +
        [(composite(ONE, b"b", end=start), composite(TWO, b"b", end=finish))
         for start in (-1, 0, 1) for finish in (-1, 0, 1)]),
    "CompositeType(LongType(reversed=true),UTF8Type)": (
        [composite(n, t) for n in (ONE, TWO, THREE) for t in (b"a", b"b", b"c")],
        [(composite(TWO, end=start), composite(TWO, end=finish)) for start in (-1, 0, 1) for finish in (-1, 0, 1)] +
        [(composite(THREE, end=start), composite(TWO, end=finish)) for start in (-1, 1) for finish in (-1, 1)] +
        [(composite(THREE, b"b", end=start), composite(TWO, b"b", end=finish))
         for start in (-1, 0, 1) for finish in (-1, 0, 1)]),
    "CompositeType(UTF8Type,LongType(reversed=true))": (
        [composite(t, n) for n in (ONE, TWO, THREE) for t in (b"a", b"b")],
        [(composite(b"a", THREE, end=start), composite(b"a", TWO, end=finish))
         for start in (-1, 1) for finish in (-1, 1)]),
    f"DynamicCompositeType({ALIASES})": (
        [dynamic(("a", b"x"), ("b", n)) for n in (ONE, TWO)] + [dynamic(("b", n)) for n in (ONE, TWO, THREE)],
        [(dynamic(("a", b"x"), end=start), dynamic(("a", b"x"), end=finish))
         for start in (-1, 1) for finish in (-1, 1)] +
        [(dynamic(("b", ONE), end=start), dynamic(("b", TWO), end=finish)) for start in (-1, 1) for finish in (-1, 1)]),
}
