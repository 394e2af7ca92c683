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
    assert verdict.of_row(case["row"], case["worth_naming"], case.get("level")) == case["word"]


def test_where_nothing_can_be_said_there_is_no_word() -> None:
    row = {"difference_p50": 12.0, "probability_better": 0.99, "better": "higher", "members": 256}
    nothing = float("nan")
    assert verdict.of_row({**row, "members": 63}, 10) is None
    assert verdict.of_row({**row, "probability_better": nothing, "better": "neither"}, 10) is None
    assert verdict.of_row({**row, "difference_p50": nothing}, 10) is None
