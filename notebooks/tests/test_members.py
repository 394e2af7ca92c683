"""Values of single members, by hand-made messages."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from scripted import Script, Server, chunk, result_rows

import polder
from polder import errors


def of_members(seq: int, scenario: str, region: str, year: int, numbers: list[int]) -> tuple[dict[str, Any], bytes]:
    count = len(numbers)
    jobs = [None if number == 2 else 1_000.0 * number + year for number in numbers]
    return chunk(seq, {
        "scenario": [scenario] * count, "region": [region] * count, "year": pa.array([year] * count, pa.int64()),
        "member": pa.array(numbers, pa.int64()), "jobs.employed": pa.array(jobs, pa.float64()),
        "safety.recorded_crime": pa.array([float(number) for number in numbers])}, kind="members")


@pytest.fixture
def script() -> Script:
    chunks = [chunk(0, result_rows("silo")), chunk(1, result_rows("network"))]
    for scenario in ("silo", "network"):
        for region in ("NL33C", "NL"):
            for year in (2030, 2031):
                chunks.append(of_members(len(chunks), scenario, region, year, [2, 3]))
                chunks.append(of_members(len(chunks), scenario, region, year, [0, 1]))
    return Script(chunks)


@pytest.fixture
def run(script: Script) -> Iterator[polder.Run]:
    with (
        tempfile.TemporaryDirectory(prefix="polder-nb-") as folder, Server(Path(folder) / "run", script) as server,
        polder.connect(server.folder) as client,
    ):
        yield client.get_run("k3v9q2xa")


def test_values_come_in_the_order_of_the_members(run: polder.Run) -> None:
    values = run.members("jobs.employed", scenario="silo", region="NL", year=2031)
    np.testing.assert_array_equal(values, [2031, 3031, np.nan, 5031])
    assert values.dtype == np.float64


def test_the_focus_region_and_all_years_are_the_default(run: polder.Run) -> None:
    values = run.members("safety.recorded_crime", scenario="network")
    np.testing.assert_array_equal(values, [[0, 1, 2, 3], [0, 1, 2, 3]])


def test_a_frame_holds_what_is_asked_for(run: polder.Run) -> None:
    assert len(run.members_to_pandas()) == 32
    frame = run.members_to_pandas(scenario="silo", region="NL33C", year=2030)
    assert list(frame.columns) == ["scenario", "region", "year", "member", "jobs.employed", "safety.recorded_crime"]
    assert sorted(frame["member"]) == [0, 1, 2, 3]
    assert frame["jobs.employed"].isna().sum() == 1


def test_rows_and_members_are_kept_apart(run: polder.Run) -> None:
    assert len(run.table) == 4
    assert run.member_table.indicators == ["jobs.employed", "safety.recorded_crime"]


@pytest.mark.parametrize(("names", "sentence"), [
    ({"indicator": "jobs.emplyed"}, "did you mean 'jobs.employed'"), ({"region": "NL33"}, "did you mean 'NL33C'"),
    ({"scenario": None}, r"scenario: there are several \(silo, network\)"), ({"year": 1999}, "there are 2030, 2031")])
def test_a_name_that_does_not_exist_is_told(run: polder.Run, names: dict[str, Any], sentence: str) -> None:
    wanted: dict[str, Any] = {"indicator": "jobs.employed", "scenario": "silo", "year": 2030, **names}
    with pytest.raises(errors.RequestInvalid, match=sentence):
        run.members(wanted.pop("indicator"), **wanted)


def test_a_run_without_members_says_how_to_get_them(run: polder.Run, script: Script) -> None:
    script.chunks = script.chunks[:2]
    with pytest.raises(errors.RunNotReady, match="keep='all'"):
        run.members("jobs.employed")


def test_parameters_of_one_member(run: polder.Run, script: Script) -> None:
    script.answers["member"] = lambda header: {"ok": True, "entries": [
        {"name": "collaboration.replaceable", "unit": "share", "element": "", "values": [0.5]},
        {"name": "measures.amount", "unit": "ha", "element": "nature_network", "values": [60]}]}
    assert run.member(7, "silo").parameters("a") == {
        "collaboration.replaceable": 0.5, "measures.amount[nature_network]": 60.0}
    asked = script.ops("member")[0]
    del asked["id"]
    assert asked == {
        "op": "member", "run": "k3v9q2xa", "scenario": "silo", "member": 7, "what": "parameters", "names": ["a"]}


def test_quantities_come_quarter_by_quarter(run: polder.Run, script: Script) -> None:
    script.answers["member"] = lambda header: {"ok": True, "first_year": 2024, "first_quarter": 3, "entries": [
        {"name": "safety.road_deaths", "unit": "1", "element": "NL33C", "values": [1, None, 3]}]}
    one, = run.member(0).quantities("safety.road_deaths", first_quarter=3, quarters=3)
    np.testing.assert_array_equal(one.values, [1, np.nan, 3])
    assert one.quarters == ["2024Q4", "2025Q1", "2025Q2"]
    assert (one.label, one.unit) == ("safety.road_deaths[NL33C]", "1")
    asked = script.ops("member")[0]
    assert (asked["what"], asked["first_quarter"], asked["quarters"]) == ("quantities", 3, 3)
    assert "scenario" not in asked


def test_a_daemon_of_version_1_0_does_not_say_in_which_year_it_begins(run: polder.Run, script: Script) -> None:
    script.answers["member"] = lambda header: {"ok": True, "entries": [
        {"name": "safety.road_deaths", "unit": "1", "element": "NL33C", "values": [1]}]}
    one, = run.member(0).quantities()
    assert (one.quarter, one.quarters, one.values.tolist()) == (0, [], [1.0])


def test_indicators_come_year_by_year_and_figures_once(run: polder.Run, script: Script) -> None:
    script.answers["member"] = lambda header: {"ok": True, "first_year": 2024, "first_quarter": 0, "entries": [
        {"name": "jobs.employed", "unit": "persons", "element": "NL33C", "values": [1, 2]}]}
    one, = run.member(0).indicators("jobs.employed")
    assert one.quarters == ["2024Q1", "2025Q1"]
    assert run.member(0).given("jobs.employed") == {"jobs.employed[NL33C]": 1.0}
    assert [header["what"] for header in script.ops("member")] == ["indicators", "given"]
    shock, = run.member(0).shocks()
    assert shock.quarters == ["2024Q1", "2024Q2"]


def test_a_scenario_must_be_named_where_there_are_several(run: polder.Run) -> None:
    run.summary["scenarios"] = ["silo", "network"]
    with pytest.raises(errors.RequestInvalid, match=r"there are several \(silo, network\)"):
        run.member(3)
    assert run.member(3, "silo").scenario == "silo"


def test_fewer_members_than_the_run_has_are_told(run: polder.Run, capfd: pytest.CaptureFixture[str]) -> None:
    assert run.wait().member_table.count == 4
    run._members = None
    run.progress = replace(run.progress, total=5_000)
    assert run.member_table.count == 4
    assert "values are kept of the first 4 of 5,000 members" in capfd.readouterr().err


def test_an_older_daemon_says_so(run: polder.Run, script: Script) -> None:
    script.answers["member"] = lambda header: {"ok": False, "error": {
        "code": "op.unknown", "message": "there is no operation 'member'; use one of hello", "retryable": False}}
    with pytest.raises(errors.OperationUnknown, match="no operation 'member'"):
        run.member(0).shocks()
