"""The clients of a soak: each works until the end and tells what it was promised and what it got."""

import pathlib
import random
import sys
import time
import traceback
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Tests" / "Conformance"))
import zmq  # noqa: E402
from peer.dealer import MAGIC, Dealer, Refused, Silence  # noqa: E402
from peer.mutation import Mutation  # noqa: E402
from peer.reader import Reader  # noqa: E402
from peer.zmtp import GREETING, MORE, connect, frame, ready  # noqa: E402

REGION = "polder:groot-rijnmond/"
NAMES = ["silo", "network", "bilateral", "smart-mix"]
RETRYABLE = {"daemon.draining", "daemon.stopping", "queue.full", "store.full", "store.unavailable"}


def request(chance):
    """One of a few dozen requests, so that equal ones meet again; `kind` says which are equal."""
    chosen = chance.sample(NAMES, chance.choice([1, 2]))
    members, seed = chance.choice([8, 32, 64, 128]), chance.choice([1, 2])
    keep = chance.choice(["focus", "bands"])
    return {
        "scenarios": [{"name": name, "file": REGION + name} for name in chosen], "members": members, "seed": seed,
        "keep": keep, **({"reference": chosen[0]} if len(chosen) > 1 else {}),
    }, f"{chosen} {members} {seed} {keep}"


def patiently(runtime, op, end, name="control", **fields):
    """Asks until there is an answer, as a client does that meets a daemon that is down or full."""
    while True:
        try:
            with Dealer(runtime, name, patience=6) as dealer:
                return dealer.ask(op, **fields)
        except Silence:
            pass
        except Refused as refused:
            if refused.code not in RETRYABLE:
                raise
        if time.monotonic() > end:
            raise Silence(f"no answer to {op}")
        time.sleep(0.05)


CHANGING = [f'"{op}"'.encode() for op in ("submit", "store", "cancel", "edit", "queue", "drain")]


def submitter(runtime, chance, end, tell):
    """Submits, sometimes cancels, sometimes asks for the same again, sometimes reads."""
    while time.monotonic() < end:
        fields, kind = request(chance)
        key = str(uuid.UUID(int=chance.getrandbits(128)))
        run = patiently(runtime, "submit", end + 60, key=key, **fields)["run"]
        again = patiently(runtime, "submit", end + 60, key=key, **fields)
        assert again["run"] == run and not again["created"], "the same key made another run"
        is_cancelled = chance.random() < 0.2
        tell.put(("accepted", run, kind, is_cancelled))
        if is_cancelled:
            time.sleep(chance.random() * 0.5)
            state = patiently(runtime, "cancel", end + 60, run=run)["state"]
            assert state in ("cancelled", "finished"), state
        elif chance.random() < 0.7:
            read(runtime, run, kind, chance, end + 120, tell)
        time.sleep(chance.random() * 0.5)


def read(runtime, run, kind, chance, end, tell):
    """Reads a log with pauses; the reader is killed now and then and goes on from where it was."""
    reader = Reader(runtime, run, credit=chance.randint(1, 8))
    while time.monotonic() < end:
        try:
            if reader.dealer is None:
                reader.connect(patience=6)
            if chance.random() < 0.1:
                reader.drop()
                continue
            if chance.random() < 0.05:
                time.sleep(chance.random() * 2)
            if reader.take(6):
                tell.put(("read", run, kind, reader.digest.hexdigest(), reader.connections))
                return
        except Silence:
            reader.drop()
            # No chunk may mean no progress yet: say that the reader is alive by opening again.
        except Refused as refused:
            reader.drop()
            if refused.code == "stream.log_changed":
                reader = Reader(runtime, run)
            elif refused.code not in RETRYABLE:
                raise
        finally:
            if time.monotonic() > end:
                reader.drop()
    raise Silence(f"the log of {run} does not end: {reader.next} chunks")


def asker(runtime, chance, end, tell):
    """Lists, describes, checks."""
    while time.monotonic() < end:
        op, fields = chance.choice([
            ("status", {}), ("list", {"limit": 20}), ("hello", {"proto": [1, 0], "client": "soak", "version": "1"}),
            ("describe", {"topic": chance.choice(["regions", "parameters", "measures"])}),
            ("validate", {"key": "v", **request(chance)[0]})])
        patiently(runtime, op, end + 60, **fields)
        time.sleep(chance.random() * 0.2)


def flooder(runtime, chance, end, tell):
    """Asks and does not read, then leaves."""
    while time.monotonic() < end:
        socket = zmq.Context.instance().socket(zmq.DEALER)
        socket.linger, socket.rcvhwm, socket.sndtimeo = 0, 10, 500
        socket.connect(f"ipc://{runtime}/control")
        op = chance.choice([b"ping", b"ping", b"status"])
        try:
            for _ in range(chance.randint(100, 5_000)):
                socket.send_multipart([MAGIC, b'{"id":"f","op":"%s"}' % op])
        except zmq.Again:
            pass
        time.sleep(chance.random())
        socket.close()
        time.sleep(chance.random() * 3)


def noiser(runtime, chance, end, tell):
    """Speaks no protocol, half of one, or nearly the right one."""
    mutation = Mutation(chance.random())
    while time.monotonic() < end:
        try:
            for _ in range(20):
                plain = connect(f"{runtime}/{chance.choice(['control', 'data'])}")
                plain.sendall(chance.choice([b"", GREETING[:20], GREETING, GREETING + ready()]) + chance.randbytes(99))
                plain.close()
        except OSError:
            pass
        with Dealer(runtime) as dealer:
            for _ in range(50):
                text, _, _ = mutation.control()
                data = text if isinstance(text, bytes) else text.encode("utf-8", "ignore")
                # Noise of the same user is obeyed where it happens to be right: it must not prune or cancel runs of others.
                if not any(word in data for word in CHANGING):
                    dealer.send_frames([MAGIC, data])
        time.sleep(chance.random())


def besieger(runtime, chance, end, tell):
    """Takes every place at the doors and says nothing, sends messages without end, asks for much and hangs up."""
    while time.monotonic() < end:
        silent = []
        try:
            for _ in range(chance.randint(50, 600)):
                silent.append(connect(f"{runtime}/{chance.choice(['control', 'data'])}"))
        except OSError:
            pass
        try:
            plain = connect(f"{runtime}/{chance.choice(['control', 'data'])}")
            plain.sendall(GREETING + ready())
            block = frame(b"x" * chance.choice([1, 100, 10_000]), MORE)
            for _ in range(50_000_000 // (1000 * len(block))):
                plain.sendall(block * 1000)
        except OSError:
            pass
        try:
            for _ in range(8):
                with Dealer(runtime) as dealer:
                    for number in range(8):
                        dealer.send("backcast", id=str(number), members=200)
        except (Silence, zmq.ZMQError):
            pass
        time.sleep(chance.random() * 2)
        for plain in silent:
            plain.close()


def operator(runtime, chance, end, tell):
    """Asks how it is, and tells how long that took; a daemon that was killed may take its time to start."""
    while time.monotonic() < end:
        began = time.monotonic()
        patiently(runtime, "status", end + 60)
        tell.put(("answered", time.monotonic() - began))
        time.sleep(0.1)


def guarded(work, runtime, seed, end, tell):
    try:
        work(runtime, random.Random(seed), end, tell)
    except BaseException:
        tell.put(("broken", f"{work.__name__} {seed}:\n{traceback.format_exc()}"))
