"""Where a daemon is: in a folder of this machine, or behind a tcp port of any, with keys."""

from __future__ import annotations

import os
import re
import socket
from dataclasses import dataclass
from pathlib import Path

from .errors import RequestInvalid
from .keys import Keyring
from .wording import say

LONGEST_RUNTIME_PATH = 90


@dataclass(frozen=True)
class Endpoint:
    """The addresses of a daemon's two sockets.

    Attributes:
        name: what sentences call it.
        folder: the runtime folder; None for a tcp port.
        may_start: whether a daemon may be started there, which is where nobody said which one to use.
    """

    name: str
    control: str
    data: str
    folder: Path | None = None
    keyring: Keyring | None = None
    may_start: bool = False

    @property
    def remedy(self) -> str:
        """What to do where nobody answers."""
        if self.folder is None:
            return say("python.endpoint.remedy.tcp")
        return say("python.endpoint.remedy.start" if self.may_start else "python.endpoint.remedy.folder")

    @property
    def is_ipv6(self) -> bool:
        return "[" in self.control

    def is_vacant(self) -> bool:
        """Whether it is a folder in which nobody accepts connections; a file left behind does not count."""
        if self.folder is None:
            return False
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as plain:
            plain.settimeout(1)
            try:
                plain.connect(str(self.folder / "control"))
            except (BlockingIOError, TimeoutError):
                return False
            except OSError:
                return True
        return False


def find(endpoint: str | None = None, key: str | None = None, server_key: str | None = None) -> Endpoint:
    """The daemon that the arguments, the environment or `client.yaml` name, else the user's own.

    Raises:
        RequestInvalid: an address that is none, keys that are missing or cannot be read.
    """
    named = _setting("endpoint", endpoint)
    if named is None:
        return in_folder(runtime_folder(), may_start=True)
    if not named.startswith("tcp:"):
        other = re.match(r"(?!ipc:)[a-z]+://|[A-Za-z0-9._-]+:\d{1,5}$", named)
        if other:
            raise RequestInvalid(
                say("python.endpoint.address", name=named), detail={"path": "endpoint"})
        path = named.removeprefix("ipc://")
        return in_folder(Path(path.removesuffix("/control")).expanduser())
    found = re.fullmatch(r"tcp://(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+):(\d{1,5})", named)
    port = int(found[2]) if found else 0
    if found is None or not 1 <= port <= 65_534:
        raise RequestInvalid(
            say("python.endpoint.port", name=named),
            detail={"path": "endpoint"})
    keyring = Keyring.read(_setting("key", key), _setting("server-key", server_key), named)
    return Endpoint(named, f"tcp://{found[1]}:{port}", f"tcp://{found[1]}:{port + 1}", keyring=keyring)


def in_folder(folder: Path, *, may_start: bool = False) -> Endpoint:
    """The endpoint in a runtime folder.

    Raises:
        RequestInvalid: its path is too long for a socket.
    """
    path = Path(os.path.abspath(folder))  # noqa: PTH100 - links stay as they are
    if len(os.fsencode(path)) > LONGEST_RUNTIME_PATH:
        raise RequestInvalid(
            say("python.endpoint.long", path=str(path), most=LONGEST_RUNTIME_PATH), detail={"path": "endpoint"})
    return Endpoint(str(path), f"ipc://{path}/control", f"ipc://{path}/data", folder=path, may_start=may_start)


def runtime_folder() -> Path:
    """Where daemon and clients meet by default."""
    if named := os.environ.get("POLDER_RUNTIME"):
        return Path(named)
    if folder := os.environ.get("XDG_RUNTIME_DIR"):
        return Path(folder) / "polder"
    of_user = Path(f"/run/user/{os.getuid()}")
    if os.access(of_user, os.W_OK):
        return of_user / "polder"
    return Path.home() / ".local/state/polder/run"


def _setting(name: str, given: str | None) -> str | None:
    """What was given, else the variable `POLDER_…`, else the line of client.yaml; None where none says anything."""
    if given:
        return given
    if variable := os.environ.get("POLDER_" + name.upper().replace("-", "_")):
        return variable
    folder = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    try:
        lines = (folder / "polder/client.yaml").read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    values = [line.partition(":")[2].strip(" \"'") for line in lines if line.startswith(f"{name}:")]
    return values[0] if values and values[0] else None
