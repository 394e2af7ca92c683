from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from daemon import BIN, Daemon


@pytest.fixture(autouse=True)
def own_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test sees the user's daemon, keys or settings."""
    for name in [name for name in os.environ if name.startswith("POLDER_") and name != "POLDER_BIN"]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture(scope="session")
def daemon() -> Iterator[Daemon]:
    """One polderd for all tests that leave it as it is."""
    if not BIN:
        pytest.skip("POLDER_BIN names no folder with polderd; .ci/notebooks BIN sets it")
    with Daemon() as running:
        yield running
