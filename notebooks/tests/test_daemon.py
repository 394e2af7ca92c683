"""Against a real polderd: results in every form, and what is wrong with a scenario."""

from __future__ import annotations

import csv
import io
import re
import subprocess
from html import unescape
from pathlib import Path

import numpy as np
import pytest
from daemon import BIN, LONGEST, NETWORK, SILO, Daemon

import polder
from polder import errors, html, language, verdict


def test_all_forms_hold_the_same(compared: polder.Run) -> None:
    plain = compared.to_numpy()
    frame, polars, arrow = compared.to_pandas(), compared.to_polars(), compared.to_arrow()
    arrow.validate(full=True)
    assert len(frame) == len(polars) == arrow.num_rows == len(compared.table) > 10_000
    assert list(frame.columns) == polars.columns == arrow.column_names == list(plain)
    for name in ("scenario", "indicator"):
        assert frame[name].tolist() == polars[name].to_list() == arrow[name].to_pylist() == plain[name].tolist()
    for name in ("p50", "difference_p95", "probability_better", "share_of_effect_p50"):
        expected = plain[name]
        assert np.isnan(expected).any() or name == "p50"
        np.testing.assert_array_equal(frame[name].to_numpy(), expected)
        np.testing.assert_array_equal(polars[name].fill_null(float("nan")).to_numpy(), expected)
        np.testing.assert_array_equal(arrow[name].to_numpy(zero_copy_only=False), expected)


def test_xarray_has_the_same_values_by_name(compared: polder.Run) -> None:
    data = compared.to_xarray()
    place = {"scenario": "network", "region": "NL33C", "indicator": "jobs.employed"}
    rows = compared.table.where(**place)
    chosen = data.sel(place).sel(year=rows["year"])
    np.testing.assert_array_equal(chosen["difference"].sel(quantile=0.5), rows["difference_p50"])
    np.testing.assert_array_equal(chosen["value"].sel(quantile=0.95), rows["p95"])
    np.testing.assert_array_equal(chosen["probability_better"], rows["probability_better"])
    assert str(chosen["unit"].item()) == "persons"


def test_the_command_line_gives_the_same_numbers(compared: polder.Run, daemon: Daemon) -> None:
    text = subprocess.run(
        [f"{BIN}/polder", "show", compared.id, "--format", "csv", "--indicator", "all", "--region", "NL33C", "--year",
         "2040", "--endpoint", str(daemon.runtime)],
        capture_output=True, text=True, check=True, timeout=LONGEST, env=daemon.environment).stdout
    lines = list(csv.DictReader(io.StringIO(text)))
    assert len(lines) > 50
    frame = compared.to_pandas().set_index(["scenario", "region", "indicator", "year"])
    for line in lines:
        row = frame.xs((line["scenario"], "NL33C", line["indicator"], 2040))
        for name in ("p05", "p50", "difference_p50", "probability_better"):
            number = float(line[name]) if line[name] else float("nan")
            assert number == row[name] or (number != number and row[name] != row[name])


def test_it_shows_itself(compared: polder.Run, daemon: Daemon) -> None:
    shown = compared._repr_html_()
    assert "Groot-Rijnmond as a network around the challenge" in shown
    assert "no forecast of a region" in shown
    assert "what is judged and matters most" in shown
    headlines = compared.result.headlines
    assert "housing.dwellings" in headlines
    for name in headlines:
        assert compared.result.title(name) in shown
    rows = compared.table.where(scenario="network", region="NL33C", indicator="housing.dwellings", year=2050)
    assert f">{html.number(rows['difference_p50'][0], signed=True)}</td>" in shown
    assert ">percentage points</td>" in shown and ">≈ too small to name</td>" in shown
    with daemon.connect() as client:
        assert compared.id in client.runs()._repr_html_()
        measures = client.describe("measures")
        assert all(one.name in measures._repr_html_() for one in measures)
        figure = client.describe("parameters", "collaboration.planned_share")[0]._repr_html_()
        assert "0.6 to 1.2" in figure and "tuned" in figure


def test_it_shows_itself_in_dutch_too(compared: polder.Run, daemon: Daemon) -> None:
    language.use("nl")
    shown = compared._repr_html_()
    assert "Groot-Rijnmond als opgavegericht netwerk met regisseur" in shown
    for text in (compared.result.title("housing.dwellings"), "beter in", "te klein om te noemen"):
        assert text in shown
    assert "no forecast" not in shown and "geen voorspelling van een regio" in shown
    assert compared.fan_chart("jobs.employed").axes[0].get_legend_handles_labels()[1][0] == "90 van de 100 trekkingen"
    with daemon.connect() as client, pytest.raises(errors.RunNotFound) as raised:
        client.get_run("zzzzzzzz")
    assert raised.value.code == "run.not_found"


def test_in_the_language_of_brackets_no_text_of_a_page_stands_outside(compared: polder.Run) -> None:
    language.use("qps")
    shown = compared._repr_html_()
    heads = re.findall(r"<(?:th|b|p)[^>]*>([^<]*)", shown)
    assert len(heads) > 10
    assert not [text for text in heads if text and not re.fullmatch(r"(⟦.*⟧[:, ]*)+", text)]
    # Of the cells only numbers, units, signs, and names as scenario files write them.
    cells = [text for text in re.findall(r"<td[^>]*>([^<]*)", shown) if "⟦" not in text]
    units = set(compared.to_numpy()["unit"].tolist())
    names = {one["name"] for one in (compared.document or {})["assumptions"]} | {"network", "silo"}
    units |= {one["unit"] for one in (compared.document or {})["assumptions"]}
    sentences = {one["sentence"] for one in (compared.document or {})["assumptions"]}
    left = [text for text in map(unescape, cells)
            if text and not re.fullmatch(r"[±+−\d.,%]+", text) and text not in units | names | sentences | {"%"}]
    assert not left


def test_the_terminal_has_the_same_word_for_the_same_row(compared: polder.Run, daemon: Daemon) -> None:
    """`polder show --details` beside the page of the notebook, row by row."""
    shown = subprocess.run(
        [f"{BIN}/polder", "show", compared.id, "--details", "--region", "NL33C"], capture_output=True, text=True,
        env={**daemon.environment, "COLUMNS": "200", "POLDER_LANGUAGE": "en"}, timeout=LONGEST)
    assert shown.returncode == 0, shown.stderr
    words = {"ahead": "ahead", "behind": "behind", "neck and neck": "neck-and-neck", "≈": "too-small"}
    names = {compared.result.title(name): name for name in compared.result.headlines}
    result, compared_rows, indicator = compared.result, 0, None
    for line in shown.stdout.splitlines():
        found = re.match(r"(?:  [↑↓ ] (\S.*?))?\s+(20\d\d)\s.*\](?:  (.*))?$", line)
        if not found:
            continue
        label, year, said = found.groups()
        if label is not None:
            indicator = next((name for title, name in names.items() if label.startswith(title)), None)
        if indicator is None or not said:
            continue
        where = {"region": "NL33C", "indicator": indicator, "year": int(year)}
        row = {name: values[0] for name, values in compared.table.where(scenario="network", **where).items()}
        level = compared.table.where(scenario="silo", **where)["p50"][0]
        word = verdict.of_row(row, result.worth_naming(indicator), level)
        if word is not None:
            assert words[said.split(",")[0].strip()] == word, line
            compared_rows += 1
    assert compared_rows >= 10, shown.stdout


def test_pictures_are_drawn(compared: polder.Run, tmp_path: Path) -> None:
    for picture in (
        compared.fan_chart("jobs.employed"), compared.fan_chart("prosperity.index", difference=False),
        compared.influence_chart(),
    ):
        picture.savefig(tmp_path / "picture.png")
        assert (tmp_path / "picture.png").read_bytes().startswith(b"\x89PNG")
    axes = compared.fan_chart("jobs.employed").axes[0]
    rows = compared.table.where(scenario="network", region="NL33C", indicator="jobs.employed")
    np.testing.assert_array_equal(np.asarray(axes.lines[0].get_ydata()), rows["difference_p50"])


def test_names_that_do_not_exist_are_told(compared: polder.Run, daemon: Daemon) -> None:
    with pytest.raises(errors.RequestInvalid, match=r"did you mean 'jobs\.employed'"):
        compared.fan_chart("jobs.emplyed")
    with daemon.connect() as client:
        with pytest.raises(errors.RequestInvalid, match=r"did you mean 'jobs\.employed'"):
            client.describe("indicators", "jobs.emplyed")
        with pytest.raises(errors.RequestInvalid, match="'topic' is 'indicator'; give one of indicators"):
            client.describe("indicator")
        assert "safety.road_deaths" in {one.name for one in client.describe("quantities")}
        with pytest.raises(errors.RunNotFound, match="no run 'zzzzzzzz'"):
            client.get_run("zzzzzzzz")
    with pytest.raises(errors.RequestInvalid, match="did you mean 'Groot-Rijnmond'"):
        compared.fan_chart("jobs.employed", region="Groot-Rijmond")
    assert compared.region_code("groot-rijnmond") == "NL33C"
    with pytest.raises(errors.RequestInvalid, match=r"'collaboration\.delivered' has no values in NL111"):
        compared.fan_chart("collaboration.delivered", region="NL111")


def test_mistakes_in_a_scenario_come_with_line_and_column(daemon: Daemon) -> None:
    text = f"extends: {SILO}\nroadmap:\n  - measure: sme_outrech\n    start: 2027Q1\n"
    with daemon.connect() as client:
        checked = client.validate(polder.Scenario(text, "mine"))
        assert not checked
        with pytest.raises(errors.ScenarioInvalid) as caught:
            client.run(polder.Scenario(text, "mine"))
    for diagnostics in (checked.diagnostics, caught.value.diagnostics):
        assert [(one.file, one.line, one.column) for one in diagnostics] == [("mine.yaml", 3, 14)]
    assert "mine.yaml:3:14: " in str(caught.value)


def test_variants_of_one_base_in_one_call(daemon: Daemon) -> None:
    own = {"extends": NETWORK, "title": "Mijn netwerk", "collaboration": {"network_manager": True}}
    with daemon.connect() as client:
        assert client.validate(own)
        run = client.compare(polder.Scenario(own, "mijn"), members=8, variants={
            "veel vertrouwen": {"collaboration": {"initial_trust": 0.8}},
            "geen regisseur": {"collaboration": {"network_manager": False}}}).wait(LONGEST)
    assert run.reference == "mijn"
    assert run.table.distinct("scenario") == ["geen regisseur", "mijn", "veel vertrouwen"]
    changed = {(one["scenario"], one["path"], one["value"]) for one in (run.document or {})["changed_inputs"]}
    assert ("geen regisseur", "collaboration.network_manager", "no") in changed


def test_files_of_this_checkout_and_their_base(daemon: Daemon) -> None:
    folder = Path(__file__).parents[2] / "scenarios/twente"
    with daemon.connect() as client:
        run = client.run([folder / "silo.yaml", folder / "network.yaml"], central=True).wait(LONGEST)
    assert run.table.distinct("scenario") == ["network", "silo"]
    assert run.table.members == 1


def test_values_of_members(daemon: Daemon) -> None:
    with daemon.connect() as client:
        run = client.compare(NETWORK, against=SILO, members=16, keep="all").wait(LONGEST)
        if not run.member_table.chunks:
            pytest.skip("this polderd puts no values of members into its log")
        network = run.members("jobs.employed", scenario="network", year=2050)
        silo = run.members("jobs.employed", scenario="silo", year=2050)
        rows = run.table.where(scenario="network", region="NL33C", indicator="jobs.employed", year=2050)
        np.testing.assert_allclose(np.quantile(network - silo, 0.5), rows["difference_p50"][0], rtol=1e-9)


def test_one_member_again(daemon: Daemon) -> None:
    with daemon.connect() as client:
        run = client.run(SILO, members=8).wait(LONGEST)
        try:
            parameters = run.member(7).parameters()
            again, other = run.member(7).parameters(), run.member(6).parameters()
        except errors.OperationUnknown as error:
            pytest.skip(f"this polderd does not compute one member again: {error}")
        assert parameters == again != other
        known = {one.name for one in client.describe("parameters")}
        assert {label.split("[")[0] for label in parameters} & known
