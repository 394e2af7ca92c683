"""Arguments of calls, checked before anything is sent."""

from __future__ import annotations

import os
from collections.abc import Iterable
from numbers import Real
from operator import index
from typing import Any

from .errors import RequestInvalid


def plain(value: Any) -> Any:
    """Numbers and arrays of numpy as those of Python, in lists too; anything else as it is."""
    if hasattr(value, "tolist"):
        return value.tolist()
    return [plain(one) for one in value] if isinstance(value, (list, tuple)) else value


def whole(name: str, value: Any, least: int | None = None) -> int:
    """A whole number, of Python or numpy.

    Raises:
        RequestInvalid: it is none, or less than `least`.
    """
    expected = "a whole number" if least is None else f"a whole number of {least:,} or more"
    try:
        number = index(value)
    except TypeError:
        number = None
    if number is None or isinstance(value, bool) or (least is not None and number < least):
        raise wrong(name, value, expected)
    return number


def seconds(name: str, value: Any) -> float:
    """A time in seconds.

    Raises:
        RequestInvalid: it is no number, or below 0.
    """
    if not isinstance(value, Real) or isinstance(value, bool) or not float(value) >= 0:
        raise wrong(name, value, "seconds, 0 or more")
    return float(value)


def text(name: str, value: Any) -> str:
    """A text that is not empty."""
    if not isinstance(value, str) or not value:
        raise wrong(name, value, "a text")
    return value


def truth(name: str, value: Any) -> bool:
    """True or False, of Python or numpy."""
    found = plain(value)
    if not isinstance(found, bool):
        raise wrong(name, value, "True or False")
    return found


def several(name: str, value: Any, single: type | tuple[type, ...]) -> list[Any]:
    """A list of what is given: one of its kind, or several."""
    if isinstance(value, single):
        return [value]
    # A data frame would give the names of its columns.
    if isinstance(value, Iterable) and not isinstance(value, (str, bytes)) and not hasattr(value, "columns"):
        return list(value)
    raise wrong(name, value, "one, or a list")


def files(name: str, value: Any) -> list[str]:
    """Paths of files."""
    found = [] if value is None else several(name, value, (str, os.PathLike))
    for one in found:
        if not isinstance(one, (str, os.PathLike)):
            raise wrong(name, one, "the path of a .csv file")
    return [os.fspath(one) for one in found]


def wrong(name: str, value: Any, expected: str) -> RequestInvalid:
    """What is raised for a value that cannot be."""
    shown = repr(value) if isinstance(value, (str, int, float, bool, type(None))) else f"a {type(value).__name__}"
    return RequestInvalid(f"{name}: {shown[:80]} cannot be; give {expected}", detail={"path": name})
