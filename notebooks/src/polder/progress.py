"""How far a run is, while somebody waits for it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from types import TracebackType
from typing import Any

from .conversation import now
from .streams import Progress
from .wording import decimal, say

SECONDS_BETWEEN_LINES = 5.0


class ProgressDisplay:
    """A bar of tqdm where that is installed, else a line every few seconds."""

    def __init__(self, run: str, read: Callable[[], Progress], *, shown: bool) -> None:
        self._run = run
        self._read = read
        self._bar: Any = None
        self._shown = shown
        self._written = now()

    def __enter__(self) -> ProgressDisplay:
        if self._shown:
            try:
                # Without ipywidgets, tqdm.auto warns in notebooks; the bar of text does there too.
                tqdm = import_module("tqdm.auto" if find_spec("ipywidgets") else "tqdm").tqdm
            except ImportError:
                return self
            self._bar = tqdm(
                total=self._read().total or None, unit=say("python.progress.unit"),
                desc=say("python.progress.bar", run=self._run))
        return self

    def update(self) -> None:
        """Shows what the run has heard last."""
        progress = self._read()
        if self._bar is not None:
            self._bar.total = progress.total or None
            self._bar.n = progress.done
            self._bar.refresh()
        elif self._shown and now() - self._written >= SECONDS_BETWEEN_LINES:
            self._written = now()
            print(say(
                "python.progress.line", run=self._run, done=decimal(f"{progress.done:,}"),
                total=decimal(f"{progress.total:,}")), file=sys.stderr)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.close()
