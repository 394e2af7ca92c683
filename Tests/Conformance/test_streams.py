"""Readers that are paused, killed and restarted end with what an undisturbed one has.

POLDER_PAUSE and POLDER_KILLS make it longer.
"""

import os
import random
import sqlite3
import time

import pytest
from peer.daemon import Daemon, until
from peer.dealer import Dealer, Refused
from peer.reader import Reader

PAUSE = float(os.environ.get("POLDER_PAUSE", "3"))
KILLS = int(os.environ.get("POLDER_KILLS", "12"))
SEED = int(os.environ.get("POLDER_SEED", "1"))
REGION = "polder:groot-rijnmond/"


@pytest.fixture(scope="module")
def daemon():
    with Daemon() as daemon:
        yield daemon


def submit(daemon, key, members=256, keep="all", seed=1):
    with Dealer(daemon.runtime) as dealer:
        return dealer.ask("submit", key=key, members=members, keep=keep, reference="silo", seed=seed, scenarios=[
            {"name": name, "file": REGION + name} for name in ("silo", "network")])["run"]


@pytest.fixture(scope="module")
def run(daemon):
    return submit(daemon, "undisturbed")


@pytest.fixture(scope="module")
def checksum(daemon, run):
    reader = Reader(daemon.runtime, run)
    checksum = reader.read()
    print(f"\n{reader.next} chunks, {checksum[:12]}")
    return checksum


def test_a_paused_reader_has_the_same(daemon, run, checksum):
    reader = Reader(daemon.runtime, run)
    reader.connect()
    reader.take()
    # This pause is what is tested. It is longer than a lease when POLDER_PAUSE is above 30.
    time.sleep(PAUSE)
    assert reader.read() == checksum
    print(f"\npaused for {PAUSE:g} s: {reader.connections} connections")


def test_a_reader_killed_at_random_has_the_same_while_the_run_is_computed(daemon, checksum):
    chance = random.Random(SEED)
    reader = Reader(daemon.runtime, submit(daemon, "killed"))
    kills = 0
    while kills < KILLS:
        reader.connect()
        deadline = time.monotonic() + chance.random() * 0.05
        while time.monotonic() < deadline and reader.dealer.socket.poll(5):
            if reader.take():
                # The log has ended; the next reader starts from anywhere.
                assert reader.digest.hexdigest() == checksum
                reader = Reader(daemon.runtime, reader.run)
                break
        reader.drop()
        kills += 1
        daemon.check()
    assert reader.read() == checksum
    print(f"\n{kills} kills, the same checksum")


def test_a_peer_that_leaves_while_chunks_are_sent_to_it_harms_nobody(daemon, run, checksum):
    chance = random.Random(SEED)
    for _ in range(60):
        reader = Reader(daemon.runtime, run, credit=8)
        reader.connect()
        if chance.random() < 0.5:
            reader.dealer.socket.poll(int(chance.random() * 10))
        reader.drop()
    daemon.check()
    assert Reader(daemon.runtime, run).read() == checksum


@pytest.mark.parametrize("n", [2**63 - 1, -(2**63)])
def test_no_grant_of_credit_is_too_large(daemon, n):
    run = submit(daemon, f"credit {n}", members=2_000, keep="bands")
    with Dealer(daemon.runtime, "data") as data, Dealer(daemon.runtime) as control:
        data.ask("open", run=run, stream="s", credit=1, **{"from": 0})
        data.send("credit", stream="s", n=n)
        data.ask("close", stream="s")
        assert control.ask("cancel", run=run)["state"] == "cancelled"


def test_streams_are_bounded(daemon):
    run = submit(daemon, "many streams", members=20_000, keep="bands")
    codes = []
    with Dealer(daemon.runtime, "data") as data, Dealer(daemon.runtime) as control:
        for number in range(80):
            try:
                data.ask("open", run=run, stream=f"{number}", credit=1, **{"from": 0})
            except Refused as refused:
                codes.append(refused.code)
        control.ask("cancel", run=run)
    assert codes == ["quota.exceeded"] * 16


def test_a_killed_daemon_goes_on_where_it_was():
    with Daemon() as daemon:
        whole = Reader(daemon.runtime, submit(daemon, "whole", members=96))
        checksum = whole.read()
        reader = Reader(daemon.runtime, submit(daemon, "cut", members=96))
        reader.connect()
        reader.take()
        daemon.kill()
        daemon.start()
        assert reader.read() == checksum


def test_a_store_that_cannot_be_written_is_said_and_survived():
    with Daemon() as daemon:
        run = submit(daemon, "before")
        with Dealer(daemon.runtime) as dealer:
            until(lambda: dealer.ask("status", run=run)["runs"][0]["state"] == "finished", 60)
        daemon.terminate()
        with sqlite3.connect(daemon.database) as store:
            store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        store.close()
        daemon.largest_file = 64 << 10
        daemon.start()
        with Dealer(daemon.runtime) as dealer:
            with pytest.raises(Refused) as refused:
                for number in range(200):
                    dealer.ask("submit", key=f"{number}", name="n" * 900, central=True, scenarios=[
                        {"name": "silo", "file": REGION + "silo"}])
            assert refused.value.code in ("store.unavailable", "store.full") and refused.value.error["retryable"]
            assert dealer.ask("ping")["state"] == "running"
