"""Client of Polder: which way of working together gets a region further, and when does the answer flip?

    import polder
    with polder.connect() as client:
        run = client.compare("polder:groot-rijnmond/network", against="polder:groot-rijnmond/silo")
        frame = run.wait(progress=True).to_pandas()
"""

from __future__ import annotations

import os

from . import aio, arguments, errors
from .chunks import Chunk
from .client import Client, Member, Run
from .discovery import Discovery
from .endpoint import find
from .errors import Diagnostic, PolderError
from .explanation import Explanation
from .imports import ImportedTable, ImportSettings
from .improvements import Improvement
from .members import MemberSeries, MemberTable
from .operations import Settings, Validation
from .outlooks import Pathways, Robustness
from .reference import Entry, Evidence, Reference
from .roadmaps import Roadmap
from .runs import Runs
from .scenarios import Scenario, variants
from .streams import Patience, Progress
from .tables import Table
from .version import VERSION

__version__ = VERSION


def connect(
    endpoint: str | os.PathLike[str] | None = None, *, key: str | os.PathLike[str] | None = None,
    server_key: str | os.PathLike[str] | None = None, timeout: float = 10.0, start: bool = True,
    patience: Patience | None = None, language: str | None = None,
) -> Client:
    """A conversation with a daemon; use it in a `with` statement, or call `close()`.

    Args:
        endpoint: folder of the daemon's sockets, or `tcp://HOST:PORT`. By default `POLDER_ENDPOINT`, the line
            `endpoint:` in `~/.config/polder/client.yaml`, or the user's own daemon.
        key: for tcp, the file of your secret key (`polder keygen`); `POLDER_KEY` says the same.
        server_key: for tcp, the file of the daemon's public key; `POLDER_SERVER_KEY` says the same.
        timeout: seconds that any answer may take.
        start: whether to start a daemon where none answers; only ever the user's own, never one that was named.
        patience: how long a stream waits for a daemon that is gone.
        language: what people read, `nl` or `en`, in this process from now on. By default `POLDER_LANGUAGE`, the line
            `language:` in client.yaml, else the locale: Dutch for `nl…`, else English.

    Raises:
        TransportRefused, TransportTimeout: no daemon answers.
        TransportAuth: a key is wrong.
        VersionUnsupported: the daemon speaks another version of the protocol.
        RequestInvalid: an address or a file of keys that cannot be.
    """
    arguments.language(language)
    place = find(_text(endpoint), _text(key), _text(server_key))
    return Client(place, timeout=timeout, start=start, patience=patience)


def _text(path: str | os.PathLike[str] | None) -> str | None:
    return None if path is None else os.fspath(path)


__all__ = [
    "Chunk", "Client", "Diagnostic", "Discovery", "Entry", "Evidence", "Explanation", "ImportSettings", "ImportedTable",
    "Improvement", "Member", "MemberSeries", "MemberTable", "Pathways", "Patience", "PolderError", "Progress",
    "Reference",
    "Roadmap", "Robustness", "Run", "Runs", "Scenario", "Settings", "Table", "Validation", "aio", "connect", "errors",
    "variants",
]
