"""What the daemon says of its draws, computed once more in numpy from single members of runs with the same seeds.

Regret and counts must be the same; what knowing a number is worth comes from another regression, so it may differ by a
few standard errors (Strong, Oakley and Brennan 2014: mean(max(0, f)) - max(0, mean f)).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from daemon import LONGEST, Daemon

import polder

MEMBERS = 512
SEED = 5
DELIVERED = "collaboration.delivered"
Values = npt.NDArray[np.float64]


@dataclass
class Drawn:
    """A run with a seed: what is delivered, by scenario, year and member."""

    run: polder.Run
    values: dict[str, Values]
    years: list[int]

    def of(self, scenario: str, question: dict[str, Any]) -> Values:
        wanted = [
            year == question["year"] if "year" in question else question["first_year"] <= year <= question["last_year"]
            for year in self.years]
        mean: Values = np.mean(self.values[scenario][wanted], axis=0)
        return mean

    def differences(self, question: dict[str, Any]) -> Values:
        differences: Values = self.of("network", question) - self.of("silo", question)
        return differences

    def parameter(self, name: str) -> Values:
        # `collaboration.private_funding.network` is an element of what a member calls `collaboration.private_funding`.
        theme, quantity, *element = name.split(".")
        asked = f"{theme}.{quantity}"
        label = f"{asked}[{element[0]}]" if element else asked
        return np.array([
            self.run.member(number, "network").parameters(asked)[label] for number in range(MEMBERS)])


def drawn(client: polder.Client, seed: int) -> Drawn:
    run = client.compare(
        "polder:groot-rijnmond/network", against="polder:groot-rijnmond/silo", members=MEMBERS, seed=seed,
        keep="all").wait(3 * LONGEST)
    place = run.document["focus"][0] if run.document else ""
    values = {name: run.members(DELIVERED, scenario=name, region=place) for name in ("silo", "network")}
    frame = run.members_to_pandas(scenario="silo", region=place)
    return Drawn(run, values, sorted(set(frame["year"].tolist())))


@pytest.fixture(scope="module")
def twice(daemon: Daemon) -> Iterator[tuple[polder.Client, Drawn, Drawn]]:
    """Runs with a seed and the next one."""
    with daemon.connect() as client:
        yield client, drawn(client, SEED), drawn(client, SEED + 1)


def test_regret_is_what_the_best_of_a_draw_has_more(twice: tuple[polder.Client, Drawn, Drawn]) -> None:
    one = twice[1]
    document = one.run.robust(members=MEMBERS).document
    for question in document["verdict"]["questions"]:
        ways = np.array([one.of(name, question) for name in document["scenarios"]])
        known = np.isfinite(ways).all(axis=0)
        ways = ways[:, known]
        best = ways.max(axis=0)
        regret = best - ways
        tied = (best - ways.min(axis=0)) <= 1e-12 * np.abs(best).max()
        assert question["draws"] == known.sum() and question["tied"] == tied.sum()
        for standing, own in zip(question["standings"], regret, strict=True):
            assert (own >= 0).all(), "doing better is no regret"
            assert standing["mean_regret"] == pytest.approx(own.mean(), rel=1e-9, abs=1e-12)
            high = np.sort(own)[-(-9 * len(own) // 10) - 1]
            assert standing["high_regret"] == pytest.approx(high, rel=1e-9, abs=1e-12)
            others = regret.min(axis=0) == own
            assert standing["best"] + standing["shared"] == others.sum()


def worth(differences: Values, number: Values) -> float:
    """By a polynomial of the fourth degree on ranks."""
    ranks = number.argsort().argsort() / len(number)
    means = np.polynomial.Polynomial.fit(ranks, differences, 4)(ranks)
    return float(np.maximum(means, 0).mean() - max(means.mean(), 0))


def test_conditions_and_worths_are_what_numpy_makes_of_the_same_draws(
    twice: tuple[polder.Client, Drawn, Drawn],
) -> None:
    _, known, unseen = twice
    found = known.run.discover(members=MEMBERS, ranges=True)
    document = found.document
    names = [number["name"] for number in document["numbers"]]
    checked = 0
    for question in document["questions"]:
        own, later = known.differences(question), unseen.differences(question)
        assert question["better"] == (later > 0).sum() and question["worse"] == (later < 0).sum()
        everything = np.maximum(own, 0).mean() - max(own.mean(), 0)
        assert question["worth_of_everything"] == pytest.approx(everything, rel=1e-9)
        assert 0 <= question["worth_of_numbers"] <= question["worth_of_everything"] + 1e-12
        for box in question["boxes"]:
            inside = np.ones(MEMBERS, bool)
            for condition in box["conditions"]:
                values = unseen.parameter(names[condition["number"]])
                inside &= values >= condition["limit"] if condition["is_above"] else values <= condition["limit"]
            inside &= later != 0
            assert box["draws"] == inside.sum() and box["better"] == (later[inside] > 0).sum()
            checked += 1
        for one in question["worths"][:3]:
            values = known.parameter(names[one["number"]])
            assert one["value"] == pytest.approx(worth(own, values), abs=4 * one["standard_error"])
            assert one["value"] > question["worth_by_chance"] and one["halved"] >= 0 and one["doubled"] >= 0
            checked += 1
        if "table" in question:
            cells(known, unseen, question, names)
            checked += 1
    assert checked > 0, "there is something to check"
    assert set(found.worths().columns) >= {"turn_low", "turn_high", "halved", "doubled"}
    assert len(found.together()) == sum(
        len(question["pairs"]) + len(question["groups"]) for question in document["questions"])
    if any("table" in question for question in document["questions"]):
        shares = found.table()
        assert shares.shape == (5, 5) and shares.index.name in names and shares.columns.name in names


def cells(known: Drawn, unseen: Drawn, question: dict[str, Any], names: list[str]) -> None:
    """Each draw of both seeds that differs stands in one cell, between the limits that are told."""
    table = question["table"]
    differences = np.concatenate([known.differences(question), unseen.differences(question)])
    differs = differences != 0
    places = []
    for key in ("row", "column"):
        name = names[table[key]]
        values = np.concatenate([known.parameter(name), unseen.parameter(name)])[differs]
        limits = np.array(table[f"{key}_limits"])
        assert values.min() == limits[0] and values.max() == limits[-1]
        places.append(np.searchsorted(limits[1:-1], values, side="right"))
    for row, line in enumerate(table["cells"]):
        for column, cell in enumerate(line):
            inside = (places[0] == row) & (places[1] == column)
            assert cell["draws"] == inside.sum()
            assert cell["better"] == (differences[differs][inside] > 0).sum()


def test_who_gains_is_told_in_words_by_year(twice: tuple[polder.Client, Drawn, Drawn]) -> None:
    client, one, _ = twice
    frame = one.run.gains(years=[2028, 2036, 2050])
    assert set(frame["year"]) == {2028, 2036, 2050} and set(frame["scenario"]) == {"network"}
    assert set(frame["word"].dropna()) <= {"ahead", "behind", "neck-and-neck", "too-small"}
    delivered = frame[(frame["indicator"] == DELIVERED) & (frame["word"] == "ahead")]
    assert (delivered["difference"] > 0).all()
    for year in delivered["year"].tolist():
        assert (one.differences({"year": year}) > 0).mean() > 0.5
    turns = frame.groupby(["region", "indicator"])["turn"].nunique(dropna=False)
    assert (turns == 1).all()
    with pytest.raises(polder.errors.RequestInvalid):
        client.run("polder:twente/silo", members=8).wait(LONGEST).gains()
