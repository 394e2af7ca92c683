"""Stores of other versions, and stores that are damaged: a sentence says what is the matter, and nothing is lost without a sign."""

import os
import sqlite3

import pytest
from peer.daemon import Daemon, until
from peer.dealer import Dealer, Refused

SILO = {"name": "silo", "file": "polder:groot-rijnmond/silo"}


@pytest.fixture
def daemon():
    with Daemon("--log-level", "error") as daemon:
        with Dealer(daemon.runtime) as dealer:
            for key in ("a", "b", "c"):
                run = dealer.ask("submit", key=key, members=8, keep="bands", scenarios=[SILO])["run"]
                until(lambda: dealer.ask("status", run=run)["runs"][0]["state"] == "finished", 60)  # noqa: B023
        yield daemon


def change(daemon, work):
    """Works on the store while no daemon does."""
    daemon.terminate()
    work(daemon.database)
    daemon.start()


def test_a_store_of_a_newer_version_is_left_alone_and_told(daemon):
    def newer(path):
        with sqlite3.connect(path) as database:
            database.execute("INSERT INTO grdb_migrations (identifier) VALUES ('99: of a year to come')")
        database.close()
        newer.bytes = open(path, "rb").read()

    change(daemon, newer)
    with Dealer(daemon.runtime) as dealer:
        assert dealer.ask("ping")["state"] == "running"
        for op, fields in (("list", {}), ("submit", {"key": "d", "scenarios": [SILO]})):
            with pytest.raises(Refused) as refused:
                dealer.ask(op, **fields)
            assert refused.value.code == "store.unavailable"
            assert daemon.database in str(refused.value) and "newer" in str(refused.value)
    daemon.terminate()
    assert open(daemon.database, "rb").read() == newer.bytes


def test_a_damaged_result_is_named_and_the_others_stay(daemon):
    def damage(path):
        with sqlite3.connect(path) as database:
            damage.run, = database.execute("SELECT id FROM run WHERE key = 'b'").fetchone()
            database.execute("UPDATE chunk SET body = zeroblob(length(body)) WHERE run = ?", (damage.run,))
        database.close()

    change(daemon, damage)
    with Dealer(daemon.runtime) as dealer:
        faults = dealer.ask("store", action="check")["faults"]
        assert len(faults) == 1 and damage.run in str(faults[0]), faults
        assert len(dealer.ask("list")["runs"]) == 3


def test_a_store_that_was_cut_off_is_told_with_its_path(daemon):
    change(daemon, lambda path: os.truncate(path, 50_000))
    with Dealer(daemon.runtime) as dealer:
        assert dealer.ask("ping")["state"] == "running"
        said = []
        for op, fields in (("list", {}), ("store", {"action": "check"}), ("submit", {"key": "d", "scenarios": [SILO]})):
            try:
                said.append(str(dealer.ask(op, **fields).get("faults", "")))
            except Refused as refused:
                assert refused.code == "store.unavailable", refused
                said.append(str(refused))
        assert any(daemon.database in sentence for sentence in said), said


def test_a_journal_that_lost_its_end_is_counted(daemon):
    def lose(path):
        """What a damaged journal does: the last run is gone without a sign."""
        with sqlite3.connect(path) as database:
            database.execute("PRAGMA foreign_keys = ON")
            database.execute("DELETE FROM run WHERE key = 'c'")
            database.execute("UPDATE sqlite_sequence SET seq = 2 WHERE name = 'run'")
        database.close()

    change(daemon, lose)
    with Dealer(daemon.runtime) as dealer:
        faults = dealer.ask("store", action="check")["faults"]
        assert len(faults) == 1 and "1" in str(faults[0]), faults
        # Its number is not given out again.
        run = dealer.ask("submit", key="d", members=8, keep="bands", scenarios=[SILO])["run"]
        until(lambda: dealer.ask("status", run=run)["runs"][0]["state"] == "finished", 60)
    daemon.terminate()
    with sqlite3.connect(daemon.database) as database:
        assert database.execute("SELECT number FROM run WHERE key = 'd'").fetchone() == (4,)
    database.close()
