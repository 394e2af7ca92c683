"""A daemon that is told to stop ends what it works out for others, and tells them; one that does not answer is named; a word that fits
several runs names them."""

import os
import resource
import signal
import subprocess

import pytest
from peer.daemon import BIN, Daemon, until
from peer.dealer import Dealer, Refused
from test_client import polder

SILO = {"name": "silo", "file": "polder:groot-rijnmond/silo"}
ROW = "housing.value_per_square_metre,NL33C,3844,€/m2,2025,Huurcommissie,measured\n"
HEAVY = {
    "backcast": {"members": 2_000, "seed": 7},
    "patterns": {"members": 2_000, "seed": 7},
    "import": {"file": {"name": "a.csv", "text": "nuts;2023\n" + "".join(f"NL{index:05d}z;1\n" for index in range(300_000))},
               "options": {"figure": "housing.dwellings", "source": "s"}},
    "validate": {"key": "k", "members": 1, "keep": "bands", "scenarios": [SILO], "files": [
        {"name": f"own{index}.csv", "role": "data", "text": "figure,region,value,unit,year,source,evidence\n" + ROW * 3_200}
        for index in range(16)]},
}


@pytest.mark.parametrize("operation", HEAVY)
def test_a_heavy_operation_ends_with_the_daemon_and_is_told(operation):
    with Daemon("--log-level", "error") as daemon, Dealer(daemon.runtime) as dealer:
        wanted = dealer.send(operation, **HEAVY[operation])
        # Another of the same kind waits behind it.
        behind = dealer.send(operation, **HEAVY[operation])
        # When this is answered, both have come in.
        dealer.ask("ping")
        # Nobody takes leave of the daemon here: it stays in the list of processes when it has ended.
        stop = polder(daemon.runtime, "daemon", "stop", seconds=20)
        assert stop.returncode == 0, stop.stderr
        dealer.aside = []
        refused = [dealer.receive()[0] for _ in range(2)]
        assert {header["re"] for header in refused} == {wanted, behind}
        for header in refused:
            assert header["error"]["code"] == "daemon.stopping" and header["error"]["retryable"], header
        assert daemon.process.wait(1) == 0


def test_the_client_that_waits_for_a_backcast_hears_of_the_end():
    with Daemon("--log-level", "error") as daemon, Dealer(daemon.runtime) as dealer:
        waiting = subprocess.Popen(
            [f"{BIN}/polder", "backcast", "--members", "2000"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, env={**os.environ, "POLDER_ENDPOINT": daemon.runtime, "POLDER_LANGUAGE": "en"})
        try:
            until(lambda: dealer.ask("status")["load"]["clients"] > 1, 20)
            # Its greeting has been answered when it has asked; a second of work is a small part of the backcast.
            with pytest.raises(subprocess.TimeoutExpired):
                waiting.wait(3)
            assert polder(daemon.runtime, "daemon", "stop", seconds=20).returncode == 0
            output, error = waiting.communicate(timeout=20)
        finally:
            waiting.kill()
        assert waiting.returncode == 75 and output == b"" and error.count(b"\n") == 1 and b"stop" in error, error


def test_a_word_that_fits_several_runs_names_them():
    with Daemon("--log-level", "error") as daemon, Dealer(daemon.runtime) as dealer, \
            Dealer(daemon.runtime, "data") as data:
        dealer.ask("queue", action="pause")
        runs = {name: dealer.ask("submit", key=name, name=name, members=1, scenarios=[SILO])["run"]
                for name in ["council, first", "council, second", "evening"]}
        asked = [
            lambda word: dealer.ask("status", run=word), lambda word: dealer.ask("cancel", run=word),
            lambda word: dealer.ask("result", run=word), lambda word: dealer.ask("texts", run=word),
            lambda word: dealer.ask("edit", action="note", run=word, text="t"),
            lambda word: dealer.ask("queue", action="prioritize", run=word, priority=1),
            lambda word: data.ask("open", run=word, stream="s", credit=1, **{"from": 0})]
        for ask in asked:
            with pytest.raises(Refused) as refused:
                ask("council")
            assert refused.value.code == "run.not_found"
            told = refused.value.error["message"]
            assert all(runs[name] in told and name in told for name in ["council, first", "council, second"]), told
            assert runs["evening"] not in told
        assert dealer.ask("status", run="even")["runs"][0]["id"] == runs["evening"]


def test_a_daemon_that_does_not_answer_is_named():
    with Daemon("--log-level", "error") as daemon:
        process = str(daemon.process.pid).encode()
        daemon.process.send_signal(signal.SIGSTOP)
        for command in (["status"], ["daemon", "stop"], ["runs"]):
            answer = polder(daemon.runtime, *command, seconds=30)
            assert answer.returncode == 69 and b"kill -9 " + process in answer.stderr, (command, answer.stderr)
        daemon.process.send_signal(signal.SIGCONT)
        until(lambda: polder(daemon.runtime, "status").returncode == 0, 30)
        daemon.terminate()
        assert b"kill" not in polder(daemon.runtime, "status").stderr


def test_a_limit_of_files_is_an_error_and_no_signal(tmp_path):
    small = 16 << 10
    with Daemon("--log-level", "error", largest_file=3 << 20) as daemon, Dealer(daemon.runtime) as dealer:
        run = dealer.ask("submit", key="k", members=8, scenarios=[SILO])["run"]
        until(lambda: dealer.ask("status", run=run)["runs"][0]["state"] == "finished", 60)
        file = tmp_path / "all.csv"
        answer = polder(daemon.runtime, "describe", "parameters", "-o", str(file),
                        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (small, small)))
        assert answer.returncode == 65 and answer.stderr.count(b"\n") == 1 and not file.exists(), answer
        # What does not fit waits, and is told; nothing ends.
        wide = dealer.ask("submit", key="w", members=64, keep="all", scenarios=[SILO])["run"]
        until(lambda: dealer.ask("status", run=wide)["runs"][0].get("waiting"), 60)
        daemon.check()
        dealer.ask("cancel", run=wide)
