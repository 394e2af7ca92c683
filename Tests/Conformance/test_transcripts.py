"""Conversations that were written down, replayed word for word; see transcripts/README.md."""

import json
import pathlib
import re
import time

import pytest
from peer.daemon import ROOT, Daemon
from peer.dealer import Dealer

FOLDER = pathlib.Path(__file__).parent / "transcripts"
FILES = sorted(FOLDER.glob("*.txt"))
# The same sentence for readers of any language, beside one that is shown here.
TRANSLATIONS = {"phrase", "arguments"}
KINDS = {"text": str, "number": (int, float), "list": list, "object": dict, "any": object}
TURN = re.compile(r"(control|data) (>>|[><~?]) (.*)", re.S)
# What no client can bring about: larger requests are cut off by ZeroMQ; the others need a disk that is full, a
# transport or a retention that this daemon has not got, or a mistake in it.
UNREACHABLE = {
    "protocol.too_large", "auth.denied", "auth.not_owner", "model.not_found", "run.failed", "stream.unknown",
    "stream.gone", "store.full", "daemon.internal",
}
ELSEWHERE = {"store.unavailable"}


class Mismatch(AssertionError):
    def __init__(self, text):
        super().__init__(text if len(text) <= 600 else text[:600] + "…")


def turns(text):
    """The flags of the daemon, and the turns with their line numbers."""
    flags, found = [], []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("daemon"):
            flags = line.split()[1:]
        elif TURN.match(line):
            found.append((number, line))
        else:
            assert found and line.startswith(" "), f"line {number} belongs to nothing"
            found[-1] = (found[-1][0], found[-1][1] + "\n" + line)
    return flags, [(number, *TURN.match(text).groups()) for number, text in found]


def filled(value, names):
    """A request with what is known by name put in."""
    if isinstance(value, dict):
        return {key: filled(inner, names) for key, inner in value.items()}
    if isinstance(value, list):
        return [filled(inner, names) for inner in value]
    if isinstance(value, str) and value.startswith("<") and value[1:-1] in names:
        return names[value[1:-1]]
    return value


def compare(expected, value, names, place="message"):
    """Raises Mismatch, or adds what got a name."""
    if isinstance(expected, str) and (mark := re.fullmatch(r"<(\w+)(?: (\w+))?>", expected)):
        kind, name = mark.groups()
        if kind in names and not name:
            expected = names[kind]
        elif kind != "body":
            if not isinstance(value, KINDS[kind]) or (kind == "number" and isinstance(value, bool)):
                raise Mismatch(f"{place}: {value!r} is no {kind}")
            if name:
                names[name] = value
            return
    if isinstance(expected, dict) and isinstance(value, dict):
        missing = expected.keys() - value.keys() - {"…"}
        more = value.keys() - expected.keys() - TRANSLATIONS if "…" not in expected else set()
        if missing or more:
            raise Mismatch(f"{place}: without {sorted(missing)}, with {sorted(more)} beside: {value}")
        for key in [key for key in expected if key != "…"]:
            compare(expected[key], value[key], names, f"{place}.{key}")
    elif isinstance(expected, list) and isinstance(value, list):
        repeated = expected[-1:] == ["…"]
        if repeated:
            expected = expected[:1] * max(len(value), 1)
        if len(expected) != len(value):
            raise Mismatch(f"{place}: {len(value)} instead of {len(expected)}: {value}")
        for index, pair in enumerate(zip(expected, value)):
            compare(*pair, names, f"{place}[{index}]")
    elif expected != value or isinstance(expected, bool) != isinstance(value, bool):
        raise Mismatch(f"{place}: {value!r} instead of {expected!r}")


def received(dealer):
    header, bodies = dealer.receive()
    if bodies:
        assert len(bodies) == 1
        header["body"] = "<body>"
    return header


def replay(daemon, conversation):
    __tracebackhide__ = True
    names, asked = {}, None
    with Dealer(daemon.runtime) as control, Dealer(daemon.runtime, "data") as data:
        dealers = {"control": control, "data": data}
        for number, socket, sign, text in conversation:
            dealer, content = dealers[socket], json.loads(text)
            try:
                if sign == ">":
                    asked = [b"PLD1", json.dumps(filled(content, names)).encode()]
                    dealer.send_frames(asked)
                elif sign == ">>":
                    dealer.send_frames([part.encode("latin-1") for part in content])
                elif sign == "<":
                    compare(content, received(dealer), names)
                else:
                    deadline = time.monotonic() + 60
                    while True:
                        message = received(dealer)
                        try:
                            compare(content, message, names)
                            break
                        except Mismatch:
                            if time.monotonic() > deadline or "error" in message:
                                raise
                            if sign == "?":
                                time.sleep(0.02)
                                dealer.send_frames(asked)
            except AssertionError as problem:
                raise AssertionError(f"line {number}: {problem}") from problem
        for dealer in dealers.values():
            assert not dealer.socket.poll(50), f"a message that nobody expects: {dealer.receive()}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_replays(file):
    __tracebackhide__ = True
    flags, conversation = turns(file.read_text())
    with Daemon(*flags) as daemon:
        replay(daemon, conversation)


def test_every_operation_and_code_is_in_a_transcript():
    page = (ROOT / "docs" / "protocol.md").read_text()
    operations = set(re.findall(r"^\| `(\w+)` \|.*\|.*\|$", page.partition("### hello")[0], re.M)) - {"control", "data"}
    codes = set(re.findall(r"^\| `([a-z]+\.[a-z_]+)` \|", page, re.M))
    assert len(operations) == 28 and len(codes) == 26, (operations, codes)
    said = "".join(file.read_text() for file in FILES)
    assert not [op for op in operations if f'"op": "{op}"' not in said]
    assert codes - UNREACHABLE - ELSEWHERE == {code for code in codes if f'"{code}"' in said}
