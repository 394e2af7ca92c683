"""Scenarios from paths, texts and dicts, and the files that go with them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from polder import errors
from polder.operations import to_compare
from polder.scenarios import Scenario, Submission, to_yaml, variants


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios/base.yaml").write_text("focus: NL33C\n")
    (tmp_path / "scenarios/silo.yaml").write_text("extends: base.yaml\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_dict_is_written_as_a_scenario_file() -> None:
    text = to_yaml({
        "extends": "polder:twente/silo", "title": {"nl": "Ja: \"nee\"", "en": "no"},
        "collaboration": {"network_manager": True, "initial_trust": 0.6, "capacity": {}},
        "roadmap": [{"measure": "safe_neighbourhoods", "start": "2025Q1", "partners": ["province", "smes"],
                     "requires": [{"nature_network": "50 %"}]}, {"measure": "x", "years": 6}],
        "context": {"assumptions": {"collaboration.replaceable": {"fixed": 1e-7}}}, "existing_plans": []})
    assert text == (
        'extends: "polder:twente/silo"\ntitle:\n  nl: "Ja: \\"nee\\""\n  en: "no"\ncollaboration:\n'
        '  network_manager: yes\n  initial_trust: 0.6\n  capacity: {}\nroadmap:\n'
        '  - measure: "safe_neighbourhoods"\n    start: "2025Q1"\n    partners: ["province", "smes"]\n'
        '    requires:\n      - nature_network: "50 %"\n  - measure: "x"\n    years: 6\n'
        'context:\n  assumptions:\n    collaboration.replaceable:\n      fixed: 1e-07\nexisting_plans: []\n')


@pytest.mark.parametrize("value", [float("nan"), float("inf"), object(), None, {1, 2}])
def test_a_value_that_has_no_form_is_told(value: object) -> None:
    with pytest.raises(errors.RequestInvalid, match="'members' is"):
        to_yaml({"ensemble": {"members": value}})


def test_paths_texts_and_dicts_get_names_and_files(folder: Path) -> None:
    made = Submission.of([
        Scenario("scenarios/silo.yaml"), Scenario("extends: scenarios/silo.yaml\ntitle: x\n", name="Eigen plan"),
        Scenario({"extends": "polder:twente/silo"}), Scenario("polder:twente/network")])
    assert made.scenarios == [
        {"name": "silo", "file": "scenarios/silo.yaml"}, {"name": "Eigen plan", "file": "eigen-plan.yaml"},
        {"name": "scenario", "file": "scenario.yaml"}, {"name": "network", "file": "polder:twente/network"}]
    assert [file["name"] for file in made.files] == ["scenarios/silo.yaml", "eigen-plan.yaml", "scenario.yaml"]


def test_two_files_of_one_name_are_told_apart_by_folder() -> None:
    made = Submission.of([Scenario("polder:twente/silo"), Scenario("polder:achterhoek/silo")])
    assert [one["name"] for one in made.scenarios] == ["twente/silo", "achterhoek/silo"]


def test_two_of_one_given_name_are_refused() -> None:
    with pytest.raises(errors.RequestInvalid, match="two are called 'x'"):
        Submission.of([Scenario("polder:twente/silo", "x"), Scenario("polder:achterhoek/silo", "x")])


def test_variants_extend_a_file_beside_it(folder: Path) -> None:
    made = Submission.of(variants("scenarios/silo.yaml", {
        "more trust": {"collaboration": {"initial_trust": 0.7}}, "late": {"title": "late"}}))
    assert [one["file"] for one in made.scenarios] == ["scenarios/more-trust.yaml", "scenarios/late.yaml"]
    texts = {file["name"]: file["text"] for file in made.files}
    assert texts["scenarios/silo.yaml"] == "extends: base.yaml\n"
    assert texts["scenarios/more-trust.yaml"].startswith('extends: "silo.yaml"\ncollaboration:\n')


def test_a_variant_never_takes_the_name_of_a_file_that_is_there(folder: Path) -> None:
    made = Submission.of(variants("scenarios/silo.yaml", {"base": {"title": "mine"}}))
    assert made.scenarios == [{"name": "base", "file": "scenarios/base-2.yaml"}]


def test_variants_of_a_dict_extend_its_text() -> None:
    base = Scenario({"focus": "NL33C"}, name="mijn")
    made = Submission.of([base, *variants(base, {"x": {"title": "x"}})])
    assert [one["file"] for one in made.scenarios] == ["mijn.yaml", "x.yaml"]
    assert {file["name"] for file in made.files} == {"mijn.yaml", "x.yaml"}


def test_a_variant_that_extends_something_else_is_refused() -> None:
    with pytest.raises(errors.RequestInvalid, match="leave 'extends' out"):
        variants("polder:twente/silo", {"x": {"extends": "polder:twente/network"}})


def needed(name: str, role: str = "base") -> list[dict[str, str]]:
    return [{"name": name, "named_by": "scenarios/silo.yaml", "role": role}]


def test_a_file_that_is_needed_is_read(folder: Path) -> None:
    made = Submission.of([Scenario("scenarios/silo.yaml")])
    made.add(needed("scenarios/base.yaml"))
    assert made.files[-1] == {"name": "scenarios/base.yaml", "role": "base", "text": "focus: NL33C\n"}


@pytest.mark.parametrize(("name", "role", "sentence"), [
    ("scenarios/../secret.yaml", "base", "leads out of the folder"), ("/etc/passwd", "base", "no .yaml file"),
    ("scenarios/x.yaml", "data", "no .csv file"), ("scenarios/absent.yaml", "base", "cannot be read"),
    ("scenarios/link.yaml", "base", "symbolic link"), ("scenarios/linked/x.yaml", "base", "symbolic link")])
def test_other_files_stay_unread(folder: Path, name: str, role: str, sentence: str) -> None:
    (folder / "secret.yaml").write_text("secret: 1\n")
    (folder / "elsewhere").mkdir()
    (folder / "elsewhere/x.yaml").write_text("secret: 1\n")
    (folder / "scenarios/link.yaml").symlink_to(folder / "secret.yaml")
    (folder / "scenarios/linked").symlink_to(folder / "elsewhere")
    made = Submission.of([Scenario("scenarios/silo.yaml")])
    with pytest.raises(errors.RequestInvalid, match=sentence):
        made.add(needed(name, role))
    assert len(made.files) == 1


@pytest.mark.parametrize(("scenarios", "against", "names"), [
    (["polder:t/a", "polder:t/b"], None, ["a", "b"]), (["polder:t/a"], "polder:t/b", ["b", "a"]),
    (["polder:t/a", "polder:t/b"], "polder:t/b", ["b", "a"]), ([["polder:t/a", "polder:t/b"]], None, ["a", "b"])])
def test_the_reference_comes_first_and_once(scenarios: list[Any], against: str | None, names: list[str]) -> None:
    request = to_compare(scenarios, against=against, changes=None, data=None, settings={})
    assert [one.name for one in request.scenarios] == names
    assert request.reference is request.scenarios[0]


def test_a_comparison_of_one_is_refused() -> None:
    with pytest.raises(errors.RequestInvalid, match="two scenarios or more"):
        to_compare(["polder:t/a"], against="polder:t/a", changes=None, data=None, settings={})


def test_a_setting_that_is_misspelt_is_told() -> None:
    with pytest.raises(errors.RequestInvalid, match="did you mean 'members'"):
        to_compare(["polder:t/a", "polder:t/b"], against=None, changes=None, data=None,
                   settings={"member": 3})  # type: ignore[typeddict-unknown-key]


def test_two_states_of_one_file_are_two_files(folder: Path) -> None:
    before = Scenario("scenarios/silo.yaml", "before")
    (folder / "scenarios/silo.yaml").write_text("extends: base.yaml\ntitle: changed\n")
    made = Submission.of([before, Scenario("scenarios/silo.yaml", "after")])
    assert [one["file"] for one in made.scenarios] == ["scenarios/silo.yaml", "scenarios/silo-2.yaml"]
    assert [file["text"] for file in made.files] == ["extends: base.yaml\n", "extends: base.yaml\ntitle: changed\n"]


def test_arrays_of_numpy_are_lists() -> None:
    text = to_yaml({"years": np.arange(2), "x": np.float64(0.5), "y": [np.int64(3)]})
    assert text == "years: [0, 1]\nx: 0.5\ny: [3]\n"


def test_one_line_is_taken_for_a_path_and_that_is_told(folder: Path) -> None:
    with pytest.raises(errors.RequestInvalid, match="the text of a scenario has a line break"):
        Scenario("title: mine")
