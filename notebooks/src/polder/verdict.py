"""What a difference comes to, in one of four words, by the rules that the programs' pages go by.

The rules stand in docs/reading-results.md; `Tests/Fixtures/verdicts.json` has rows and their words for both.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import isnan, sqrt
from typing import Any, Literal

Verdict = Literal["ahead", "behind", "neck-and-neck", "too-small"]

# With fewer draws, counts say too little for a word.
LEAST_MEMBERS = 64
# Years from this number on are moments of the calendar, and no lengths of time.
FIRST_MOMENT = 1_000
# What rounding may take from a difference that is just worth naming.
ROUNDING = 1e-9


def of_row(row: Mapping[str, Any], worth_naming: float, level: float | None = None) -> Verdict | None:
    """The word for a row of a comparison; None where there is none to give.

    Args:
        row: a row of the result, with the columns `difference_p50`, `probability_better`, `better` and `members`, and
            `unit` where there is one.
        worth_naming: the least difference worth naming, in the unit of the row.
        level: what is there in the reference; a difference of less than a thousandth of it is too small to name.
            A moment, such as 2034.7, has no thousandth.
    """
    middle, share, members = row["difference_p50"], row["probability_better"], int(row["members"])
    if isnan(middle) or members < LEAST_MEMBERS:
        return None
    is_size = level is not None and not isnan(level) and not (row.get("unit") == "yr" and level >= FIRST_MOMENT)
    least = max(worth_naming, 0.001 * abs(level) if is_size and level is not None else 0.0)
    if middle == 0 or abs(middle) < least * (1 - ROUNDING):
        return "too-small"
    if isnan(share):
        return None
    # Twice the standard error of the share.
    border = 2 * sqrt(share * (1 - share) / members)
    is_better = (middle > 0) == (row["better"] == "higher")
    if is_better and share - 0.5 >= border:
        return "ahead"
    return "behind" if not is_better and 0.5 - share >= border else "neck-and-neck"
