"""Frames: what is sent and what is understood."""

from __future__ import annotations

import json

import pytest

from polder import errors, messages


def test_a_request_leaves_out_what_is_nothing() -> None:
    magic, header = messages.encode("7", "submit", {"key": "k", "name": None, "members": 8}, 1_000)
    assert magic == b"PLD1"
    assert json.loads(header) == {"id": "7", "op": "submit", "key": "k", "members": 8}


@pytest.mark.parametrize(("op", "bytes_of_text"), [("submit", 1_000), ("open", 17_000)])
def test_a_request_is_measured_before_it_is_sent(op: str, bytes_of_text: int) -> None:
    largest = 1_000 if op == "submit" else 4 << 20
    with pytest.raises(errors.RequestTooLarge, match="send fewer or smaller files"):
        messages.encode("7", op, {"text": "x" * bytes_of_text}, largest)


@pytest.mark.parametrize("frames", [
    [], [b"PLD1"], [b"HTTP", b"{}"], [b"PLD1", b"["], [b"PLD1", b"[]"], [b"PLD2", b"{}"]])
def test_what_is_no_message_is_told(frames: list[bytes]) -> None:
    with pytest.raises(errors.MessageMalformed):
        messages.decode(frames)


def test_the_body_is_a_view_of_its_frame() -> None:
    body = bytearray(b"12345678")
    message = messages.decode([b"PLD1", b'{"type": "chunk"}', memoryview(body)])
    body[0] = ord("x")
    assert message.body is not None
    assert bytes(message.body) == b"x2345678"
