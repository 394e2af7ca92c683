"""The language that people read, Dutch or English; machine formats and names do not change with it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

LANGUAGES = ("nl", "en")
# English in brackets, for tests: a text that bypasses the catalogue stands out.
BRACKETED = "qps"

_chosen: str | None = None


def use(language: str | None) -> None:
    """Sets the language of this process; None for what the environment says.

    Raises:
        ValueError: there is no such language.
    """
    global _chosen
    if language is not None:
        known = read(language)
        if known is None:
            raise ValueError(language)
        language = known
    _chosen = language


def current() -> str:
    """The language that was chosen, else that of the environment."""
    return _chosen or of_environment(os.environ)


def of_environment(variables: Mapping[str, str]) -> str:
    """`POLDER_LANGUAGE`, else the line `language:` of client.yaml, else the locale: Dutch for `nl…`, else English."""
    for named in (variables.get("POLDER_LANGUAGE"), _configured(variables)):
        if named and (known := read(named)):
            return known
    locale = next((variables[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if variables.get(name)), "")
    return "nl" if locale.lower().startswith("nl") else "en"


def read(name: str) -> str | None:
    """`nl` of `nl`, `NL` or `nl_NL.UTF-8`; None for what is none of the languages."""
    code = name.strip().lower().replace("-", "_").split("_")[0].split(".")[0]
    return code if code in (*LANGUAGES, BRACKETED) else None


def _configured(variables: Mapping[str, str]) -> str | None:
    folder = Path(variables.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    try:
        lines = (folder / "polder/client.yaml").read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    return next((line.partition(":")[2].strip(" \"'") for line in lines if line.startswith("language:")), None)
