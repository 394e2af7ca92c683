"""What a notebook shows, as plain HTML without script: parts that know nothing of runs."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from html import escape

from .wording import decimal, say

_CELL = "padding:2px 10px;border-bottom:1px solid #8884;"


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
    text = decimal(text.replace("-", "−"))
    return f"+{text}" if signed and value > 0 else text


def _magnitude(value: float) -> int:
    return int(f"{value:e}".split("e")[1])


def plain(value: float) -> str:
    """An input of the model: four digits."""
    return decimal(f"{value:.4g}")


def span(low: str, high: str) -> str:
    """From one to the other."""
    return say("python.html.to", low=low, high=high)


def count(done: int, total: int) -> str:
    """How many members of how many."""
    return say("python.html.count", done=decimal(f"{done:,}"), total=decimal(f"{total:,}"))


def table(head: Sequence[str], rows: Iterable[Sequence[str]], left: int = 1) -> str:
    """A table; the first `left` columns hold texts, the others numbers. Cells are escaped."""
    def line(cells: Sequence[str], tag: str) -> str:
        return "<tr>" + "".join(
            f'<{tag} style="{_CELL}text-align:{"left" if place < left else "right"}">{escape(cell)}</{tag}>'
            for place, cell in enumerate(cells)) + "</tr>"
    body = "".join(line(row, "td") for row in rows)
    return f'<table style="border-collapse:collapse;font-size:90%">{line(head, "th")}{body}</table>'


def head(title: str, note: str = "") -> str:
    """A heading, with a note behind it."""
    return f"<p><b>{escape(title)}</b>{' · ' + escape(note) if note else ''}</p>"


def small(text: str) -> str:
    """A paragraph in small letters."""
    return f'<p style="font-size:85%;opacity:.8;max-width:60em">{escape(text)}</p>'


def progress(state: str, done: int, total: int) -> str:
    """How far something is, as a bar and in words."""
    bar = f'<progress value="{done}" max="{max(total, 1)}"></progress>'
    return f"<p>{escape(say(f'python.state.{state}'))} {bar} {escape(count(done, total))}</p>"


def moment(seconds: float | None) -> str:
    """Seconds since 1970 as a local date and time."""
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(seconds)) if seconds else ""


def scenario(name: str, file: str | None, text: str | None) -> str:
    """A scenario with its text."""
    shown = f"<pre>{escape(text)}</pre>" if text else small(say("python.html.shipped"))
    return head(f"{say('python.html.scenario')} {name}", file or "") + shown
