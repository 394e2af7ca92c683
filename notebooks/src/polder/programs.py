"""What the program `polder` makes of a run: a report, a workbook. It is called, so that all make the same file."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypedDict

from . import arguments, language
from .endpoint import Endpoint
from .errors import ProgramFailed, ProgramMissing, RequestInvalid
from .tables import unknown
from .wording import say


class ReportSettings(TypedDict, total=False):
    """How a report is made; `polder report --help` tells what each is for."""

    title: str
    region: str
    map: str | os.PathLike[str]
    tables: bool
    pdf: bool
    language: str
    overwrite: bool


class WorkbookSettings(TypedDict, total=False):
    """What a workbook is to hold; `polder export --help` tells what each is for."""

    region: str
    indicator: str
    year: str
    wide: bool
    overwrite: bool


@dataclass(frozen=True)
class Making:
    """A call of `polder` that makes a file.

    Attributes:
        words: what stands behind `polder`.
        path: the file.
    """

    words: tuple[str, ...]
    path: Path

    def carry_out(self) -> Path:
        """Calls the program and waits for it; where the file is.

        Raises:
            ProgramMissing: `polder` is not in PATH.
            ProgramFailed: it made no file; the message is what it said.
        """
        program = shutil.which("polder")
        if program is None:
            raise ProgramMissing(say("python.program.missing", call=self.words[0]))
        done = subprocess.run(
            [program, *self.words], stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace")
        if done.returncode != 0:
            said = done.stderr.strip() or say("python.program.silent", call=self.words[0], code=done.returncode)
            raise ProgramFailed(said, detail={"exit": done.returncode})
        return self.path


def report(endpoint: Endpoint, run: str, path: str | os.PathLike[str], settings: ReportSettings) -> Making:
    """What makes a report of a run.

    Raises:
        RequestInvalid: a setting that there is not, or a language that there is not.
    """
    spoken = language.current()
    if (named := settings.get("language")) is not None:
        known = language.read(arguments.text("language", named))
        if known is None:
            raise RequestInvalid(say("python.language.unknown", name=named), detail={"path": "language"})
        spoken = known
    plain: dict[str, Any] = {name: value for name, value in settings.items() if name != "language"}
    return _making("report", endpoint, run, path, spoken, "html", plain, ReportSettings)


def workbook(endpoint: Endpoint, run: str, path: str | os.PathLike[str], settings: WorkbookSettings) -> Making:
    """What makes a workbook of a run.

    Raises:
        RequestInvalid: a setting that there is not.
    """
    return _making("export", endpoint, run, path, language.current(), "xlsx", dict(settings), WorkbookSettings)


def _making(
    command: str, endpoint: Endpoint, run: str, path: str | os.PathLike[str], spoken: str, kind: str,
    settings: dict[str, Any], known: type,
) -> Making:
    names = list(known.__annotations__)
    words = [command, run, "--format", kind, "-o", os.fspath(path), "--endpoint", endpoint.name, "--language", spoken]
    if endpoint.keyring is not None:
        words += ["--key", endpoint.keyring.own_file, "--server-key", endpoint.keyring.server_file]
    # Cells are run again, and pandas and matplotlib write over a file too.
    is_forced = arguments.truth("overwrite", settings.pop("overwrite", True))
    for name, value in settings.items():
        if name not in names:
            raise RequestInvalid(unknown("setting", name, names), detail={"path": name})
        if isinstance(value, bool):
            words += [f"--{name}"] if value else []
        else:
            words += [f"--{name}", os.fspath(value) if name == "map" else arguments.text(name, value)]
    return Making((*words, "--force") if is_forced else tuple(words), Path(path))
