"""The language that people read, and the catalogue of sentences that the programs share."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import polder
from polder import errors, language, wording
from polder.template import Template, TemplateFault

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "notebooks/src/polder").glob("*.py"))
CASES = json.loads((ROOT / "Tests/Fixtures/templates.json").read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    language.use(None)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_templates_are_filled_as_the_programs_fill_them(case: dict[str, Any]) -> None:
    if case.get("fault"):
        with pytest.raises(TemplateFault):
            Template(case["text"])
    else:
        assert Template(case["text"]).fill(case["arguments"], wording._said) == case["filled"]


@pytest.mark.parametrize(("variables", "spoken"), [
    ({}, "en"), ({"LANG": "nl_NL.UTF-8"}, "nl"), ({"LANG": "nl_BE"}, "nl"), ({"LANG": "de_DE.UTF-8"}, "en"),
    ({"LC_ALL": "C", "LANG": "nl_NL.UTF-8"}, "en"), ({"LC_MESSAGES": "nl_NL", "LANG": "C"}, "nl"),
    ({"POLDER_LANGUAGE": "nl", "LC_ALL": "C"}, "nl"), ({"POLDER_LANGUAGE": "EN", "LANG": "nl_NL"}, "en"),
    ({"POLDER_LANGUAGE": "frysk", "LANG": "nl_NL"}, "nl")])
def test_the_environment_says_which_language(variables: dict[str, str], spoken: str, tmp_path: Path) -> None:
    assert language.of_environment({"XDG_CONFIG_HOME": str(tmp_path), **variables}) == spoken


def test_a_line_in_the_configuration_comes_before_the_locale(tmp_path: Path) -> None:
    (tmp_path / "polder").mkdir()
    (tmp_path / "polder/client.yaml").write_text("endpoint: /tmp/x\nlanguage: nl\n", encoding="utf-8")
    variables = {"XDG_CONFIG_HOME": str(tmp_path), "LANG": "en_US.UTF-8"}
    assert language.of_environment(variables) == "nl"
    assert language.of_environment({**variables, "POLDER_LANGUAGE": "en"}) == "en"


def test_a_language_that_is_none_is_refused() -> None:
    with pytest.raises(errors.RequestInvalid, match="language: there is no 'frysk'; give nl or en"):
        polder.connect("/tmp/nowhere", language="frysk")


def test_both_languages_have_the_same_places_and_say_something() -> None:
    for key, texts in wording.catalogue().items():
        assert texts["nl"].names == texts["en"].names, key
        assert texts["nl"].text.strip() and texts["en"].text.strip(), key


def said() -> set[str]:
    """Keys that the sources name; those put together from parts as patterns."""
    text = "".join(file.read_text(encoding="utf-8") for file in SOURCES)
    return {re.sub(r"\{[^}]*\}", "*", key) for key in re.findall(r"\"(python\.[\w.{}\[\]']+)\"", text)}


def test_every_sentence_that_is_said_is_in_the_catalogue_and_none_is_left_over() -> None:
    keys = {key for key in wording.catalogue() if key.startswith("python.")}
    patterns = said()
    missing = {key for key in patterns if "*" not in key} - keys
    assert not missing
    # What follows a variable part is a word of a list in the sources, as the columns of a table.
    words = set(re.findall(r"\"([a-z_]+)\"", "".join(file.read_text(encoding="utf-8") for file in SOURCES)))
    stems = {key.removesuffix("*") for key in patterns if key.endswith("*")}
    states = {"queued", "running", "finished", "failed", "cancelled"}
    left = {key for key in keys - patterns
            if not any(key.startswith(stem) and key[len(stem):] in words | states for stem in stems)}
    assert not left


def test_a_refusal_is_said_in_the_language_of_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {"nl": Template("er is geen berekening '{run}'"), "en": Template("there is no run '{run}'")}
    monkeypatch.setattr(wording, "catalogue", lambda: {"test.run": texts})
    refusal = {"code": "run.not_found", "message": "there is no run 'x'",
               "phrase": {"key": "test.run", "arguments": {"run": "x"}}}
    language.use("nl")
    assert str(errors.refusal(refusal)) == "er is geen berekening 'x'"
    # A daemon of a later version may have sentences that this client does not know.
    assert str(errors.refusal({**refusal, "phrase": {"key": "test.new"}})) == "there is no run 'x'"


def test_a_diagnostic_is_said_in_the_language_of_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    def both(nl: str, en: str) -> dict[str, Template]:
        return {"nl": Template(nl), "en": Template(en)}
    monkeypatch.setattr(wording, "catalogue", lambda: {
        "scenario.unknown": both("er is geen {kind} '{name}'", "there is no {kind} '{name}'"),
        "scenario.unknown.fix": both("bedoelde u '{near}'?", "did you mean '{near}'?")})
    fields = {"file": "a.yaml", "line": 3, "code": "scenario.unknown", "fact": "there is no x", "fix": "fix it",
              "arguments": {"kind": "maatregel", "name": "x", "near": "y"}}
    language.use("nl")
    assert str(errors.Diagnostic.read(fields)) == "a.yaml:3: er is geen maatregel 'x'; bedoelde u 'y'?"
    language.use("en")
    assert str(errors.Diagnostic.read({**fields, "code": "scenario.newer"})) == "a.yaml:3: there is no x; fix it"
    # An older daemon says nothing of what stands in the places.
    assert str(errors.Diagnostic.read({**fields, "arguments": {}})) == "a.yaml:3: there is no x; fix it"


def test_a_problem_of_a_base_says_by_which_file_it_came_in() -> None:
    fields = {"file": "base.yaml", "line": 1, "code": "scenario.unknown_name", "fact": "x", "fix": "y", "arguments": {
        "what": "mode", "name": "slio", "extended_by": "silo.yaml"}}
    shown = str(errors.Diagnostic.read(fields))
    assert shown.startswith("base.yaml:1: ") and "silo.yaml" in shown and "slio" in shown


def test_in_the_language_of_brackets_every_text_of_an_error_stands_in_them() -> None:
    language.use("qps")
    for call in (lambda: polder.connect("http://x"), lambda: polder.Scenario("missing.yaml"),
                 lambda: polder.variants("polder:twente/silo", {"a": 1}),  # type: ignore[dict-item]
                 lambda: polder.connect("/tmp/nowhere", start=False)):
        with pytest.raises(polder.PolderError) as raised:
            call()
        assert re.fullmatch(r"⟦.*⟧", str(raised.value), re.S), raised.value
