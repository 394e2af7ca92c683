"""Made-up regions and roadmaps for the tests."""

import sys
from pathlib import Path

import numpy as np
import pytest

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from central import CATALOGUE, CENTRAL, NAMES, REGIONS  # noqa: E402
from parts.common import AGES, LAND, LEVERS  # noqa: E402
from roadmap import read_roadmaps  # noqa: E402


@pytest.fixture
def central():
    return dict(CENTRAL)


@pytest.fixture
def people():
    """Three regions of 450,000, 900,000 and 100,000, the last one older."""
    profile = np.ones((AGES, 3))
    profile[60:, 2] = 1.5
    return profile / profile.sum(axis=0) * np.array([450e3, 900e3, 100e3])


@pytest.fixture
def area():
    by_class = {"residential": 6000., "business": 2500., "traffic": 3000., "recreation": 2500., "arable": 20000.,
                "grassland": 30000., "nature_inclusive_farmland": 1500., "forest": 9000., "open_nature": 3000.,
                "wet_nature": 2000., "new_nature": 600., "water": 8000., "other": 900.}
    return np.array([by_class[name] for name in LAND])[:, None] * np.array([1., 2., .5])


@pytest.fixture
def no_levers():
    return np.zeros((len(LEVERS), 3))


@pytest.fixture
def roadmaps(tmp_path):
    """Makes the given for `collaboration` of a roadmap that is written as a scenario's text."""
    def make(text):
        path = tmp_path / "scenario.yaml"
        path.write_text(text, encoding="utf-8")
        people = np.array([450e3, 450e3, 450e3])
        return {"roadmaps": read_roadmaps(path, CATALOGUE, people, REGIONS), "regions": REGIONS, "people0": people,
                "measures": NAMES}
    return make
