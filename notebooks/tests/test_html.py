"""Numbers as people read them, and texts that cannot break out of a page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from polder import Scenario, html, language, page
from polder.result import Result
from polder.tables import Table


@pytest.fixture
def dutch() -> Iterator[None]:
    language.use("nl")
    yield
    language.use(None)


@pytest.mark.parametrize(("value", "signed", "text"), [
    (1_627_431.0, False, "1,627,000"), (74.512, False, "74.51"), (0.0, False, "0"), (None, False, ""),
    (float("nan"), False, ""), (-2_813.4, True, "−2,810"), (0.0429, True, "+0.0429"), (-1e-9, True, "±0"),
    (0.0, True, "±0"), (4.29, True, "+4.29")])
def test_numbers_are_rounded_to_what_can_be_read(value: float | None, signed: bool, text: str) -> None:
    assert html.number(value, signed=signed) == text


def test_numbers_have_the_marks_of_the_language(dutch: None) -> None:
    assert html.number(1_627_431.0) == "1.627.000"
    assert html.number(-0.0429, signed=True) == "−0,0429"
    assert html.span(html.plain(0.15), html.plain(0.85)) == "0,15 tot 0,85"


def test_scenarios_of_one_title_are_called_by_their_names() -> None:
    document = {"reference": "base", "scenarios": [
        {"name": "base", "title": "Rijnmond"}, {"name": "more", "title": "Rijnmond"}, {"name": "x", "title": "Other"}]}
    assert page.names(Result("q", document, Table([]))) == "more, Other against base"
    assert page.names(Result("q", {**document, "reference": None}, Table([]))) == "base, more, Other"


def test_titles_are_those_of_the_language(dutch: None) -> None:
    document = {"reference": None, "indicators": [
        {"name": "jobs.employed", "title": {"nl": "mensen aan het werk", "en": "people at work"}, "headline": True}],
        "scenarios": [{"name": "a", "title": "Alone", "titles": {"nl": "Alleen", "en": "Alone"}}]}
    result = Result("q", document, Table([]))
    assert page.names(result) == "Alleen"
    assert result.title("jobs.employed") == "mensen aan het werk"
    assert result.headlines == ["jobs.employed"]
    assert result.title("jobs.unknown") == "jobs.unknown"


def test_a_text_of_a_scenario_is_escaped() -> None:
    shown = Scenario({"title": "<script>alert(1)</script>"}, name="<b>")._repr_html_()
    assert "<script>" not in shown
    assert "<b>&lt;b&gt;" not in shown.replace("<b>Scenario ", "")
    assert "&lt;script&gt;alert(1)" in shown
