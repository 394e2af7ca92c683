"""The client `polder` trusts bytes and not promises, and what takes no output is told."""

import os
import sqlite3
import subprocess

import pytest
from peer.daemon import BIN, Daemon, until
from peer.damage import Damage
from peer.dealer import Dealer

SILO = {"name": "silo", "file": "polder:groot-rijnmond/silo"}


@pytest.fixture(scope="module")
def daemon():
    with Daemon("--log-level", "error") as daemon:
        yield daemon


@pytest.fixture(scope="module")
def run(daemon):
    with Dealer(daemon.runtime) as dealer:
        run = dealer.ask("submit", key="stored", members=8, scenarios=[SILO])["run"]
        until(lambda: dealer.ask("status", run=run)["runs"][0]["state"] == "finished", 60)
        return run


def polder(runtime, *arguments, seconds=100, **options):
    environment = {**os.environ, "POLDER_ENDPOINT": runtime, "POLDER_LANGUAGE": "en"}
    return subprocess.run([f"{BIN}/polder", *arguments], env=environment, stdin=subprocess.DEVNULL, timeout=seconds,
                          **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options})


def shown(runtime, run):
    return polder(runtime, "show", run, "--format", "csv")


def flipped(bodies):
    """The last byte of a body is a byte of a number or of its padding: nothing but the sum can tell."""
    body = bytearray(bodies[0])
    body[len(body) // 2] ^= 1
    return [bytes(body), *bodies[1:]]


def test_what_was_damaged_once_is_read_again(daemon, run):
    damaged = []

    def change(header, bodies):
        if header["type"] == "chunk" and header["kind"] == "rows" and not damaged:
            damaged.append(header["seq"])
            return header, flipped(bodies)
        return header, bodies

    with Damage(daemon, change) as between:
        answer = shown(between.runtime, run)
    assert damaged and answer.returncode == 0, answer.stderr
    assert answer.stdout == shown(daemon.runtime, run).stdout


def test_what_is_damaged_each_time_is_told(daemon, run):
    def change(header, bodies):
        if header["type"] == "chunk" and header["kind"] == "rows":
            return header, flipped(bodies)
        return header, bodies

    with Damage(daemon, change) as between:
        answer = shown(between.runtime, run)
    assert answer.returncode == 70 and answer.stdout == b"" and answer.stderr


def test_another_sum_at_the_end_is_told(daemon, run):
    def change(header, bodies):
        if header["type"] == "end":
            header["sha256"] = "0" * 64
        return header, bodies

    with Damage(daemon, change) as between:
        answer = shown(between.runtime, run)
    assert answer.returncode == 70 and run.encode() in answer.stderr


@pytest.mark.parametrize("lost", ["chunk", "end"])
def test_a_gap_that_nothing_fills_has_an_end(daemon, run, lost):
    def change(header, bodies):
        return None if header["type"] == lost else (header, bodies)

    with Damage(daemon, change) as between:
        answer = shown(between.runtime, run)
    assert answer.returncode == 69 and run.encode() in answer.stderr, answer.stderr


def test_a_stored_result_that_was_changed_is_told_when_it_is_shown():
    with Daemon("--log-level", "error") as daemon:
        with Dealer(daemon.runtime) as dealer:
            run = dealer.ask("submit", key="stored", members=8, scenarios=[SILO])["run"]
            until(lambda: dealer.ask("status", run=run)["runs"][0]["state"] == "finished", 60)
        assert shown(daemon.runtime, run).returncode == 0
        daemon.terminate()
        with sqlite3.connect(daemon.database) as database:
            number, body = database.execute("SELECT number, body FROM chunk ORDER BY sequence DESC LIMIT 1").fetchone()
            database.execute("UPDATE chunk SET body = ? WHERE number = ?", (flipped([body])[0], number))
        database.close()
        daemon.start()
        answer = shown(daemon.runtime, run)
        assert answer.returncode == 70 and answer.stderr
        with Dealer(daemon.runtime) as dealer:
            assert [fault for fault in dealer.ask("store", action="check")["faults"] if run in str(fault)]


COMMANDS = [["describe", "parameters"], ["describe", "indicators", "--format", "json"], ["status"], ["status", "--format", "json"],
            ["runs"], ["runs", "--format", "csv"], ["queue"], ["show", "latest"], ["show", "latest", "--format", "csv"],
            ["show", "latest", "--format", "json"], ["--help"], ["run", "--help"], ["--version"]]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_an_output_that_takes_nothing_is_told(daemon, run, command):
    with open("/dev/full", "wb") as full:
        answer = polder(daemon.runtime, *command, stdout=full)
        assert answer.returncode == 65 and answer.stderr.count(b"\n") == 1, answer
        # Where nothing can be said either, the exit code says it.
        assert polder(daemon.runtime, *command, stdout=full, stderr=full).returncode == 65


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_reader_that_has_gone_ends_it_without_a_word(daemon, run, command):
    reader, writer = os.pipe()
    os.close(reader)
    try:
        answer = polder(daemon.runtime, *command, stdout=writer)
    finally:
        os.close(writer)
    # As the shell expects it of a pipe's writer: ended by the signal, or the exit code that stands for it.
    assert answer.returncode in (-13, 141, 0) and answer.stderr == b"", answer


def test_a_file_on_a_full_disk_is_told(daemon, run):
    answer = polder(daemon.runtime, "show", run, "--force", "-o", "/dev/full", "--format", "csv")
    assert answer.returncode == 65 and b"/dev/full" in answer.stderr, answer


def test_a_region_goes_by_every_name_that_an_import_knows(daemon, run):
    usual = polder(daemon.runtime, "show", run, "--format", "csv", "--region", "NL33C").stdout
    for name in ("NL366", "CR29", "Groot-Rijnmond", "nl33c"):
        answer = polder(daemon.runtime, "show", run, "--format", "csv", "--region", name)
        assert answer.returncode == 0 and answer.stdout == usual, (name, answer.stderr)
    assert polder(daemon.runtime, "show", run, "--region", "NL999").returncode == 65
