"""How soon a cancel acts, while a run waits, is computed, is put together and is written; see README.md."""

import argparse
import pathlib
import statistics
import sys
import time
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Tests" / "Conformance"))
from peer.daemon import Daemon, until  # noqa: E402
from peer.dealer import Dealer  # noqa: E402

SCENARIOS = [{"name": name, "file": f"polder:groot-rijnmond/{name}"} for name in ("silo", "network")]


def submit(dealer, members):
    return dealer.ask(
        "submit", key=str(uuid.uuid4()), scenarios=SCENARIOS, reference="silo", members=members,
        queue="interactive")["run"]


def reached(daemon, run, word):
    return any(run in line and f" {word}" in line for line in daemon.log.splitlines())


def cancel(daemon, dealer, state, members):
    """Seconds until the reply, and until the run that waits behind it has begun."""
    if state == "queued":
        dealer.ask("queue", action="pause")
    run = submit(dealer, members)
    if state != "queued":
        word = "computing" if state == "running" else state
        until(lambda: reached(daemon, run, word), 120, pause=0.0005)
        time.sleep(0.3 if state == "running" else 0)
    behind = submit(dealer, 8)
    start = time.monotonic()
    reply = dealer.ask("cancel", run=run)
    answered = time.monotonic() - start
    if state == "queued":
        dealer.ask("queue", action="resume")
    if reply["state"] != "cancelled":
        return None
    until(lambda: reached(daemon, behind, "computing"), 60, pause=0.0005)
    begun = time.monotonic() - start
    until(lambda: dealer.ask("status", run=behind)["runs"][0]["state"] == "finished", 60)
    return answered, begun


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=15)
    parser.add_argument("--members", type=int, default=1_000)
    arguments = parser.parse_args()
    print("cancelled while  times  reply ms, median  max  next begins ms, median  max")
    for state in ("queued", "running", "finishing", "committing"):
        found = []
        for _ in range(arguments.times):
            # A log of its own each time: it is read from the start at every look.
            with Daemon("--log-level", "debug") as daemon, Dealer(daemon.runtime) as dealer:
                found.append(cancel(daemon, dealer, state, arguments.members))
        done = [one for one in found if one]
        replies = [1000 * one[0] for one in done]
        begins = [1000 * one[1] for one in done]
        if done:
            print(f"{state:15}  {len(done):5}  {statistics.median(replies):16.1f}  {max(replies):3.0f}"
                  f"  {statistics.median(begins):22.1f}  {max(begins):3.0f}")
        if len(done) < len(found):
            print(f"{state:15}  {len(found) - len(done)} had ended before the cancel came")


main()
