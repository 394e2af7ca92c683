"""Reads the catalogue of measures and a scenario: who does what, when, with whom, for how much (section 8.1)."""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from parts.common import ACTORS, DEPARTMENTS, MODES
from revised.region import Change
from texts import number, parse

LEVELS = ("municipal", "regional", "provincial", "national")
REFERENCE_PEOPLE = 450_000.0  # C10


@dataclass
class Effect:
    lever: str
    amount: float  # per M€ of the reference budget
    lasts: str  # permanent, while_paid or fading
    fading: float = 0.0  # years
    comes_anyway: bool = False
    chance: float = 1.0
    lag: int = 0  # quarters


@dataclass
class Measure:
    name: str
    department: int
    lead: int
    kappa: np.ndarray  # by actor
    partners: list  # others at a full table
    level: int
    ideal: int
    preparation: float
    agreement: float
    years: float
    budget: float  # Bm
    reference: float  # Bref: the catalogue's, scaled (C10)
    effort: float
    contest: float
    potential: float
    effects: list
    reach: dict
    start: int  # quarters after the base date
    mode: int
    upkeep: bool
    requires: dict  # name → share
    changes: list  # of the way of working, (8.16)
    decided: float = 0.0  # before the start
    number: int = 0  # in the roadmap of all regions

    @property
    def stakeholders(self):
        """Who holds what the measure needs, without its lead."""
        return [i for i in range(len(ACTORS)) if self.kappa[i] > 0 and i != self.lead]

    def table(self, mode):
        """Who sits there: the lead, its most relevant partner, or all."""
        at = np.zeros(len(ACTORS), bool)
        at[self.lead] = True
        if MODES[mode] == "bilateral" and self.partners:
            at[max(self.partners, key=lambda i: (self.kappa[i], -i))] = True
        elif MODES[mode] in ("network", "public_private"):
            at[self.partners] = True
        return at


@dataclass
class Roadmap:
    region: str
    measures: list
    manager: bool = False
    capacity: np.ndarray = field(default_factory=lambda: np.ones(len(ACTORS)))


def laid_over(below, above):
    """`extends`: keys are laid over each other one by one, all else is replaced as a whole."""
    if not (isinstance(below, dict) and isinstance(above, dict)):
        return above
    if {"low", "central", "high", "fixed"} & (set(below) | set(above)):
        return above
    return {**below, **{key: laid_over(below[key], value) if key in below else value for key, value in above.items()}}


def read_scenario(path):
    path = Path(path)
    scenario = parse(path.read_text(encoding="utf-8"))
    other = scenario.pop("extends", None)
    if other is None:
        return scenario
    if other.startswith("polder:"):
        shipped = next(folder for folder in path.resolve().parents if folder.name == "scenarios")
        below = shipped / (other.removeprefix("polder:") + ".yaml")
    else:
        below = path.parent / other
    return laid_over(read_scenario(below), scenario)


def quarter(text):
    """`2025Q3` in quarters after 1 January 2024."""
    year, part = text.split("Q")
    return (int(year) - 2024) * 4 + int(part) - 1


def effects(items):
    for item in items:
        lasts = item["lasts"]
        fading = number(lasts["fading"]) if isinstance(lasts, dict) else 0.0
        yield Effect(item["lever"], number(item["amount"]), "fading" if fading else lasts, fading,
                     item.get("comes_anyway") == "yes", number(item.get("chance", 1)), round(4 * number(item.get("lag", 0))))


def changes(items):
    for item in items:
        to = MODES.index(item["to"])
        (condition, value), = ((key, value) for key, value in item.items() if key != "to")
        yield Change(to, condition, quarter(value) if condition == "from" else
                     number(value) if condition.startswith("trust") else 0.0)


def requirements(items):
    found = {}
    for item in items:
        for name, share in (item.items() if isinstance(item, dict) else [(item, "1")]):
            found[name] = number(share)
    return found


def measure(step, catalogue, collaboration, people, place=0):
    entry = catalogue[step["measure"]]
    scale = min(max(people / REFERENCE_PEOPLE, 0.2), 3.0)  # C10
    kappa = np.zeros(len(ACTORS))
    for actor, share in entry["resources"].items():
        kappa[ACTORS.index(actor)] = number(share)
    lead = ACTORS.index(step.get("lead", entry["lead"]))
    partners = step.get("partners")
    if partners is None:  # another lead makes the usual one a partner
        seats = [i for i in range(len(ACTORS)) if kappa[i] > 0 and i != lead]
    elif partners == "all":
        seats = [i for i in range(len(ACTORS)) if i != lead]
    else:
        seats = [ACTORS.index(name) for name in partners]
    budget = step.get("budget")
    if isinstance(budget, dict):
        budget = sum(number(amount) for amount in budget.values())
    upkeep = step.get("upkeep", {})
    paid = sum(number(amount) for amount in upkeep.values()) if isinstance(upkeep, dict) else number(upkeep)
    reference = number(entry["budget"]) * scale
    return Measure(
        name=step["measure"], department=DEPARTMENTS.index(entry["department"]), lead=lead, kappa=kappa,
        partners=seats, level=LEVELS.index(step.get("level", entry["level"])),
        ideal=LEVELS.index(entry["ideal_level"]),
        preparation=number(step.get("preparation", entry["preparation"])),
        agreement=number(step.get("agreement", entry["agreement"])), decided=number(step.get("decided", 0)),
        changes=list(changes(step.get("changes", collaboration.get("changes") or []))), years=number(step.get("years", entry["years"])),
        budget=reference if budget is None else number(budget), reference=reference,
        effort=number(entry["effort"]) * scale, contest=number(entry["contest"]),
        potential=number(entry["funding_potential"]), effects=list(effects(entry.get("effects", []))),
        reach={kind: number(share) for kind, share in entry.get("reach", {}).items()}, start=quarter(step["start"]),
        mode=MODES.index(step.get("mode", collaboration.get("mode", "silo"))), upkeep=paid > 0,
        requires=requirements(step.get("requires", [])), number=place)


def read_roadmaps(scenario_path, catalogue_path, people, regions):
    """One roadmap for each region that has one. `people`: inhabitants of the base date, in the order of `regions`."""
    scenario = read_scenario(scenario_path)
    catalogue = parse(Path(catalogue_path).read_text(encoding="utf-8"))["measures"]
    collaboration = scenario.get("collaboration") or {}
    focus = scenario["focus"] if isinstance(scenario["focus"], list) else [scenario["focus"]]
    multiple = collaboration.get("capacity", "1")
    capacity = np.array([number(multiple.get(actor, 1) if isinstance(multiple, dict) else multiple)
                         for actor in ACTORS])
    found = []
    for region in focus:
        steps = [(place, step) for place, step in enumerate(scenario.get("roadmap") or [])
                 if step.get("region", region) == region]
        if steps:
            inhabitants = people[list(regions).index(region)]
            found.append(Roadmap(region, [measure(step, catalogue, collaboration, inhabitants, place) for place, step in steps],
                                 collaboration.get("network_manager") == "yes", capacity))
    return found


def numbers(roadmaps, regions):
    """What the engine calls steps, effects, regions and pairs of the roadmap: their numbers, by our labels."""
    steps = {(m.name, r.region): m for r in roadmaps for m in r.measures}
    counted = [(m.name, effect.lever, region)
               for (_, region), m in sorted(steps.items(), key=lambda item: item[1].number) for effect in m.effects]
    places = sorted((r.region for r in roadmaps), key=list(regions).index)
    pairs = [(a, b) for i, a in enumerate(ACTORS) for b in ACTORS[i + 1:]]
    return {"steps": {labels: str(m.number) for labels, m in steps.items()},
            "effects": {labels: str(number) for number, labels in enumerate(counted)},
            "places": {(region,): str(place) for place, region in enumerate(places)},
            "pairs": {(*labels, region): f"{place},{number}" for place, region in enumerate(places)
                      for number, pair in enumerate(pairs) for labels in (pair, pair[::-1])}}
