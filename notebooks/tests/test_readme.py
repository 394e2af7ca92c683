"""The five lines at the top of README.md, run as they stand there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from daemon import BIN, LONGEST, Daemon

README = Path(__file__).parents[1] / "README.md"


def test_the_lines_on_single_members_work(daemon: Daemon) -> None:
    lines = README.read_text(encoding="utf-8").split("## Single members")[1].split("```python\n")[1].split("```")[0]
    for way in ("network", "silo"):
        lines = lines.replace(f'"{way}.yaml"', f'"polder:groot-rijnmond/{way}"')
    with daemon.connect() as client:
        known: dict[str, Any] = {"client": client}
        exec(lines.replace('keep="all"', 'keep="all", members=8'), known)
        assert 0 <= known["share"] <= 1
        assert len(known["network"]) == 8


def test_the_five_lines_work(tmp_path: Path) -> None:
    if not BIN:
        pytest.skip("POLDER_BIN names no folder with polderd; .ci/notebooks BIN sets it")
    lines = README.read_text(encoding="utf-8").split("```python\n")[1].split("```")[0]
    assert len(lines.splitlines()) == 5
    own = Daemon()
    environment = {**own.environment, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    try:
        done = subprocess.run(
            [sys.executable, "-c", f"{lines}\nprint(len(frame))"], cwd=tmp_path,
            env=environment, capture_output=True, text=True, timeout=LONGEST)
        assert done.returncode == 0, done.stderr
        assert int(done.stdout.split()[0]) > 10_000
        assert (tmp_path / "delivered.png").read_bytes().startswith(b"\x89PNG")
        assert "starting a daemon for you" in done.stderr
    finally:
        subprocess.run([f"{BIN}/polder", "daemon", "stop"], env=environment, capture_output=True, timeout=LONGEST)
        own.__exit__()
