"""A client of the native protocol that keeps the bytes of both directions. Only as much of it as capture needs."""

import pathlib
import re
import socket
import struct
import sys
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from cql import RESULT, receive, string

STARTUP, OPTIONS, QUERY, PREPARE, EXECUTE, REGISTER, BATCH, AUTH_RESPONSE = 1, 5, 7, 9, 10, 11, 13, 15
TRACING, WARNING = 0x02, 0x08
UNSET = object()
LARGEST_PAYLOAD = 0x1FFFF


def long_string(text):
    return struct.pack(">i", len(text.encode())) + text.encode()


def short_bytes(data):
    return struct.pack(">H", len(data)) + data


def value(data):
    if data is None or data is UNSET:
        return struct.pack(">i", -1 if data is None else -2)
    return struct.pack(">i", len(data)) + data


def parameters(version, values=(), names=(), consistency=1, skip_metadata=False, page_size=None, paging_state=None,
               serial=None, timestamp=None, keyspace=None, now=None):
    optional = (
        (0x04, ">i", page_size), (0x08, value, paging_state), (0x10, ">H", serial), (0x20, ">q", timestamp),
        (0x80, string, keyspace), (0x100, ">i", now))
    flags, body = 0x02 * skip_metadata | 0x40 * bool(names), b""
    if values:
        flags |= 0x01
        body += struct.pack(">H", len(values))
        for i, bound in enumerate(values):
            body += (string(names[i]) if names else b"") + value(bound)
    for flag, form, content in optional:
        if content is not None:
            flags |= flag
            body += struct.pack(form, content) if isinstance(form, str) else form(content)
    return struct.pack(">HB" if version < 5 else ">Hi", consistency, flags) + body


def batch(version, kind, statements, **options):
    """Statements are (text, or the id of a prepared one, and values)."""
    body = struct.pack(">BH", kind, len(statements))
    for statement, values in statements:
        body += b"\0" + long_string(statement) if isinstance(statement, str) else b"\1" + short_bytes(statement)
        body += struct.pack(">H", len(values)) + b"".join(map(value, values))
    return body + parameters(version, **options)


def take_string(data):
    end = 2 + struct.unpack_from(">H", data)[0]
    return data[2:end], data[end:]


def without_warnings(flags, body):
    if flags & WARNING:
        count, body = struct.unpack_from(">H", body)[0], body[2:]
        for _ in range(count):
            _, body = take_string(body)
    return body


def crc24(data):
    crc = 0x875060
    for byte in data:
        crc ^= byte << 16
        for _ in range(8):
            crc = crc << 1 ^ (0x1974F0B if crc & 0x800000 else 0)
    return crc


def crc32(data):
    return struct.pack("<I", zlib.crc32(b"\xfa\x2d\x55\xca" + data))


def lz4_decompress(block):
    out, at = bytearray(), 0

    def length(start):
        nonlocal at
        if start == 15:
            while True:
                at += 1
                start += block[at - 1]
                if block[at - 1] != 255:
                    break
        return start

    while at < len(block):
        token = block[at]
        at += 1
        count = length(token >> 4)
        out += block[at:at + count]
        at += count
        if at >= len(block):
            break
        offset = struct.unpack_from("<H", block, at)[0]
        at += 2
        for _ in range(length(token & 15) + 4):
            out.append(out[-offset])
    return bytes(out)


def spell(data):
    """In hexadecimal; (00*500) is that byte so often."""
    parts = re.split(rb"((.)\2{63,})", data, flags=re.DOTALL)
    return "".join(part.hex() if i % 3 == 0 else f"({part[:1].hex()}*{len(part)})" if i % 3 == 1 else ""
                   for i, part in enumerate(parts))


class Connection:
    def __init__(self, host, port, version, compression="", lines=None):
        self.socket = socket.create_connection((host, port), timeout=60)
        self.version, self.compression, self.framed = version, compression, False
        self.lines, self.stream, self.payload = [] if lines is None else lines, 0, b""

    def start(self, framed=True):
        """Agrees with the server on what is spoken; gives its last answer."""
        self.ask("options", OPTIONS, b"")
        options = {"CQL_VERSION": "3.0.0", **({"COMPRESSION": self.compression} if self.compression else {})}
        body = struct.pack(">H", len(options)) + b"".join(string(k) + string(v) for k, v in options.items())
        answer = self.ask("startup", STARTUP, body)
        self.framed = framed and self.version >= 5
        return answer

    def query(self, name, statement, flags=0, **options):
        return self.ask(name, QUERY, long_string(statement) + parameters(self.version, **options), flags)

    def prepare(self, name, statement, keyspace=None):
        """The id of the statement, and that of its result's metadata (empty before v5)."""
        body = long_string(statement)
        if self.version >= 5:
            body += struct.pack(">i", keyspace is not None) + (string(keyspace) if keyspace else b"")
        _, flags, answer = self.ask(name, PREPARE, body)
        ids = without_warnings(flags, answer)[4:]
        prepared, rest = take_string(ids)
        return prepared, take_string(rest)[0] if self.version >= 5 else b""

    def execute(self, name, prepared, flags=0, **options):
        body = short_bytes(prepared[0]) + (short_bytes(prepared[1]) if self.version >= 5 else b"")
        return self.ask(name, EXECUTE, body + parameters(self.version, **options), flags)

    def batch(self, name, kind, statements, **options):
        return self.ask(name, BATCH, batch(self.version, kind, statements, **options))

    def ask(self, name, opcode, body, flags=0):
        return self.ask_all(name, [(opcode, body, flags)])[0]

    def ask_all(self, name, requests):
        """Sends these together; gives as many answers, each an opcode, flags and a body."""
        envelopes = b""
        for opcode, body, flags in requests:
            self.stream += 1
            envelopes += struct.pack(">BBhBi", self.version, flags, self.stream, opcode, len(body)) + body
        sent = self._segments(envelopes) if self.framed else envelopes
        self.lines += ["", f"[{name}]", "> " + spell(sent)]
        self.socket.sendall(sent)
        return self.hear(len(requests))

    def hear(self, count, name=None):
        """What the server sends, which is as many messages."""
        if name is not None:
            self.lines += ["", f"[{name}]"]
        received, answers = b"", []
        while len(answers) < count:
            received += self._receive_segment() if self.framed else self._receive_envelope()
            while len(self.payload) >= 9:
                _, flags, _, opcode, length = struct.unpack_from(">BBhBi", self.payload)
                if len(self.payload) < 9 + length:
                    break
                answers.append((opcode, flags, self.payload[9:9 + length]))
                self.payload = self.payload[9 + length:]
        self.lines.append("< " + spell(received))
        return answers

    def _segments(self, envelopes):
        size = len(envelopes)
        pieces = [envelopes[i:i + LARGEST_PAYLOAD] for i in range(0, size, LARGEST_PAYLOAD)]
        alone = len(pieces) == 1
        return b"".join(self._segment(piece, alone) for piece in pieces)

    def _segment(self, payload, alone):
        if self.compression:   # of length 0 uncompressed: the payload is not
            header = struct.pack("<Q", len(payload) | alone << 34)[:5]
        else:
            header = struct.pack("<I", len(payload) | alone << 17)[:3]
        return header + struct.pack("<I", crc24(header))[:3] + payload + crc32(payload)

    def _receive_segment(self):
        header = receive(self.socket, 8 if self.compression else 6)
        packed = int.from_bytes(header[:-3], "little")
        size, whole = packed & LARGEST_PAYLOAD, packed >> 17 & LARGEST_PAYLOAD if self.compression else 0
        assert header[-3:] == struct.pack("<I", crc24(header[:-3]))[:3]
        payload = receive(self.socket, size)
        trailer = receive(self.socket, 4)
        assert trailer == crc32(payload)
        self.payload += lz4_decompress(payload) if whole else payload
        return header + payload + trailer

    def _receive_envelope(self):
        header = receive(self.socket, 9)
        body = receive(self.socket, struct.unpack(">i", header[5:])[0])
        self.payload += header + body
        return header + body
