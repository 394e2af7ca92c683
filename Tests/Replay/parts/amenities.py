"""Amenities, (6.1) to (6.4), with corrections B17 and C3."""

import numpy as np

from .common import AMENITIES, DT, LEVERS, normal, people_aged, years

LEAST = np.array([1.0 if name in ("secondary_school", "hospital") else 0.0 for name in AMENITIES])
CROWDED, MOST_CROWDED, CROWDING = 1.15, 1.5, 0.3  # (6.3), (6.4)

PARAMETERS = ("inhabitants_per_facility", "gT", "kx", "ke", "etax", "etae", "spread", "half_distance", "weight")
GIVEN = ()
INPUTS = {"people": "end", "levers": "end"}
OUTPUTS = ("facilities", "customers", "distance", "scores", "amenity_index")
BASE = ("distance",)
# The engine reads (6.2) off a drawn curve (decision 4, 3e-7 a year). So each step goes on with its number of
# facilities: (6.2) is compared step by step within that error, everything else to the last digits.
SEEN = ("facilities",)


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
    state = {"count0": count, "demand0": demand(people), "distance0": given["distance"], "facilities": count}
    return state, {"facilities": count, "customers": x, "distance": given["distance"], "scores": score,
                   "amenity_index": index(score, p)}


def advance(state, p, inputs, shocks, step):
    levers = inputs["levers"]
    cut = np.stack([levers[LEVERS.index(name + "_threshold")] for name in AMENITIES])
    # (6.1): T0 = Dem0/n0, so x starts at 1
    threshold = state["demand0"] / state["count0"] * (1.0 + p["gT"]) ** years(step) * (1.0 - cut)
    x = demand(inputs["people"]) / (state["facilities"] * threshold)
    count = np.maximum(state["facilities"] * (1.0 + DT * change(x, p)), LEAST[:, None])
    counted = inputs.get("facilities", count)
    # (6.3): after this quarter's openings and closures; the crowding is that which caused them
    distance = state["distance0"] * (counted / state["count0"]) ** -0.5 * (1.0 - levers[LEVERS.index("distance")])
    score = scores(distance, x, p)
    return {**state, "facilities": counted}, {
        "facilities": count, "customers": x, "distance": distance, "scores": score, "amenity_index": index(score, p)}
