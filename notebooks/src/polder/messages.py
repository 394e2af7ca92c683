"""Messages as frames: a magic with the major version, a JSON header, a body for chunks. No sockets here."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

from .arguments import plain
from .errors import MessageMalformed, RequestInvalid, RequestTooLarge
from .wording import decimal, say

MAGIC = b"PLD1"
VERSION = (1, 1)
LARGEST_ON_DATA = 16 << 10
MOST_CREDIT = 8
# Frames before a chunk's body: the magic and the header.
BODY = 2

Channel = Literal["control", "data"]
Buffer = bytes | memoryview

OPERATIONS_ON_DATA = frozenset({"open", "credit", "close"})


class Message(NamedTuple):
    """A reply or an event: its header, and the body of a chunk as a view of the frame that it came in."""

    header: dict[str, Any]
    body: memoryview | None = None


def channel_of(op: str) -> Channel:
    """The socket on which an operation is said."""
    return "data" if op in OPERATIONS_ON_DATA else "control"


def encode(request_id: str, op: str, fields: dict[str, Any], largest: int) -> list[bytes]:
    """The frames of a request; fields that are None are left out.

    Raises:
        RequestTooLarge: the daemon would hang up on it without a word.
        RequestInvalid: a value that has no form in JSON or UTF-8.
    """
    header = {"id": request_id, "op": op}
    header.update((name, value) for name, value in fields.items() if value is not None)
    try:
        text = json.dumps(
            header, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_of_numpy).encode()
    except (TypeError, ValueError) as error:
        raise RequestInvalid(say("python.message.value", op=op, error=str(error))) from None
    most = min(largest, LARGEST_ON_DATA) if channel_of(op) == "data" else largest
    if len(text) > most:
        raise RequestTooLarge(
            say("python.message.large", op=op, bytes=decimal(f"{len(text):,}"), most=decimal(f"{most:,}")),
            detail={"most": most})
    return [MAGIC, text]


def _of_numpy(value: Any) -> Any:
    found = plain(value)
    if found is value:
        raise TypeError(f"a {type(value).__name__} is no text, number or list")
    return found


def decode(frames: Sequence[Buffer]) -> Message:
    """Takes a message of the daemon apart.

    Raises:
        MessageMalformed: it is none. A daemon of another major version is heard out: its refusal has
            the same shape for ever.
    """
    magic = bytes(frames[0]) if frames else b""
    if len(frames) < 2 or len(magic) != len(MAGIC) or magic[:3] != MAGIC[:3]:
        raise MessageMalformed(
            say("python.message.foreign", frames=len(frames), magic=repr(magic[:8])))
    try:
        header = json.loads(str(frames[1], "utf-8"))
    except ValueError as error:
        raise MessageMalformed(say("python.message.no_json", error=str(error))) from None
    if not isinstance(header, dict) or (magic != MAGIC and "error" not in header):
        raise MessageMalformed(
            say("python.message.version", magic=repr(magic.decode(errors="replace")), ours=repr(MAGIC.decode())))
    body = memoryview(frames[BODY]).toreadonly() if len(frames) > BODY else None
    return Message(header, body)
