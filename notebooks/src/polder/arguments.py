"""Arguments of calls, checked before anything is sent."""

from __future__ import annotations

import os
from collections.abc import Iterable
from numbers import Real
from operator import index
from typing import Any

from .errors import RequestInvalid
from .language import use
from .wording import decimal, say


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
    expected = say("python.expected.whole", least=None if least is None else decimal(f"{least:,}"))
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
        raise wrong(name, value, say("python.expected.seconds"))
    return float(value)


def text(name: str, value: Any) -> str:
    """A text that is not empty."""
    if not isinstance(value, str) or not value:
        raise wrong(name, value, say("python.expected.text"))
    return value


def truth(name: str, value: Any) -> bool:
    """True or False, of Python or numpy."""
    found = plain(value)
    if not isinstance(found, bool):
        raise wrong(name, value, say("python.expected.truth"))
    return found


def several(name: str, value: Any, single: type | tuple[type, ...]) -> list[Any]:
    """A list of what is given: one of its kind, or several."""
    if isinstance(value, single):
        return [value]
    # A data frame would give the names of its columns.
    if isinstance(value, Iterable) and not isinstance(value, (str, bytes)) and not hasattr(value, "columns"):
        return list(value)
    raise wrong(name, value, say("python.expected.several"))


def files(name: str, value: Any) -> list[str]:
    """Paths of files."""
    found = [] if value is None else several(name, value, (str, os.PathLike))
    for one in found:
        if not isinstance(one, (str, os.PathLike)):
            raise wrong(name, one, say("python.expected.csv"))
    return [os.fspath(one) for one in found]


def language(name: str | None) -> None:
    """Speaks this language from now on, where one is given.

    Raises:
        RequestInvalid: there is no such language.
    """
    if name is None:
        return
    try:
        use(text("language", name))
    except ValueError:
        raise RequestInvalid(say("python.language.unknown", name=name), detail={"path": "language"}) from None


def wrong(name: str, value: Any, expected: str) -> RequestInvalid:
    """What is raised for a value that cannot be."""
    is_plain = isinstance(value, (str, int, float, bool, type(None)))
    shown = repr(value) if is_plain else say("python.argument.kind", kind=type(value).__name__)
    return RequestInvalid(
        say("python.argument.wrong", name=name, value=shown[:80], expected=expected), detail={"path": name})
