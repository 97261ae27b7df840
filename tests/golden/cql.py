"""A CQL connection that sends and receives bytes as they are: no client-side types, so nothing is converted."""

import socket
import struct

VERSION = 4
ERROR, STARTUP, READY, QUERY, RESULT, AUTH_RESPONSE = 0x00, 0x01, 0x02, 0x07, 0x08, 0x0F
CONSISTENCY_ONE = 0x0001
VALUES, SKIP_METADATA = 0x01, 0x02
ROWS = 0x0002


class ServerError(Exception):
    """What the server refuses, in its words."""


def string(text):
    return struct.pack(">H", len(text.encode())) + text.encode()


def receive(connection, count):
    """So many bytes from a socket."""
    data = b""
    while len(data) < count:
        part = connection.recv(count - len(data))
        if not part:
            raise ConnectionError("the server closed the connection")
        data += part
    return data


class Connection:
    def __init__(self, host, port, user="", password="", tls=None):
        """`tls`: an ssl.SSLContext to connect by."""
        self.socket = socket.create_connection((host, port), timeout=60)
        try:
            if tls:
                self.socket = tls.wrap_socket(self.socket, server_hostname=host)
            self._log_in(user, password)
        except Exception:
            self.close()
            raise

    def close(self):
        self.socket.close()

    def _log_in(self, user, password):
        options = b"".join(string(text) for text in ("CQL_VERSION", "3.4.0"))
        self._request(STARTUP, struct.pack(">H", 1) + options)
        if user:
            token = f"\0{user}\0{password}".encode()
            self._request(AUTH_RESPONSE, struct.pack(">i", len(token)) + token)

    def execute(self, statement, values=()):
        """Runs a statement with each value bound as it is; gives the rows, each a list of bytes or None."""
        text = statement.encode()
        body = struct.pack(">i", len(text)) + text + struct.pack(">HB", CONSISTENCY_ONE, VALUES | SKIP_METADATA)
        body += struct.pack(">H", len(values))
        body += b"".join(struct.pack(">i", len(value)) + value for value in values)
        return self._rows(self._request(QUERY, body))

    def _request(self, opcode, body):
        self.socket.sendall(struct.pack(">BBhBi", VERSION, 0, 0, opcode, len(body)) + body)
        _, _, _, opcode, length = struct.unpack(">BBhBi", receive(self.socket, 9))
        body = receive(self.socket, length)
        if opcode == ERROR:
            size = struct.unpack_from(">H", body, 4)[0]
            raise ServerError(body[6:6 + size].decode())
        return body

    @staticmethod
    def _rows(body):
        if len(body) < 4 or struct.unpack_from(">i", body)[0] != ROWS:
            return []
        _, columns, rows = struct.unpack_from(">iii", body, 4)
        position = 16
        result = []
        for _ in range(rows):
            row = []
            for _ in range(columns):
                size = struct.unpack_from(">i", body, position)[0]
                position += 4
                row.append(body[position:position + size] if size >= 0 else None)
                position += max(size, 0)
            result.append(row)
        return result
