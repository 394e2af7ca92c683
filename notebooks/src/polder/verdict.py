"""What a difference comes to, in one of four words, by the rules that the programs' pages go by.

The rules stand in docs/reading-results.md; `Tests/Fixtures/verdicts.json` has rows and their words for both.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import isnan, sqrt
from typing import Any, Literal

Verdict = Literal["ahead", "behind", "even", "small"]

# With fewer draws, counts say too little for a word.
LEAST_MEMBERS = 64


def of_row(row: Mapping[str, Any], worth_naming: float) -> Verdict | None:
    """The word for a row of a comparison; None where there is none to give.

    Args:
        row: a row of the result, with the columns `difference_p50`, `probability_better`, `better` and `members`.
        worth_naming: the least difference worth naming, in the unit of the row.
    """
    middle, better, members = row["difference_p50"], row["probability_better"], int(row["members"])
    if isnan(middle):
        return None
    if abs(middle) < worth_naming or middle == 0:
        return "small"
    if members < LEAST_MEMBERS or isnan(better):
        return None
    # Two standard errors of a count around a half.
    if abs(better - 0.5) <= 2 * sqrt(0.25 / members):
        return "even"
    return "ahead" if better > 0.5 else "behind"
