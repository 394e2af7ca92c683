"""The page of a run in a notebook: its headlines, where the answer turns and what it hangs on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from . import html, verdict
from .result import Result
from .wording import decimal, percent, say, title

_WORDS = {"ahead": "page.ahead", "behind": "page.behind", "neck-and-neck": "page.neck-and-neck",
          "too-small": "page.too-small-word"}
_SIGNS = {"higher": "↑", "lower": "↓"}


def finished(result: Result) -> str:
    """A finished run with its headlines."""
    document, places, compared = result.document, result.places, result.reference
    where = ", ".join(places.get(code, code) for code in document["focus"])
    parts = [html.head(
        f"{where}: {names(result)}",
        say("python.html.about", run=result.run, members=decimal(f"{document['members']:,}"), seed=document["seed"]))]
    for one in document["scenarios"]:
        if one["name"] != compared:
            parts += [_rows(result, one["name"], region) for region in document["focus"]]
    if compared:
        parts += [_turns(result), _assumptions(result)]
    parts.append(html.small(say("python.html.comparison" if compared else "python.html.run")))
    return "".join(parts)


def unfinished(run: str, name: str | None, state: str, done: int, total: int, failure: str | None) -> str:
    """A run as far as it is."""
    shown = html.head(say("python.html.run_title", run=run), name or "") + html.progress(state, done, total)
    return shown + (html.small(failure) if failure else "")


def listed(runs: Sequence[Mapping[str, Any]]) -> str:
    """Runs, from their summaries."""
    rows = [
        (run["id"], run.get("name") or "", say(f"python.state.{run['state']}"), html.moment(run.get("created")),
         run.get("owner", ""), ", ".join(run.get("scenarios", [])),
         html.count(run.get("done", 0), run.get("members", 0)))
        for run in runs
    ]
    keys = ("run_column", "name", "state", "submitted", "owner", "scenarios", "members")
    return html.table([say(f"python.html.{key}") for key in keys], rows, left=6)


def names(result: Result) -> str:
    """What is compared with what."""
    shown, reference = result.scenarios, result.reference
    others = ", ".join(text for name, text in shown.items() if name != reference)
    if reference is None:
        return others
    return say("python.html.against", others=others, reference=shown[reference])


def _rows(result: Result, scenario: str, region: str) -> str:
    reference = result.reference
    known = set(result.table.distinct("indicator"))
    cells = []
    for indicator in result.headlines:
        if indicator in known:
            found = result.table.where(scenario=scenario, region=region, indicator=indicator)
            levels = _levels(result, region, indicator)
            for at, year in enumerate(found["year"].tolist()):
                if year in result.document["years"]:
                    row = {name: values[at] for name, values in found.items()}
                    word = verdict.of_row(row, result.worth_naming(indicator), levels.get(year)) if reference else None
                    cells += _line(row, result.title(indicator), reference is not None, word)
    what = say("python.html.less", scenario=scenario, reference=reference) if reference else scenario
    keys = ["unit", "year", "middle", "ninety"] + (["better_in", "difference"] if reference else [])
    head = ["", *(say(f"python.html.{key}") for key in keys)]
    return html.head(result.places.get(region, region), what) + html.table(head, cells, left=2)


def _levels(result: Result, region: str, indicator: str) -> dict[int, float]:
    """The middle of the reference, year by year."""
    if result.reference is None:
        return {}
    rows = result.table.where(scenario=result.reference, region=region, indicator=indicator)
    return dict(zip(rows["year"].tolist(), rows["p50"].tolist(), strict=True))


def _line(row: Mapping[str, Any], title: str, is_difference: bool, word: verdict.Verdict | None) -> list[list[str]]:
    """One line, or none where there is no value. Shares are shown in percent, their differences in its points."""
    prefix = "difference_" if is_difference else ""
    low, middle, high = (row[f"{prefix}{name}"] for name in ("p05", "p50", "p95"))
    if middle != middle:
        return []
    is_share = row["unit"] == "share"
    unit = (say("python.html.points") if is_difference else "%") if is_share else row["unit"]
    factor = 100 if is_share else 1
    texts = [html.number(factor * value, signed=is_difference) for value in (middle, low, high)]
    sign = _SIGNS.get(row["better"], "")
    line = [f"{sign} {title}", unit, str(row["year"]), texts[0], html.span(texts[1], texts[2])]
    if is_difference:
        better = row["probability_better"]
        line.append("" if better != better else say("python.html.of_100", count=f"{100 * better:.0f}"))
        line.append(say(_WORDS[word]) if word else "")
    return [line]


def _turns(result: Result) -> str:
    rows = [
        (turn["scenario"], result.title(turn["indicator"]),
         say("python.html.behind_first" if turn["is_ahead_after"] else "python.html.ahead_first"),
         f"{turn['p50']:.0f}", html.span(f"{turn['p05']:.0f}", f"{turn['p95']:.0f}"), percent(turn["share"]))
        for turn in result.document["turns"] if turn["region"] in result.document["focus"]
    ]
    if not rows:
        return ""
    keys = ("scenario", "indicator", "difference", "year", "of_those", "that_turn")
    return html.head(say("python.html.turns")) + html.table([say(f"python.html.{key}") for key in keys], rows, left=3)


def _assumptions(result: Result, most: int = 5) -> str:
    rows = [
        (one["name"], title(one.get("sentences"), one["sentence"]),
         f"{html.plain(one['central'])} ({html.span(html.plain(one['low']), html.plain(one['high']))})", one["unit"],
         result.title(one["on_indicator"]), html.number(one["influence"], signed=True))
        for one in result.document["assumptions"] if one.get("influence") is not None
    ][:most]
    if not rows:
        return ""
    keys = ("assumed", "what", "value", "unit", "for_difference", "correlation")
    return html.table([say(f"python.html.{key}") for key in keys], rows, left=5)
