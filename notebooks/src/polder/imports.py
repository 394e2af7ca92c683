"""Tables of figures made from files and frames that somebody else laid out."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypedDict

from . import arguments
from .conversation import Conversation
from .errors import Diagnostic, RequestInvalid
from .steps import Steps
from .wording import phrase, say

# What fits into a request, with room for its other parts.
MOST_BYTES = 3 << 20


class ImportSettings(TypedDict, total=False):
    """What the file does not say itself; docs/importing.md tells what each is for."""

    figure: str
    column: str
    year: int
    source: str
    evidence: str
    unit: str
    factor: float
    region_column: str
    layout: str
    decimal: str


@dataclass(frozen=True)
class ImportedTable:
    """Figures for `data=` of a run, and what they change.

    Attributes:
        text: the table, as `data=` takes a file of it.
        changes: figure, place, value before and after of each; `before` is missing where nothing was known.
        notes: what was guessed, summed, converted or left out, a sentence each.
        warnings: what is odd, but no reason to refuse the file.
    """

    text: str
    changes: list[dict[str, Any]]
    notes: list[str]
    warnings: list[Diagnostic]

    def write(self, path: str | os.PathLike[str]) -> str:
        """Writes the table to a new file and gives its path, for `data=`.

        Raises:
            RequestInvalid: there is such a file.
        """
        target = os.fspath(path)
        try:
            with Path(target).open("x", encoding="utf-8") as file:
                file.write(self.text)
        except FileExistsError:
            raise RequestInvalid(say("python.import.exists", path=target)) from None
        return target

    def __str__(self) -> str:
        return "\n".join([*self.notes, *map(str, self.warnings)])


def read(conversation: Conversation, table: Any, settings: Mapping[str, Any]) -> Steps[ImportedTable]:
    """Asks the daemon for the figures of a path, a text or a frame."""
    name, text = _text(table)
    unknown = sorted(set(settings) - set(ImportSettings.__annotations__))
    if unknown:
        raise RequestInvalid(say("python.import.unknown", name=unknown[0]), detail={"path": unknown[0]})
    options = {key: arguments.plain(value) for key, value in settings.items() if value is not None}
    if len(text.encode()) > MOST_BYTES:
        raise RequestInvalid(say("python.import.large", path=name))
    reply = yield from conversation.ask("import", longest=60, file={"name": name, "text": text}, options=options)
    phrases = reply.get("note_phrases")
    notes = [phrase(one) for one in phrases] if phrases else list(reply["notes"])
    return ImportedTable(
        reply["overlay"], reply["changes"], notes, [Diagnostic.read(one) for one in reply["warnings"]])


def _text(table: Any) -> tuple[str, str]:
    """The name and the text of what stands for a table."""
    if isinstance(table, str) and "\n" in table:
        return "table.csv", table
    if isinstance(table, (str, os.PathLike)):
        name = os.fspath(table)
        if Path(name).suffix.lower() in {".xlsx", ".xls", ".ods"}:
            raise RequestInvalid(say("python.import.workbook", path=name))
        try:
            data = Path(name).read_bytes()
        except OSError as error:
            raise RequestInvalid(
                say("python.file.unreadable", path=name, error=error.strerror or "", is_text="")) from None
        try:
            return name, data.decode("utf-8-sig")
        except UnicodeDecodeError:
            return name, data.decode("cp1252", errors="replace")
    if hasattr(table, "to_csv"):
        # A frame of pandas; its index says something where it has a name.
        named = any(one is not None for one in getattr(table.index, "names", [None]))
        return "frame.csv", table.to_csv(index=named, lineterminator="\n")
    if hasattr(table, "write_csv"):
        return "frame.csv", table.write_csv()
    raise arguments.wrong("table", table, say("python.expected.table"))
