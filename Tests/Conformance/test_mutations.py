"""Nearly right requests by the thousand. POLDER_MUTATIONS and POLDER_SEED make a longer run, or another."""

import os
import re

import pytest
from peer.daemon import ROOT, Daemon, until
from peer.dealer import Dealer, Silence
from peer.mutation import Mutation

COUNT = int(os.environ.get("POLDER_MUTATIONS", "4000"))
SEED = int(os.environ.get("POLDER_SEED", "1"))
BATCH = 4
LARGEST = {"control": 4 << 20, "data": 16 << 10}
CODES = set(re.findall(r"^\| `([a-z]+\.[a-z_]+)` \|", (ROOT / "docs/protocol.md").read_text(), re.M))


@pytest.fixture(scope="module")
def daemon():
    with Daemon("--limits-members", "64", "--limits-queue", "4", "--log-level", "error") as daemon:
        yield daemon


@pytest.fixture(scope="module")
def run(daemon):
    with Dealer(daemon.runtime) as dealer:
        run = dealer.ask("submit", key="stored", members=8, scenarios=[
            {"name": "silo", "file": "polder:groot-rijnmond/silo"}])["run"]
        until(lambda: dealer.ask("status", run=run)["runs"][0]["state"] == "finished", 60)
        return run


def exchange(dealer, requests, seen):
    """Sends a batch; every message that must be answered is, once, and nothing else comes."""
    wanted, expected = set(), 0
    for text, name, is_answered in requests:
        dealer.send_frames([b"PLD1", text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")])
        if is_answered:
            expected += 1
            if name:
                wanted.add(name)
    fence = dealer.send("ping")
    optional = {name for _, name, is_answered in requests if name and not is_answered}
    met, is_fenced = [], False
    # A run is looked up off the loop, so an answer may come behind the fence; an answer without an id counts for nobody.
    while len(met) < expected or not wanted <= set(met) or not is_fenced:
        try:
            header, _ = dealer.receive()
        except Silence:
            raise AssertionError(f"{len(met)} of {expected} answers to {requests}") from None
        if "type" in header:
            continue
        assert isinstance(header["ok"], bool)
        if not header["ok"]:
            code = header["error"]["code"]
            assert code in CODES and code != "daemon.internal", header
            seen[code] = seen.get(code, 0) + 1
        else:
            seen[header["op"]] = seen.get(header["op"], 0) + 1
        if header["re"] == fence:
            is_fenced = True
        elif header["re"] not in optional:
            met.append(header["re"])
    known = [name for name in met if name in wanted]
    assert len(known) == len(set(known)), "two answers to one request"
    assert set(known) == wanted, f"no answer to {wanted - set(known)}"


@pytest.mark.parametrize("socket", ["control", "data"])
def test_every_request_is_answered_once_and_the_loop_lives(daemon, run, socket):
    mutation = Mutation(f"{SEED} {socket}", [run, run[:4], "zzzzzzzz"])
    make = mutation.control if socket == "control" else mutation.data
    seen, sent = {}, 0
    memory = None
    with Dealer(daemon.runtime, socket) as dealer, Dealer(daemon.runtime, patience=5) as other:
        while sent < COUNT:
            requests = [request for request in (make() for _ in range(BATCH)) if len(request[0]) <= LARGEST[socket]]
            exchange(dealer, requests, seen)
            sent += BATCH
            daemon.check()
            other.ask("ping")
            if sent >= COUNT / 4 and memory is None:
                memory = daemon.memory()
        print(f"\n{socket}: {sent} requests, seed {SEED}; {memory:.0f} then {daemon.memory():.0f} MB;",
              dict(sorted(seen.items())))
    assert daemon.memory() < memory + 100


def test_odd_frames_are_answered_once(daemon):
    with Dealer(daemon.runtime) as dealer:
        for frames in ([b""], [b"PLD1"], [b"PLD1", b""], [b"", b""], [b"PLD9", b""], [b"PLD12", b"{}"], [b"HTTP"],
                       [b"PLD1"] * 2, [b"PLD1", b"{}", b""], [b"PLD1"] + [b"x"] * 10_000, [b"PLD1", bytes(4 << 20)],
                       [b"PLD1", b"[" * (4 << 20)], [b"PLD1", b'{"a":' * 800_000]):
            dealer.send_frames(frames)
            header, bodies = dealer.receive()
            assert header["re"] is None and not header["ok"] and not bodies
            assert header["error"]["code"].startswith("protocol.")
        assert dealer.ask("ping")["state"] == "running"


def test_a_frame_that_is_too_large_costs_its_sender_the_connection_and_nobody_else(daemon):
    with Dealer(daemon.runtime) as other, Dealer(daemon.runtime, patience=0.5) as dealer:
        dealer.send_frames([b"PLD1", b"x" * ((4 << 20) + 1)])
        with pytest.raises(Silence):
            dealer.receive()
        assert other.ask("ping")["state"] == "running"
        dealer.patience = 20
        assert dealer.ask("ping")["state"] == "running", "ZeroMQ connects again"
