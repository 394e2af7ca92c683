"""Collaboration: section 8, its settled corrections, and when collaboration must win or lose."""

import numpy as np
import pytest

from central import NAMES
from parts import collaboration, decisions, effects, trust
from parts.common import ACTORS, LEVERS, MODES

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
    assert [decisions.links(n, central) for n in (1, 2, 5)] == pytest.approx([0, 1, 5.2])
    assert decisions.links(9, {**central, "phi": 1.}) == 36


def test_decision_times_of_a_network(roadmaps, central):
    """B1: 1.8 to 2.4 times Δ0 at a trust of .5 for the tables of the catalogue (smaller for the few small tables)."""
    times = run(roadmaps(scenario("network")), central, 5)[1][-1]["decision_time"]
    nature = 1 * (1 + .06 * 5.2) * 1.5 + .7 * .5
    assert times[0] == pytest.approx(nature) and 1.8 <= nature <= 2.4
    assert times.max() < 2.4


def test_silo_load_on_the_province(roadmaps, central):
    """C16: 27 FTE with all twelve at once."""
    fixed = collaboration.begin(roadmaps(scenario("silo")), central, {})[0]["regions"][0]["fixed"]
    table, _ = collaboration.tables(fixed, np.zeros(12, bool))
    asked = decisions.load(table, fixed["lead"], fixed["effort"], np.zeros(12), np.ones(12, bool))
    assert asked[ACTORS.index("province")] == pytest.approx(27)
    staff = decisions.with_own_staff(fixed["staff"], fixed["lead"], fixed["effort"], np.ones(12, bool))
    assert staff[ACTORS.index("province")] == pytest.approx(14 + 13.5)


def test_load_of_a_table_adds_up(central):
    table = np.array([[1, 1, 1, 1, 0, 0, 0, 0, 0]], bool)
    asked = decisions.load(table, np.array([1]), np.array([8.]), np.array([.4]), np.array([True]))
    assert asked.sum() == pytest.approx(8.4) and asked[1] == pytest.approx(4.1) and asked[0] == pytest.approx(4 / 3 + .1)


def test_weakest_link(central):
    table = np.array([[1, 1, 1, 0, 0, 0, 0, 0, 0]], bool)
    fraction = np.array([.8, .4, .6, .0, 1, 1, 1, 1, 1.])
    assert decisions.staffing(table, np.array([0]), fraction, central)[0] == pytest.approx(.3 * .4 + .7 * (.4 + .25))


def test_group_trust(central):
    pairs = np.full((9, 9), .5)
    pairs[0, 1] = pairs[1, 0] = .2
    table = np.zeros((2, 9), bool)
    table[0, :3], table[1, 0] = True, True
    assert trust.group(pairs, table, np.array([0, 0])) == pytest.approx([.7 * .35 + .3 * .2, 0.])


@pytest.mark.parametrize("due, done, won, lost", [(.02, 0, 0, 0), (.5, .25, 0, .4), (.5, .45, .5, 0), (.5, .6, 1, 0)])
def test_performance(due, done, won, lost):
    assert trust.performance(np.array([done]), np.array([due])) == (pytest.approx(won), pytest.approx(lost))


def test_a_pair_feels_the_mean_of_its_measures(central):
    """B2"""
    table = np.zeros((2, 9), bool)
    table[0, :2], table[1, :3] = True, True
    pairs = trust.update(np.full((9, 9), .5), .5, table, np.array([True, True]), np.array([1., 0.]),
                         np.array([0., .4]), 0., central)
    assert pairs[0, 1] == pytest.approx(.5 + .25 * (.15 * .5 * .5 - .35 * .5 * .2))
    assert pairs[0, 2] == pytest.approx(.5 - .25 * .35 * .5 * .4)
    assert pairs[3, 4] == .5 and (pairs == pairs.T).all()


def test_silo_does_not_depend_on_trust_or_coordination(roadmaps, central):
    given = roadmaps(scenario("silo"))
    usual = last(given, central, "levers")
    other = {**central, "tau0": .9, "h1": .3, "phi": 1., "h2": 2., "lam": np.array([0., .3, .6, 1.5])}
    assert (usual == last(given, other, "levers")).all()


def test_more_trust_never_harms_a_network(roadmaps, central):
    """Above the trust below which tables stall: those that stall go on alone, which can be better."""
    given = roadmaps(scenario("network"))
    delivered = [last(given, {**central, "tau0": t}, "delivered", 60) for t in (.3, .5, .7, .9)]
    assert delivered == sorted(delivered)


def test_costlier_links_never_help_a_network(roadmaps, central):
    given = roadmaps(scenario("network"))
    delivered = [last(given, {**central, "h1": h1}, "delivered", 60) for h1 in (.02, .08, .3)]
    assert delivered == sorted(delivered, reverse=True)


def test_no_staff_delivers_nothing(roadmaps, central):
    for mode in MODES:
        given = roadmaps(scenario(mode, more="  capacity: 0\n"))
        assert not last(given, central, "levers").any()


def test_a_lead_alone_by_hand(roadmaps, central):
    """Safe roads, silo: every factor of (8.4) to (8.11) with f = 1."""
    given = roadmaps(one("safe_roads", "silo"))
    state, rows = run(given, central, 30)
    assert rows[1]["decision_time"][NAMES.index("safe_roads")] == pytest.approx(.5 + .3)
    # δ = .3125 a quarter: works begin in the fourth, in which δ reaches 1, and last five years
    done = [row["done"][NAMES.index("safe_roads")] for row in rows[1:]]
    assert done[2] == 0 and done[3] == pytest.approx(.05) and done[22] == pytest.approx(1)
    assert lever(rows[-1], "road_risk") == pytest.approx(30 * .003 * (.6 + .4 * .55))
    assert rows[-1]["mean_decision_time"] == pytest.approx(.8)
    assert rows[-1]["delivered"] == pytest.approx(.6 + .4 * .55)


def test_a_network_stalls_without_trust_and_goes_on_alone(roadmaps, central):
    """(8.5), B3: four stalled quarters in a row; undecided again as nothing was built."""
    given = roadmaps(one("nature_network", "network"))
    _, rows = run(given, {**central, "tau0": .1}, 60)
    alone = [row["alone"][0] for row in rows[1:]]
    assert alone[:5] == [0, 0, 0, 0, 1] and rows[4]["decided"][0] > 0
    assert rows[5]["decision_time"][0] == pytest.approx(.5 + .7) and rows[5]["coordination"][0] == 0
    assert rows[-1]["done"][0] == 1


def test_stalled_works_keep_what_was_decided(roadmaps, central):
    given = roadmaps(one("safe_roads", "network"))
    state, _ = run(given, {**central, "tau0": .5}, 14)
    region = state["regions"][0]
    assert 0 < region["done"][0] < 1
    distrust = {**state, "regions": [{**region, "trust": np.full((9, 9), .1)}]}
    p = {**central, "tau0": .1}
    for step in range(14, 18):
        before = distrust["regions"][0]["done"][0]
        distrust, out = collaboration.advance(distrust, p, {}, {}, step)
        assert out["done"][NAMES.index("safe_roads"), 0] - before == pytest.approx(.25 * .5 / 5)
    assert distrust["regions"][0]["alone"][0] and distrust["regions"][0]["decided"][0] == 1


def test_budget_never_falls_below_a_twentieth(central):
    left = effects.effective_budget(np.array([1.]), np.array([5.]), np.array([8.]), np.array([0.]),
                                    np.array([True]), np.array([.5]), central)
    assert left[0] == pytest.approx(.05 * (1 - .03 * .5))


def test_coordination_is_paid_up_to_the_limit(roadmaps, central):
    """B4: at most .95 Bm in all; the rest is reported as unpaid."""
    given = roadmaps(one("cross_border_labour", "network", "  network_manager: yes\n", "    budget: 0.1\n"))
    _, rows = run(given, central, 8)
    assert .25 * sum(row["coordination_cost"] for row in rows[1:]) == pytest.approx(.095)
    at_first = .08 * (3 + .2 * 3) * 1.5 + 1
    assert rows[1]["coordination"][NAMES.index("cross_border_labour")] == pytest.approx(at_first)
    assert rows[-1]["unpaid_coordination"] == pytest.approx(rows[-1]["coordination"][NAMES.index("cross_border_labour")])


def test_officers_are_there_while_paid_and_cohesion_fades(roadmaps, central):
    """C9. Officers: unit·years, so .25 of a quarter's sum is what was bought."""
    given = roadmaps(one("safe_neighbourhoods", "silo"))
    _, rows = run(given, central, 60)
    years = .25 * sum(lever(row, "police") for row in rows[1:])
    assert years == pytest.approx(8 * 10 * (.6 + .4 * .6)) and lever(rows[-1], "police") == 0
    assert lever(rows[-1], "cohesion") / lever(rows[-2], "cohesion") == pytest.approx(1 - .025)


def test_upkeep_stops_fading_once_works_are_done(roadmaps, central):
    given = roadmaps(one("safe_neighbourhoods", "silo", step="    upkeep: 1\n"))
    _, rows = run(given, central, 60)
    assert lever(rows[-1], "cohesion") == lever(rows[-2], "cohesion") > 0


def test_most_dwellings_are_brought_forward(roadmaps, central):
    """C12"""
    given = roadmaps(one("housing_acceleration", "silo"))
    _, rows = run(given, central, 108)
    built = [lever(row, "dwellings") for row in rows[1:]]
    assert max(built) > 0 > min(built)
    assert .25 * sum(built) == pytest.approx(.3 * 50 * 90 * (.6 + .4 * .5) * np.exp(-.2))


def test_reach(roadmaps, central):
    """(8.14), B5, C11: attendance as usual, times .7 in a silo."""
    alone = run(roadmaps(one("hidden_champions_programme", "silo")), central, 6)[1][-1]
    together = run(roadmaps(one("hidden_champions_programme", "network")), central, 12)[1][-1]
    assert alone["champions_reach"] == pytest.approx(.12 * .7) and alone["firms_reach"] == pytest.approx(.015 * .7)
    m = NAMES.index("hidden_champions_programme")
    assert together["champions_reach"] == pytest.approx(
        .12 * together["staffing"][m] * np.sqrt(together["group_trust"][m]))


def test_returns_diminish_around_the_reference(roadmaps, central):
    """C10: amount · Bref · (B/Bref)^η"""
    usual = last(roadmaps(one("safe_roads", "silo")), central, "levers")
    twice = last(roadmaps(one("safe_roads", "silo", step="    budget: 60\n")), central, "levers")
    assert twice[LEVERS.index("road_risk")] / usual[LEVERS.index("road_risk")] == pytest.approx(2 ** .75)


def test_bilateral_asks_the_partner_that_matters(roadmaps, central):
    given = roadmaps(scenario("bilateral"))
    table, _ = collaboration.tables(collaboration.begin(given, central, {})[0]["regions"][0]["fixed"],
                                    np.zeros(12, bool))
    partner = {name: [ACTORS[i] for i in np.flatnonzero(row) if i != m.lead][0]
               for name, row, m in zip(NAMES, table, given["roadmaps"][0].measures)}
    assert partner["farm_transition"] == "smes" and partner["human_capital_agreement"] == "knowledge"
    assert (table.sum(axis=1) == 2).all()


def test_what_is_required_gates_the_works(roadmaps, central):
    text = scenario("silo", "  - measure: demand_responsive_transport\n    start: 2024Q1\n"
                            "  - measure: safe_roads\n    start: 2024Q3\n    requires:\n"
                            "      - demand_responsive_transport: 50 %\n")
    _, rows = run(roadmaps(text), central, 40)
    first, second = (NAMES.index(name) for name in ("demand_responsive_transport", "safe_roads"))
    begun = next(i for i, row in enumerate(rows) if row["done"][second] > 0)
    assert rows[begun - 1]["done"][first] >= .5 > rows[begun - 2]["done"][first]
    assert rows[begun - 1]["decided"][second] == 1


def test_who_is_left_out_objects_and_guests_change_nothing(roadmaps, central):
    """Decision 5: C counts the measure's own stakeholders."""
    few = run(roadmaps(one("safe_roads", "network", step="    partners: [municipality]\n")), central, 1)[1][1]
    m = NAMES.index("safe_roads")
    assert few["decision_time"][m] == pytest.approx(1.06 * 1.5 + .3 * (1 - .5 * .5))
    every = run(roadmaps(one("safe_roads", "network", step="    partners: all\n")), central, 1)[1][1]
    assert every["decision_time"][m] == pytest.approx((1 + .06 * (8 + .2 * 28)) * 1.5 + .3 * (1 - .5))


def test_conditions_of_8_3(roadmaps, central):
    """A lead that holds all gains nothing at a table; where others hold much and trust is high, the table wins."""
    tame = {**central, "s": .95}
    wicked = {**central, "s": .3, "tau0": .85}
    for p, better in ((tame, False), (wicked, True)):
        alone, together = (last(roadmaps(one("farm_transition", mode)), p, "produced")[
            NAMES.index("farm_transition")] for mode in ("silo", "network"))
        assert (together > alone) == better
