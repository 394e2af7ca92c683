"""What the daemon says of its model: indicators, quantities, levers, measures, parameters, regions and so on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from . import html
from .errors import RequestInvalid
from .tables import unknown


@dataclass(frozen=True)
class Evidence:
    """Where a number comes from: `grade` is measured, published or assumed."""

    grade: str
    source: str


@dataclass(frozen=True)
class Entry:
    """One entry of a topic; a field is None where there is nothing to say.

    `central`, `low` and `high` are in `unit`; `better` is higher, lower or neither.
    """

    name: str
    title: str
    sentence: str
    unit: str | None = None
    better: str | None = None
    formula: str | None = None
    central: float | None = None
    low: float | None = None
    high: float | None = None
    evidence: Evidence | None = None
    details: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, fields: Mapping[str, Any]) -> Entry:
        plain = {name: fields.get(name) for name in ("unit", "better", "formula", "central", "low", "high")}
        evidence = fields.get("evidence")
        return cls(
            fields["name"], fields["title"], fields["sentence"],
            evidence=Evidence(evidence["grade"], evidence["source"]) if evidence else None,
            details={line["label"]: line["value"] for line in fields.get("details", [])}, **plain)

    @property
    def spoken(self) -> str:
        """An indicator with its theme before it: `jobs: employed`."""
        return f"{self.name.split('.')[0].replace('_', ' ')}: {self.title.lower()}"

    @property
    def worth_naming(self) -> float:
        """The least difference in an indicator that is worth naming, in its unit; 0 where none is given."""
        number = self.details.get("worth naming from", "").split(" ")[0]
        try:
            return float(number)
        except ValueError:
            return 0.0

    def _repr_html_(self) -> str:
        return html.entry(self)


class Reference(list[Entry]):
    """The entries of a topic, in the daemon's order; `named` finds one."""

    def __init__(self, topic: str, entries: list[Entry]) -> None:
        super().__init__(entries)
        self.topic = topic

    def named(self, name: str) -> Entry:
        """The entry of this name.

        Raises:
            RequestInvalid: there is none.
        """
        for one in self:
            if one.name == name:
                return one
        raise RequestInvalid(unknown(self.topic, name, [one.name for one in self]), detail={"path": "name"})

    def _repr_html_(self) -> str:
        return html.reference(self.topic, self)
