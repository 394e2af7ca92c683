"""The word for a difference, by the cases that the programs' pages are held to as well."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from polder import verdict

CASES = json.loads(
    (Path(__file__).parents[2] / "Tests/Fixtures/verdicts.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_a_row_has_the_word_that_the_rules_give_it(case: dict[str, Any]) -> None:
    row = {name: float("nan") if value is None else value for name, value in case["row"].items()}
    assert verdict.of_row(row, case["worth_naming"]) == case["word"]
