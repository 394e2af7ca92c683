"""Safety, (5.1) to (5.4), with corrections A8, C7 and C9 (fading is in the levers)."""

import numpy as np

from .common import DT, LEVERS, land_class, logistic, logit, people_aged, years

KINDS = ("property", "violence")
COHESION = 0.5  # of the base date, in every region
TREND_YEARS = 8.0  # C7: the trend fades
# (5.3) Aged 60 and older: 55 % of the deaths, 27 % of the people.
OLDER_RISK = (0.55 / 0.27) / (0.45 / 0.73)
NOISE_STAYS = 0.5  # section 9: yearly, sd of the level
NOISE_SD = np.array([0.06, 0.08])

PARAMETERS = ("eu_property", "eu_violence", "ey", "ed", "ep_property", "ep_violence", "eg", "trend", "tauG", "gv", "gc",
              "gm", "trR", "phic", "phiG", "police", "targeting")
GIVEN = ("crime",)
INPUTS = {"people": "end", "unemployment": "end", "area": "end", "levers": "end", "turnover": "end",
          "meeting_score": "start"}  # amenities run after safety, so their scores are last quarter's
OUTPUTS = ("cohesion", "violence", "recorded_crime", "road_deaths", "unsafe", "density")
BASE = ("road_deaths", "unsafe")
SEEN = ()


def youth(people):
    return people_aged(people, 15, 24) / people.sum(axis=0)


def at_risk(people):
    """(5.3) People weighted with their risk on the road."""
    return people_aged(people, 0, 59) + OLDER_RISK * people_aged(people, 60, 99)


def density(people, area):
    """(3.7) after this quarter's moves of people and of land."""
    return people.sum(axis=0) / land_class(area, "residential", "business", "traffic", "recreation")


def cohesion(before, meeting, meeting0, measures, turnover, turnover0, p):
    """(5.2)"""
    moved = (turnover - turnover0) / np.where(turnover0 > 0, turnover0, 1.0)
    aim = COHESION + p["gv"] * (meeting - meeting0) / 100.0 + p["gc"] * measures - p["gm"] * moved
    return before + DT * (np.clip(aim, 0.0, 1.0) - before) / p["tauG"]


def police_ratio(officers, people, p):
    """pol/pol0 of (5.1): constant per inhabitant apart from measures (A8), which count with their targeting."""
    return 1.0 + p["targeting"] * officers / (p["police"] * people)


def crime(base, change, p, t, noise):
    """(5.1) for both kinds, per 1,000 inhabitants."""
    by_kind = [np.array([p[name + "_property"], p[name + "_violence"]])[:, None] for name in ("eu", "ep")]
    trend = p["trend"] * TREND_YEARS * (1.0 - np.exp(-t / TREND_YEARS))  # C7
    return base * np.exp(by_kind[0] * 100.0 * change["unemployment"]
                         + p["ey"] * np.log(change["youth"]) + p["ed"] * np.log(change["density"])
                         + by_kind[1] * np.log(change["police"]) + p["eg"] * change["cohesion"] + trend + noise)


def next_noise(noise, innovation):
    """Section 9: AR(1) a year, its deviation that of the level."""
    return NOISE_STAYS * noise + np.sqrt(1.0 - NOISE_STAYS ** 2) * NOISE_SD[:, None] * innovation


def poisson_quantile(uniform, mean):
    """The least number whose cumulative probability reaches the uniform: monotone in the mean (section 9)."""
    count, term = 0, np.exp(-mean)
    total = term
    while total < uniform and count < mean + 40.0 * np.sqrt(mean) + 100.0:
        count += 1
        term *= mean / count
        total += term
    return count


def luck_on_the_road(uniform, mean):
    return np.array([poisson_quantile(u, m) / m if m > 0 else 1.0 for u, m in zip(uniform, mean)])


def begin(given, p, inputs):
    people = inputs["people"]
    regions = people.shape[1]
    state = {"crime0": given["crime"], "deaths0": given["road_deaths"], "unsafe0": given["unsafe"],
             "unemployment0": inputs["unemployment"], "youth0": youth(people), "at_risk0": at_risk(people),
             "density0": density(people, inputs["area"]), "turnover0": inputs["turnover"],
             "meeting0": inputs["meeting_score"],
             "cohesion": np.full(regions, COHESION), "noise": np.zeros((2, regions)), "luck": np.ones(regions)}
    return state, {"cohesion": state["cohesion"], "crime": given["crime"], "violence": given["crime"][1],
                   "recorded_crime": given["crime"].sum(axis=0), "road_deaths": given["road_deaths"],
                   "unsafe": given["unsafe"], "density": state["density0"]}


def advance(state, p, inputs, shocks, step):
    t, people, levers = years(step), inputs["people"], inputs["levers"]
    trusting = cohesion(state["cohesion"], inputs["meeting_score"], state["meeting0"],
                        levers[LEVERS.index("cohesion")], inputs["turnover"], state["turnover0"], p)
    noise, luck = state["noise"], state["luck"]
    new_year = step % 4 == 0  # yearly noise is drawn at the start of the first quarter (A12)
    if "crime_noise" in shocks:
        noise = shocks["crime_noise"]
    elif "crime_innovation" in shocks and new_year:
        noise = next_noise(noise, shocks["crime_innovation"])
    dense = density(people, inputs["area"])
    change = {"unemployment": inputs["unemployment"] - state["unemployment0"],
              "youth": youth(people) / state["youth0"], "density": dense / state["density0"],
              "police": police_ratio(levers[LEVERS.index("police")], people.sum(axis=0), p),
              "cohesion": trusting - COHESION}
    crimes = crime(state["crime0"], change, p, t, noise)
    # (5.3); mobility stays 1 (A8)
    expected = (state["deaths0"] * at_risk(people) / state["at_risk0"]
                * (1.0 - levers[LEVERS.index("road_risk")]) * (1.0 - p["trR"]) ** t)
    if "road_luck" in shocks:
        luck = shocks["road_luck"]
    elif "road_uniform" in shocks and new_year:
        luck = luck_on_the_road(shocks["road_uniform"], expected)
    # (5.4)
    unsafe = logistic(logit(state["unsafe0"])
                      + p["phic"] * np.log(crimes.sum(axis=0) / state["crime0"].sum(axis=0))
                      - p["phiG"] * (trusting - COHESION))
    return {**state, "cohesion": trusting, "noise": noise, "luck": luck}, {
        "cohesion": trusting, "crime": crimes, "violence": crimes[1], "recorded_crime": crimes.sum(axis=0),
        "road_deaths": expected * luck, "unsafe": unsafe, "density": dense}
