"""Against a real polderd: what it describes, and what members drew, as data frames."""

from __future__ import annotations

import asyncio

import pandas as pd
import pytest
from daemon import LONGEST, SILO, Daemon

import polder
from polder import errors, language

TOPICS = ("indicators", "quantities", "levers", "measures", "parameters", "regions", "actors", "modes", "scenarios")


def test_every_topic_is_a_frame_with_columns_that_no_language_changes(daemon: Daemon) -> None:
    with daemon.connect() as client:
        for topic in TOPICS:
            language.use("en")
            english, entries = client.describe(topic).to_pandas(), client.describe(topic)
            language.use("nl")
            dutch = client.describe(topic).to_pandas()
            assert list(english["name"]) == [one.name for one in entries]
            assert list(english.columns) == list(dutch.columns) and len(english) == len(dutch)
            assert not english["title"].equals(dutch["title"]) or topic in ("regions", "quantities", "levers")
        language.use("en")
        numbers = client.describe("parameters").to_pandas()
        assert (numbers["low"] <= numbers["high"]).sum() > 100 and numbers["grade"].isin(
            ["measured", "published", "tuned", "judged"]).all()
        assert client.describe("indicators").to_pandas().set_index("name").loc["jobs.employed", "worth_naming"]
        assert "\n" in client.describe("measures", "amenity_hub")[0].facts["evidence"]  # one for each number


def test_details_are_in_the_language_of_the_reader(daemon: Daemon) -> None:
    with daemon.connect() as client:
        language.use("nl")
        details = client.describe("measures", "nature_network")[0].details
        assert details["trekker"] == "provincie"
        language.use("en")
        assert client.describe("measures", "nature_network")[0].details["lead"] == "province"


def test_a_table_of_what_members_drew(daemon: Daemon) -> None:
    with daemon.connect() as client:
        run = client.compare("polder:twente/network", against="polder:twente/silo", members=8).wait(LONGEST)
        with pytest.raises(errors.RequestInvalid, match="there are several"):
            run.parameters()
        drawn = run.parameters(scenario="silo", progress=True)
        assert list(drawn.index) == list(range(8)) and drawn.index.name == "member" and drawn.shape[1] > 100
        assert drawn.loc[7].to_dict().items() <= run.member(7, "silo").parameters().items()
        # Without assumptions of its own, a way of working has the same draws.
        pd.testing.assert_frame_equal(drawn, run.parameters(scenario="network"))
        chosen = run.parameters("collaboration.replaceable", scenario="silo", members=3)
        assert list(chosen.columns) == ["collaboration.replaceable"] and len(chosen) == 3
        for wrong in (0, "many"):
            with pytest.raises(errors.RequestInvalid, match="members"):
                run.parameters(scenario="silo", members=wrong)  # type: ignore[arg-type]

    async def twin() -> pd.DataFrame:
        async with polder.aio.connect(daemon.runtime, start=False) as client:
            stored = await (await client.get_run(run.id)).wait()
            return await stored.parameters(scenario="silo")

    pd.testing.assert_frame_equal(drawn, asyncio.run(twin()))


def test_a_number_that_is_fixed_is_in_the_table_where_it_is_named(daemon: Daemon) -> None:
    name = "collaboration.replaceable"
    with daemon.connect() as client:
        run = client.run(polder.Scenario(
            {"extends": SILO, "context": {"assumptions": {name: {"fixed": 0.5}}}}, "fixed"), members=4).wait(LONGEST)
        assert name not in run.parameters()
        assert run.parameters(name)[name].tolist() == [0.5] * 4
