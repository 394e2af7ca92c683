"""What the daemon says of its model: indicators, quantities, levers, measures, parameters, regions and so on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from . import html
from .errors import RequestInvalid
from .tables import missing, unknown
from .wording import is_known, say, title

if TYPE_CHECKING:
    import pandas as pd

_COLUMNS = ("name", "title", "sentence", "unit", "better", "formula", "central", "low", "high")


@dataclass(frozen=True)
class Evidence:
    """Where a number comes from: `grade` is measured, published, tuned or judged."""

    grade: str
    source: str


@dataclass(frozen=True)
class Entry:
    """One entry of a topic; a field is None where there is nothing to say.

    `central`, `low` and `high` are in `unit`; `better` is higher, lower or neither. `details` are what else there is,
    by label; `facts` are the same by the daemon's key for it (`worth_naming`), whatever the language.
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
    facts: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, fields: Mapping[str, Any]) -> Entry:
        plain = {name: fields.get(name) for name in ("unit", "better", "formula", "central", "low", "high")}
        evidence = fields.get("evidence")
        details: dict[str, str] = {}
        facts: dict[str, str] = {}
        for line in fields.get("details", []):
            key, value = line.get("key"), title(line.get("values"), line["value"])
            text = {"key": f"describe.{key}"}
            label = say(text["key"]) if key and is_known(text) else line["label"]
            # A measure has a line of evidence for each of its numbers.
            for known, name in ((details, label), (facts, (key or label).replace("-", "_"))):
                known[name] = f"{known[name]}\n{value}" if name in known else value
        return cls(
            fields["name"], title(fields.get("titles"), fields["title"]),
            title(fields.get("sentences"), fields["sentence"]),
            evidence=Evidence(
                evidence.get("basis") or evidence["grade"], title(evidence.get("sources"), evidence["source"])
            ) if evidence else None,
            details=details, facts=facts, **plain)

    @property
    def range(self) -> str:
        """From the lower to the upper end, as people read it; empty where there is none."""
        if self.low is None or self.high is None:
            return ""
        return html.span(html.plain(self.low), html.plain(self.high))

    def _repr_html_(self) -> str:
        found = {
            "unit": self.unit, "better": self.better, "formula": self.formula,
            "central": None if self.central is None else html.plain(self.central), "range": self.range,
            "evidence": f"{self.evidence.grade}: {self.evidence.source}" if self.evidence else None,
        }
        rows = [(say(f"python.html.{key}"), value) for key, value in found.items() if value]
        rows += [line for line in self.details.items() if line[1]]
        return html.head(self.title, self.sentence) + html.table(("", ""), rows, left=2)


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

    def to_pandas(self) -> pd.DataFrame:
        """A data frame with a row for each entry, in the daemon's order.

        Columns are the fields of `Entry`, `grade` and `source` of its evidence, and behind them its `facts`. What
        nothing is said of is missing. Columns and names are the same in both languages, what people read is not.

        Raises:
            PackageMissing: pandas is not installed.
        """
        try:
            import pandas as pd
        except ImportError:
            raise missing("to_pandas", "pandas") from None
        rows: list[dict[str, Any]] = []
        for one in self:
            row = {name: getattr(one, name) for name in _COLUMNS}
            if one.evidence is not None:
                row |= {"grade": one.evidence.grade, "source": one.evidence.source}
            rows.append({**{name: value for name, value in one.facts.items() if name not in _COLUMNS}, **row})
        facts = dict.fromkeys(name for one in self for name in one.facts)
        first = [*_COLUMNS, "grade", "source"]
        return pd.DataFrame(rows, columns=[*first, *(name for name in facts if name not in first)])

    def _repr_html_(self) -> str:
        rows = [
            (one.name, one.sentence, one.unit or "", "" if one.central is None else html.plain(one.central), one.range,
             one.evidence.grade if one.evidence else "")
            for one in self
        ]
        keys = ("name", "what", "unit", "central", "range", "evidence")
        used = [place for place in range(len(keys)) if place < 2 or any(row[place] for row in rows)]
        cells = [[row[place] for place in used] for row in rows]
        return html.head(say("python.html.topic", count=len(self), topic=self.topic)) + html.table(
            [say(f"python.html.{keys[place]}") for place in used], cells, left=3)
