"""Collaboration: section 8 as revised, its settled corrections, and when collaboration must win or lose."""

import numpy as np
import pytest

from central import NAMES
from parts import collaboration, decisions, trust
from parts.common import ACTORS, LEVERS, MODES
from revised import times
from revised.region import old_names

ALL = "".join(f"  - measure: {name}\n    start: 2025Q1\n" for name in NAMES)


def scenario(mode, steps=ALL, more=""):
    return f"focus: NL001\ncollaboration:\n  mode: {mode}\n{more}roadmap:\n{steps}"


def one(name, mode, more="", step=""):
    return scenario(mode, f"  - measure: {name}\n    start: 2024Q1\n{step}", more)


def run(given, p, quarters=108, shocks=None):
    state, first = collaboration.begin(given, p, {})
    rows = [{name: value[..., 0] for name, value in first.items()}]
    for step in range(quarters):
        state, out = collaboration.advance(state, p, {}, shocks or {}, step)
        rows.append({name: value[..., 0] for name, value in out.items()})
    return state, rows


def last(given, p, name, quarters=108):
    return run(given, p, quarters)[1][-1][name]


def lever(out, name):
    return out["levers"][LEVERS.index(name)]


def test_links(central):
    q = old_names(central)
    assert [decisions.links(n, q) for n in (1, 2, 5)] == pytest.approx([0, 1, 5.2])
    assert decisions.links(9, {**q, "phi": 1.}) == 36


def test_silo_load_on_the_province(roadmaps, central):
    """C16: 27 FTE with all twelve at once."""
    fixed = collaboration.begin(roadmaps(scenario("silo")), central, {})[0]["regions"][0]["fixed"]
    table, _ = collaboration.tables(fixed, np.zeros(12, int))
    asked = decisions.load(table, fixed["lead"], fixed["effort"], np.zeros(12), np.ones(12, bool))
    assert asked[ACTORS.index("province")] == pytest.approx(27)
    staff = decisions.with_own_staff(fixed["staff"], fixed["lead"], fixed["effort"], np.ones(12, bool))
    assert staff[ACTORS.index("province")] == pytest.approx(14 + 13.5)


def test_load_of_a_table_adds_up():
    table = np.array([[1, 1, 1, 1, 0, 0, 0, 0, 0]], bool)
    asked = decisions.load(table, np.array([1]), np.array([8.]), np.array([.4]), np.array([True]))
    assert asked.sum() == pytest.approx(8.4) and asked[1] == pytest.approx(4.1) and asked[0] == pytest.approx(4 / 3 + .1)


def test_weakest_link(central):
    table = np.array([[1, 1, 1, 0, 0, 0, 0, 0, 0]], bool)
    fraction = np.array([.8, .4, .6, .0, 1, 1, 1, 1, 1.])
    assert decisions.staffing(table, np.array([0]), fraction, old_names(central))[0] == pytest.approx(.3 * .4 + .7 * (.4 + .25))


def test_group_trust():
    pairs = np.full((9, 9), .5)
    pairs[0, 1] = pairs[1, 0] = .2
    table = np.zeros((2, 9), bool)
    table[0, :3], table[1, 0] = True, True
    assert trust.group(pairs, table, np.array([0, 0])) == pytest.approx([.7 * .35 + .3 * .2, 0.])


def test_performance(central):
    """A quarter decided of half a year that was promised, four years of works: .125 of .25 years, against .85."""
    r = times.performance(.25, 0., .5, 0., 4., .25, central)
    assert r == pytest.approx(.5 / .85)
    assert times.performance(1., .25, .5, 0., 4., 1.5, {**central, "usual_performance": 1.}) == pytest.approx(1.)


def test_a_pair_feels_the_mean_of_its_measures():
    """B2"""
    table = np.zeros((2, 9), bool)
    table[0, :2], table[1, :3] = True, True
    pairs = trust.update(np.full((9, 9), .5), .5, table, np.array([True, True]), np.array([1., 0.]),
                         np.array([0., .4]), 0., {"ap": .15, "am": .3, "anm": .05, "ad": .05})
    assert pairs[0, 1] == pytest.approx(.5 + .25 * (.15 * .5 * .5 - .3 * .5 * .2))
    assert pairs[0, 2] == pytest.approx(.5 - .25 * .3 * .5 * .4)
    assert pairs[3, 4] == .5 and (pairs == pairs.T).all()


def test_silo_does_not_depend_on_trust_or_coordination(roadmaps, central):
    given = roadmaps(scenario("silo"))
    usual = last(given, central, "levers")
    other = {**central, "initial_trust": .9, "effort_per_link": .3, "link_density": 1., "distrust_effort": 2.,
             "reopening": 1., "stall_trust": .5, "early_involvement": .5, "private_funding": np.array([0., .3, .6, 1.5])}
    assert (usual == last(given, other, "levers")).all()


def test_more_trust_never_ends_lower(roadmaps, central):
    given = roadmaps(scenario("network"))
    delivered = [last(given, {**central, "initial_trust": t}, "delivered", 104) for t in (.3, .5, .7, .9)]
    assert delivered == sorted(delivered)


def test_costlier_links_never_help_a_network(roadmaps, central):
    given = roadmaps(scenario("network"))
    delivered = [last(given, {**central, "effort_per_link": h1}, "delivered", 104) for h1 in (.03, .08, .25)]
    assert delivered == sorted(delivered, reverse=True)


def test_no_staff_delivers_nothing(roadmaps, central):
    for mode in MODES:
        given = roadmaps(scenario(mode, more="  capacity: 0\n"))
        assert not last(given, central, "levers").any()


def test_a_lead_alone_by_hand(roadmaps, central):
    """Safe roads, silo: every factor of (8.4) to (8.11) with f = 1."""
    given = roadmaps(one("safe_roads", "silo"))
    state, rows = run(given, central, 40)
    m = NAMES.index("safe_roads")
    assert rows[1]["decision_time"][m] == pytest.approx(2 + .75 + 1.3 * .3)
    # δ = .0796 a quarter: works begin in the thirteenth, in which δ reaches 1, and last five years and a half
    done = [row["done"][m] for row in rows[1:]]
    assert done[11] == 0 and done[12] == pytest.approx(1 / 22) and done[33] == pytest.approx(1)
    assert lever(rows[-1], "road_risk") == pytest.approx(30 * .00015 * (.75 + .25 * .55))
    assert rows[-1]["mean_decision_time"] == pytest.approx(3.14)
    assert rows[-1]["delivered"] == pytest.approx(.75 + .25 * .55)
    assert rows[-1]["works_end"][m] == pytest.approx(3 + 5.5)


def test_a_network_stalls_without_trust_and_goes_on_alone(roadmaps, central):
    """(8.5), (8.16): four stalled quarters in a row; four of five leave and reopen their share of the agreement."""
    given = roadmaps(one("nature_network", "network"))
    _, rows = run(given, {**central, "initial_trust": .1}, 80)
    assert [row["way"][0] for row in rows[1:6]] == [2, 2, 2, 2, 0]
    assert rows[5]["decision_time"][0] == pytest.approx(2 + 1 + 1.3 * .7) and rows[5]["coordination"][0] == 0
    left = max(rows[4]["decided"][0] - .7 * .8 / 3.91, 0.)
    assert rows[5]["decided"][0] == pytest.approx(left + .25 / 3.91)
    assert rows[-1]["done"][0] == 1


def test_budget_never_falls_below_a_twentieth(central):
    left = times.effective_budget(np.array([1.]), np.array([50.]), np.array([0.]), np.array([0.]), np.array([times.CONTRACT]),
                                  np.array([.5]), central)
    assert left[0] == pytest.approx(.05 * (1 - .03 * .5))


def test_coordination_is_paid_up_to_the_limit(roadmaps, central):
    """B4: at most .95 Bm in all; the rest is reported as unpaid."""
    given = roadmaps(one("cross_border_labour", "network", "  network_manager: yes\n", "    budget: 0.1\n"))
    _, rows = run(given, central, 4)
    assert .25 * sum(row["coordination_cost"] for row in rows[1:]) == pytest.approx(.095)
    at_first = .08 * (3 + .2 * 3) * 1.45 + 1
    assert rows[1]["coordination"][NAMES.index("cross_border_labour")] == pytest.approx(at_first)
    assert rows[-1]["unpaid_coordination"] == pytest.approx(rows[-1]["coordination"][NAMES.index("cross_border_labour")])


def test_officers_are_there_while_paid_and_cohesion_fades(roadmaps, central):
    """C9. Officers: unit·years, so .25 of a quarter's sum is what was bought. Cohesion: its chance, centrally."""
    given = roadmaps(one("safe_neighbourhoods", "silo"))
    _, rows = run(given, central, 60)
    years = .25 * sum(lever(row, "police") for row in rows[1:])
    assert years == pytest.approx(8 * 6 * (.75 + .25 * .6)) and lever(rows[-1], "police") == 0
    assert lever(rows[-1], "cohesion") / lever(rows[-2], "cohesion") == pytest.approx(1 - .025)


def test_upkeep_stops_fading_once_works_are_done(roadmaps, central):
    given = roadmaps(one("safe_neighbourhoods", "silo", step="    upkeep: 1\n"))
    _, rows = run(given, central, 60)
    assert lever(rows[-1], "cohesion") == lever(rows[-2], "cohesion") > 0


def test_most_dwellings_are_brought_forward(roadmaps, central):
    """(8.11b): in the end a tenth; a year for each of the others, and what stands for good."""
    given = roadmaps(one("housing_acceleration", "silo"))
    _, rows = run(given, central, 400)
    built = [lever(row, "dwellings") for row in rows[1:]]
    bought = 50 * 82 * (.75 + .25 * .5) * np.exp(-.05)
    assert max(built) > 0 > min(built)
    assert .25 * sum(built) == pytest.approx(.1 * bought)
    standing = .25 * np.cumsum(built)
    assert rows[-1]["homes_earlier"] == pytest.approx(.25 * standing.sum())


def test_a_lag_and_a_chance(roadmaps, central):
    given = roadmaps(one("human_capital_agreement", "silo"))
    _, rows = run(given, central, 40)
    felt = [lever(row, "labour_force") for row in rows[1:]]
    done = [row["done"][NAMES.index("human_capital_agreement")] for row in rows[1:]]
    first = next(i for i, share in enumerate(done) if share > 0)
    assert not any(felt[:first + 8]) and felt[first + 8] == pytest.approx(12 * 12 * (.75 + .25 * .2) * done[first])
    rare = run(roadmaps(one("business_park_renewal", "silo")), central, 60)[1]
    assert .25 * sum(lever(row, "business_area") for row in rare[1:]) == pytest.approx(
        20 * .2 * .3 * (.75 + .25 * .5) * np.exp(-.05))


def test_reach(roadmaps, central):
    """(8.14), B5, C11: attendance as usual, times .7 in a silo."""
    alone = run(roadmaps(one("hidden_champions_programme", "silo")), central, 6)[1][-1]
    together = run(roadmaps(one("hidden_champions_programme", "network")), central, 12)[1][-1]
    assert alone["champions_reach"] == pytest.approx(.06 * .7) and alone["firms_reach"] == pytest.approx(.012 * .7)
    m = NAMES.index("hidden_champions_programme")
    assert together["champions_reach"] == pytest.approx(
        .06 * together["staffing"][m] * np.sqrt(together["group_trust"][m]))


def test_returns_diminish_around_the_reference(roadmaps, central):
    """C10: amount · Bref · (B/Bref)^η"""
    usual = last(roadmaps(one("safe_roads", "silo")), central, "levers")
    twice = last(roadmaps(one("safe_roads", "silo", step="    budget: 60\n")), central, "levers")
    assert twice[LEVERS.index("road_risk")] / usual[LEVERS.index("road_risk")] == pytest.approx(2 ** .8)


def test_bilateral_asks_the_partner_that_matters(roadmaps, central):
    given = roadmaps(scenario("bilateral"))
    fixed = collaboration.begin(given, central, {})[0]["regions"][0]["fixed"]
    table, _ = collaboration.tables(fixed, np.full(12, times.BILATERAL))
    partner = {name: [ACTORS[i] for i in np.flatnonzero(row) if i != m.lead][0]
               for name, row, m in zip(NAMES, table, given["roadmaps"][0].measures)}
    assert partner["farm_transition"] == "smes" and partner["human_capital_agreement"] == "knowledge"
    assert (table.sum(axis=1) == 2).all()


def test_what_is_required_gates_the_works(roadmaps, central):
    text = scenario("silo", "  - measure: demand_responsive_transport\n    start: 2024Q1\n"
                            "  - measure: safe_roads\n    start: 2024Q3\n    decided: 1\n    requires:\n"
                            "      - demand_responsive_transport: 50 %\n")
    _, rows = run(roadmaps(text), central, 40)
    first, second = (NAMES.index(name) for name in ("demand_responsive_transport", "safe_roads"))
    begun = next(i for i, row in enumerate(rows) if row["done"][second] > 0)
    # decision 5: a prerequisite sees the works of the same quarter
    assert rows[begun]["done"][first] >= .5 > rows[begun - 1]["done"][first]


def test_who_is_left_out_objects_and_guests_change_nothing(roadmaps, central):
    """Decision 5: C counts the measure's own stakeholders."""
    def time(covered, link_count):
        return (2 * (1 - .15 * covered * .55) + .75 * 1.2 * (1 + link_count) ** .1 * 1.45 + .39 * (1 - .3 * covered * .55))

    m = NAMES.index("safe_roads")
    few = run(roadmaps(one("safe_roads", "network", step="    partners: [municipality]\n")), central, 1)[1][1]
    assert few["decision_time"][m] == pytest.approx(time(.5, 1))
    every = run(roadmaps(one("safe_roads", "network", step="    partners: all\n")), central, 1)[1][1]
    assert every["decision_time"][m] == pytest.approx(time(1, 8 + .2 * 28))


def test_conditions_of_8_3(roadmaps, central):
    """A lead that can buy all gains nothing at a table; where others hold much and trust is high, the table wins."""
    tame = {**central, "replaceable": 1., "private_funding": np.zeros(4)}
    wicked = {**central, "replaceable": .3, "initial_trust": .85}
    for p, better in ((tame, False), (wicked, True)):
        alone, together = (last(roadmaps(one("farm_transition", mode)), p, "produced")[
            NAMES.index("farm_transition")] for mode in ("silo", "network"))
        assert (together > alone) == better
