"""Scenarios from a path, a text or a dict, and the submission that carries them to the daemon with all they need."""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from . import arguments, html
from .errors import RequestInvalid
from .wording import say

SHIPPED = "polder:"
MOST_ROUNDS = 8
MOST_BYTES = 2 << 20


class Scenario:
    """One way of working together, as the daemon reads it.

    Args:
        source: a path; a shipped scenario as `polder:groot-rijnmond/silo`; the text of one (a str with a line break);
            or a dict with the keys of a scenario file, values as in YAML.
        name: what rows and pictures call it; by default that of the file, else `scenario`.

    Raises:
        RequestInvalid: the file cannot be read, or a value in the dict has no form in a scenario.
    """

    def __init__(self, source: str | os.PathLike[str] | Mapping[str, Any], name: str | None = None) -> None:
        self.file: str | None = None
        self.text: str | None = None
        if isinstance(source, Mapping):
            self.text = to_yaml(source)
        elif isinstance(source, str) and "\n" in source:
            self.text = source
        else:
            self.file = os.fspath(source)
            if not self.is_shipped:
                self.text = _read(self.file)
        self.has_name = name is not None
        self.name = name or (_stem(self.file) if self.file else "scenario")

    @property
    def is_shipped(self) -> bool:
        return self.file is not None and self.file.startswith(SHIPPED)

    def variant(self, name: str, changes: Mapping[str, Any]) -> Scenario:
        """A scenario that extends this one: `changes` are laid over it as `extends` says in scenarios/README.md.

        Raises:
            RequestInvalid: the changes name another base.
        """
        if "extends" in changes:
            raise RequestInvalid(say("python.scenario.extends", name=name, base=self.name))
        return _Variant(self, name, changes)

    def __repr__(self) -> str:
        return f"Scenario({self.name!r}, file={self.file!r})" if self.file else f"Scenario({self.name!r})"

    def _repr_html_(self) -> str:
        return html.scenario(self.name, self.file, self.text)


class _Variant(Scenario):
    def __init__(self, base: Scenario, name: str, changes: Mapping[str, Any]) -> None:
        super().__init__({"extends": base.file or f"{_slug(base.name)}.yaml", **changes}, name)
        self.base = base
        self.changes = changes


def variants(base: Any, changes: Mapping[str, Mapping[str, Any]]) -> list[Scenario]:
    """One scenario for each entry: its name, and what it changes in `base`.

    Raises:
        RequestInvalid: it is no dict of dicts.
    """
    if not isinstance(changes, Mapping) or not all(isinstance(change, Mapping) for change in changes.values()):
        raise RequestInvalid(
            say("python.scenario.variants"), detail={"path": "variants"})
    scenario = as_scenario(base)
    return [scenario.variant(name, change) for name, change in changes.items()]


def as_scenario(source: Any) -> Scenario:
    """A scenario from whatever stands for one.

    Raises:
        RequestInvalid: it stands for none.
    """
    if isinstance(source, Scenario):
        return source
    if isinstance(source, (str, os.PathLike, Mapping)):
        return Scenario(source)
    raise RequestInvalid(
        say("python.scenario.none", kind=type(source).__name__))


def as_scenarios(source: Any) -> list[Scenario]:
    """One or several scenarios; a list or tuple stands for several."""
    several = source if isinstance(source, (list, tuple)) else [source]
    return [as_scenario(one) for one in several]


@dataclass
class Submission:
    """Scenarios on their way to the daemon, with every file that they need.

    Attributes:
        scenarios: as the request names them, `{"name", "file"}`.
        files: as the request carries them, `{"name", "role", "text"}`.
    """

    scenarios: list[dict[str, str]] = field(default_factory=list)
    files: list[dict[str, str]] = field(default_factory=list)
    _roots: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, scenarios: Sequence[Scenario], data: Iterable[str | os.PathLike[str]] = ()) -> Submission:
        """Raises RequestInvalid where a scenario is named twice or a table cannot be read."""
        if not scenarios:
            raise RequestInvalid(say("python.scenario.no_scenarios"))
        made = cls()
        for scenario, name in zip(scenarios, _names(scenarios), strict=True):
            made.scenarios.append({"name": name, "file": made._place(scenario, name)})
        for table in data:
            made._put(os.fspath(table), "data", _read(os.fspath(table)))
        return made

    def _place(self, scenario: Scenario, name: str) -> str:
        if scenario.is_shipped and scenario.file:
            return scenario.file
        if scenario.file:
            self._roots.append(_root(scenario.file))
            return self._put_scenario(str(Path(scenario.file).with_suffix("")), scenario.text or "", scenario.file)
        text, folder = scenario.text or "", ""
        if isinstance(scenario, _Variant):
            base = self._place(scenario.base, scenario.base.name)
            inside = base if base.startswith(SHIPPED) else os.path.basename(base)  # noqa: PTH119 - of a wire name
            folder = "" if base.startswith(SHIPPED) else os.path.dirname(base)  # noqa: PTH120
            text = to_yaml({"extends": inside, **scenario.changes})
        self._roots.append(_root(os.path.join(folder, "scenario.yaml")))  # noqa: PTH118
        return self._put_scenario(os.path.join(folder, _slug(name)), text)  # noqa: PTH118

    def _put(self, name: str, role: str, text: str) -> None:
        if all(file["name"] != name for file in self.files):
            self.files.append({"name": name, "role": role, "text": text})

    def _put_scenario(self, stem: str, text: str, own: str | None = None) -> str:
        """A name that no other file has, `own` if possible; the same text again gets the same name."""
        for number in range(1, len(self.files) + 2):
            name = (own or f"{stem}.yaml") if number == 1 else f"{stem}-{number}.yaml"
            there = [file["text"] for file in self.files if file["name"] == name]
            if there == [text] or (not there and (name == own or not os.path.lexists(name))):
                self._put(name, "scenario", text)
                return name
        return self._put_scenario(f"{stem}-", text)

    def add(self, needed: Iterable[Mapping[str, str]]) -> None:
        """Reads what the daemon asks for, as far as that is allowed.

        Raises:
            RequestInvalid: with every file that is not or cannot be read.
        """
        problems = []
        for file in needed:
            objection = self._objection(file)
            try:
                if objection is not None:
                    raise RequestInvalid(objection)
                self._put(file["name"], file["role"], _read(file["name"]))
            except RequestInvalid as error:
                problems.append(str(error))
        if problems:
            raise RequestInvalid("\n".join(problems), detail={"path": "scenarios"})

    def _objection(self, file: Mapping[str, str]) -> str | None:
        name, named_by = file["name"], file["named_by"]
        kind = "csv" if file["role"] == "data" else "yaml"
        if not name.endswith(f".{kind}"):
            return say("python.scenario.file_kind", by=named_by, name=name, kind=kind)
        path = os.path.abspath(name)  # noqa: PTH100 - links stay as they are
        root = next((root for root in self._roots if path.startswith(root.rstrip("/") + "/")), None)
        if root is None:
            return say("python.scenario.outside", by=named_by, name=name)
        part = path
        while len(part) > len(root):
            if os.path.islink(part):  # noqa: PTH114
                return say("python.scenario.behind_link", by=named_by, name=name)
            part = os.path.dirname(part)  # noqa: PTH120
        return None


def to_yaml(value: Mapping[str, Any], indent: int = 0) -> str:
    """A dict as the text of a scenario: block style, texts quoted, True and False as yes and no.

    Raises:
        RequestInvalid: a value that has no form in a scenario.
    """
    lines = []
    margin = " " * indent
    for key, item in ((key, arguments.plain(item)) for key, item in value.items()):
        if not isinstance(key, str) or not key:
            raise RequestInvalid(say("python.scenario.key", key=repr(key)))
        written = key if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.]*", key) else json.dumps(key, ensure_ascii=False)
        if isinstance(item, Mapping) and item:
            lines.append(f"{margin}{written}:\n{to_yaml(item, indent + 2)}")
        elif isinstance(item, (list, tuple)) and any(isinstance(one, Mapping) for one in item):
            lines.append(f"{margin}{written}:\n")
            for one in item:
                if not isinstance(one, Mapping) or not one:
                    raise RequestInvalid(say("python.scenario.entries", key=key))
                lines.append(f"{margin}  - {to_yaml(one, indent + 4).lstrip()}")
        else:
            lines.append(f"{margin}{written}: {_scalar(key, item)}\n")
    return "".join(lines)


def _scalar(key: str, value: Any) -> str:
    if value is True or value is False:
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_scalar(key, one) for one in value) + "]"
    if isinstance(value, Mapping):
        return "{}"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float) and value - value == 0:
        return repr(value)
    raise RequestInvalid(
        say("python.scenario.value", key=key, value=repr(value)))


def _read(name: str) -> str:
    try:
        status = os.lstat(name)
        if not stat.S_ISREG(status.st_mode):
            raise RequestInvalid(say("python.file.not_plain", path=name))
        if status.st_size > MOST_BYTES:
            raise RequestInvalid(say("python.file.large", path=name))
        return Path(name).read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise RequestInvalid(say(
            "python.file.unreadable", path=name, error=error.strerror or "", is_text="yes" if ":" in name else "",
        )) from None
    except ValueError as error:
        raise RequestInvalid(say("python.file.name", path=repr(name), error=str(error))) from None


def _root(file: str) -> str:
    """The `scenarios` folder that a file is in, else its own folder."""
    folder = Path(os.path.abspath(file)).parent  # noqa: PTH100
    return str(next((one for one in (folder, *folder.parents) if one.name == "scenarios"), folder))


def _stem(file: str) -> str:
    return Path(file.removeprefix(SHIPPED)).stem


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "scenario"


def _names(scenarios: Sequence[Scenario]) -> list[str]:
    """`silo` for `scenarios/groot-rijnmond/silo.yaml`; with its folder where two files have the same name."""
    short = [scenario.name for scenario in scenarios]
    names: list[str] = []
    for scenario in scenarios:
        name = scenario.name
        if short.count(name) > 1 and scenario.file and not scenario.has_name:
            name = "/".join(Path(scenario.file.removeprefix(SHIPPED)).with_suffix("").parts[-2:])
        elif short.count(name) > 1 and not scenario.has_name:
            name = f"{name} {sum(other.startswith(name) for other in names) + 1}"
        names.append(name)
    for name in names:
        if names.count(name) > 1:
            raise RequestInvalid(
                say("python.scenario.twice", name=name), detail={"path": "scenarios"})
    return names
