"""A conversation with one daemon, without sockets: requests and their replies, liveness, and whose event is whose."""

from __future__ import annotations

import time
import uuid
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from . import messages
from .endpoint import Endpoint
from .errors import (
    PolderError,
    TransportAuth,
    TransportRefused,
    TransportTimeout,
    VersionUnsupported,
    refusal,
)
from .messages import Message
from .steps import Handshake, Incoming, Pause, Receive, Reset, Send, Steps
from .version import VERSION
from .wording import say

MOST_MISSED_PINGS = 3
# A restart of the daemon breaks a handshake off once; a wrong key does so every time.
MOST_BROKEN_OFF = 3
# How often one waiter looks at its clock while another one holds the sockets.
SLICE = 0.25

_CLOCK = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


def now() -> float:
    """Seconds on a clock that goes on while the machine sleeps, as the daemon's may."""
    return time.clock_gettime(_CLOCK)


@dataclass
class Inbox:
    """Events of one stream that wait to be read. Chunks are bounded by credit; of progress the newest is kept."""

    events: deque[Message] = field(default_factory=deque)

    def put(self, message: Message) -> None:
        is_progress = message.header.get("type") == "progress"
        if is_progress and self.events and self.events[-1].header.get("type") == "progress":
            self.events.pop()
        self.events.append(message)


class Conversation:
    """What is known about the daemon, and what is unanswered.

    Attributes:
        hello: the daemon's greeting; empty until it has greeted.
        generation: counts the pairs of sockets; whoever waits over a change says again what it said.
    """

    def __init__(self, endpoint: Endpoint, timeout: float, revive: Callable[[], None] = lambda: None) -> None:
        self.endpoint = endpoint
        self.timeout = timeout
        # Starts a daemon in place of one that is gone, where that is allowed.
        self.revive = revive
        self.hello: dict[str, Any] = {}
        self.generation = 0
        self.has_connected = False
        self._broken_off = 0
        self._verdict: PolderError | None = None
        self._pending: dict[str, Message | None] = {}
        self._inboxes: dict[str, Inbox] = {}

    @property
    def ping_seconds(self) -> float:
        return float(self._limit("ping_ms", 2_000)) / 1_000

    @property
    def most_credit(self) -> int:
        return self._limit("max_credit", messages.MOST_CREDIT)

    @property
    def features(self) -> frozenset[str]:
        """Words for what the daemon can do beyond version 1.0 of the protocol."""
        return frozenset(self.hello.get("features", []))

    def _limit(self, name: str, default: int) -> int:
        return int(self.hello.get("limits", {}).get(name, default))

    # -- saying

    def tell(self, op: str, **fields: Any) -> Steps[None]:
        """Says something whose answer, if any, nobody waits for."""
        yield self._send(uuid.uuid4().hex, op, fields)

    def ask(
        self, op: str, timeout: float | None = None, *, longest: float = 0, **fields: Any,
    ) -> Steps[dict[str, Any]]:
        """Asks, and waits for the answer over lost connections.

        Args:
            longest: seconds that a daemon may take that shows that it is alive, where that is more than `timeout`.

        Raises:
            PolderError: what the daemon refuses; TransportTimeout, TransportRefused or TransportAuth where no
                answer comes within `timeout` seconds.
        """
        seconds = self.timeout if timeout is None else timeout
        if self._verdict is not None:
            # After a refusal ZeroMQ gives up on a connection; the key may be listed by now.
            yield from self.reset()
        request_id = uuid.uuid4().hex
        began = now()
        deadline = began + max(seconds, longest)
        self._pending[request_id] = None
        pings: set[str] = set()
        try:
            generation, heard, answered = self.generation, began, began
            yield self._send(request_id, op, fields)
            while (reply := self._pending[request_id]) is None:
                if now() >= deadline or now() - answered >= seconds:
                    raise self.silence(now() - began)
                wait = min(deadline, answered + seconds, heard + self.ping_seconds) - now()
                came = yield from self.receive(wait, lambda: self._pending[request_id] is not None)
                if came:
                    heard = answered = now()
                    self._drop(pings)
                elif now() - heard >= self.ping_seconds and self._pending[request_id] is None:
                    heard = now()
                    if len(pings) >= MOST_MISSED_PINGS:
                        yield from self.reset()
                    else:
                        pings.add((yield from self._ping()))
                if generation != self.generation:
                    generation = self.generation
                    self._drop(pings)
                    yield self._send(request_id, op, fields)
        finally:
            self._drop(pings | {request_id})
        if not reply.header.get("ok"):
            raise refusal(reply.header.get("error") or {})
        return reply.header

    def greet(self, timeout: float | None = None) -> Steps[dict[str, Any]]:
        """Says hello and keeps the daemon's answer.

        Raises:
            VersionUnsupported: it speaks another major version.
        """
        reply = yield from self.ask(
            "hello", timeout, proto=list(messages.VERSION), client="polder for Python", version=VERSION)
        spoken = reply.get("proto") or [None]
        if spoken[0] != messages.VERSION[0]:
            raise VersionUnsupported(
                self._two_versions(_dotted(spoken)), detail={"supported": [spoken[0]]})
        self.hello = reply
        return reply

    def reset(self) -> Steps[None]:
        """New sockets in place of those over which nothing comes any more."""
        self.renew()
        yield Reset()

    def renew(self) -> None:
        """Notes that the sockets are other ones now."""
        self.generation += 1
        self._broken_off = 0
        self._verdict = None

    def pause(self, seconds: float) -> Steps[None]:
        yield Pause(seconds)

    def _send(self, request_id: str, op: str, fields: dict[str, Any]) -> Send:
        largest = self._limit("max_request", 4 << 20)
        return Send(messages.channel_of(op), messages.encode(request_id, op, fields, largest))

    def _ping(self) -> Steps[str]:
        request_id = uuid.uuid4().hex
        self._pending[request_id] = None
        yield self._send(request_id, "ping", {})
        return request_id

    def _drop(self, request_ids: set[str]) -> None:
        for request_id in request_ids:
            self._pending.pop(request_id, None)
        request_ids.clear()

    # -- hearing

    def subscribe(self, stream: str) -> Inbox:
        """From now on, events of this stream wait in the inbox that is returned."""
        return self._inboxes.setdefault(stream, Inbox())

    def unsubscribe(self, stream: str) -> None:
        self._inboxes.pop(stream, None)

    def receive(self, seconds: float, is_ready: Callable[[], bool]) -> Steps[bool]:
        """Takes the next message to whom it belongs; whether one came that belongs to anybody here."""
        incoming = yield Receive(min(max(seconds, 0), SLICE), is_ready)
        # Whoever heard it first may have been another task.
        if self._verdict is not None:
            raise self._verdict
        return self.take(incoming)

    def take(self, incoming: Incoming) -> bool:
        """What one message or handshake means; raises once it is clear that nobody will ever answer."""
        if incoming is None:
            return False
        if isinstance(incoming, Handshake):
            self._verdict = self._heed(incoming)
            if self._verdict is not None:
                raise self._verdict
            return False
        message = messages.decode(incoming)
        header = message.header
        if "type" in header:
            inbox = self._inboxes.get(str(header.get("stream")))
            if inbox is None:
                return False
            inbox.put(message)
            return True
        if header.get("re") is None and not header.get("ok"):
            raise self._unaddressed(header)
        if header.get("re") not in self._pending:
            return False
        self._pending[header["re"]] = message
        return True

    def _unaddressed(self, header: dict[str, Any]) -> PolderError:
        error = refusal(header.get("error") or {})
        if not isinstance(error, VersionUnsupported):
            return error
        supported = ", ".join(str(version) for version in error.detail.get("supported", []))
        return VersionUnsupported(
            self._two_versions(supported or say("python.conversation.another")), detail=error.detail)

    def _two_versions(self, theirs: str) -> str:
        return say("python.conversation.version", place=self.endpoint.name, theirs=theirs,
                   ours=_dotted(messages.VERSION))

    def _heed(self, handshake: Handshake) -> PolderError | None:
        name, keys = self.endpoint.name, self.endpoint.keyring
        nobody = say("python.conversation.this_client")
        own, server = (keys.own_file, keys.server_file) if keys else (nobody, nobody)
        match handshake:
            case Handshake.CONNECTED:
                self.has_connected = True
            case Handshake.READY:
                self._broken_off = 0
            case Handshake.REFUSED:
                return TransportAuth(say("python.conversation.refused", place=name, file=own))
            case Handshake.UNLIKE:
                return TransportRefused(say("python.conversation.no_keys", place=name))
            case Handshake.BROKEN_OFF:
                self._broken_off += 1
                if self._broken_off >= MOST_BROKEN_OFF:
                    return TransportAuth(say("python.conversation.hangs_up", place=name, file=server))
        return None

    def silence(self, seconds: float) -> PolderError:
        """Why no answer came: nobody listens, or somebody does and says nothing."""
        place = self.endpoint
        if place.is_vacant() or (place.folder is None and not self.has_connected):
            return TransportRefused(
                say("python.conversation.nobody", place=place.name, remedy=place.remedy), retryable=True)
        return TransportTimeout(
            say("python.conversation.silence", place=place.name, seconds=round(seconds, 1)), retryable=True)


def _dotted(version: Any) -> str:
    return ".".join(str(part) for part in version)
