"""Single members of an ensemble: their values for the user's own statistics, and one member's whole course."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, SupportsIndex

import numpy as np
import numpy.typing as npt

from . import arguments
from .chunks import Chunk
from .conversation import Conversation
from .errors import RequestInvalid, RunNotReady
from .steps import Steps
from .tables import Table, missing, unknown
from .wording import say

if TYPE_CHECKING:
    import pandas as pd

_KEYS = ("scenario", "region", "year", "member")


class MemberTable:
    """The values of every member, as the chunks of kind `members` hold them: one scenario, region and year each."""

    def __init__(self, run: str, chunks: Iterable[Chunk], focus: Iterable[str]) -> None:
        self._run = run
        self._focus = list(focus)
        self.chunks = [chunk for chunk in chunks if chunk.rows]
        self._places: dict[tuple[str, str, int], list[Chunk]] = {}
        for chunk in self.chunks:
            place = (_first(chunk, "scenario"), _first(chunk, "region"), int(chunk.view("year")[0]))
            self._places.setdefault(place, []).append(chunk)

    @property
    def count(self) -> int:
        """Of how many members there are values."""
        return max((int(chunk.view("member").max()) + 1 for chunk in self.chunks), default=0)

    @property
    def indicators(self) -> list[str]:
        """The indicators that there are values of."""
        return [name for name in self.chunks[0].names if name not in _KEYS] if self.chunks else []

    def values(
        self, indicator: str, scenario: str | None, region: str | None, year: int | None,
    ) -> npt.NDArray[np.float64]:
        """See `BaseRun.members`."""
        self._check()
        if indicator not in self.indicators:
            raise RequestInvalid(unknown("indicator", indicator, self.indicators), detail={"path": "indicator"})
        scenario, region = self._one("scenario", scenario, 0), self._one("region", region, 1)
        years = sorted(place[2] for place in self._places if place[:2] == (scenario, region))
        if year is None:
            return np.array([self._column(indicator, (scenario, region, one)) for one in years])
        if year not in years:
            raise RequestInvalid(unknown("year", year, years), detail={"path": "year"})
        return self._column(indicator, (scenario, region, year))

    def to_pandas(self, scenario: str | None, region: str | None, year: int | None) -> pd.DataFrame:
        """See `BaseRun.members_to_pandas`."""
        self._check()
        wanted = (scenario, region, year)
        for kind, value, known in zip(("scenario", "region", "year"), wanted, self._known(), strict=True):
            if value is not None and value not in known:
                raise RequestInvalid(unknown(kind, value, known), detail={"path": kind})
        chosen = [
            chunk for place, chunks in self._places.items() for chunk in chunks
            if all(want in (None, have) for want, have in zip(wanted, place, strict=True))
        ]
        return Table(chosen).to_pandas()

    def _column(self, indicator: str, place: tuple[str, str, int]) -> npt.NDArray[np.float64]:
        chunks = self._places[place]
        numbers = np.concatenate([chunk.view("member") for chunk in chunks])
        values = np.concatenate([chunk.to_numpy(indicator) for chunk in chunks])
        ordered: npt.NDArray[np.float64] = values[np.argsort(numbers, kind="stable")]
        return ordered

    def _known(self) -> tuple[list[Any], list[Any], list[Any]]:
        scenarios, regions, years = (list(dict.fromkeys(place[at] for place in self._places)) for at in range(3))
        return scenarios, regions, sorted(years)

    def _one(self, kind: str, value: str | None, at: int) -> str:
        known = self._known()[at]
        if value is None:
            candidates = [one for one in known if one in self._focus] if kind == "region" else known
            if len(candidates) == 1:
                return str(candidates[0])
            raise RequestInvalid(say("python.members.several", kind=kind, known=known))
        if value not in known:
            raise RequestInvalid(unknown(kind, value, known), detail={"path": kind})
        return value

    def _check(self) -> None:
        if not self.chunks:
            raise RunNotReady(say("python.members.none", run=self._run))


def _first(chunk: Chunk, name: str) -> str:
    """The text in a column's first row, without decoding the others."""
    return str(replace(chunk, rows=1).texts(name)[0])


@dataclass(frozen=True)
class MemberSeries:
    """One quantity of one member, quarter by quarter.

    Attributes:
        name: of the quantity.
        unit: what `values` are counted in.
        element: which of several it is, as `NL33C` or `industry,NL33C`; empty for a single one.
        quarter: on whose first day the first value holds, counted from 0, the first quarter of `first_year`; None for
            what has no time.
        values: one for each quarter from there on; of an indicator, one for each year.
        step: quarters from one value to the next.
        first_year: in which the model begins; None where the daemon, of an older version, does not say it.
    """

    name: str
    unit: str
    element: str
    quarter: int | None
    values: npt.NDArray[np.float64]
    step: int = 1
    first_year: int | None = None

    @property
    def quarters(self) -> list[str]:
        """The quarter of each value, as `2027Q3`; empty for what has no time."""
        if self.quarter is None or self.first_year is None:
            return []
        numbers = range(self.quarter, self.quarter + self.step * len(self.values), self.step)
        return [f"{self.first_year + number // 4}Q{number % 4 + 1}" for number in numbers]

    @property
    def label(self) -> str:
        return f"{self.name}[{self.element}]" if self.element else self.name


def ask(
    conversation: Conversation, run: str, member: int, scenario: str | None, what: str, names: Iterable[str] = (),
    first_quarter: int | None = None, quarters: int | None = None,
) -> Steps[list[MemberSeries]]:
    """Asks the daemon to compute one member again and tell what it saw.

    Raises:
        OperationUnknown: the daemon is of a version that does not know this.
    """
    for name, value in (("first_quarter", first_quarter), ("quarters", quarters)):
        if value is not None:
            arguments.whole(name, value, 0)
    reply = yield from conversation.ask(
        "member", run=run, scenario=scenario, member=member, what=what, names=list(names) or None,
        first_quarter=first_quarter, quarters=quarters)
    begins = reply.get("first_quarter", first_quarter or 0)
    quarter = {"shocks": begins, "quantities": begins, "indicators": 0}.get(what)
    step = 4 if what == "indicators" else 1
    return [read(entry, quarter, step, reply.get("first_year")) for entry in reply["entries"]]


def read(
    entry: Mapping[str, Any], quarter: int | None, step: int, first_year: int | None = None,
) -> MemberSeries:
    """One entry of the reply; a value that does not exist is NaN."""
    values = np.array([np.nan if value is None else value for value in entry["values"]], dtype=np.float64)
    return MemberSeries(
        entry["name"], entry.get("unit") or "", entry.get("element") or "", quarter, values, step, first_year)


def choose(number: Any, scenario: str | None, known: list[str]) -> tuple[int, str | None]:
    """A member's number and scenario.

    Raises:
        RequestInvalid: it is none, or there are several scenarios and none is named.
    """
    chosen = arguments.whole("member", number, 0)
    if scenario is None and len(known) > 1:
        raise RequestInvalid(
            say("python.members.several", kind="scenario", known=known), detail={"path": "scenario"})
    return chosen, scenario


def by_label(entries: Iterable[MemberSeries]) -> dict[str, float]:
    """Single numbers by name, or by `name[element]` where there are several of one name."""
    return {entry.label: float(entry.values[0]) for entry in entries if len(entry.values)}


# What a table of parameters has where nobody says how many; each member is computed again.
USUAL_MEMBERS = 64


def members_taken(
    asked: SupportsIndex | None, scenario: str | None, known: list[str], total: int,
) -> tuple[range, str | None]:
    """The members that a table of parameters is about, the first so many of a run, and their scenario.

    Raises:
        RequestInvalid: it is no whole number or less than 1, or there are several scenarios and none is named.
    """
    most = USUAL_MEMBERS if asked is None else arguments.whole("members", asked, 1)
    return range(min(most, total)), choose(0, scenario, known)[1]


def parameter_table(drawn: list[dict[str, float]], *, is_chosen: bool) -> pd.DataFrame:
    """A data frame of what members drew: a row for each, a column for each number.

    Args:
        is_chosen: whether somebody named the numbers; else those that are the same in all members are left out.

    Raises:
        PackageMissing: pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError:
        raise missing("parameters", "pandas") from None
    frame = pd.DataFrame(drawn)
    frame.index.name = "member"
    if is_chosen or len(frame) < 2:
        return frame
    return frame.loc[:, frame.nunique(dropna=False) > 1]
