"""Nitrogen, (4.1) to (4.3), with correction A7 and decision 17. Deposition in mol/ha/yr."""

import numpy as np

from .common import DT, LAND, LEVERS, normal, normal_quantile, ratio, straight, years

# Shares of the sources whose origin is known, 2022: farms, abroad, traffic, households, other.
FARMS, ABROAD, TRAFFIC, HOUSEHOLDS, OTHER = 0.52, 0.29, 0.05, 0.05, 0.09
# kg N per ha: arable, production grassland, nature-inclusive farmland.
EMISSION = {"arable": 12.0, "grassland": 35.0, "nature_inclusive_farmland": 18.0}
RISING_YEARS = 2.0  # (4.2) where deposition is above what the soil feels

PARAMETERS = ("lamA", "lamO", "fF", "traffic_decline", "farm_technique", "tauN", "sigmaK")
GIVEN = ()
INPUTS = {"area": "end", "extensive_arable": "end", "people": "end", "levers": "end"}
OUTPUTS = ("deposition", "soil_nitrogen", "exceeded")
BASE = ("deposition", "exceeded")  # what is observed on the base date
SEEN = ()


def farm_emission(area, extensive_arable, technique, cut):
    """A_r of (4.1): hectares × emission per hectare × what technique and measures leave.

    Decision 17: extensive farmland that was arable emits no more than arable land does.
    """
    by_land = sum(area[LAND.index(name)] * kilos for name, kilos in EMISSION.items())
    spared = EMISSION["nature_inclusive_farmland"] - min(EMISSION["nature_inclusive_farmland"], EMISSION["arable"])
    return (by_land - extensive_arable * spared) * technique * (1.0 - cut)


def left_of_others(p, cut_other, people0):
    """Decision 17: what cuts leave of traffic and industry, by the region's own share and the mean of the country."""
    mean = (cut_other * people0).sum() / people0.sum()
    return 1.0 - p["lamO"] * cut_other - (1.0 - p["lamO"]) * mean


def deposition(base, t, p, farms, farms0, people, people0, cut_other):
    """(4.1) with the paths of A7; f_H = f_O = 1."""
    foreign = straight(1.0, p["fF"], t)
    local = ratio(farms, farms0)
    national = farms.sum() / farms0.sum()
    traffic = (1.0 - p["traffic_decline"]) ** t
    return base * (ABROAD * foreign
                   + FARMS * (p["lamA"] * local + (1.0 - p["lamA"]) * national)
                   + HOUSEHOLDS * ratio(people, people0)
                   + (TRAFFIC * traffic + OTHER) * left_of_others(p, cut_other, people0))


def soil(nitrogen, falls, p):
    """(4.2) The soil forgets slowly and learns in two years."""
    delay = np.where(falls < nitrogen, p["tauN"], RISING_YEARS)
    return nitrogen + DT * (falls - nitrogen) / delay


def exceeded(nitrogen, log_load, p):
    """(4.3) Share of nature above its critical load."""
    return normal((np.log(nitrogen) - log_load) / p["sigmaK"])


def begin(given, p, inputs):
    base = given["deposition"]
    # KDW_r is solved from the share of the base date with the member's own spread (decision 4).
    log_load = np.log(base) - p["sigmaK"] * normal_quantile(given["exceeded"])
    state = {
        "base": base, "log_load": log_load, "soil_nitrogen": base.copy(),
        "people0": inputs["people"].sum(axis=0), "farms0": farm_emission(inputs["area"], inputs["extensive_arable"], 1.0, 0.0),
    }
    return state, {"deposition": base, "soil_nitrogen": base, "exceeded": exceeded(base, log_load, p)}


def advance(state, p, inputs, shocks, step):
    t = years(step)
    levers = inputs["levers"]
    farms = farm_emission(inputs["area"], inputs["extensive_arable"], (1.0 - p["farm_technique"]) ** t,
                          levers[LEVERS.index("farm_emission")])
    falls = deposition(state["base"], t, p, farms, state["farms0"], inputs["people"].sum(axis=0),
                       state["people0"], levers[LEVERS.index("other_deposition")])
    nitrogen = soil(state["soil_nitrogen"], falls, p)
    return {**state, "soil_nitrogen": nitrogen}, {
        "deposition": falls, "soil_nitrogen": nitrogen, "exceeded": exceeded(nitrogen, state["log_load"], p)}
