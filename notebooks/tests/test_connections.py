"""Against a real polderd: keys, ports, and a daemon that is started for the user."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
from pathlib import Path

import pytest
from daemon import BIN, LONGEST, SILO, Daemon, until

import polder
from polder import errors


def free_port() -> int:
    """The first of two neighbours that are free now."""
    with socket.socket() as first, socket.socket() as second:
        first.bind(("127.0.0.1", 0))
        port = int(first.getsockname()[1])
        second.bind(("127.0.0.1", port + 1))
        return port


def test_keys_open_a_port_and_wrong_ones_are_told(tmp_path: Path) -> None:
    if not BIN:
        pytest.skip("POLDER_BIN names no folder with polderd; .ci/notebooks BIN sets it")
    port = until(lambda: free_port_or_none())
    keys = tmp_path / "keys"
    for name in ("--server", "anna", "stranger"):
        subprocess.run([f"{BIN}/polder", "keygen", name, "-o", str(keys)], check=True, capture_output=True, timeout=60)
    (keys / "authorized_clients").mkdir(mode=0o700, exist_ok=True)
    (keys / "anna.pub").rename(keys / "authorized_clients/anna.pub")
    endpoint = f"tcp://127.0.0.1:{port}"
    with Daemon("--tcp-listen", f"127.0.0.1:{port}", "--keys-folder", str(keys)):
        with polder.connect(endpoint, key=keys / "anna.secret", server_key=keys / "server.pub", timeout=60) as client:
            run = client.run(SILO, members=8).wait(LONGEST)
            assert run.status()["owner"] == "anna"
        with pytest.raises(errors.TransportAuth, match=r"does not let in the key of .*stranger\.secret"):
            polder.connect(endpoint, key=keys / "stranger.secret", server_key=keys / "server.pub", timeout=60)
        with pytest.raises(errors.TransportAuth, match=r"hangs up on the key of .*stranger\.pub"):
            polder.connect(endpoint, key=keys / "anna.secret", server_key=keys / "stranger.pub", timeout=60)
    with pytest.raises(errors.TransportRefused, match=r"see that polderd runs there with tcp\.listen"):
        polder.connect(endpoint, key=keys / "anna.secret", server_key=keys / "server.pub", timeout=1)


def free_port_or_none() -> int | None:
    try:
        return free_port()
    except (OSError, OverflowError):
        return None


def test_a_daemon_is_started_where_nobody_named_one(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str],
) -> None:
    if not BIN:
        pytest.skip("POLDER_BIN names no folder with polderd; .ci/notebooks BIN sets it")
    own = Daemon()
    monkeypatch.setenv("PATH", f"{BIN}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("POLDER_RUNTIME", str(own.runtime))
    monkeypatch.setenv("XDG_STATE_HOME", str(own.folder / "state"))
    pid = None
    try:
        with pytest.raises(errors.TransportRefused, match="no daemon listens there"):
            polder.connect(own.runtime)
        with pytest.raises(errors.TransportRefused):
            polder.connect(start=False)
        with polder.connect(timeout=60) as client:
            pid = client.daemon["pid"]
            assert capfd.readouterr().err == "polder: starting a daemon for you (it ends when idle for five minutes)\n"
            with polder.connect() as second:
                assert second.daemon["instance"] == client.daemon["instance"]
            run = client.run(SILO, members=64)
            end(pid)
            assert run.wait(LONGEST).table.members == 64
            assert "looking for it again\npolder: starting a daemon for you" in capfd.readouterr().err
            with polder.connect(start=False) as second:
                pid = second.daemon["pid"]
    finally:
        if pid is not None:
            end(pid)
        own.__exit__()


def end(pid: int) -> None:
    """Kills a daemon that a test started through the client."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    until(lambda: not Path(f"/proc/{pid}").exists())
