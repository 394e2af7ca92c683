"""A daemon with little memory outlives what would take it all; its folder of sockets comes back, or it says how to end it."""

import os
import pathlib
import re
import shutil
import socket
import subprocess
import threading

import pytest
from peer.daemon import BIN, ROOT, Daemon, until
from peer.dealer import Dealer
from peer.zmtp import GREETING, connect, ready

# What the daemon needs for itself, and not a tenth of what is sent to it.
LIMIT = 900 << 20
SENT = 256 << 20


def endless(path, size):
    """One message whose frames have no end; how many bytes went out until it was cut off."""
    plain = connect(path, 5)
    plain.sendall(GREETING + ready())
    frame = bytes([1, size]) + bytes(size) if size < 256 else bytes([3]) + size.to_bytes(8, "big") + bytes(size)
    block, sent = frame * max(1, (1 << 20) // len(frame)), 0
    try:
        while sent < SENT:
            plain.sendall(block)
            sent += len(block)
    except (OSError, socket.timeout):
        pass
    finally:
        plain.close()
    return sent


@pytest.mark.parametrize("name, size", [("control", 1), ("control", 4_000_000), ("data", 1), ("data", 10_000)])
def test_endless_frames_are_cut_off_within_a_limit_of_memory(name, size):
    with Daemon("--log-level", "error", memory=LIMIT) as daemon, Dealer(daemon.runtime) as dealer:
        dealer.ask("ping")
        before = daemon.memory()
        for _ in range(3):
            assert endless(f"{daemon.runtime}/{name}", size) < SENT, "it was taken to its end"
            daemon.check()
            dealer.ask("ping")
        # What an attack took is given back.
        until(lambda: daemon.memory() < before + 64, 20)


def test_many_attackers_at_a_time_leave_the_daemon_its_memory():
    with Daemon("--log-level", "error", memory=LIMIT) as daemon, Dealer(daemon.runtime) as dealer:
        dealer.ask("ping")
        before = daemon.memory()
        plains = []
        for _ in range(64):
            plain = connect(f"{daemon.runtime}/control", 1)
            plain.sendall(GREETING + ready())
            plains.append(plain)
        block = (bytes([3]) + (1 << 20).to_bytes(8, "big") + bytes(1 << 20))
        for _ in range(12):
            for plain in list(plains):
                try:
                    plain.sendall(block)
                except (OSError, socket.timeout):
                    plain.close()
                    plains.remove(plain)
            daemon.check()
            dealer.ask("ping")
        for plain in plains:
            plain.close()
        until(lambda: daemon.memory() < before + 96, 20)


def test_a_unit_bounds_memory_and_watches_the_loop():
    unit = (ROOT / "config/systemd/polderd.service").read_text()
    assert re.search(r"^MemoryMax=\d+[MG]$", unit, re.M)
    assert re.search(r"^WatchdogSec=\d+$", unit, re.M) and "Type=notify" in unit and "NotifyAccess=main" in unit


def test_the_loop_tells_the_watchdog_that_it_lives(tmp_path):
    notify = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    notify.bind(str(tmp_path / "notify"))
    notify.settimeout(10)
    with pytest.MonkeyPatch.context() as variables:
        variables.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        variables.setenv("WATCHDOG_USEC", "1000000")
        with Daemon("--log-level", "error"):
            said = b""
            while said.count(b"WATCHDOG=1") < 2:
                said += notify.recv(4_096) + b"\n"
    assert b"READY=1" in said


def polder(daemon, *arguments):
    environment = {**os.environ, "POLDER_RUNTIME": daemon.runtime, "XDG_STATE_HOME": f"{daemon.folder}/state", "POLDER_LANGUAGE": "en"}
    environment.pop("POLDER_ENDPOINT", None)
    return subprocess.run([f"{BIN}/polder", *arguments], env=environment, capture_output=True, text=True, timeout=60)


def test_a_folder_of_sockets_that_goes_away_is_made_again():
    with Daemon("--log-level", "notice") as daemon:
        shutil.rmtree(daemon.runtime)
        until(lambda: pathlib.Path(daemon.runtime, "control").exists(), 20)
        answer = polder(daemon, "status")
        assert answer.returncode == 0, answer.stderr
        assert daemon.process.poll() is None and "it is there again" in daemon.log
        # The daemon is a child of this test, and has ended for others when the test has heard of it.
        stopped = threading.Thread(target=daemon.process.wait)
        stopped.start()
        assert polder(daemon, "daemon", "stop").returncode == 0
        stopped.join(20)
        assert daemon.process.returncode == 0


def test_where_the_folder_cannot_be_made_status_and_stop_name_the_process_and_a_way_out():
    with Daemon("--log-level", "notice") as daemon:
        shutil.rmtree(daemon.runtime)
        pathlib.Path(daemon.runtime).write_text("a file stands here")
        until(lambda: f"kill {daemon.process.pid}" in daemon.log, 20)
        for arguments in (["status"], ["daemon", "stop"]):
            answer = polder(daemon, *arguments)
            assert answer.returncode in (69, 75) and f"kill {daemon.process.pid}" in answer.stderr, (arguments, answer)
        # Once there is room for it, all is as before.
        os.remove(daemon.runtime)
        until(lambda: pathlib.Path(daemon.runtime, "control").exists(), 20)
        assert polder(daemon, "status").returncode == 0
