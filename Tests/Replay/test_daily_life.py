"""Safety and amenities: the numbers of sections 5 and 6, and what must hold."""

import numpy as np
import pytest

from parts import amenities, safety
from parts.common import LEVERS


@pytest.fixture
def quiet(people, area, no_levers):
    return {"people": people, "area": area, "levers": no_levers, "unemployment": np.array([.035, .04, .05]),
            "turnover": np.array([.1, .12, .08]), "meeting_score": np.full(3, 70.)}


GIVEN = {"crime": np.array([[30.2, 20., 15.], [5.7, 4., 3.]]), "road_deaths": np.array([17., 34., 5.]),
         "unsafe": np.array([.35, .42, .2])}


def quarter(central, quiet, step=0, shocks=None, **changed):
    state, _ = safety.begin(GIVEN, central, quiet)
    return safety.advance(state, central, {**quiet, **changed}, shocks or {}, step)[1]


def test_nothing_changes_on_the_base_date(central, quiet):
    out = quarter(central, quiet)
    for name, value in GIVEN.items():
        assert out[name] == pytest.approx(value, rel=1e-14)
    assert out["cohesion"] == pytest.approx([.5] * 3)


def test_weight_of_older_people():
    assert safety.OLDER_RISK == pytest.approx(3.3, abs=.01)


def test_two_per_cent_more_property_crime_per_point_of_unemployment(central, quiet):
    out = quarter(central, quiet, unemployment=quiet["unemployment"] + .01)
    assert out["crime"] / GIVEN["crime"] == pytest.approx(np.exp([[.02] * 3, [.005] * 3]))


def test_police_never_raises_crime(central, quiet, no_levers):
    more = no_levers.copy()
    more[LEVERS.index("police")] = 50.
    out = quarter(central, quiet, levers=more)
    people = quiet["people"].sum(axis=0)
    assert (out["crime"] < GIVEN["crime"]).all()
    assert out["crime"][1] / GIVEN["crime"][1] == pytest.approx((1 + 50 / (.0028 * people)) ** -.34)


def test_trend_fades(central, quiet):
    at_26 = quarter(central, quiet, step=104)["crime"] / GIVEN["crime"]
    assert at_26 == pytest.approx(np.full((2, 3), np.exp(-.015 * 8 * (1 - np.exp(-26 / 8)))))


def test_cohesion_moves_in_five_years(central, quiet, no_levers):
    more = no_levers.copy()
    more[LEVERS.index("cohesion")] = .1
    out = quarter(central, quiet, levers=more, turnover=quiet["turnover"] * 2, meeting_score=quiet["meeting_score"] + 10)
    assert out["cohesion"] == pytest.approx([.5 + .25 / 5 * (.2 * .1 + .1 - .1)] * 3)


def test_noise_and_luck(central, quiet):
    noise = np.array([[.1] * 3, [-.1] * 3])
    out = quarter(central, quiet, shocks={"crime_noise": noise, "road_luck": np.array([2., 1., 0.])})
    assert np.log(out["crime"] / GIVEN["crime"]) == pytest.approx(noise)
    assert out["road_deaths"] == pytest.approx([34., 34., 0.])
    state, _ = safety.begin(GIVEN, central, quiet)
    drawn = {"crime_innovation": np.ones((2, 3)), "road_uniform": np.full(3, .5)}
    state, first = safety.advance(state, central, quiet, drawn, 0)
    assert state["noise"][:, 0] == pytest.approx(np.sqrt(.75) * np.array([.06, .08]))
    assert first["road_deaths"] == pytest.approx(np.round(first["road_deaths"]))
    kept, _ = safety.advance(state, central, quiet, {"crime_innovation": -np.ones((2, 3))}, 1)
    assert (kept["noise"] == state["noise"]).all()


def test_poisson_quantile():
    assert [safety.poisson_quantile(u, 2.) for u in (.1, .2, .41, .9)] == [0, 1, 2, 4]
    assert safety.poisson_quantile(.5, 57.2) == 57


def test_amenities_rest_while_people_do(central, people, no_levers):
    still = {**central, "gT": 0.}
    distance = np.full((7, 3), 1.5)
    state, first = amenities.begin({"distance": distance}, still, {"people": people})
    for step in range(40):
        state, out = amenities.advance(state, still, {"people": people, "levers": no_levers}, {}, step)
    for name, value in first.items():
        assert out[name] == pytest.approx(value, rel=1e-12)
    assert first["scores"][1] == pytest.approx([50.] * 3)  # a distance of δ50 is worth half


def test_least_number_of_hospitals_and_secondary_schools(central, people):
    _, first = amenities.begin({"distance": np.ones((7, 3))}, central, {"people": people})
    assert first["facilities"][6] == pytest.approx([450 / 160, 900 / 160, 1.])
    assert first["facilities"][5, 2] == pytest.approx(100 / 13)
    assert first["facilities"][0, 0] == pytest.approx(450 / 3.6)


def test_without_spread_a_dead_band(central):
    """C3 goes to (6.2) as written where all places of a region are alike."""
    p = {**central, "spread": 1e-6}
    for x, expected in [(1.0, 0.), (.9, 0.), (1.1, 0.), (.5, -.3 * .25), (1.35, .3 * .2)]:
        assert amenities.change(np.full((7, 1), x), p)[0, 0] == pytest.approx(expected, abs=1e-9)


def test_no_young_people_no_division_by_zero(central, people, no_levers):
    state, _ = amenities.begin({"distance": np.ones((7, 3))}, central, {"people": people})
    none = people.copy()
    none[:18] = 0.
    with np.errstate(divide="ignore"):
        for step in range(600):
            state, out = amenities.advance(state, central, {"people": none, "levers": no_levers}, {}, step)
    assert np.isfinite(out["scores"]).all()
    assert out["facilities"][5] == pytest.approx([1.] * 3)


def test_subsidy_never_closes(central, people, no_levers):
    less = people * .7
    helped = no_levers.copy()
    helped[LEVERS.index("gp_threshold")] = .1
    state, _ = amenities.begin({"distance": np.ones((7, 3))}, central, {"people": people})
    plain, with_help = (amenities.advance(state, central, {"people": less, "levers": levers}, {}, 0)[1]
                        for levers in (no_levers, helped))
    assert (with_help["facilities"][0] > plain["facilities"][0]).all()


def test_crowding(central):
    x = np.array([1.0, 1.15, 1.25, 1.5, 9.]) * np.ones((7, 1))
    score = amenities.scores(np.zeros((7, 5)), x, central)
    assert score[0] == pytest.approx([100., 100., 97., 89.5, 89.5])


def test_the_drawn_curve_is_close_to_the_equation(central):
    """Decision 4: (6.2) is read off a curve; below 3e-7 a year at the smallest spread, 2e-8 at the central one."""
    x = np.tile(np.exp(np.linspace(-1.1, 1.1, 4001)), (7, 1))
    for spread, error in ((.3, 2e-8), (.15, 3e-7)):
        p = {**central, "spread": spread}
        apart = np.abs(amenities.read_off(x, amenities.draw(p), p) - amenities.change(x, p)).max()
        assert 0 < apart < error
