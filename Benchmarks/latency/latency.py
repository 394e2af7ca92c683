"""How long a client waits for `ping` and `status` while others make the daemon work; see README.md."""

import argparse
import json
import multiprocessing
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Tests" / "Conformance"))
import zmq  # noqa: E402
from peer.daemon import Daemon, until  # noqa: E402
from peer.dealer import MAGIC, Dealer, Refused, Silence  # noqa: E402
from peer.reader import Reader  # noqa: E402

REGION = "polder:groot-rijnmond/"
SCENARIOS = [{"name": name, "file": REGION + name} for name in ("silo", "network")]


def echo(runtime):
    """A bare ROUTER that answers every request at once: what ZeroMQ and this machine take by themselves."""
    router = zmq.Context.instance().socket(zmq.ROUTER)
    router.bind(f"ipc://{runtime}/echo")
    while True:
        address, magic, header = router.recv_multipart()
        name = json.loads(header)["id"]
        router.send_multipart([address, magic, json.dumps({"re": name, "ok": True, "op": "ping"}).encode()])


def stream(runtime, run, is_stored):
    """Reads a log over and over, or follows one that is being computed; opens it anew after every end."""
    while True:
        reader = Reader(runtime, run, credit=8)
        try:
            reader.connect()
            while not reader.take(20):
                pass
        except (Silence, Refused):
            pass
        reader.drop()
        if not is_stored:
            time.sleep(0.2)


def flood(runtime, op, sent):
    """Asks as fast as it can and never reads an answer."""
    socket = zmq.Context.instance().socket(zmq.DEALER)
    socket.rcvhwm = 10
    socket.connect(f"ipc://{runtime}/control")
    request = [MAGIC, json.dumps({"id": "flood", "op": op}).encode()]
    while True:
        socket.send_multipart(request)
        sent.value += 1


def sample(runtime, op, seconds, name="control"):
    """Milliseconds of each round trip in so many seconds, and how many were refused."""
    times, refused = [], 0
    with Dealer(runtime, name, patience=60) as dealer:
        try:
            dealer.ask(op)
        except Refused:
            pass
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            started = time.perf_counter()
            try:
                dealer.ask(op)
                times.append((time.perf_counter() - started) * 1_000)
            except Refused:
                refused += 1
            time.sleep(0.005)
    return sorted(times), refused


def line(title, times, refused):
    def part(share):
        return f"{times[min(int(len(times) * share), len(times) - 1)]:9.2f}" if times else "        –"

    print(f"{title:52} {len(times):6} {part(0.5)} {part(0.99)} {part(1)} {refused:8}", flush=True)
    return (times[len(times) // 2], times[min(int(len(times) * 0.99), len(times) - 1)], refused) if times else (9e9,) * 3


class Others:
    """Processes that end with the block."""

    def __init__(self, *works):
        self.processes = [multiprocessing.Process(target=target, args=arguments, daemon=True)
                          for target, *arguments in works]

    def __enter__(self):
        for process in self.processes:
            process.start()
        return self

    def __exit__(self, *_):
        for process in self.processes:
            process.kill()
            process.join()


def finished(dealer, run):
    return dealer.ask("status", run=run)["runs"][0]["state"] == "finished"


def measure(daemon, title, seconds, verdicts, is_goal=False):
    for op in ("ping", "status"):
        median, late, refused = line(f"{title}: {op}", *sample(daemon.runtime, op, seconds))
        if is_goal:
            verdicts.append(median < 20 and late < 100 and not refused)
    line(f"{title}: bare echo", *sample(daemon.runtime, "ping", seconds, "echo"))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=8, help="for each figure (default: 8)")
    parser.add_argument("--readers", type=int, default=8)
    options = parser.parse_args()
    verdicts = []
    print(f"{'ms':52} {'asked':>6} {'median':>9} {'p99':>9} {'max':>9} {'refused':>8}")
    with Daemon("--log-level", "error") as daemon, Dealer(daemon.runtime) as dealer:
        with Others((echo, daemon.runtime)):
            stored = dealer.ask("submit", key="stored", members=64, keep="all", reference="silo", scenarios=SCENARIOS)["run"]
            until(lambda: finished(dealer, stored), 120)
            measure(daemon, "nothing to do", options.seconds, verdicts)
            running = dealer.ask("submit", key="long", members=100_000, keep="bands", reference="silo",
                                 scenarios=SCENARIOS)["run"]
            until(lambda: dealer.ask("status", run=running)["runs"][0]["state"] == "running", 60)
            measure(daemon, "both cores computing", options.seconds, verdicts)
            for kind, run, is_stored in (("following", running, False), ("at full speed", stored, True)):
                readers = [(stream, daemon.runtime, run, is_stored)] * options.readers
                with Others(*readers):
                    time.sleep(2)
                    measure(daemon, f"+ {options.readers} readers {kind}", options.seconds, verdicts)
                for op in ("ping", "status"):
                    sent = multiprocessing.Value("q", 0, lock=False)
                    with Others(*readers, (flood, daemon.runtime, op, sent)):
                        time.sleep(2)
                        measure(daemon, f"+ {options.readers} readers {kind}, flood of {op}", options.seconds,
                                verdicts, is_goal=not is_stored)
                    print(f"    the flood sent {sent.value:,}; the daemon has {daemon.memory():.0f} MB", flush=True)
            state = dealer.ask("status", run=running)["runs"][0]
            print(f"    the run is {state['state']}, {state['done']:,} of 100,000 members")
            dealer.ask("cancel", run=running)
    print("goal: below 20 ms at the median and 100 ms at p99 beside readers that follow and a flood, none refused:",
          "met" if all(verdicts) else "MISSED")
    return 0 if all(verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
