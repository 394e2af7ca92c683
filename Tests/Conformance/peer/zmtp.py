"""ZMTP 3.0 over a plain socket, written from RFC 23 alone: no libzmq, no other library."""

import json
import socket

SIGNATURE = b"\xff" + bytes(8) + b"\x7f"
GREETING = SIGNATURE + b"\x03\x00" + b"NULL".ljust(20, b"\0") + b"\0" + bytes(31)
MORE, LONG, COMMAND = 1, 2, 4


def frame(data, flags=0):
    if len(data) > 255:
        return bytes([flags | LONG]) + len(data).to_bytes(8, "big") + data
    return bytes([flags, len(data)]) + data


def ready(kind=b"DEALER"):
    """The command that ends the handshake."""
    name = b"Socket-Type"
    metadata = bytes([len(name)]) + name + len(kind).to_bytes(4, "big") + kind
    return frame(b"\x05READY" + metadata, COMMAND)


def message(*frames):
    return b"".join(frame(data, MORE if number + 1 < len(frames) else 0) for number, data in enumerate(frames))


def connect(path, patience=10):
    plain = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    plain.settimeout(patience)
    plain.connect(path)
    return plain


class Peer:
    """A DEALER by hand."""

    def __init__(self, path, patience=10):
        self.plain = connect(path, patience)
        self.plain.sendall(GREETING)
        greeting = self.exactly(64)
        assert greeting[0] == 0xFF and greeting[9] & 1 and greeting[10] >= 3, greeting
        assert greeting[12:32].rstrip(b"\0") == b"NULL", greeting
        self.plain.sendall(ready())
        flags, command = self.frame()
        assert flags & COMMAND and command.startswith(b"\x05READY"), command
        assert b"ROUTER" in command, command

    def exactly(self, count):
        data = b""
        while len(data) < count:
            part = self.plain.recv(count - len(data))
            assert part, "the daemon closed the connection"
            data += part
        return data

    def frame(self):
        flags = self.exactly(1)[0]
        size = int.from_bytes(self.exactly(8 if flags & LONG else 1), "big")
        return flags, self.exactly(size)

    def receive(self):
        """The frames of the next message."""
        frames = []
        while True:
            flags, data = self.frame()
            if flags & COMMAND:
                continue
            frames.append(data)
            if not flags & MORE:
                return frames

    def ask(self, **header):
        self.plain.sendall(message(b"PLD1", json.dumps(header).encode()))
        magic, reply = self.receive()
        assert magic == b"PLD1"
        return json.loads(reply)

    def close(self):
        self.plain.close()
