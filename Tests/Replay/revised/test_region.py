"""The revision's central run of Groot-Rijnmond: what is delivered on 1 January of some years, in four ways of working."""

import numpy as np
import pytest

from central import CATALOGUE, PSI
from parts.common import ACTORS, DEPARTMENTS
from roadmap import LEVELS, number, quarter
from texts import parse

from . import times
from .central import REVISED
from .region import Change, Planned, run
from .times import BILATERAL, CONTRACT, NETWORK, SILO

PEOPLE, MEAN_PEOPLE = 1_499_477.0, 448_574.0
P = {**REVISED, "side_effect": PSI, "initial_trust": 0.45}
# preparation, agreement, years, contest: the revised catalogue
TIMES = {"housing_acceleration": (3.5, 1.0, 3.0, 0.35), "human_capital_agreement": (0.25, 0.5, 5.0, 0.05),
         "industry_nitrogen": (1.0, 0.75, 5.0, 0.3), "safe_neighbourhoods": (0.25, 0.5, 4.0, 0.1),
         "business_park_renewal": (1.5, 0.75, 5.0, 0.4)}
STARTS = {"housing_acceleration": "2025Q1", "human_capital_agreement": "2025Q3", "industry_nitrogen": "2026Q1",
          "safe_neighbourhoods": "2032Q2", "business_park_renewal": "2033Q1"}
LATER = {**STARTS, "safe_neighbourhoods": "2033Q3", "business_park_renewal": "2033Q4"}


def planned(mode, starts=STARTS, changes=None):
    catalogue = parse(CATALOGUE.read_text(encoding="utf-8"))["measures"]
    items = []
    for name, start in starts.items():
        entry, (preparation, agreement, years, contest) = catalogue[name], TIMES[name]
        kappa = np.array([number(entry["resources"].get(actor, "0")) for actor in ACTORS])
        lead = ACTORS.index(entry["lead"])
        size = times.scale(PEOPLE)
        potential = number(entry["funding_potential"])
        own = (CONTRACT if potential >= 0.3 else NETWORK) if mode == "public_private" else mode
        items.append(Planned(
            preparation, agreement, years, contest, number(entry["budget"]) * size, number(entry["budget"]) * size,
            number(entry["effort"]) * size, DEPARTMENTS.index(entry["department"]), lead, LEVELS.index(entry["level"]),
            LEVELS.index(entry["ideal_level"]), potential, kappa,
            [i for i in range(len(ACTORS)) if kappa[i] > 0 and i != lead], quarter(start), own,
            (changes or {}).get(name, [])))
    return items


def delivered(mode, starts=STARTS, changes=None, **other):
    found, _ = run(planned(mode, starts, changes), {**P, **other}, PEOPLE, MEAN_PEOPLE, mode != SILO, 104)
    return found


def on_1_january(found, year):
    return found[(year - 2024) * 4 - 1]


@pytest.mark.parametrize("mode, expected", [
    (NETWORK, {2030: .0768, 2031: .1181, 2035: .6755, 2040: .8396, 2050: .8933}),
    (SILO, {2030: .1391, 2031: .2902, 2035: .6129, 2040: .7597, 2050: .7923}),
    ("public_private", {2050: .9149}),
])
def test_delivered_of_the_promise(mode, expected):
    found = delivered(mode)
    assert {year: round(on_1_january(found, year), 4) for year in expected} == pytest.approx(expected, abs=1e-4)


def test_a_network_that_trusts_more_delivers_more():
    assert on_1_january(delivered(NETWORK, initial_trust=0.55), 2050) == pytest.approx(.9103, abs=1e-4)


def test_ways_of_working_that_change():
    changes = {"housing_acceleration": [Change(BILATERAL, "from", quarter("2028Q1")), Change(CONTRACT, "decided")],
               "human_capital_agreement": [Change(SILO, "trust_below", 0.5)]}
    assert on_1_january(delivered(NETWORK, changes=changes), 2050) == pytest.approx(.8813, abs=1e-4)


@pytest.mark.parametrize("mode, expected", [(NETWORK, {2035: .6580, 2040: .8165}), (SILO, {2035: .5943, 2040: .7401})])
def test_later_starts(mode, expected):
    found = delivered(mode, LATER)
    assert {year: on_1_january(found, year) for year in expected} == pytest.approx(expected, abs=1e-4)
