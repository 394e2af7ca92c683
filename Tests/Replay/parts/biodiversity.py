"""Species abundance after GLOBIO 4, (4.4) to (4.11), with correction B11."""

import numpy as np

from .common import DT, LEVERS, land_class, logistic, ratio, straight, years

KILOS_PER_MOL = 14.007e-3
LEAST_NITROGEN = 0.1  # kg; guards the logarithm
WARMING_2024 = 1.3
BUILT = 0.05  # residential, business, traffic
ENTRY = 0.10  # quality at which a hectare enters class 11

PARAMETERS = ("b0N", "b1N", "b0I", "b1I", "b0F", "b1F", "b0Cp", "b1Cp", "b0Cv", "b1Cv", "warming", "LU_recreation",
              "LU_arable", "LU_grassland", "LU_nature_inclusive_farmland", "LU_forest", "LU_open_nature",
              "LU_wet_nature", "Qn0", "LU_target", "tauR", "tauup", "taudn", "etaA")
GIVEN = ("road_distance", "patch")
INPUTS = {"area": "end", "levers": "end", "soil_nitrogen": "end"}
OUTPUTS = ("quality", "plants", "animals", "species")
BASE = ()
SEEN = ()

NATURE = ("forest", "open_nature", "wet_nature", "new_nature")
FARMS_AND_PARKS = ("recreation", "arable", "grassland", "nature_inclusive_farmland")
LIVING = ("residential", "business", "traffic") + FARMS_AND_PARKS + NATURE  # without water and "other" (A9)


def under_nitrogen(kilos, p):
    """(4.4), kg N/ha/yr."""
    return logistic(p["b0N"] + p["b1N"] * np.log10(np.maximum(kilos, LEAST_NITROGEN)))


def near_roads(metres, p):
    """(4.5)"""
    return logistic(p["b0I"] + p["b1I"] * np.log10(metres))


def in_patches(hectares, p):
    """(4.6)"""
    return logistic(p["b0F"] + p["b1F"] * np.log10(hectares))


def under_warming(degrees, p):
    """(4.7) plants and animals."""
    return logistic(p["b0Cp"] + p["b1Cp"] * degrees), logistic(p["b0Cv"] + p["b1Cv"] * degrees)


def potential(area, pressure, quality, p):
    """(4.8) for one group: land-use ceiling × pressures in nature, the ceiling alone elsewhere; area-weighted."""
    total = BUILT * land_class(area, "residential", "business", "traffic")
    for name in FARMS_AND_PARKS:
        total = total + p["LU_" + name] * land_class(area, name)
    for name in NATURE[:3]:
        total = total + p["LU_" + name] * pressure * land_class(area, name)
    # B11: new nature is never worse than the farmland that it was.
    total = total + (ENTRY + (quality - ENTRY) * pressure) * land_class(area, "new_nature")
    return total / land_class(area, *LIVING)


def ripen(quality, hectares, hectares_before, p):
    """(4.9) in one Euler step: what was there ripens, and the share that is new thins it with .10."""
    won = np.maximum(hectares - hectares_before, 0.0)
    new = np.where(hectares > 0, won / np.where(hectares > 0, hectares, 1.0), 0.0)
    return quality + DT * (p["LU_target"] - quality) / p["tauR"] - (quality - ENTRY) * new


def follow(species, aim, p):
    """(4.10)"""
    return species + DT * (aim - species) / np.where(aim > species, p["tauup"], p["taudn"])


def patch_area(base, nature, nature0, connected, p):
    """(4.11)"""
    return base * ratio(nature, nature0) ** p["etaA"] * (1.0 + connected)


def potentials(area, quality, patch, roads, kilos, degrees, p):
    """Plants: nitrogen and warming. Animals: roads, patches and warming."""
    plants_warm, animals_warm = under_warming(degrees, p)
    plants = potential(area, under_nitrogen(kilos, p) * plants_warm, quality, p)
    animals = potential(area, near_roads(roads, p) * in_patches(patch, p) * animals_warm, quality, p)
    return plants, animals


def begin(given, p, inputs):
    area = inputs["area"]
    quality = np.full(area.shape[1], p["Qn0"])
    plants, animals = potentials(area, quality, given["patch"], given["road_distance"],
                                 inputs["soil_nitrogen"] * KILOS_PER_MOL, WARMING_2024, p)
    state = {"patch0": given["patch"], "roads": given["road_distance"], "nature0": land_class(area, *NATURE),
             "new_nature": land_class(area, "new_nature"), "quality": quality, "plants": plants, "animals": animals}
    return state, {"patch": given["patch"], "quality": quality, "plants": plants, "animals": animals,
                   "species": (plants + animals) / 2.0}


def advance(state, p, inputs, shocks, step):
    area = inputs["area"]
    degrees = straight(WARMING_2024, p["warming"], years(step))
    patch = patch_area(state["patch0"], land_class(area, *NATURE), state["nature0"],
                       inputs["levers"][LEVERS.index("patch_connectivity")], p)
    new_nature = land_class(area, "new_nature")
    quality = ripen(state["quality"], new_nature, state["new_nature"], p)
    # (4.4) is read with what the soil feels, not with what falls: see (4.2).
    aims = potentials(area, quality, patch, state["roads"], inputs["soil_nitrogen"] * KILOS_PER_MOL, degrees, p)
    plants, animals = follow(state["plants"], aims[0], p), follow(state["animals"], aims[1], p)
    return {**state, "quality": quality, "new_nature": new_nature, "plants": plants, "animals": animals}, {
        "patch": patch, "quality": quality, "plants": plants, "animals": animals,
        "species": (plants + animals) / 2.0}  # (4.8): plants and animals alike
