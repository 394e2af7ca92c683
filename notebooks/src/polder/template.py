"""Sentences with places to fill in, as `Sources/Inputs/Words/Template.swift` reads them; both pass the same cases."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias


class TemplateFault(ValueError):
    """Braces that do not match, or a place without a name."""


@dataclass(frozen=True)
class Place:
    """`{name}`."""

    name: str


@dataclass(frozen=True)
class Present:
    """`{name?…}`: said only where the argument is there; with `negated`, `{name!…}`: only where it is not."""

    name: str
    inner: Parts
    negated: bool = False


@dataclass(frozen=True)
class Counted:
    """`{name#one|many}`: the first where the argument is the number 1."""

    name: str
    one: Parts
    many: Parts


Part: TypeAlias = str | Place | Present | Counted
Parts: TypeAlias = tuple[Part, ...]


class Template:
    """A sentence with places. `{{` stands for a brace."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.parts, rest = _parse(text, "")
        if rest:
            raise TemplateFault(text)

    @property
    def names(self) -> frozenset[str]:
        """The names of all places."""
        return _names(self.parts)

    @property
    def needed(self) -> frozenset[str]:
        """The names without which it is no sentence: of places that are always said."""
        return frozenset(part.name for part in self.parts if isinstance(part, (Place, Counted)))

    def fill(self, arguments: Mapping[str, Any], say: Callable[[Any], str]) -> str:
        """The sentence, with `say` for what stands in a place; a place without an argument stays visible."""
        return _fill(self.parts, arguments, say)


def _parse(rest: str, ends: str) -> tuple[Parts, str]:
    parts: list[Part] = []
    text = ""
    while rest and rest[0] not in (ends or "\0"):
        if rest.startswith("{{"):
            text, rest = text + "{", rest[2:]
        elif rest[0] == "{":
            if text:
                parts.append(text)
            text = ""
            place, rest = _place(rest[1:])
            parts.append(place)
        else:
            text, rest = text + rest[0], rest[1:]
    if text:
        parts.append(text)
    return tuple(parts), rest


def _place(whole: str) -> tuple[Part, str]:
    length = next((at for at, sign in enumerate(whole) if not (sign.isalnum() or sign == "_")), len(whole))
    name, sign, rest = whole[:length], whole[length:length + 1], whole[length + 1:]
    part: Part
    if not name or not sign or sign not in "}?!#":
        raise TemplateFault(whole)
    if sign == "}":
        return Place(name), rest
    if sign == "#":
        one, rest = _parse(rest, "|")
        if not rest.startswith("|"):
            raise TemplateFault(whole)
        many, rest = _parse(rest[1:], "}")
        part = Counted(name, one, many)
    else:
        inner, rest = _parse(rest, "}")
        part = Present(name, inner, negated=sign == "!")
    if not rest.startswith("}"):
        raise TemplateFault(whole)
    return part, rest[1:]


def _fill(parts: Parts, arguments: Mapping[str, Any], say: Callable[[Any], str]) -> str:
    said = []
    for part in parts:
        if isinstance(part, str):
            said.append(part)
        elif isinstance(part, Place):
            there = arguments.get(part.name) is not None
            said.append(say(arguments[part.name]) if there else "{" + part.name + "}")
        elif isinstance(part, Present):
            is_there = arguments.get(part.name) not in (None, "", [], ())
            said.append(_fill(part.inner, arguments, say) if is_there != part.negated else "")
        else:
            is_one = not isinstance(arguments.get(part.name), bool) and arguments.get(part.name) == 1
            said.append(_fill(part.one if is_one else part.many, arguments, say))
    return "".join(said)


def _names(parts: Parts) -> frozenset[str]:
    names: frozenset[str] = frozenset()
    for part in parts:
        if isinstance(part, Place):
            names |= {part.name}
        elif isinstance(part, Present):
            names |= _names(part.inner) | {part.name}
        elif isinstance(part, Counted):
            names |= _names(part.one + part.many) | {part.name}
    return names
