"""Numbers that the specification's prototype of section 8 gives for its ten measures, at central values and with trust
held at .5: all of them start at once, in a region of mean size, without C16, which it does not know."""

import numpy as np
import pytest

from central import CATALOGUE, NAMES, REGIONS
from parts import collaboration, decisions
from roadmap import read_roadmaps

TEN = NAMES[:10]
STEADY = {"ap": 0., "am": 0., "anm": 0., "ad": 0.}

# q after 24 quarters
DONE = {
    "silo": [.342045, .482576, .583333, .736842, .6875, .825, .967105, .967105, .610909, 1.],
    "network": [.404589, .584331, .580135, .778557, .649105, .780026, .913669, .922569, .840876, 1.],
    "public_private": [.288554, .427919, .386573, .583653, .486659, .584999, .68515, .633976, .690876, 1.],
}
# what a unit of work yields where a measure is alone on the roadmap; housing is left out in the network, where the
# prototype counts the province as the regional level
YIELD = {
    "silo": [.78, .72, .6549846024623858, .6549846024623851, .74, .68, .84, .78, .82, .88],
    "network": [.832280208851134, .82156157548047, None, .7567488022216515, .8034548299784297, .7911215383056859,
                .855506615690528, .8214804161559986, .8681388191713542, .9009302972938725],
}


def given(mode, measures, tmp_path):
    path = tmp_path / "scenario.yaml"
    path.write_text(f"focus: NL001\ncollaboration:\n  mode: {mode}\nroadmap:\n" + "".join(
        f"  - measure: {name}\n    start: 2024Q1\n" for name in measures), encoding="utf-8")
    people = np.full(3, 450e3)
    return {"roadmaps": read_roadmaps(path, CATALOGUE, people, REGIONS), "regions": REGIONS, "people0": people,
            "measures": NAMES}


def after(quarters, p, figures):
    state, _ = collaboration.begin(figures, p, {})
    for step in range(quarters):
        state, _ = collaboration.advance(state, p, {}, {}, step)
    return state["regions"][0]


@pytest.mark.parametrize("mode", DONE)
def test_progress(mode, central, monkeypatch, tmp_path):
    monkeypatch.setattr(decisions, "OWN_STAFF", 0.)
    region = after(24, {**central, **STEADY}, given(mode, TEN, tmp_path))
    assert region["done"] == pytest.approx(DONE[mode], abs=5e-7)


@pytest.mark.parametrize("mode", YIELD)
def test_yield(mode, central, monkeypatch, tmp_path):
    monkeypatch.setattr(decisions, "OWN_STAFF", 0.)
    for name, expected in zip(TEN, YIELD[mode]):
        region = after(15, {**central, **STEADY}, given(mode, [name], tmp_path))
        if expected is not None:
            assert region["produced"][0] / region["done"][0] == pytest.approx(expected, rel=1e-13)
