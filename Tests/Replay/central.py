"""The specification's central values, the names of the measures, and made-up regions."""

from pathlib import Path

import numpy as np

from revised.central import REVISED

PSI = np.array([[0, .10, -.10, .05, .05, .10], [.05, 0, -.15, .05, .10, .10], [-.10, -.15, 0, 0, 0, -.10],
                [.05, 0, 0, 0, .10, 0], [.05, .10, .05, .05, 0, .10], [.05, .05, -.05, 0, .05, 0]])

# The specification's central values, in its own symbols; of collaboration under their public names.
CENTRAL = {
    "lamA": .5, "lamO": .3, "fF": .62, "traffic_decline": .015, "farm_technique": .0075, "tauN": 15., "sigmaK": .45,
    "b0N": 2.195, "b1N": -.743, "b0I": -1.772, "b1I": 1.391, "b0F": -.774, "b1F": .594, "b0Cp": 2.867, "b1Cp": -.467,
    "b0Cv": 3.213, "b1Cv": -.362, "warming": 1.9, "LU_recreation": .20, "LU_arable": .10, "LU_grassland": .10,
    "LU_nature_inclusive_farmland": .30, "LU_forest": .50, "LU_open_nature": .70, "LU_wet_nature": .75, "Qn0": .25,
    "LU_target": .60, "tauR": 25., "tauup": 10., "taudn": 4., "etaA": 1.3,
    "eu_property": .02, "eu_violence": .005, "ey": .3, "ed": .15, "ep_property": -.17, "ep_violence": -.34, "eg": -.5,
    "trend": -.015, "tauG": 5., "gv": .2, "gc": 1., "gm": .1, "trR": .005, "phic": .35, "phiG": 1., "police": .0028,
    "targeting": 1.,
    "inhabitants_per_facility": np.array([3600., 2700., 4000., 14000., 5000., 13000., 160000.]), "gT": .005,
    "kx": np.array([.75, .65, .8, .7, .7, .7, .8]), "ke": np.array([1.15, 1.2, 1.15, 1.2, 1.2, 1.25, 1.3]),
    "etax": np.array([.3, .2, .4, .2, .2, .1, .05]), "etae": np.array([.3, .2, .4, .1, .2, .1, .03]), "spread": .3,
    "half_distance": np.array([2., 1.5, 1.5, 3., 2., 5., 12.]), "weight": np.array([.2, .2, .2, .1, .1, .1, .1]),
    **REVISED, "side_effect": PSI, "additional_share": .1, "brought_forward": 1., "attendance_otherwise": .25, "attendance_alone": .7,
}

CATALOGUE = Path(__file__).resolve().parents[2] / "config" / "measures.yaml"
REGIONS = ("NL001", "NL002", "NL003")
NAMES = ("nature_network", "farm_transition", "housing_acceleration", "business_park_renewal",
         "hidden_champions_programme", "human_capital_agreement", "safe_neighbourhoods", "amenity_hub", "safe_roads",
         "demand_responsive_transport", "industry_nitrogen", "cross_border_labour")
