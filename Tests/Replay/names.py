"""The one place where names of the replay meet names of the product's export.

A name may hold an axis in braces, `amenities.closing.{amenity}`; the axes that it does not hold make up the element,
joined with commas in the order given here. `labels` says what the export calls an element where it differs from ours;
`threshold_cut[gp]` is element gp of threshold_cut. What belongs to a roadmap has a number for an element.
"""

import itertools
from dataclasses import dataclass, field

from parts.common import ACTORS, AGES, AMENITIES, DEPARTMENTS, LAND, LEVERS, MODES


@dataclass(frozen=True)
class Name:
    product: str
    axes: tuple = ()
    meaning: str = ""
    labels: dict = field(default_factory=dict)
    tolerance: float = 1e-9
    logarithm: bool = False  # the export holds the logarithm of ours
    numbered: str = ""  # steps, effects, places or pairs of the roadmap
    while_open: bool = False  # compared while a measure is started and unfinished: it says nothing at other times


# Labels of the axes; "region" and "measure" come from the export and the catalogue.
AXES = {
    "age": tuple(str(age) for age in range(AGES)), "land": LAND, "amenity": AMENITIES, "lever": LEVERS, "mode": MODES,
    "actor": ACTORS, "other_actor": ACTORS, "department": DEPARTMENTS, "giving_department": DEPARTMENTS,
    "kind": ("property", "violence"),
}

PARAMETERS = {
    # nitrogen
    "lamA": Name("biodiversity.local_share_of_farms"), "lamO": Name("biodiversity.local_share_of_others"),
    "fF": Name("biodiversity.foreign_left_in2050"),
    "traffic_decline": Name("biodiversity.traffic_decline"), "farm_technique": Name("biodiversity.farm_technique"),
    "tauN": Name("biodiversity.soil_memory"), "sigmaK": Name("biodiversity.critical_load_spread"),
    # species
    "b0N": Name("biodiversity.plants_under_nitrogen.level"), "b1N": Name("biodiversity.plants_under_nitrogen.slope"),
    "b0I": Name("biodiversity.animals_near_roads.level"), "b1I": Name("biodiversity.animals_near_roads.slope"),
    "b0F": Name("biodiversity.animals_in_patches.level"), "b1F": Name("biodiversity.animals_in_patches.slope"),
    "b0Cp": Name("biodiversity.plants_under_warming.level"), "b1Cp": Name("biodiversity.plants_under_warming.slope"),
    "b0Cv": Name("biodiversity.animals_under_warming.level"), "b1Cv": Name("biodiversity.animals_under_warming.slope"),
    "warming": Name("biodiversity.warming_in2050"), "LU_recreation": Name("biodiversity.park_ceiling"),
    "LU_arable": Name("biodiversity.arable_ceiling"), "LU_grassland": Name("biodiversity.grassland_ceiling"),
    "LU_nature_inclusive_farmland": Name("biodiversity.nature_inclusive_ceiling"),
    "LU_forest": Name("biodiversity.forest_ceiling"), "LU_open_nature": Name("biodiversity.open_nature_ceiling"),
    "LU_wet_nature": Name("biodiversity.wet_nature_ceiling"), "Qn0": Name("biodiversity.first_quality"),
    "LU_target": Name("biodiversity.ripe_quality"), "tauR": Name("biodiversity.ripening"),
    "tauup": Name("biodiversity.returning"), "taudn": Name("biodiversity.declining"),
    "etaA": Name("biodiversity.patch_growth"),
    # safety
    "eu_property": Name("safety.property_by_unemployment"), "eu_violence": Name("safety.violence_by_unemployment"),
    "ey": Name("safety.crime_by_youth"), "ed": Name("safety.crime_by_density"),
    "ep_property": Name("safety.property_by_police"), "ep_violence": Name("safety.violence_by_police"),
    "eg": Name("safety.crime_by_cohesion"), "trend": Name("safety.trend"), "tauG": Name("safety.cohesion_delay"),
    "gv": Name("safety.gain_by_meeting"), "gc": Name("safety.gain_by_measures"), "gm": Name("safety.loss_by_moving"),
    "trR": Name("safety.road_trend"), "phic": Name("safety.unsafe_by_crime"), "phiG": Name("safety.unsafe_by_cohesion"),
    "police": Name("safety.police_per_inhabitant"), "targeting": Name("safety.targeting"),
    # amenities
    "inhabitants_per_facility": Name("amenities.inhabitants_per_facility[{amenity}]", ("amenity",)),
    "gT": Name("amenities.growth_of_scale"), "kx": Name("amenities.closes_below[{amenity}]", ("amenity",)),
    "ke": Name("amenities.opens_above[{amenity}]", ("amenity",)), "etax": Name("amenities.closing[{amenity}]", ("amenity",)),
    "etae": Name("amenities.opening[{amenity}]", ("amenity",)), "spread": Name("amenities.spread_of_places"),
    "half_distance": Name("amenities.half_distance[{amenity}]", ("amenity",)),
    "weight": Name("amenities.weight[{amenity}]", ("amenity",)),
    # collaboration
    **{name: Name("collaboration." + name) for name in (
        "initial_trust", "link_density", "effort_per_link", "distrust_effort", "coordination_scale", "cost_of_staff",
        "weakest_link", "delay_of_links", "delay_of_distrust", "early_involvement", "objections", "inclusion_share",
        "overrun", "planned_share", "usual_performance", "contract_works", "transaction_cost", "stall_trust",
        "reopening", "replaceable", "level_misfit", "dilution", "returns", "trust_won", "trust_lost",
        "trust_managed", "trust_fading", "organising", "exposure", "private_return", "additional_share",
        "brought_forward", "attendance_otherwise", "attendance_alone")},
    "capacity": Name("collaboration.capacity[{actor}]", ("actor",)),
    "mode_factor": Name("collaboration.mode_factor[{mode}]", ("mode",)),
    "integration": Name("collaboration.integration[{mode}]", ("mode",)),
    "private_funding": Name("collaboration.private_funding[{mode}]", ("mode",)),
    "side_effect": Name("collaboration.side_effect[{department}_from_{giving_department}]", ("department", "giving_department")),
}

# Figures of the base date.
_REGION = ("region",)
GIVEN = {
    "road_distance": Name("biodiversity.road_distance", _REGION, "metres to the nearest main road, d_r of (4.5)"),
    "patch": Name("biodiversity.patch", _REGION, "ha of a patch of nature on the base date, A_r0 of (4.11)"),
    "crime": Name("safety.{kind}", ("kind", "region"), "(5.1) c_0, per 1,000 inhabitants",
                  labels={"property": "property_crime"}),
    "distance": Name("amenities.distance", ("amenity", "region"), "(6.3) km on the base date"),
}

_STEP = ("measure", "region")


def _by_step(product, meaning, while_open=False):
    return Name("collaboration." + product, _STEP, meaning, numbered="steps", while_open=while_open)


# Quarterly variables that are read, compared, or both.
VARIABLES = {
    # read only
    "people": Name("population.people", ("age", "region"), "inhabitants by single age, after ageing"),
    "area": Name("land.area", ("land", "region"), "ha by land class"),
    "extensive_arable": Name("land.extensive_arable", _REGION, "ha of extensive farmland that was arable"),
    "unemployment": Name("jobs.unemployment_rate", _REGION, "share of the labour force, by residence"),
    "turnover": Name("population.turnover", _REGION, "people who move in or out a year, per inhabitant: (5.2)"),
    "unreached": Name("hidden_champions.unreached", _REGION, "champions not yet reached"),
    "small_firms": Name("hidden_champions.small_firms", _REGION, "small and medium firms"),
    "spent": _by_step("spent", "M€ of a measure's budget that are spent so far: (8.15)"),
    # nitrogen
    "deposition": Name("biodiversity.nitrogen_deposition", _REGION, "(4.1), mol/ha/yr"),
    "soil_nitrogen": Name("biodiversity.soil_nitrogen", _REGION, "(4.2) N_eff, mol/ha/yr"),
    "exceeded": Name("biodiversity.critical_load_exceeded", _REGION, "(4.3) share of nature"),
    # species
    "quality": Name("biodiversity.new_nature_quality", _REGION, "(4.9) Qn"),
    "plants": Name("biodiversity.plant_abundance", _REGION, "(4.10) M of plants"),
    "animals": Name("biodiversity.animal_abundance", _REGION, "(4.10) M of animals"),
    "species": Name("biodiversity.species_abundance", _REGION, "mean of both"),
    # safety
    "cohesion": Name("safety.cohesion", _REGION, "(5.2) G"),
    "violence": Name("safety.violent_crime", _REGION, "(5.1) per 1,000 inhabitants"),
    "recorded_crime": Name("safety.recorded_crime", _REGION, "(5.1) both kinds"),
    "road_deaths": Name("safety.road_deaths", _REGION, "(5.3) deaths a year"),
    "unsafe": Name("safety.feeling_unsafe", _REGION, "(5.4) share"),
    "density": Name("land.built_density", _REGION, "(3.7) people per ha of built land and parks"),
    # amenities
    "demand": Name("amenities.customers", ("amenity", "region"), "(6.1) Dem"),
    "customers": Name("amenities.log_of_each", ("amenity", "region"), "(6.1) x before openings and closures",
                      logarithm=True),
    "facilities": Name("amenities.facilities", ("amenity", "region"), "(6.2) n"),
    "distance": Name("amenities.distance.{amenity}", ("amenity", "region"), "(6.3) km"),
    "meeting_score": Name("amenities.meeting_score", _REGION, "(6.4) points of libraries"),
    "amenity_index": Name("amenities.index", _REGION, "(6.4) points"),
    # collaboration, by measure
    "group_trust": _by_step("trust_at_table", "τ_m as used in the quarter", True),
    "staffing": _by_step("speed", "(8.3) f_m", True),
    "decision_time": _by_step("current_decision_time", "(8.4) Δ_m, yr", True),
    "decided": _by_step("decided", "(8.4) δ"),
    "done": _by_step("progress", "(8.5) q"),
    "coordination": _by_step("paid_staff", "(8.2) F_m with the manager's share, FTE"),
    "private_money": _by_step("private_money", "(8.10) B_priv, M€", True),
    "performance": _by_step("performance", "(8.12) r", True),
    "promised_start": _by_step("promised_start", "(8.12) S, yr", True),
    "contract_spent": _by_step("contract_spent", "(8.10) T·δ, M€"),
    "works_end": _by_step("works_end", "(8.5) moment at which the works end, yr"),
    "when_due": _by_step("produced_when_due", "share of the promise that was there at the promised end"),
    "late": _by_step("late", "1 where works were not done a quarter after the promised end"),
    "produced": _by_step("produced", "share of the promise that is produced so far"),
    "way": _by_step("mode", "0 silo to 3 public-private", True),
    "stalled": _by_step("stalled_quarters", "stalled quarters in a row"),
    "coordination_paid": _by_step("coordination_paid", "(8.15), B4: M€ so far"),
    # collaboration, by region
    "pair_trust": Name("collaboration.pair_trust", ("actor", "other_actor", "region"), "(8.13) τ_ij", numbered="pairs"),
    "levers": Name("collaboration.levers.{lever}", ("lever", "region"),
                   "levels in force; flows a year; officers on duty"),
    "champions_reached": Name("collaboration.champions_reached", _REGION, "(8.14) champions a year"),
    "firms_reached": Name("collaboration.firms_reached", _REGION, "(8.14) small firms a year"),
    "mean_trust": Name("collaboration.trust", _REGION, "indicator"),
    "mean_decision_time": Name("collaboration.decision_time", _REGION, "indicator, yr"),
    "delivered": Name("collaboration.delivered", _REGION, "indicator, share"),
    "coordination_cost": Name("collaboration.coordination_cost", _REGION, "indicator, M€/yr"),
    "unpaid_coordination": Name("collaboration.unpaid_coordination", _REGION, "indicator, FTE"),
    "private_spending": Name("collaboration.private_spending", _REGION, "indicator, M€/yr"),
    "coordination_spent": Name("collaboration.coordination_spent", _REGION, "indicator, M€"),
    "coordination_share": Name("collaboration.coordination_share", _REGION, "indicator, share"),
    "homes_earlier": Name("collaboration.homes_earlier", _REGION, "indicator, dwelling·yr"),
    "delivered_when_due": Name("collaboration.delivered_when_due", _REGION, "indicator, share"),
    "late_measures": Name("collaboration.late_measures", _REGION, "indicator, share"),
}

# What chance gave, during the step that leads to a quarter; without them a central run is replayed.
SHOCKS = {
    "crime_noise": Name("safety.{kind}_luck", ("kind", "region"), "n of (5.1), every quarter"),
    "road_luck": Name("safety.road_luck", _REGION, "z of (5.3), every quarter"),
    "decision_luck": Name("collaboration.decision_luck", _STEP, "factor of preparation and agreement", numbered="steps"),
    "works_luck": Name("collaboration.works_luck", _STEP, "factor of years", numbered="steps"),
    "works_at_all": Name("collaboration.works", ("measure", "lever", "region"), "1 where there is an effect at all",
                         numbered="effects"),
    "effect_factor": Name("collaboration.yield_luck", ("measure", "lever", "region"), "factor of an amount",
                          numbered="effects"),
    "reach_factor": Name("collaboration.reach_luck", _STEP, "factor of a reach", numbered="steps"),
}


def needed():
    """What to ask the product for: a theme as a whole where much of it is needed, since each name costs it a reading."""
    labels = {"age": ("",), **AXES}
    found = []
    for name in [*PARAMETERS.values(), *GIVEN.values(), *VARIABLES.values(), *SHOCKS.values()]:
        held = [axis for axis in name.axes if "{" + axis + "}" in name.product]
        for place in itertools.product(*(labels[axis] for axis in held)):
            called = {axis: name.labels.get(label, label) for axis, label in zip(held, place)}
            found.append(name.product.format(**called).split("[")[0])
    themes = [name.split(".")[0] for name in dict.fromkeys(found)]
    return list(dict.fromkeys(theme if themes.count(theme) > 9 else name for name in found for theme in [name.split(".")[0]]))
