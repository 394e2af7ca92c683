"""Values that the revision gives for its equations: housing in Groot-Rijnmond, five at the table, contest .35, links .2."""

import numpy as np
import pytest

from . import times
from .times import BILATERAL, CONTRACT, NETWORK, SILO
from .central import REVISED as P

HOUSING = {"preparation": 3.5, "agreement": 1.0, "contest": 0.35}


def links(n, density=0.2):
    return (n - 1) + density * (n - 1) * (n - 2) / 2.0


def parts(mode, trust, n, covered, p=P, density=0.2):
    mode = np.array(mode)
    count = links(n, density)
    trust = 0.0 if mode == SILO else trust
    return (float(times.preparation(HOUSING["preparation"], covered, trust, mode, p)),
            float(times.agreement(HOUSING["agreement"], count, trust, mode, p)),
            float(times.objections(HOUSING["contest"], covered, trust, mode, p)))


@pytest.mark.parametrize("mode, trust, n, covered, expected", [
    (SILO, 0.5, 1, 0.0, (3.5, 1.0, 0.455)),
    (BILATERAL, 0.5, 2, 0.25, (3.434375, 1.768426, 0.437937)),
    (NETWORK, 0.5, 5, 1.0, (3.2375, 2.160288, 0.38675)),
    (CONTRACT, 0.5, 5, 1.0, (3.2375, 2.700360, 0.38675)),
])
def test_parts_of_deciding(mode, trust, n, covered, expected):
    assert parts(mode, trust, n, covered) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("mode, trust, n, covered, density, expected", [
    (SILO, 0.5, 1, 0.0, 0.2, 4.955), (BILATERAL, 0.5, 2, 0.25, 0.2, 5.640739), (NETWORK, 0.5, 5, 1.0, 0.2, 5.784538),
    (NETWORK, 0.0, 5, 1.0, 0.2, 6.835384), (NETWORK, 1.0, 5, 1.0, 0.2, 4.733692), (CONTRACT, 0.5, 5, 1.0, 0.2, 6.324610),
    (NETWORK, 0.5, 9, 1.0, 1.0, 6.207061),
])
def test_time_of_deciding(mode, trust, n, covered, density, expected):
    assert sum(parts(mode, trust, n, covered, density=density)) == pytest.approx(expected, abs=1e-6)


def test_shortest_in_the_declared_ranges():
    p = {**P, "early_involvement": 0.5, "delay_of_links": -0.09}
    assert sum(parts(NETWORK, 1.0, 9, 1.0, p, density=1.0)) == pytest.approx(2.935548, abs=1e-6)


@pytest.mark.parametrize("budget, expected", [(10, 1), (25, 2.5), (40, 2.5), (50, 2.5), (150, 7.5)])
def test_cost_of_a_contract(budget, expected):
    assert times.transaction(float(budget), P) == pytest.approx(expected)


def seats(n):
    return np.arange(9) < n


@pytest.mark.parametrize("decided, before, after, mode, covered, expected", [
    (0.5, 5, 1, SILO, 0.0, 0.386983), (0.5, 1, 5, NETWORK, 1.0, 0.290863), (0.5, 2, 5, NETWORK, 1.0, 0.343147),
    (1.0, 5, 5, CONTRACT, 1.0, 0.914608), (1.0, 1, 5, CONTRACT, 1.0, 0.760902),
])
def test_a_change_reopens_part_of_the_agreement(decided, before, after, mode, covered, expected):
    _, agreed, _ = parts(mode, 0.5, after, covered)
    whole = sum(parts(mode, 0.5, after, covered))
    left = times.reopened(decided, seats(before), seats(after), mode, 1.0, agreed, whole, P)
    assert left == pytest.approx(expected, abs=1e-6)


def test_usual_performance_moves_no_trust():
    assert [float(x) for x in times.won_and_lost(np.array(1.0))] == [0.0, 0.0]
    assert [float(x) for x in times.won_and_lost(np.array(1.4))] == pytest.approx([1.0, 0.0])
    assert [float(x) for x in times.won_and_lost(np.array(0.0))] == [0.0, 1.0]
