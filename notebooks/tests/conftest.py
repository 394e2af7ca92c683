from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from daemon import BIN, LONGEST, NETWORK, SILO, Daemon

import polder
from polder import language


@pytest.fixture(autouse=True)
def own_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test sees the user's daemon, keys, settings or language."""
    for name in [name for name in os.environ if name.startswith("POLDER_") and name != "POLDER_BIN"]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    language.use(None)


@pytest.fixture(scope="session")
def daemon() -> Iterator[Daemon]:
    """One polderd for all tests that leave it as it is."""
    if not BIN:
        pytest.skip("POLDER_BIN names no folder with polderd; .ci/notebooks BIN sets it")
    with Daemon() as running:
        yield running


@pytest.fixture(scope="session")
def compared(daemon: Daemon) -> polder.Run:
    """A finished comparison; its tables need no connection."""
    with daemon.connect() as client:
        return client.compare(NETWORK, against=SILO, members=256, seed=3, name="tests").wait(LONGEST)
