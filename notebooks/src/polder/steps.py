"""What the protocol's logic asks of whoever owns the sockets.

The logic (`conversation`, `streams`, `operations`) is written once, as generators that yield these steps and are
sent back what came of them. `client` carries them out with blocking sockets, `aio` with asyncio's. Neither knows the
protocol.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from enum import Enum, auto
from typing import NamedTuple, TypeVar

from .messages import Buffer, Channel

T = TypeVar("T")


class Send(NamedTuple):
    """Puts frames into a socket's queue. Sent back: nothing."""

    channel: Channel
    frames: list[bytes]


class Receive(NamedTuple):
    """Waits for the next message of either socket, or for news of a handshake.

    Sent back: frames, a `Handshake`, or None where nothing came in time or `is_ready()` holds.
    """

    seconds: float
    is_ready: Callable[[], bool]


class Reset(NamedTuple):
    """Closes both sockets and opens new ones: what ZeroMQ does about lost peers is not enough."""


class Pause(NamedTuple):
    """Waits, in seconds."""

    seconds: float


class Handshake(Enum):
    """What a socket's monitor tells."""

    CONNECTED = auto()
    READY = auto()
    REFUSED = auto()
    BROKEN_OFF = auto()
    UNLIKE = auto()


Step = Send | Receive | Reset | Pause
Incoming = list[Buffer] | Handshake | None
Steps = Generator[Step, Incoming, T]
