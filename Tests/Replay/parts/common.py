"""What all parts share: the step, the logistic, the normal law, and axes in one fixed order."""

import math
from statistics import NormalDist

import numpy as np

DT = 0.25  # a step is a quarter
PATH_YEARS = 26.0  # paths are given from 2024 to 2050 and go on in a straight line

LAND = ("residential", "business", "traffic", "recreation", "arable", "grassland", "nature_inclusive_farmland",
        "forest", "open_nature", "wet_nature", "new_nature", "water", "other")
AMENITIES = ("gp", "primary_school", "supermarket", "library", "sports", "secondary_school", "hospital")
ACTORS = ("municipality", "province", "water_board", "economic_board", "smes", "large_firms", "knowledge",
          "civil_society", "residents")
DEPARTMENTS = ("economy", "housing", "nature", "safety", "amenities", "mobility")
MODES = ("silo", "bilateral", "network", "public_private")
LEVERS = ("nature_area", "nature_inclusive_area", "dwellings", "business_area", "patch_connectivity", "farm_emission",
          "other_deposition", "labour_force", "police", "cohesion", "gp_threshold", "primary_school_threshold",
          "supermarket_threshold", "library_threshold", "sports_threshold", "secondary_school_threshold",
          "hospital_threshold", "road_risk", "distance", "cross_border_workers")
AGES = 100  # 99 stands for 99 and older

_erfc = np.vectorize(math.erfc, otypes=[float])
_quantile = np.vectorize(NormalDist().inv_cdf, otypes=[float])


def years(step):
    """Paths use the time at the start of the quarter (decision 4)."""
    return step * DT


def straight(first, last, t):
    return first + (last - first) * t / PATH_YEARS


def logistic(x):
    return 1.0 / (1.0 + np.exp(-x))


def logit(share):
    return np.log(share) - np.log1p(-share)


def normal(x):
    """Φ, by the complementary error function, which keeps its digits in the tail."""
    return 0.5 * _erfc(-np.asarray(x, float) / math.sqrt(2.0))


def normal_quantile(share):
    """Φ⁻¹. Newton steps on the smaller tail bring the library's nine digits to the last one."""
    share = np.asarray(share, float)
    z = _quantile(share)
    for _ in range(3):
        density = np.exp(-0.5 * z * z) / math.sqrt(2.0 * math.pi)
        miss = np.where(z < 0, normal(z) - share, (1.0 - share) - normal(-z))
        z = z - miss / density
    return z


def ratio(now, base):
    """Change since the base date; 1 where there was nothing (decision 4)."""
    return np.where(base > 0, now / np.where(base > 0, base, 1.0), 1.0)


def land_class(area, *names):
    """Hectares of the named classes together, by region."""
    return sum(area[LAND.index(name)] for name in names)


def people_aged(people, first, last):
    """People from one age to another, both included, by region."""
    return people[first:last + 1].sum(axis=0)
