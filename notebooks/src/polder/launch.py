"""Starts a daemon for the user, as `polder` does: only where nobody said which one to use."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

from .endpoint import Endpoint
from .errors import RequestInvalid, TransportRefused
from .wording import say


def start(endpoint: Endpoint) -> None:
    """Starts `polderd` in the endpoint's folder and says so in one line; does not wait for it to answer.

    Two clients may do this at once: the daemon locks its folder, and the one that comes second ends.

    Raises:
        TransportRefused: there is no `polderd`, or it cannot be started.
        RequestInvalid: the runtime folder cannot be made or is open to others.
    """
    folder = endpoint.folder
    program = find_program()
    if program is None or folder is None:
        raise TransportRefused(
            say("python.launch.no_program", place=endpoint.name), retryable=True)
    prepare(folder)
    print(say("python.launch.starting"), file=sys.stderr)
    # A session of its own: the interrupt of a cell is meant for the client. With --fork it is nobody's child
    # here, so that it leaves no zombie in a kernel that lives on.
    command = ["setsid", "--fork", str(program), "--idle-minutes", "5"]
    log = os.open(folder / "polderd.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    environment = {**os.environ, "POLDER_RUNTIME": str(folder)}
    try:
        subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment, check=True, timeout=10)
    except (OSError, subprocess.SubprocessError) as error:
        raise TransportRefused(
            say("python.launch.failed", program=str(program), error=str(error))) from None
    finally:
        os.close(log)


def find_program() -> Path | None:
    """`polderd` beside `polder`, else in PATH; None where there is none."""
    client = shutil.which("polder")
    beside = [str(Path(client).resolve().parent)] if client else []
    path = os.pathsep.join([*beside, os.environ.get("PATH", "")])
    found = shutil.which("polderd", path=path)
    return Path(found) if found else None


def prepare(folder: Path) -> None:
    """Makes the runtime folder if need be, and sees that it is the user's own and nobody else's."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = folder.lstat()
    except OSError as error:
        raise RequestInvalid(
            say("python.launch.no_folder", path=str(folder), error=error.strerror or "")) from None
    if not stat.S_ISDIR(status.st_mode):
        raise RequestInvalid(say("python.launch.not_a_folder", path=str(folder)))
    if status.st_uid != os.getuid():
        raise RequestInvalid(
            say("python.launch.other_user", path=str(folder)))
    if status.st_mode & 0o077:
        raise RequestInvalid(
            say("python.launch.open", path=str(folder), mode=f"{stat.S_IMODE(status.st_mode):o}"))
