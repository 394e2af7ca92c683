"""Against a real polderd: what the answer of a comparison hangs on."""

from __future__ import annotations

import asyncio

import pytest
from daemon import LONGEST, Daemon

import polder
from polder import errors


def test_it_says_what_its_answer_hangs_on(daemon: Daemon) -> None:
    with daemon.connect() as client:
        run = client.compare("polder:twente/network", against="polder:twente/silo", members=64, seed=3).wait(LONGEST)
        found = run.discover(members=256, progress=True)
        assert [question.get("year") for question in found.document["questions"]] == [2050, None]
        for question in found.document["questions"]:
            assert question["better"] + question["worse"] + question["tied"] == 256
        boxes, worths = found.boxes(), found.worths()
        assert len(boxes) == sum(len(question["boxes"]) for question in found.document["questions"])
        assert (boxes["better"] <= boxes["draws"]).all()
        assert (worths["value"] > 0).all() and worths["number"].str.contains(".", regex=False).all()
        shown = found._repr_html_()
        assert "When does the answer flip? network against silo" in shown
        # Stored with the run: the same at once.
        assert run.discover(members=256) == found
        with pytest.raises(errors.RequestInvalid, match="members"):
            run.discover(members=8)

    async def twin() -> polder.Discovery:
        async with polder.aio.connect(daemon.runtime, start=False) as client:
            return await (await client.get_run(run.id)).discover(members=256)

    assert asyncio.run(twin()) == found
