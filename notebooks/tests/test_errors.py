"""Every code of the protocol is an exception with the daemon's sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from polder import errors

PAGE = Path(__file__).parents[2] / "docs/protocol.md"


def codes_of_the_page() -> list[str]:
    refusals = PAGE.read_text(encoding="utf-8").split("## Refusals")[1].split("## Staying connected")[0]
    rows = re.findall(r"^\| `([a-z_]+\.[a-z_]+)` \|", refusals, re.MULTILINE)
    return [*rows, *re.findall(r"`(transport\.[a-z_]+)`", refusals)]


def test_every_code_has_a_class_of_its_own() -> None:
    codes = codes_of_the_page()
    assert len(codes) > 25
    kinds = {code: type(errors.refusal({"code": code, "message": "fact; way out"})) for code in codes}
    assert len(set(kinds.values())) == len(codes)
    assert all(kind.code == code for code, kind in kinds.items())


def test_a_refusal_keeps_sentence_and_detail() -> None:
    error = errors.refusal({"code": "run.not_found", "message": "there is no run 'x'", "retryable": False,
                            "detail": {"run": "x"}})
    assert isinstance(error, errors.RunNotFound)
    assert (str(error), error.code, error.retryable, error.detail) == ("there is no run 'x'", "run.not_found", False, {
        "run": "x"})


def test_an_unknown_code_counts_as_internal() -> None:
    error = errors.refusal({"code": "weather.rain", "message": "it rains", "retryable": True})
    assert isinstance(error, errors.DaemonInternal)
    assert (error.code, error.retryable) == ("weather.rain", True)


@pytest.mark.parametrize(("fields", "text"), [
    ({"file": "a.yaml", "line": 3, "column": 5, "fact": "no", "fix": "yes"}, "a.yaml:3:5: no; yes"),
    ({"file": "a.yaml", "fact": "no", "fix": "yes"}, "a.yaml: no; yes"),
])
def test_diagnostics_read_as_place_fact_and_fix(fields: dict[str, object], text: str) -> None:
    error = errors.refusal({"code": "scenario.invalid", "message": "1 problem", "detail": {"diagnostics": [fields]}})
    assert str(error) == f"1 problem\n  {text}"
