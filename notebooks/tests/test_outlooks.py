"""Against a real polderd: how scenarios hold, and when to switch."""

from __future__ import annotations

import asyncio

import pytest
from daemon import LONGEST, Daemon

import polder
from polder import errors

TARGET = "housing.dwellings>=290000@2040"


def test_it_says_which_scenario_holds(daemon: Daemon) -> None:
    with daemon.connect() as client:
        run = client.compare("polder:twente/network", against="polder:twente/silo", members=64, seed=3).wait(LONGEST)
        found = run.robust(members=256, targets=[TARGET, "woningen>=1"], sceptic=True, progress=True)
        standings, rankings, targets = found.standings(), found.rankings(), found.targets()
        assert (standings["mean_regret"] >= 0).all() and (standings["high_regret"] >= 0).all()
        best = standings.groupby(["assumptions", "question"])["best"].sum()
        assert (best <= 256).all() and set(standings["assumptions"]) == {"drawn", "sceptic"}
        assert set(rankings["measure"]) == {"best", "mean_regret", "high_regret", "targets"}
        assert targets[targets["target"].str.startswith("housing.dwellings ≥ 1 ")]["silo"].eq(1).all()
        assert "What holds?" in found._repr_html_()
        # Stored with the run: the same at once.
        assert run.robust(members=256, targets=[TARGET, "woningen>=1"], sceptic=True) == found
        for wrong in ({"members": 8}, {"targets": ["homes=3"]}, {"year": 1990}, {"indicator": "homes"}):
            with pytest.raises(errors.RequestInvalid):
                run.robust(**wrong)
        alone = client.run("polder:twente/silo", members=8).wait(LONGEST)
        with pytest.raises(errors.RequestInvalid, match="two scenarios"):
            alone.robust()

    async def twin() -> polder.Robustness:
        async with polder.aio.connect(daemon.runtime, start=False) as client:
            stored = await client.get_run(run.id)
            return await stored.robust(members=256, targets=[TARGET, "woningen>=1"], sceptic=True)

    assert asyncio.run(twin()) == found


def test_it_says_when_to_switch(daemon: Daemon) -> None:
    with daemon.connect() as client:
        run = client.compare("polder:twente/network", against="polder:twente/silo", members=64, seed=3).wait(LONGEST)
        found = run.pathways(members=256, targets=[TARGET], years=[2028, 2034])
        assert list(found.expiries()["scenario"]) == ["silo", "network"]
        switches = found.switches()
        assert len(switches) == 4 and (switches["better"] + switches["worse"] <= 256).all()
        assert len(found.triggers()) <= 2
        assert "When to switch?" in found._repr_html_()
        assert run.pathways(members=256, targets=[TARGET], years=[2028, 2034]) == found
        with pytest.raises(errors.RequestInvalid, match="years"):
            run.pathways(years=[1990])
        with pytest.raises(errors.RequestInvalid, match="targets"):
            run.pathways(years=[])
