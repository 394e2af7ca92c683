"""The one place where names of the replay meet names of the product's export.

A name may hold an axis in braces, `amenities.closing.{amenity}`; the axes that it does not hold make up the element,
joined with commas in the order given here. `labels` says what the export calls an element where it differs from ours.
`scale` turns the export's unit into ours.
"""

from dataclasses import dataclass, field

from parts.common import ACTORS, AGES, AMENITIES, DEPARTMENTS, LAND, LEVERS, MODES


@dataclass(frozen=True)
class Name:
    product: str
    axes: tuple = ()
    meaning: str = ""
    labels: dict = field(default_factory=dict)
    scale: float = 1.0
    tolerance: float = 1e-9
    symmetric: bool = False  # pairs: either order will do, and nobody is a pair with himself
    while_open: bool = False  # compared while a measure is started and unfinished: it says nothing at other times


# Labels of the axes; "region" and "measure" come from the export and the catalogue.
AXES = {
    "age": tuple(str(age) for age in range(AGES)), "land": LAND, "amenity": AMENITIES, "lever": LEVERS, "mode": MODES,
    "actor": ACTORS, "other_actor": ACTORS, "department": DEPARTMENTS, "giving_department": DEPARTMENTS,
    "kind": ("property", "violence"),
}

PARAMETERS = {
    # nitrogen
    "lamA": Name("biodiversity.local_share_of_farms"), "fF": Name("biodiversity.foreign_left_in2050"),
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
    "inhabitants_per_facility": Name("amenities.inhabitants_per_facility.{amenity}", ("amenity",)),
    "gT": Name("amenities.growth_of_scale"), "kx": Name("amenities.closes_below.{amenity}", ("amenity",)),
    "ke": Name("amenities.opens_above.{amenity}", ("amenity",)), "etax": Name("amenities.closing.{amenity}", ("amenity",)),
    "etae": Name("amenities.opening.{amenity}", ("amenity",)), "spread": Name("amenities.spread_of_places"),
    "half_distance": Name("amenities.half_distance.{amenity}", ("amenity",)),
    "weight": Name("amenities.weight.{amenity}", ("amenity",)),
    # collaboration
    "tau0": Name("collaboration.initial_trust"), "op": Name("collaboration.planning_realism"),
    "ap": Name("collaboration.trust_won"), "am": Name("collaboration.trust_lost"),
    "anm": Name("collaboration.trust_managed"), "ad": Name("collaboration.trust_fading"),
    "phi": Name("collaboration.link_density"), "h1": Name("collaboration.effort_per_link"),
    "h2": Name("collaboration.distrust_effort"), "wF": Name("collaboration.cost_of_staff"),
    "capacity": Name("collaboration.capacity.{actor}", ("actor",)), "omb": Name("collaboration.weakest_link"),
    "Delta0": Name("collaboration.base_decision_time.{mode}", ("mode",)), "dn": Name("collaboration.delay_per_link"),
    "dtau": Name("collaboration.delay_of_distrust"), "do": Name("collaboration.objections"),
    "taumin": Name("collaboration.stall_trust"), "s": Name("collaboration.replaceable"),
    "lf": Name("collaboration.level_misfit"), "I": Name("collaboration.integration.{mode}", ("mode",)),
    "Psi": Name("collaboration.side_effect.{department}_from_{giving_department}", ("department", "giving_department")),
    "gs": Name("collaboration.organising"), "gc_conflict": Name("collaboration.exposure"),
    "omd": Name("collaboration.dilution"), "lam": Name("collaboration.private_funding.{mode}", ("mode",)),
    "pi": Name("collaboration.private_return"), "eta": Name("collaboration.returns"),
    "additional": Name("collaboration.additional_share"),
    "attendance_otherwise": Name("collaboration.attendance_otherwise"),
    "attendance_alone": Name("collaboration.attendance_alone"),
}

# Figures of the base date that no quarterly variable shows; looked up among the parameters, then in given.csv.
GIVEN = {
    "road_distance": Name("biodiversity.road_distance", ("region",), "metres to the nearest main road, d_r of (4.5)"),
    "patch": Name("biodiversity.patch", ("region",), "ha of a patch of nature on the base date, A_r0 of (4.11)"),
}

_REGION = ("region",)
_MEASURE = ("measure", "region")

# Quarterly variables that are read, compared, or both. Product names are guesses until the export is there.
VARIABLES = {
    # read only
    "people": Name("population.people", ("age", "region"), "inhabitants by single age, after ageing"),
    "area": Name("land.area", ("land", "region"), "ha by land class"),
    "unemployment": Name("jobs.unemployment_rate", _REGION, "share of the labour force, by residence"),
    "turnover": Name("population.turnover", _REGION, "people who move in or out a year, per inhabitant: (5.2)"),
    # nitrogen
    "deposition": Name("biodiversity.nitrogen_deposition", _REGION, "(4.1), mol/ha/yr"),
    "soil_nitrogen": Name("biodiversity.soil_nitrogen", _REGION, "(4.2) N_eff, mol/ha/yr"),
    "exceeded": Name("biodiversity.critical_load_exceeded", _REGION, "(4.3) share of nature"),
    # species
    "patch": Name("biodiversity.patch_area", _REGION, "(4.11) A_r, ha"),
    "quality": Name("biodiversity.new_nature_quality", _REGION, "(4.9) Qn"),
    "plants": Name("biodiversity.plants", _REGION, "(4.10) M of plants"),
    "animals": Name("biodiversity.animals", _REGION, "(4.10) M of animals"),
    "species": Name("biodiversity.species_abundance", _REGION, "mean of both"),
    # safety
    "cohesion": Name("safety.cohesion", _REGION, "(5.2) G"),
    "crime": Name("safety.{kind}", ("kind", "region"), "(5.1) per 1,000 inhabitants by kind",
                  labels={"property": "property_crime"}),
    "recorded_crime": Name("safety.recorded_crime", _REGION, "(5.1) both kinds"),
    "road_deaths": Name("safety.road_deaths", _REGION, "(5.3) deaths a year"),
    "unsafe": Name("safety.feeling_unsafe", _REGION, "(5.4) share"),
    "density": Name("land.built_density", _REGION, "(3.7) people per ha of built land and parks"),
    # amenities; (6.2) is read off a drawn curve by the engine
    "facilities": Name("amenities.facilities", ("amenity", "region"), "(6.2) n", tolerance=1e-7),
    "customers": Name("amenities.customers", ("amenity", "region"), "(6.1) x"),
    "distance": Name("amenities.distance.{amenity}", ("amenity", "region"), "(6.3) km"),
    "scores": Name("amenities.score", ("amenity", "region"), "(6.4) points"),
    "amenity_index": Name("amenities.index", _REGION, "(6.4) points"),
    # collaboration, by measure
    "group_trust": Name("trust.groups", _MEASURE, "τ_m as used in the quarter", while_open=True),
    "staffing": Name("decisions.staffing", _MEASURE, "(8.3) f_m", while_open=True),
    "decision_time": Name("decisions.time", _MEASURE, "(8.4) Δ_m, yr", while_open=True),
    "decided": Name("decisions.decided", _MEASURE, "(8.4) δ"),
    "done": Name("decisions.progress", _MEASURE, "(8.5) q"),
    "coordination": Name("decisions.coordination", _MEASURE, "(8.2) F_m with the manager's share, FTE"),
    "effective_budget": Name("effects.budget", _MEASURE, "(8.10) B_eff, M€", while_open=True),
    "produced": Name("effects.produced", _MEASURE, "share of the promise that is produced so far"),
    "alone": Name("decisions.alone", _MEASURE, "1 from the end of the quarter in which a table gave up"),
    "stalled": Name("decisions.stalled", _MEASURE, "stalled quarters in a row"),
    # collaboration, by region
    "pair_trust": Name("trust.pairs", ("actor", "other_actor", "region"), "(8.13) τ_ij", symmetric=True),
    "levers": Name("effects.{lever}", ("lever", "region"),
                   "what measures hold in place; officers on duty; C12 in dwellings"),
    "champions_reach": Name("effects.champions_reach", _REGION, "(8.14) share of champions not yet reached, a year"),
    "firms_reach": Name("effects.firms_reach", _REGION, "(8.14) share of small firms, a year"),
    "mean_trust": Name("collaboration.trust", _REGION, "indicator"),
    "mean_decision_time": Name("collaboration.decision_time", _REGION, "indicator, yr"),
    "delivered": Name("collaboration.delivered", _REGION, "indicator, share"),
    "coordination_cost": Name("collaboration.coordination_cost", _REGION, "indicator, M€/yr"),
    "unpaid_coordination": Name("collaboration.unpaid_coordination", _REGION, "indicator, FTE"),
    "private_spending": Name("collaboration.private_spending", _REGION, "indicator, M€/yr"),
}

# All optional: without them a central run is replayed. Of two forms of one shock the first is taken.
SHOCKS = {
    "crime_noise": Name("safety.crime_noise", ("kind", "region"), "n of (5.1), every quarter"),
    "crime_innovation": Name("safety.crime_innovation", ("kind", "region"), "standard normal, in first quarters"),
    "road_luck": Name("safety.road_luck", _REGION, "z of (5.3), every quarter"),
    "road_uniform": Name("safety.road_uniform", _REGION, "uniform of the Poisson draw, in first quarters"),
    "decision_luck": Name("collaboration.decision_luck", _MEASURE, "factor of Δ0, the same in all quarters"),
    "effect_factor": Name("collaboration.effect_factor", ("measure", "lever", "region"), "factor of an amount"),
    "reach_factor": Name("collaboration.reach_factor", _MEASURE, "factor of a reach"),
}
