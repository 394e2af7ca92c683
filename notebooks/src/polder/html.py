"""What a notebook shows for runs, comparisons, scenarios and the model reference. Plain HTML, no script."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .reference import Entry
    from .runs import BaseRun

WHAT_A_COMPARISON_SAYS = (
    "This compares ways of working given the same luck; it is no forecast of a region. Evidence on the size of "
    "collaboration effects is weak: the conditions under which the answer flips matter more than the average.")
WHAT_A_RUN_SAYS = (
    "This is what the model makes of one way of working; it is no forecast of a region. Compare scenarios to see "
    "what the way of working does.")
HEADLINES = (
    "population.total", "jobs.employed", "jobs.unemployment_rate", "housing.dwellings",
    "biodiversity.species_abundance", "biodiversity.critical_load_exceeded", "safety.recorded_crime",
    "amenities.index", "prosperity.index", "collaboration.delivered", "collaboration.trust",
    "collaboration.decision_time",
)
_CELL = "padding:2px 10px;border-bottom:1px solid #8884;"
_SIGNS = {"higher": "↑", "lower": "↓"}


def number(value: float | None, *, signed: bool = False) -> str:
    """A number as people read it: four digits, three for a difference; nothing for what does not exist."""
    if value is None or value != value:
        return ""
    digits = 3 if signed else 4
    if value == 0:
        return "±0" if signed else "0"
    decimals = max(0, digits - 1 - _magnitude(value))
    text = f"{round(value, digits - 1 - _magnitude(value)):,.{min(decimals, 5)}f}"
    if not text.strip("-0.,"):
        return "±0" if signed else "0"
    text = text.replace("-", "−")
    return f"+{text}" if signed and value > 0 else text


def _magnitude(value: float) -> int:
    return int(f"{value:e}".split("e")[1])


def table(head: Sequence[str], rows: Iterable[Sequence[str]], left: int = 1) -> str:
    """A table; the first `left` columns hold texts, the others numbers. Cells are escaped."""
    def line(cells: Sequence[str], tag: str) -> str:
        return "<tr>" + "".join(
            f'<{tag} style="{_CELL}text-align:{"left" if place < left else "right"}">{escape(cell)}</{tag}>'
            for place, cell in enumerate(cells)) + "</tr>"
    body = "".join(line(row, "td") for row in rows)
    return f'<table style="border-collapse:collapse;font-size:90%">{line(head, "th")}{body}</table>'


def _head(title: str, note: str = "") -> str:
    return f"<p><b>{escape(title)}</b>{' · ' + escape(note) if note else ''}</p>"


def _small(text: str) -> str:
    return f'<p style="font-size:85%;opacity:.8;max-width:60em">{escape(text)}</p>'


def moment(seconds: float | None) -> str:
    """Seconds since 1970 as a local date and time."""
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(seconds)) if seconds else ""


def scenario(name: str, file: str | None, text: str | None) -> str:
    shown = f"<pre>{escape(text)}</pre>" if text else _small("shipped with the daemon, which reads it by this name")
    return _head(f"Scenario {name}", file or "") + shown


def entry(one: Entry) -> str:
    rows = [("unit", one.unit or ""), ("better", one.better or ""), ("formula", one.formula or "")]
    if one.central is not None:
        rows.append(("central", f"{one.central:.4g}"))
    if one.low is not None and one.high is not None:
        rows.append(("range", f"{one.low:.4g} to {one.high:.4g}"))
    if one.evidence:
        rows.append(("evidence", f"{one.evidence.grade}: {one.evidence.source}"))
    rows += list(one.details.items())
    return _head(one.name, one.sentence) + table(("", ""), [row for row in rows if row[1]], left=2)


def reference(topic: str, entries: Sequence[Entry]) -> str:
    rows = [
        (one.name, one.sentence, one.unit or "", "" if one.central is None else f"{one.central:.4g}",
         "" if one.low is None or one.high is None else f"{one.low:.4g} to {one.high:.4g}",
         one.evidence.grade if one.evidence else "")
        for one in entries
    ]
    head = ("name", "what it is", "unit", "central", "range", "evidence")
    used = [place for place in range(len(head)) if place < 2 or any(row[place] for row in rows)]
    cells = [[row[place] for place in used] for row in rows]
    return _head(f"{len(entries)} {topic}") + table([head[place] for place in used], cells, left=3)


def runs(listed: Sequence[BaseRun]) -> str:
    rows = [
        (run.id, run.name or "", run.state, moment(run.summary.get("created")), run.summary.get("owner", ""),
         ", ".join(run.summary.get("scenarios", [])),
         f"{run.summary.get('done', 0):,} of {run.summary.get('members', 0):,}")
        for run in listed
    ]
    return table(("run", "name", "state", "submitted", "owner", "scenarios", "members"), rows, left=6)


def run(one: BaseRun) -> str:
    """A run as far as it is; a finished one with its headlines."""
    if one.document is None:
        return _unfinished(one)
    document = one.document
    places = {place["code"]: place["name"] for place in document["regions"]}
    title = ", ".join(places.get(code, code) for code in document["focus"])
    compared = document.get("reference")
    parts = [_head(
        f"{title}: " + _titles(document),
        f"run {one.id}, {document['members']:,} members, seed {document['seed']}")]
    for name in [scenario["name"] for scenario in document["scenarios"]]:
        if name != compared:
            for region in document["focus"]:
                parts.append(_rows(one, name, region, places.get(region, region)))
    if compared:
        parts += [_turns(document, one.titles), _assumptions(document, one.titles)]
    parts.append(_small(WHAT_A_COMPARISON_SAYS if compared else WHAT_A_RUN_SAYS))
    return "".join(parts)


def _titles(document: Mapping[str, Any]) -> str:
    scenarios = document["scenarios"]
    titles = [one["title"] for one in scenarios]
    # Variants have the title of what they change.
    shown = {one["name"]: one["title"] if titles.count(one["title"]) == 1 else one["name"] for one in scenarios}
    reference = document.get("reference")
    others = ", ".join(title for name, title in shown.items() if name != reference)
    return f"{others} against {shown[reference]}" if reference else others


def _unfinished(one: BaseRun) -> str:
    done, total = one.progress.done, one.progress.total
    bar = f'<progress value="{done}" max="{max(total, 1)}"></progress> {done:,} of {total:,} members'
    failure = one.summary.get("failure")
    return _head(f"Run {one.id}", one.name or "") + f"<p>{escape(one.state)} {bar}</p>" + (
        _small(failure) if failure else "")


def _rows(run: BaseRun, scenario: str, region: str, place: str) -> str:
    document: Mapping[str, Any] = run.document or {}
    reference = document.get("reference")
    known = set(run.table.distinct("indicator"))
    cells = []
    for indicator in HEADLINES:
        if indicator in known:
            found = run.table.where(scenario=scenario, region=region, indicator=indicator)
            for at, year in enumerate(found["year"].tolist()):
                if year in document["years"]:
                    row = {name: values[at] for name, values in found.items()}
                    cells += _row(row, run.titles.get(indicator, indicator), bool(reference),
                                  run.worth_naming.get(indicator, 0))
    what = f"{scenario} less {reference}" if reference else scenario
    head = ["", "unit", "year", "middle", "90 % of members"] + (["better in"] if reference else [])
    return _head(place, what) + table(head, cells, left=2)


def _row(row: Mapping[str, Any], title: str, is_difference: bool, worth_naming: float) -> list[list[str]]:
    """One line, or none where there is no value. Shares are shown in percent, their differences in its points."""
    prefix = "difference_" if is_difference else ""
    low, middle, high = (row[f"{prefix}{name}"] for name in ("p05", "p50", "p95"))
    if middle != middle:
        return []
    is_share = row["unit"] == "share"
    unit = ("% points" if is_difference else "%") if is_share else row["unit"]
    factor = 100 if is_share else 1
    texts = [number(factor * value, signed=is_difference) for value in (middle, low, high)]
    line = [f"{_SIGNS.get(row['better'], '')} {title}", unit, str(row["year"]), texts[0], f"{texts[1]} to {texts[2]}"]
    if is_difference:
        better = row["probability_better"]
        # Being better nearly always by nearly nothing is no finding.
        is_slight = max(abs(low), abs(high)) < worth_naming
        line.append("negligible" if is_slight else "" if better != better else f"{100 * better:.0f} %")
    return [line]


def _turns(document: Mapping[str, Any], titles: Mapping[str, str]) -> str:
    rows = [
        (turn["scenario"], titles.get(turn["indicator"], turn["indicator"]),
         "slower first, then ahead" if turn["is_ahead_after"] else "ahead first, then behind",
         f"{turn['p50']:.0f}", f"{turn['p05']:.0f} to {turn['p95']:.0f}", f"{100 * turn['share']:.0f} %")
        for turn in document["turns"] if turn["region"] in document["focus"]
    ]
    if not rows:
        return ""
    return _head("Where the answer turns") + table(
        ("scenario", "indicator", "", "year", "90 % of those", "members that turn"), rows, left=3)


def _assumptions(document: Mapping[str, Any], titles: Mapping[str, str], most: int = 5) -> str:
    rows = [
        (one["name"], one["sentence"], f"{one['central']:.4g} ({one['low']:.4g} to {one['high']:.4g})",
         one["unit"], titles.get(one["on_indicator"], one["on_indicator"]), number(one["influence"], signed=True))
        for one in document["assumptions"] if one.get("influence") is not None
    ][:most]
    if not rows:
        return ""
    head = ("what is assumed and matters most", "", "value", "unit", "for the difference in", "rank correlation")
    return table(head, rows, left=5)
