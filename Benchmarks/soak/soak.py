"""Mixed clients for as long as you like, against one daemon that is killed now and then; see README.md."""

import argparse
import multiprocessing
import os
import pathlib
import queue
import random
import signal
import subprocess
import sys
import time

from clients import asker, besieger, flooder, guarded, noiser, operator, submitter

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Tests" / "Conformance"))
from peer.daemon import BIN, Daemon, until  # noqa: E402
from peer.dealer import Dealer, Silence  # noqa: E402


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


class Door:
    """A client with a key at the daemon's port, whose key is taken away and given back."""

    def __init__(self, daemon, port):
        self.daemon, self.port, self.turns, self.is_open = daemon, port, 0, False
        folder = pathlib.Path(daemon.folder)
        self.listed = folder / "state/polder/keys/authorized_clients/anna.pub"
        self.aside = folder / "keys/anna.pub"
        environment = {**os.environ, "POLDER_RUNTIME": daemon.runtime, "XDG_STATE_HOME": f"{folder}/state"}
        for arguments in (["--server"], ["anna", "-o", str(folder / "keys")]):
            subprocess.run([f"{BIN}/polder", "keygen", *arguments], env=environment, check=True, capture_output=True)
        self.keys = {
            "curve_publickey": self.read(folder / "keys/anna.secret", "public-key"),
            "curve_secretkey": self.read(folder / "keys/anna.secret", "secret-key"),
            "curve_serverkey": self.read(folder / "state/polder/keys/server.pub", "public-key")}

    @staticmethod
    def read(path, field):
        return next(line for line in path.read_text().splitlines() if line.startswith(f"{field}: ")).split(": ", 1)[1].encode()

    def answers(self, seconds):
        """Whether a new connection with the key is answered in time."""
        try:
            with Dealer(None, patience=seconds, endpoint=f"tcp://127.0.0.1:{self.port}", **self.keys) as dealer:
                return dealer.ask("ping")["ok"]
        except Silence:
            return False

    def turn(self):
        """Opens the door to the key or shuts it; returns what is wrong, or nothing."""
        self.is_open = not self.is_open
        self.turns += 1
        if self.is_open:
            self.listed.write_bytes(self.aside.read_bytes())
        else:
            self.listed.unlink()
        self.daemon.process.send_signal(signal.SIGHUP)
        # It reads its keys after the signal; a connection that is made before that is judged by the old ones.
        try:
            until(lambda: self.answers(2) == self.is_open, 30)
        except AssertionError:
            return "a listed client is not answered" if self.is_open else "a client whose key was taken away is answered"
        return None


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seconds", type=float)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kill-every", type=float, default=300, help="seconds between two SIGKILL (default: 300)")
    parser.add_argument(
        "--trouble-every", type=float, default=60,
        help="seconds between two full disks, and between two turns of a key that is taken away and given back (default: 60)")
    parser.add_argument("--port", type=int, default=17_560, help="where the client with a key comes in (default: 17560)")
    parser.add_argument("--minute", type=float, default=60, help="seconds between two lines (default: 60)")
    parser.add_argument("--workers", default="0", help="worker threads of the daemon (default: 0, one for each core)")
    options = parser.parse_args()
    ledger, tell, chance = Ledger(), multiprocessing.Queue(), random.Random(options.seed)
    daemon = Daemon("--log-level", "warning", "--workers", options.workers, "--tcp-listen", f"127.0.0.1:{options.port}")
    door = Door(daemon, options.port)
    with daemon:
        started = time.monotonic()
        end = started + options.seconds
        works = [submitter] * 3 + [asker] * 2 + [flooder, noiser, besieger, operator]
        clients = [multiprocessing.Process(
            target=guarded, args=(work, daemon.runtime, f"{options.seed} {number}", end, tell), daemon=True)
            for number, work in enumerate(works)]
        for client in clients:
            client.start()
        print("  s  runs  reads  kills  MB  descriptors  store MB", flush=True)
        kills, fills, rows, next_line = 0, 0, [], options.minute
        next_trouble = options.trouble_every
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
            if now > next_trouble:
                next_trouble += options.trouble_every
                daemon.fill()
                fills += 1
                time.sleep(2 + 3 * chance.random())
                daemon.free()
                if problem := door.turn():
                    ledger.broken.append(problem)
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
                  f" {len(ledger.checksums)} different requests, {kills} kills, {fills} full disks,"
                  f" a key taken away or given back {door.turns} times")
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
