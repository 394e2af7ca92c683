"""A real polderd in folders of its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import polder

T = TypeVar("T")
BIN = os.environ.get("POLDER_BIN", "")
LONGEST = 120.0
SILO, NETWORK = "polder:groot-rijnmond/silo", "polder:groot-rijnmond/network"


class Daemon:
    """Starts on entry, ends on exit; `kill` and `start` in between keep the store."""

    def __init__(self, *flags: str) -> None:
        # The path of a socket is short, so not below pytest's folders.
        self.folder = Path(tempfile.mkdtemp(prefix="polder-nb-"))
        self.flags = flags
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def runtime(self) -> Path:
        return self.folder / "run"

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "POLDER_RUNTIME": str(self.runtime), "XDG_STATE_HOME": str(self.folder / "state")}

    def __enter__(self) -> Daemon:
        try:
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self) -> None:
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [f"{BIN}/polderd", *self.flags], env=self.environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        until(self.answers)

    def answers(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, (self.folder / "log").read_text(errors="replace")[-2_000:]
        try:
            polder.connect(self.runtime, timeout=2).close()
        except polder.errors.PolderError as error:
            assert error.retryable, error
            return False
        return True

    def kill(self) -> None:
        if self.process is not None:
            if self.process.poll() is None:
                self.process.send_signal(signal.SIGCONT)
                self.process.kill()
            self.process.wait()

    def connect(self, timeout: float = 60) -> polder.Client:
        return polder.connect(self.runtime, timeout=timeout)


def until(condition: Callable[[], T], seconds: float = LONGEST) -> T:
    """Waits for something to become true; fails where it does not in time."""
    deadline = time.monotonic() + seconds
    while not (value := condition()):
        assert time.monotonic() < deadline, f"not within {seconds} s"
        time.sleep(0.02)
    return value
