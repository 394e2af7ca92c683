"""Against a real polderd: who does what and when."""

from __future__ import annotations

import asyncio

import pytest
from daemon import LONGEST, Daemon

import polder
from polder import errors


def test_it_says_who_does_what_and_when(daemon: Daemon) -> None:
    with daemon.connect() as client:
        run = client.compare("polder:twente/network", against="polder:twente/silo", members=64, seed=3).wait(LONGEST)
        found = run.roadmap(progress=True)
        steps = found.steps()
        assert list(steps["scenario"].unique()) == ["network", "silo"] and len(steps) == 10
        assert (steps["agreed_middle"] <= steps["decided_middle"]).all()
        assert (steps["begun_middle"] <= steps["done_middle"]).all()
        money = found.money()
        public = money[(money["payer"] != "private_parties") & (money["scenario"] == "network")]
        assert 100 < public["spent"].sum() <= steps[steps["scenario"] == "network"]["budget"].sum() + 1e-6
        load = found.load()
        assert ((load["overloaded"] >= 0) & (load["overloaded"] <= 1)).all() and load["asked"].max() > 0
        assert set(found.obstacles().columns) >= {"measure", "kind", "nearest_start"}
        assert "hidden_champions_programme" in found._repr_html_()
        # Stored with the run: the same at once.
        assert run.roadmap() == found
        assert [plan["scenario"] for plan in run.roadmap(scenario="silo").document["plans"]] == ["silo"]
        with pytest.raises(errors.RequestInvalid):
            run.roadmap(scenario="silos!")
        with pytest.raises(errors.RequestInvalid):
            run.roadmap(region="NL33C")

    async def twin() -> polder.Roadmap:
        async with polder.aio.connect(daemon.runtime, start=False) as client:
            return await (await client.get_run(run.id)).roadmap()

    assert asyncio.run(twin()) == found
