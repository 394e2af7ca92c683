"""Who gains and who loses by a comparison: regions, indicators and years, each with a word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from . import verdict
from .errors import RequestInvalid
from .result import Result
from .wording import say

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ["scenario", "region", "indicator", "unit", "year", "word", "difference", "better", "turn"]


def frame(result: Result, years: Sequence[int] | None) -> pd.DataFrame:
    """A row for each scenario, region, main indicator and year; see `Run.gains`.

    Raises:
        RequestInvalid: the run compares nothing.
    """
    import pandas as pd

    if result.reference is None:
        raise RequestInvalid(say("client.gains.compare", run=result.run), detail={"path": "run"})
    shown = sorted(result.document["years"] if years is None else years)
    judged = [name for name in result.headlines if result.indicators.get(name, {}).get("better") != "neither"]
    rows: list[dict[str, Any]] = []
    for scenario in result.table.distinct("scenario"):
        if scenario == result.reference:
            continue
        for region in result.table.distinct("region"):
            for indicator in judged:
                rows += _course(result, scenario, region, indicator, shown)
    return pd.DataFrame(rows, columns=COLUMNS)


def _course(
    result: Result, scenario: str, region: str, indicator: str, years: Sequence[int],
) -> list[dict[str, Any]]:
    levels = result.table.where(scenario=result.reference, region=region, indicator=indicator)
    level = dict(zip(levels["year"].tolist(), levels["p50"].tolist(), strict=True))
    found = result.table.where(scenario=scenario, region=region, indicator=indicator)
    course = []
    for at, year in enumerate(found["year"].tolist()):
        row = {name: values[at] for name, values in found.items()}
        if year not in years or row["difference_p50"] != row["difference_p50"]:
            continue
        word = verdict.of_row(row, result.worth_naming(indicator), level.get(year))
        course.append({
            "scenario": scenario, "region": region, "indicator": indicator, "unit": row["unit"], "year": year,
            "word": word, "difference": row["difference_p50"], "better": row["probability_better"]})
    turn = _turn([one["word"] for one in course])
    return [{**one, "turn": turn} for one in course]


def _turn(words: Sequence[str | None]) -> str | None:
    """How a course turns over the years; None where none is ahead or behind."""
    sides = [word for word in words if word in ("ahead", "behind")]
    if not sides:
        return None
    if sides[0] != sides[-1]:
        return f"later-{sides[-1]}"
    return sides[0] if words[-1] == sides[-1] else f"{sides[0]}-passing"
