"""Reads a run's log chunk by chunk, over lost chunks, silence and daemons that start anew. No sockets here.

Nothing is lost without a sign: whatever does not fit makes the reader open its stream again, from the chunk that it
expects. An interrupt may fall between any two lines, so the position is one object that is replaced as a whole, after
the chunk has been kept, and keeping a chunk twice is the same as keeping it once.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from .chunks import Chunk
from .conversation import Conversation, Inbox, now
from .errors import (
    DaemonDraining,
    DaemonStopping,
    LogChanged,
    PolderError,
    StreamDamaged,
    TransportRefused,
    TransportTimeout,
    refusal,
)
from .messages import Message
from .steps import Steps
from .wording import say

_ABSENT = (TransportTimeout, TransportRefused, DaemonStopping, DaemonDraining)


@dataclass(frozen=True)
class Patience:
    """How long is waited for what, in seconds.

    Attributes:
        lease: until the daemon is told that the reader is alive; it forgets readers after 30.
        absence: for a daemon that is gone, or for the one that takes its place.
        search: between two looks for it.
    """

    lease: float = 10
    absence: float = 20
    search: float = 0.2


@dataclass(frozen=True)
class Progress:
    """How far a run is.

    Attributes:
        done: members whose results are in, of `total`.
        rate: members a second; None where none is being computed.
        seconds_left: an estimate; None where there is none.
    """

    done: int
    total: int
    rate: float | None = None
    seconds_left: float | None = None


@dataclass(frozen=True)
class Restarted:
    """The run is computed once more, by another model or on other figures: what came before does not count."""


@dataclass(frozen=True)
class End:
    """The log is complete. `checksum` is the SHA-256 over the bodies of all its chunks, in hexadecimal."""

    state: str
    checksum: str | None


Piece = Chunk | Progress | Restarted | End


class Position(NamedTuple):
    """The chunk that is expected next, and the digest of all before it."""

    next: int = 0
    log_id: str | None = None
    digest: Any = None


class LogReader:
    """Where a reader is in one run's log.

    `keep` is called with every chunk before the reader moves past it, and may be called with the same one again.
    """

    def __init__(
        self, conversation: Conversation, run: str, *, keep: Callable[[Chunk], None] = lambda chunk: None,
        verify: bool = True, patience: Patience | None = None, tell: Callable[[str], None] = lambda sentence: None,
    ) -> None:
        self.run = run
        self.position = Position()
        self._conversation = conversation
        self._keep = keep
        self._verify = verify
        self._patience = patience or Patience()
        self._tell = tell
        self._stream: str | None = None
        self._inbox = Inbox()
        self._generation = -1
        self._instance: str | None = None
        self._heard = self._told = now()
        self._spent = 0
        # Since when the daemon is looked for, and whether the user knows.
        self._search: tuple[float, bool] | None = None

    def piece(self, seconds: float, end: float | None = None) -> Steps[Piece | None]:
        """The next piece of the log; None if none came within `seconds`.

        The search for a daemon that is gone may take longer, but not beyond `end`, where that is given.

        Raises:
            RunFailed, RunCancelled: the run ended without a result.
            TransportTimeout, TransportRefused: no daemon answers any more.
            StreamDamaged: the checksum is not the daemon's.
        """
        deadline = now() + seconds
        while True:
            # While the machine slept, or the user was busy with a chunk, the daemon may have dropped the stream.
            if not self._is_open() or now() - self._told > 3 * self._patience.lease:
                is_anew = yield from self._reopen(end)
                if is_anew:
                    return Restarted()
                if not self._is_open():
                    return None
            if self._inbox.events:
                piece = yield from self._take(self._inbox.events.popleft())
                if piece is not None:
                    return piece
                continue
            if now() >= deadline:
                return None
            yield from self._conversation.receive(deadline - now(), lambda: bool(self._inbox.events))
            if not self._inbox.events:
                yield from self._look_after(end)

    def close(self) -> Steps[None]:
        """Tells the daemon that nobody reads any more. The position stays."""
        stream, self._stream = self._stream, None
        if stream is not None:
            self._conversation.unsubscribe(stream)
            if self._generation == self._conversation.generation:
                yield from self._conversation.tell("close", stream=stream)

    def _is_open(self) -> bool:
        return self._stream is not None and self._generation == self._conversation.generation

    # -- opening

    def _reopen(self, end: float | None) -> Steps[bool]:
        """Opens the stream from the chunk that is expected, looking for the daemon until `end`, or patience is over."""
        # A search that was broken off at `end` goes on; after anything else a new one begins.
        since, has_told = self._search or (now(), False)
        self._search = None
        is_anew = False
        while True:
            try:
                yield from self._open(end)
                return is_anew
            except LogChanged:
                if self.position.log_id is None:
                    raise
                self.position = Position()
                is_anew = True
            except _ABSENT as error:
                if now() - since >= self._patience.absence:
                    raise self._gone(error) from None
                if not has_told:
                    stops = isinstance(error, (DaemonStopping, DaemonDraining))
                    self._tell(
                        say("python.stream.stops") if stops else say("python.stream.silent"))
                    has_told = True
                yield from self._conversation.pause(self._until(end, self._patience.search))
                self._conversation.revive()
                yield from self._conversation.reset()
                if end is not None and now() >= end:
                    self._search = (since, has_told)
                    return is_anew

    def _gone(self, error: PolderError) -> PolderError:
        place = self._conversation.endpoint.name
        return type(error)(
            say("python.stream.gone", place=place, code=error.code, run=self.run), retryable=True)

    def _open(self, end: float | None) -> Steps[None]:
        yield from self.close()
        if self._conversation.endpoint.is_vacant():
            raise self._conversation.silence(0)
        # A name of its own each time: what was on its way to the old one is passed over.
        stream = uuid.uuid4().hex
        inbox = self._conversation.subscribe(stream)
        patience = self._until(end, min(self._conversation.timeout, 3 * self._conversation.ping_seconds))
        where: dict[str, Any] = {"from": self.position.next}
        try:
            reply = yield from self._conversation.ask(
                "open", patience, run=self.run, stream=stream, credit=self._conversation.most_credit,
                log_id=self.position.log_id, **where)
            daemon = yield from self._conversation.ask("ping", patience)
        except BaseException:
            self._conversation.unsubscribe(stream)
            raise
        if self.position.log_id is None:
            digest = hashlib.sha256() if self._verify else None
            self.position = Position(self.position.next, reply["log_id"], digest)
        self._stream, self._inbox, self._spent = stream, inbox, 0
        self._instance = daemon["instance"]
        self._generation = self._conversation.generation
        self._heard = self._told = now()

    @staticmethod
    def _until(end: float | None, seconds: float) -> float:
        return seconds if end is None else max(0, min(seconds, end - now()))

    # -- hearing

    def _take(self, message: Message) -> Steps[Piece | None]:
        header = message.header
        self._heard = now()
        match header.get("type"):
            case "chunk":
                chunk = Chunk.read(header, message.body)
                if not self._accept(chunk):
                    yield from self.close()
                    return None
                if 2 * self._spent >= self._conversation.most_credit:
                    yield from self._grant(self._spent)
                return chunk
            case "progress":
                if now() - self._told >= self._patience.lease:
                    yield from self._grant(0)
                return Progress(
                    header["done"], header["total"], header.get("rate"), header.get("seconds_left"))
            case "end":
                return (yield from self._take_end(header))
        return None

    def _accept(self, chunk: Chunk) -> bool:
        """Moves past a chunk, if it is the one that is expected."""
        position = self.position
        if chunk.seq != position.next or chunk.log_id != position.log_id:
            return False
        digest = position.digest
        if digest is not None:
            digest = digest.copy()
            digest.update(chunk.body)
        self._keep(chunk)
        self.position = Position(position.next + 1, position.log_id, digest)
        self._spent += 1
        return True

    def _take_end(self, header: dict[str, Any]) -> Steps[End | None]:
        if "error" in header:
            error = refusal(header["error"])
            yield from self.close()
            if isinstance(error, DaemonStopping):
                # The search in `_reopen` finds the daemon again, or the one that takes its place.
                return None
            raise error
        if header["seq"] != self.position.next:
            yield from self.close()
            return None
        digest, checksum = self.position.digest, header.get("sha256")
        if self._stream is not None:
            self._conversation.unsubscribe(self._stream)
            self._stream = None
        if digest is not None and checksum is not None and digest.hexdigest() != checksum:
            self.position = Position()
            raise StreamDamaged(
                say("python.stream.checksum", run=self.run, chunks=header["seq"]), retryable=True)
        return End(header["state"], checksum)

    def _grant(self, chunks: int) -> Steps[None]:
        self._spent -= chunks
        self._told = now()
        yield from self._conversation.tell("credit", stream=self._stream, n=chunks)

    def _look_after(self, end: float | None) -> Steps[None]:
        """After a while of silence: is the daemon there, is it the same, and does it know this stream?"""
        if now() - self._heard < self._conversation.ping_seconds:
            return
        if self._conversation.endpoint.is_vacant():
            yield from self._conversation.reset()
            return
        try:
            daemon = yield from self._conversation.ask(
                "ping", self._until(end, 3 * self._conversation.ping_seconds))
        except _ABSENT:
            # Whoever waits in short steps breaks every question off; silence adds up all the same.
            if end is None or now() < end or now() - self._heard >= 4 * self._conversation.ping_seconds:
                yield from self._conversation.reset()
            return
        self._heard = now()
        if daemon["instance"] != self._instance or now() - self._told >= self._patience.lease:
            yield from self.close()
