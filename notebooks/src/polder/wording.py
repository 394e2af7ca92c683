"""Every sentence of this client, from the catalogue that the programs have too (`config/words`)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from . import language
from .template import Template


@cache
def catalogue() -> Mapping[str, Mapping[str, Template]]:
    """The texts of every key, by language.

    Raises:
        ValueError: a file that is no table of texts, or a key that stands in two files.
    """
    found: dict[str, dict[str, Template]] = {}
    for file in sorted(resources.files(__package__).joinpath("words").iterdir(), key=lambda one: one.name):
        if not file.name.endswith(".json"):
            continue
        for key, texts in json.loads(file.read_text(encoding="utf-8")).items():
            if key in found:
                raise ValueError(f"{file.name}: '{key}' stands in another file too")
            found[key] = {spoken: Template(texts[spoken]) for spoken in language.LANGUAGES}
    return found


def say(key: str, /, **arguments: Any) -> str:
    """The sentence of a key in the current language, with these arguments in its places."""
    return phrase({"key": key, "arguments": arguments})


def phrase(said: Mapping[str, Any], otherwise: str | None = None) -> str:
    """A phrase as it crosses the wire: `key` and `arguments`, as a sentence in the current language.

    Args:
        otherwise: what to say where this version of the client does not know the key.
    """
    spoken = language.current()
    texts = catalogue().get(said["key"])
    arguments = said.get("arguments") or {}
    if otherwise is not None and not is_known(said):
        return otherwise
    if texts is None:
        return ", ".join([said["key"], *(f"{name}: {_said(arguments[name])}" for name in sorted(arguments))])
    text = texts["en" if spoken == language.BRACKETED else spoken].fill(arguments, _said)
    return f"⟦{text}⟧" if spoken == language.BRACKETED else text


def is_known(said: Mapping[str, Any]) -> bool:
    """Whether this client has the sentence of a phrase, and the phrase all that the sentence needs.

    A daemon of another version may know another sentence, or fewer arguments for it.
    """
    texts = catalogue().get(said["key"])
    return texts is not None and texts["en"].needed <= (said.get("arguments") or {}).keys()


def title(texts: Mapping[str, str] | None, otherwise: str) -> str:
    """What something is called in the current language: `{"nl": …, "en": …}` as the daemon sends it."""
    spoken = language.current()
    if not texts:
        return otherwise
    if spoken == language.BRACKETED:
        return f"⟦{texts.get('en', otherwise)}⟧"
    return texts.get(spoken) or otherwise


def decimal(text: str) -> str:
    """A number in English digits, as `1,234.5`, with the marks of the current language."""
    return text.translate(str.maketrans(",.", ".,")) if language.current() == "nl" else text


def percent(share: float, digits: int = 0) -> str:
    """A share of 1 as a percentage: `48 %` in Dutch, with a space that does not break, `48%` in English."""
    return decimal(f"{100 * share:.{digits}f}") + ("\u00a0%" if language.current() == "nl" else "%")


def _said(argument: Any) -> str:
    if isinstance(argument, Mapping):
        return phrase(argument)
    if isinstance(argument, (list, tuple)):
        return ", ".join(str(item) for item in argument)
    if isinstance(argument, (int, float)) and not isinstance(argument, bool):
        plain = f"{int(argument)}" if argument == int(argument) and abs(argument) < 1e15 else f"{argument}"
        return plain.replace(".", ",") if language.current() == "nl" else plain
    return str(argument)
