"""Against a real polderd: which measures and which mechanisms make the difference."""

from __future__ import annotations

import asyncio

import pytest
from daemon import LONGEST, Daemon

import polder
from polder import errors


def test_it_says_what_makes_the_difference(daemon: Daemon) -> None:
    with daemon.connect() as client:
        run = client.compare("polder:twente/network", against="polder:twente/silo", members=64, seed=3).wait(LONGEST)
        why = run.explain(members=64, progress=True)
        assert [game["kind"] for game in why.document["games"]] == ["measures", "partners", "mechanisms"]
        shares, pairs = why.shares(), why.pairs()
        for _, own in shares.groupby("game"):
            assert own["mean"].sum() == pytest.approx(why.document["difference"]["mean"], abs=1e-12)
        assert set(shares.loc[shares["game"] == "mechanisms", "name"]) == {
            "coverage", "level_fit", "side_effects", "compromise", "decision_time", "capacity", "money", "trust"}
        sizes = shares.groupby("game")["name"].nunique()
        assert sizes["measures"] == 6 and sizes["mechanisms"] == 8
        assert len(pairs) == sum(size * (size - 1) // 2 for size in sizes)
        assert "What makes the difference? network against silo" in why._repr_html_()
        # Stored with the run: the same at once.
        assert run.explain(members=64) == why
        with pytest.raises(errors.RequestInvalid, match="members"):
            run.explain(members=8)
        with pytest.raises(errors.RequestInvalid, match="year"):
            run.explain(year=2051)

    async def twin() -> polder.Explanation:
        async with polder.aio.connect(daemon.runtime, start=False) as client:
            return await (await client.get_run(run.id)).explain(members=64)

    assert asyncio.run(twin()) == why
