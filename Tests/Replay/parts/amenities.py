"""Amenities, (6.1) to (6.4), with corrections B17 and C3 and decision 17."""

import numpy as np

from .common import AMENITIES, DT, LEVERS, normal, people_aged, years

LEAST = np.array([1.0 if name in ("secondary_school", "hospital") else 0.0 for name in AMENITIES])
CROWDED, MOST_CROWDED, CROWDING = 1.15, 1.5, 0.3  # (6.3), (6.4)

PARAMETERS = ("inhabitants_per_facility", "gT", "kx", "ke", "etax", "etae", "spread", "half_distance", "weight")
GIVEN = ("distance",)
INPUTS = {"people": "end", "levers": "end"}
OUTPUTS = ("demand", "customers", "facilities", "distance", "meeting_score", "amenity_index")
BASE = ()
SEEN = ()

LIBRARY = AMENITIES.index("library")
POINTS = np.arange(65) / 32.0 - 1.0  # of ln x, at which the engine draws the curve of (6.2): see `read_off`


def demand(people):
    """Dem of (6.1) in the order of AMENITIES."""
    everyone = people.sum(axis=0)
    return np.stack([everyone + people_aged(people, 65, 99),  # gp: 65 and older count twice
                     people_aged(people, 4, 11), everyone, everyone, people_aged(people, 5, 64),
                     people_aged(people, 12, 17), everyone])


def closing(x, kx, spread):
    """c(x) of C3: shortfall below the threshold, places of a region spread lognormally."""
    d = (np.log(kx / x) + spread ** 2 / 2.0) / spread
    return kx * normal(d) - x * normal(d - spread)


def opening(x, ke, spread):
    """e(x) of C3."""
    d = (np.log(x / ke) + spread ** 2 / 2.0) / spread
    return x * normal(d) - ke * normal(d - spread)


def change(x, p):
    """(6.2) as in C3: growth of the number of facilities per year; 0 at x = 1."""
    kx, ke = p["kx"][:, None], p["ke"][:, None]
    one = np.ones_like(x)
    return (p["etae"][:, None] * (opening(x, ke, p["spread"]) - opening(one, ke, p["spread"]))
            - p["etax"][:, None] * (closing(x, kx, p["spread"]) - closing(one, kx, p["spread"])))


def slopes(x, p):
    """Of (6.2) by ln x: e'(x) = Φ(d) and c'(x) = -Φ(d - σ)."""
    kx, ke, spread = p["kx"][:, None], p["ke"][:, None], p["spread"]
    above = np.log(x / ke) / spread + spread / 2.0
    below = np.log(kx / x) / spread - spread / 2.0
    return x * (p["etae"][:, None] * normal(above) + p["etax"][:, None] * normal(below))


def draw(p):
    """Values and slopes of (6.2) at the points, by amenity."""
    x = np.tile(np.exp(POINTS), (len(AMENITIES), 1))
    return change(x, p), slopes(x, p)


def read_off(x, curve, p):
    """(6.2) as the engine takes it (decision 4): cubics that share values and slopes at the points; beyond, itself."""
    at = np.clip(np.log(x), POINTS[0], POINTS[-1])
    width = POINTS[1] - POINTS[0]
    left = np.clip(np.floor((at - POINTS[0]) / width).astype(int), 0, len(POINTS) - 2)
    rows = np.arange(len(x))[:, None]
    s = (at - POINTS[left]) / width
    (value, slope), (after, slope_after) = ([part[rows, place] for part in curve] for place in (left, left + 1))
    inside = (value * (1 + 2 * s) * (1 - s) ** 2 + width * slope * s * (1 - s) ** 2
              + after * s ** 2 * (3 - 2 * s) - width * slope_after * s ** 2 * (1 - s))
    outside = np.abs(np.log(x)) > 1.0
    return np.where(outside, change(x, p), inside) if outside.any() else inside


def scores(distance, x, p):
    """(6.3) crowding, (6.4) score."""
    crowded = np.maximum(np.minimum(MOST_CROWDED, x) - CROWDED, 0.0)
    near = 1.0 / (1.0 + (distance / p["half_distance"][:, None]) ** 2)
    return 100.0 * near * (1.0 - CROWDING * crowded)


def index(score, p):
    """(6.4) Weighted mean; weights are sampled one by one, so they are divided by their sum."""
    return p["weight"] @ score / p["weight"].sum()


def begin(given, p, inputs):
    people = inputs["people"]
    count = np.maximum(people.sum(axis=0) / p["inhabitants_per_facility"][:, None], LEAST[:, None])  # B17
    x = np.ones_like(count)
    score = scores(given["distance"], x, p)
    wanted = demand(people)
    state = {"count0": count, "demand0": wanted, "distance0": given["distance"], "facilities": count, "curve": draw(p)}
    return state, {"facilities": count, "customers": x, "demand": wanted, "distance": given["distance"], "scores": score,
                   "meeting_score": score[LIBRARY], "amenity_index": index(score, p)}


def advance(state, p, inputs, shocks, step):
    levers = inputs["levers"]
    cut = np.stack([levers[LEVERS.index(name + "_threshold")] for name in AMENITIES])
    # (6.1): T0 = Dem0/n0, so x starts at 1
    threshold = state["demand0"] / state["count0"] * (1.0 + p["gT"]) ** years(step) * (1.0 - cut)
    wanted = demand(inputs["people"])
    x = wanted / (state["facilities"] * threshold)
    count = np.maximum(state["facilities"] * (1.0 + DT * read_off(x, state["curve"], p)), LEAST[:, None])
    # (6.3), (6.4): distance and crowding are both those of the facilities that there are now; decision 17: crowding is
    # against the customers per facility of the base date
    distance = state["distance0"] * (count / state["count0"]) ** -0.5 * (1.0 - levers[LEVERS.index("distance")])
    score = scores(distance, wanted * state["count0"] / (count * state["demand0"]), p)
    return {**state, "facilities": count}, {
        "facilities": count, "customers": x, "demand": wanted, "distance": distance, "scores": score,
        "meeting_score": score[LIBRARY], "amenity_index": index(score, p)}
