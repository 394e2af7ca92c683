"""Pictures of a finished run. They need matplotlib; colours and dashes can be told apart without seeing colour."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from textwrap import fill
from typing import TYPE_CHECKING, Any

import numpy as np

from . import html
from .errors import PackageMissing, RequestInvalid
from .result import Result
from .wording import decimal, say

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

BLUE, ORANGE, GREY = "#0072B2", "#B84C00", "#555555"


def fan_chart(
    result: Result, indicator: str, *, region: str | None, difference: bool | None, title: str | None,
) -> Figure:
    """See `BaseRun.fan_chart`."""
    figure_class = _figure("fan_chart")
    table, document, reference = result.table, result.document, result.reference
    if difference is None:
        difference = reference is not None
    if difference and reference is None:
        raise RequestInvalid(say("python.chart.not_compared"))
    names = [one["name"] for one in document["scenarios"] if not difference or one["name"] != reference]
    place = result.region_code(region) if region else document["focus"][0]
    bands = [table.where(scenario=name, region=place, indicator=indicator) for name in names]
    width = max(6.5, 4.2 * min(len(names), 3) + 1)
    figure = figure_class(figsize=(width, 3.6 * ((len(names) + 2) // 3) + 0.6))
    grid = figure.subplots((len(names) + 2) // 3, min(len(names), 3), sharey=True, squeeze=False)
    prefix = "difference_" if difference else ""
    if all(np.isnan(band[f"{prefix}p50"]).all() for band in bands):
        raise RequestInvalid(
            say("python.chart.no_values", indicator=indicator, place=place), detail={"path": "region"})
    unit = str(bands[0]["unit"][0])
    factor = 100 if unit == "share" else 1
    if unit == "share":
        unit = say("python.html.points") if difference else "%"
    for axes, name, band in zip(grid.flat, names, bands, strict=False):
        _fan(axes, band, prefix, factor, BLUE if not difference else ORANGE)
        axes.set_title(
            say("python.html.less", scenario=name, reference=reference) if difference else name, fontsize=10)
        if difference:
            axes.axhline(0, color="black", linewidth=0.8)
    for axes in list(grid.flat)[len(names):]:
        axes.set_visible(False)
    for axes in grid[:, 0]:
        axes.set_ylabel(unit)
    grid.flat[0].legend(frameon=False, fontsize=8, loc="best")
    key = {"higher": "python.chart.more", "lower": "python.chart.less"}.get(str(bands[0]["better"][0]))
    what = f" ({say(key)})" if key else ""
    text = f"{result.places.get(place, place)}, {title or result.title(indicator)}{what}"
    figure.suptitle(fill(text, int(11 * width)), fontsize=11)
    figure.text(
        0.01, 0.005, say("python.chart.foot", members=decimal(f"{document['members']:,}")),
        fontsize=7, color=GREY)
    figure.tight_layout(rect=(0, 0.03, 1, 1))
    return figure


def influence_chart(result: Result, most: int) -> Figure:
    """See `BaseRun.influence_chart`."""
    figure_class = _figure("influence_chart")
    found = [one for one in result.document["assumptions"] if one.get("influence") is not None][:most]
    if not found:
        raise RequestInvalid(say("python.chart.nothing_matters"))
    figure = figure_class(figsize=(9, 0.5 * len(found) + 1.4))
    axes: Axes = figure.subplots()
    values = [one["influence"] for one in found]
    colours = [BLUE if value > 0 else ORANGE for value in values]
    bars = axes.barh(range(len(found)), values, color=colours, height=0.6)
    for bar, value in zip(bars, values, strict=True):
        bar.set_hatch("" if value > 0 else "///")
        bar.set_edgecolor("white")
        axes.annotate(
            html.number(value, signed=True), (value, bar.get_y() + bar.get_height() / 2), fontsize=8, va="center",
            ha="left" if value > 0 else "right", xytext=(3 if value > 0 else -3, 0), textcoords="offset points")
    labels = [
        f"{one['name']}\n{html.plain(one['central'])} ({html.span(html.plain(one['low']), html.plain(one['high']))})"
        f" {one['unit']} → {result.title(one['on_indicator'])}" for one in found]
    axes.set_yticks(range(len(found)), labels, fontsize=7)
    axes.invert_yaxis()
    axes.axvline(0, color="black", linewidth=0.8)
    axes.set_xlim(-1.05, 1.05)
    axes.set_xlabel(say("python.chart.correlation"))
    axes.xaxis.label.set_fontsize(8)
    axes.spines[["top", "right"]].set_visible(False)
    figure.tight_layout()
    return figure


def _fan(axes: Axes, band: dict[str, Any], prefix: str, factor: int, colour: str) -> None:
    from matplotlib.ticker import MaxNLocator

    years = band["year"]
    if len(years) == 1:
        middle = factor * band[f"{prefix}p50"]
        for low, high, share, width in (("p05", "p95", 90, 1.2), ("p25", "p75", 50, 4)):
            reach = [middle - factor * band[prefix + low], factor * band[prefix + high] - middle]
            axes.errorbar(
                years, middle, reach, color=colour, elinewidth=width, linestyle="",
                label=say("python.chart.share", share=share))
        axes.plot(years, middle, color=colour, marker="o", linestyle="", label=say("python.html.middle"))
        axes.set_xticks(years)
        axes.spines[["top", "right"]].set_visible(False)
        return
    axes.fill_between(
        years, factor * band[f"{prefix}p05"], factor * band[f"{prefix}p95"], color=colour, alpha=0.22, linewidth=0,
        label=say("python.chart.share", share=90))
    axes.fill_between(
        years, factor * band[f"{prefix}p25"], factor * band[f"{prefix}p75"], color=colour, alpha=0.4, linewidth=0,
        label=say("python.chart.share", share=50))
    axes.plot(years, factor * band[f"{prefix}p50"], color=colour, linewidth=1.8, label=say("python.html.middle"))
    axes.spines[["top", "right"]].set_visible(False)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=6))
    axes.tick_params(labelsize=8)


@cache
def _figure(call: str) -> type[Figure]:
    """A figure that a notebook shows without pyplot, and that nothing but its holder keeps alive."""
    try:
        from matplotlib.figure import Figure
    except ImportError:
        raise PackageMissing(f"{call}: matplotlib is not installed; pip install matplotlib") from None

    class Picture(Figure):
        def _repr_png_(self) -> bytes:
            buffer = BytesIO()
            self.savefig(buffer, format="png", dpi=110)
            return buffer.getvalue()

    return Picture
