"""Against a real polderd: a better roadmap."""

from __future__ import annotations

import asyncio

import pytest
from daemon import LONGEST, Daemon

import polder
from polder import errors


def test_it_looks_for_a_better_roadmap(daemon: Daemon) -> None:
    with daemon.connect() as client:
        run = client.run("polder:twente/silo", members=64, seed=3).wait(LONGEST)
        found = run.improve(criterion="expected", keep=["level"], progress=True)
        assert found.found == found.document["is_better"]
        gains = found.gains().set_index("criterion")
        assert list(gains.index) == ["expected", "regret", "worst_fifth"] and (gains["low"] <= gains["high"]).all()
        changes = found.changes()
        assert "level" not in set(changes["aspect"])
        if found.found:
            assert gains.loc["expected", "low"] >= found.document["worth_naming"] and len(changes) > 0
            assert len(found.alternatives()) <= 6 and len(found.roadmap()) == 5
            better = {"extends": "polder:twente/silo", "roadmap": found.roadmap(),
                      "title": {"nl": "Beter", "en": "Better"}}
            assert client.validate(better)
        assert "improve" not in found._repr_html_()
        # Stored with the run: the same at once.
        assert run.improve(criterion="expected", keep="level") == found
        for wrong in ({"criterion": "best"}, {"keep": ["levels!"]}, {"region": "NL33C"}, {"year": 1900}):
            with pytest.raises(errors.RequestInvalid):
                run.improve(**wrong)

    async def twin() -> polder.Improvement:
        async with polder.aio.connect(daemon.runtime, start=False) as client:
            return await (await client.get_run(run.id)).improve(criterion="expected", keep=["level"])

    assert asyncio.run(twin()) == found
