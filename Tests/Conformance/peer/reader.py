"""A reader of a run's log that loses nothing, however often it is interrupted."""

import hashlib
import time

from .dealer import Dealer, Refused, Silence


class Reader:
    """Collects the bodies of all chunks in order; `connect` goes on from where it was."""

    def __init__(self, runtime, run, credit=4):
        self.runtime, self.run, self.credit = runtime, run, credit
        self.next, self.log, self.digest, self.dealer = 0, None, hashlib.sha256(), None
        self.end = None
        self.connections = 0

    def connect(self, patience=20):
        self.drop()
        self.connections += 1
        self.dealer = Dealer(self.runtime, "data", patience=patience)
        known = {"log_id": self.log} if self.log else {}
        reply = self.dealer.ask("open", run=self.run, stream="r", credit=self.credit, **{"from": self.next}, **known)
        assert reply["from"] == self.next
        self.log = reply["log_id"]

    def drop(self):
        """As if the reader were killed: what is on its way is lost."""
        if self.dealer:
            self.dealer.close()
        self.dealer = None

    def take(self, patience=None):
        """The next event; returns whether the log has ended."""
        header, bodies = self.dealer.event(patience)
        if header["type"] == "chunk":
            assert header["seq"] == self.next, f"chunk {header['seq']} instead of {self.next}"
            assert header["log_id"] == self.log
            self.digest.update(bodies[0])
            self.next += 1
            self.dealer.send("credit", stream="r", n=1)
        elif header["type"] == "end" and "error" not in header:
            assert header["seq"] == self.next and header["state"] == "finished"
            assert header["sha256"] == self.digest.hexdigest()
            self.end = header
        elif header["type"] == "end":
            raise Refused(header["error"])
        return self.end is not None

    def read(self, seconds=120):
        """Reads to the end, reconnecting after silence."""
        deadline = time.monotonic() + seconds
        while True:
            assert time.monotonic() < deadline, f"no end within {seconds} s, {self.next} chunks"
            try:
                if self.dealer is None:
                    self.connect()
                if self.take(5):
                    return self.digest.hexdigest()
            except Silence:
                self.drop()
