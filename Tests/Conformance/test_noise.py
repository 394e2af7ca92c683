"""Peers that do not even speak ZMTP, or speak it wrongly; and one that speaks it without any library."""

import os
import random
import time

import pytest
from peer.daemon import Daemon, until
from peer.dealer import Dealer
from peer.zmtp import GREETING, Peer, connect, message, ready

COUNT = int(os.environ.get("POLDER_NOISE", "1000"))
SEED = int(os.environ.get("POLDER_SEED", "1"))
PING = message(b"PLD1", b'{"id":"1","op":"ping"}')
OPEN = message(b"PLD1", b'{"id":"1","op":"open","run":"a","stream":"s","from":0,"credit":8}')


@pytest.fixture(scope="module")
def daemon():
    with Daemon("--log-level", "error") as daemon:
        yield daemon


def test_a_client_without_any_library_says_hello(daemon):
    for name in ("control", "data"):
        peer = Peer(f"{daemon.runtime}/{name}")
        if name == "control":
            reply = peer.ask(id="1", op="hello", proto=[1, 0], client="by hand", version="1")
            assert reply["re"] == "1" and reply["ok"] and reply["proto"] == [1, 1]
            assert reply["pid"] == daemon.process.pid
        else:
            reply = peer.ask(id="1", op="close", stream="none")
            assert reply == {"re": "1", "ok": True, "op": "close", "stream": "none"}
        peer.close()


def noise(chance):
    """What one bad peer says."""
    whole = GREETING + ready() + chance.choice([PING, OPEN])
    match chance.randrange(9):
        case 0: return chance.randbytes(chance.randint(1, 300))
        case 1: return GREETING[:chance.randint(1, 64)]
        case 2: return GREETING + chance.randbytes(chance.randint(1, 300))
        case 3: return GREETING + ready() + chance.randbytes(chance.randint(1, 300))
        case 4: return GREETING + ready() + b"\x02" + (1 << 62).to_bytes(8, "big") + bytes(1000)
        case 5: return GREETING + ready(chance.choice([b"PUB", b"REQ", b"ROUTER", b"", b"x" * 200])) + PING
        case 6: return whole[:chance.randrange(1, len(whole))]
        case 7: return GREETING + ready() + message(*[b"x"] * 200) + PING
        case _:
            data = bytearray(whole)
            for _ in range(chance.randint(1, 4)):
                data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            return bytes(data)


@pytest.mark.parametrize("name", ["control", "data"])
def test_noise_leaves_nothing_behind(daemon, name):
    chance = random.Random(f"{SEED} {name}")
    with Dealer(daemon.runtime) as dealer:
        dealer.ask("ping")
        descriptors = daemon.descriptors()
        memory = None
        started = time.monotonic()
        for number in range(COUNT):
            plain = connect(f"{daemon.runtime}/{name}")
            try:
                plain.sendall(noise(chance))
                if chance.randrange(4) == 0:
                    plain.settimeout(0.001)
                    plain.recv(64)
            except OSError:
                pass
            plain.close()
            if number % 100 == 0:
                daemon.check()
                dealer.ask("ping")
            if number == COUNT // 4:
                memory = daemon.memory()
        seconds = time.monotonic() - started
        until(lambda: daemon.descriptors() <= descriptors, 10)
        dealer.ask("ping")
        print(f"\n{name}: {COUNT} connections in {seconds:.1f} s; {memory:.0f} then {daemon.memory():.0f} MB")
        assert daemon.memory() < memory + 50


def test_peers_that_never_speak_are_shown_out(daemon):
    with Dealer(daemon.runtime) as dealer:
        dealer.ask("ping")
        descriptors = daemon.descriptors()
        mute = [connect(f"{daemon.runtime}/control") for _ in range(200)]
        until(lambda: daemon.descriptors() >= descriptors + 200, 10)
        assert dealer.ask("ping")["ok"]
        until(lambda: daemon.descriptors() <= descriptors, 20)
        for plain in mute:
            plain.close()
        assert dealer.ask("ping")["ok"]
