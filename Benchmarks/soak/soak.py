"""Mixed clients for as long as you like, against one daemon that is killed now and then; see README.md."""

import argparse
import multiprocessing
import os
import pathlib
import queue
import random
import sys
import time
import traceback
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Tests" / "Conformance"))
import zmq  # noqa: E402
from peer.daemon import Daemon, until  # noqa: E402
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


class Ledger:
    """What clients were promised, and what they got."""

    def __init__(self):
        self.accepted, self.checksums, self.broken = {}, {}, []
        self.reads = self.connections = 0
        self.waits = []

    def take(self, tell):
        while True:
            try:
                what, *fields = tell.get_nowait()
            except queue.Empty:
                return
            if what == "accepted":
                run, kind, is_cancelled = fields
                self.accepted[run] = (kind, is_cancelled)
            elif what == "read":
                run, kind, checksum, connections = fields
                self.reads += 1
                self.connections += connections
                if self.checksums.setdefault(kind, checksum) != checksum:
                    self.broken.append(f"run {run}: another checksum for {kind}")
            elif what == "answered":
                self.waits.append(fields[0])
            else:
                self.broken.append(fields[0])

    def settle(self, daemon):
        """Every run that was accepted ends as it was asked to."""
        states = {}
        with Dealer(daemon.runtime, patience=60) as dealer:
            until(lambda: not dealer.ask("status")["runs"], 600, pause=0.5)
            for run, (kind, is_cancelled) in self.accepted.items():
                state = dealer.ask("status", run=run)["runs"][0]["state"]
                states[state] = states.get(state, 0) + 1
                if state != "finished" and not (is_cancelled and state == "cancelled"):
                    self.broken.append(f"run {run} is {state}")
        return states


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seconds", type=float)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kill-every", type=float, default=300, help="seconds between two SIGKILL (default: 300)")
    parser.add_argument("--minute", type=float, default=60, help="seconds between two lines (default: 60)")
    options = parser.parse_args()
    ledger, tell, chance = Ledger(), multiprocessing.Queue(), random.Random(options.seed)
    with Daemon("--log-level", "warning") as daemon:
        started = time.monotonic()
        end = started + options.seconds
        works = [submitter] * 3 + [asker] * 2 + [flooder, noiser, besieger, operator]
        clients = [multiprocessing.Process(
            target=guarded, args=(work, daemon.runtime, f"{options.seed} {number}", end, tell), daemon=True)
            for number, work in enumerate(works)]
        for client in clients:
            client.start()
        print("  s  runs  reads  kills  MB  descriptors  store MB", flush=True)
        kills, rows, next_line = 0, [], options.minute
        next_kill = options.kill_every * (0.5 + chance.random())
        while time.monotonic() < end:
            time.sleep(0.2)
            daemon.check()
            ledger.take(tell)
            now = time.monotonic() - started
            if now > next_kill:
                daemon.kill()
                daemon.start()
                kills += 1
                next_kill = now + options.kill_every * (0.5 + chance.random())
            if now > next_line:
                next_line += options.minute
                size = sum(os.path.getsize(daemon.database + end) for end in ("", "-wal")
                           if os.path.exists(daemon.database + end)) / 1e6
                rows.append((daemon.memory(), daemon.descriptors()))
                print(f"{now:5.0f} {len(ledger.accepted):5} {ledger.reads:6} {kills:6} {rows[-1][0]:5.0f}"
                      f" {rows[-1][1]:10} {size:11.1f}", flush=True)
            if ledger.broken:
                break
        limit = time.monotonic() + 180
        while any(client.is_alive() for client in clients) and time.monotonic() < limit and not ledger.broken:
            time.sleep(0.2)
            ledger.take(tell)
        for client in clients:
            client.kill()
            client.join()
        ledger.take(tell)
        if not ledger.broken:
            states = ledger.settle(daemon)
            print(f"runs: {states}; {ledger.reads} logs read over {ledger.connections} connections,"
                  f" {len(ledger.checksums)} different requests, {kills} kills")
        until(lambda: daemon.descriptors() < 60, 30)
        rows.append((daemon.memory(), daemon.descriptors()))
        print(f"at the end: {daemon.memory():.0f} MB, {daemon.descriptors()} descriptors;"
              f" largest seen: {max(row[0] for row in rows):.0f} MB, {max(row[1] for row in rows)} descriptors")
        waits = sorted(ledger.waits) or [0]
        print(f"the operator was answered {len(waits)} times: half within {1e3 * waits[len(waits) // 2]:.0f} ms,"
              f" 99 % within {1e3 * waits[len(waits) * 99 // 100]:.0f} ms, all within {1e3 * waits[-1]:.0f} ms")
        code = daemon.terminate(60)
        if code:
            ledger.broken.append(f"polderd ended with {code}")
    for problem in ledger.broken:
        print(problem)
    print("verdict:", "FAILED" if ledger.broken else "nothing lost, equal requests have equal results")
    return 1 if ledger.broken else 0


if __name__ == "__main__":
    sys.exit(main())
