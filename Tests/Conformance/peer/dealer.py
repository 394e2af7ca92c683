"""A client of the protocol with pyzmq."""

import json
import time
import uuid

import zmq

MAGIC = b"PLD1"


class Refused(Exception):
    """A reply that says no."""

    def __init__(self, error):
        super().__init__(f"{error['code']}: {error['message']}")
        self.code = error["code"]
        self.error = error


class Silence(AssertionError):
    """No answer in time."""


class Dealer:
    """One DEALER to one of a daemon's sockets. Every wait has a deadline."""

    def __init__(self, runtime, name="control", patience=20, endpoint=None, **options):
        self.socket = zmq.Context.instance().socket(zmq.DEALER)
        self.socket.linger = 0
        for option, value in options.items():
            setattr(self.socket, option, value)
        self.socket.connect(endpoint or f"ipc://{runtime}/{name}")
        self.patience = patience
        self.aside = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.socket.close(0)

    def send_frames(self, frames):
        """Raises Silence where the daemon does not take them in time."""
        if not self.socket.poll(int(self.patience * 1000), zmq.POLLOUT):
            raise Silence("the queue to the daemon stays full")
        self.socket.send_multipart(frames)

    def send(self, op, **fields):
        header = {"id": str(uuid.uuid4()), "op": op, **fields}
        self.send_frames([MAGIC, json.dumps(header).encode()])
        return header["id"]

    def receive(self, patience=None):
        """The next message as its header and its bodies."""
        if not self.socket.poll(int((self.patience if patience is None else patience) * 1000)):
            raise Silence("no message")
        magic, header, *bodies = self.socket.recv_multipart()
        assert magic == MAGIC, magic
        return json.loads(header), bodies

    def ask(self, op, **fields):
        """The reply to one request; events and other replies that come before it are kept for `event`."""
        wanted = self.send(op, **fields)
        deadline = time.monotonic() + self.patience
        while True:
            header, bodies = self.receive(max(deadline - time.monotonic(), 0))
            if header.get("re") == wanted:
                if header["ok"]:
                    return header
                raise Refused(header["error"])
            self.aside.append((header, bodies))

    def event(self, patience=None):
        """The next event."""
        while True:
            header, bodies = self.aside.pop(0) if self.aside else self.receive(patience)
            if "type" in header:
                return header, bodies
