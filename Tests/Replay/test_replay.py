"""The whole chain on a made-up export: written from the parts' own numbers, so it must come out the same."""

import csv
import itertools

import numpy as np
import pytest

import names
import replay
from central import CATALOGUE, CENTRAL, NAMES, REGIONS
from exports import Export
from parts.common import LEVERS
from roadmap import numbers, read_roadmaps
from texts import number, parse

QUARTERS = 30
SCENARIO = """focus: [NL001, NL003]
collaboration:
  mode: network
  network_manager: yes
  capacity: {knowledge: 2}
roadmap:
  - measure: amenity_hub
    region: NL001
    start: 2024Q2
  - measure: nature_network
    region: NL001
    start: 2024Q1
    mode: silo
  - measure: safe_neighbourhoods
    region: NL003
    start: 2024Q1
"""


def rows_of(name, value, numbers):
    axes = {**names.AXES, "region": REGIONS, "measure": NAMES}
    value = np.asarray(value, float)
    for place, labels in zip(np.ndindex(value.shape), itertools.product(*(axes[axis] for axis in name.axes))):
        called = {axis: name.labels.get(label, label) for axis, label in zip(name.axes, labels)}
        element = ",".join(called[axis] for axis in name.axes if "{" + axis + "}" not in name.product)
        if name.numbered:
            element = numbers[name.numbered].get(labels)
        full, _, first = name.product.format(**called).rstrip("]").partition("[")
        if not np.isnan(value[place]) and element is not None:
            told = np.log(value[place]) if name.logarithm else value[place]
            yield full, ",".join(filter(None, (first, element))), repr(float(told))


class Made:
    """A member's csv that a test makes."""

    def __init__(self, folder, numbers):
        self.path, self.numbers, self.tables = folder / "member-0.csv", numbers, {}

    def write(self, **tables):
        """By table, triples of our name, a quarter or None, and values."""
        self.tables.update(tables)
        known = {"given": names.GIVEN, "parameters": names.PARAMETERS, "shocks": names.SHOCKS,
                 "quantities": names.VARIABLES}
        with open(self.path, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["what", "name", "element", "unit", "quarter", "value"])
            for what, values in self.tables.items():
                for mine, quarter, value in values:
                    for name, element, told in rows_of(known[what][mine], value, self.numbers):
                        writer.writerow([what, name, element, "", "" if quarter is None else quarter, told])


READ = ("people", "area", "extensive_arable", "turnover", "unemployment")


@pytest.fixture
def export(tmp_path, people, area):
    """First the inputs alone, then what the parts make of them."""
    rng = np.random.default_rng(1)
    scenario = tmp_path / "scenario.yaml"
    scenario.write_text(SCENARIO, encoding="utf-8")
    roadmaps = read_roadmaps(scenario, CATALOGUE, people.sum(axis=0), REGIONS)
    made = Made(tmp_path, numbers(roadmaps, REGIONS))
    first = {"deposition": [1300., 1100., 900.], "exceeded": [.7, .3, .95], "road_deaths": [17., 30., 4.],
             "unsafe": [.4, .3, .2]}
    read = []
    for quarter in range(QUARTERS + 1):
        drift = 1 + .002 * quarter
        moving = {"people": people * drift, "area": area, "extensive_arable": np.array([300., 0., 40.]) * drift, "turnover": np.array([.1, .12, .08]) * drift,
                  "unemployment": np.array([.035, .04, .05]) / drift, **(first if quarter == 0 else {})}
        read += [(mine, quarter, value) for mine, value in moving.items()]
    luck = np.exp(.3 * rng.normal(size=(12, 3)))
    shocks = [row for quarter in range(QUARTERS + 1) for row in (
        ("crime_noise", quarter, .05 * rng.normal(size=(2, 3))), ("road_luck", quarter, rng.uniform(size=3)),
        ("decision_luck", quarter, luck))]
    made.write(parameters=[(mine, None, CENTRAL[mine]) for mine in names.PARAMETERS],
               given=[("road_distance", None, [500., 350., 800.]), ("patch", None, [300., 200., 400.]),
                      ("crime", None, [[30., 20., 15.], [5., 4., 3.]]),
                      ("distance", None, np.linspace(.5, 4., 21).reshape(7, 3))],
               shocks=shocks, quantities=read)
    inputs = Export(made.path, NAMES)
    again = replay.Replay(inputs, replay.collaboration_given(inputs, scenario, CATALOGUE))
    again.exported = {name: name in READ for name in names.VARIABLES}
    no_firms = {"unreached": np.ones(3), "small_firms": np.ones(3), "spent": np.zeros((12, 3))}
    for name, value in no_firms.items():
        again.mine[name] = dict.fromkeys(range(QUARTERS + 1), value)
    assert len(again.run(list(replay.PARTS))) == 5 and not again.missing
    values = [row for row in read if row[0] in READ]
    values += [(mine, quarter, value) for mine, by_quarter in again.mine.items() if mine in names.VARIABLES
               for quarter, value in by_quarter.items()]
    made.write(quantities=values)
    return made, values, ["--scenario", str(scenario)]


def test_the_same_numbers_are_the_same(export, capsys):
    assert replay.main([str(export[0].path), *export[2]]) == 0
    said = capsys.readouterr().out
    assert "FAR" not in said and "none" not in said and said.count("same") == sum(
        len(part.OUTPUTS) for part in replay.PARTS.values())


def test_a_small_difference_is_found_where_it_is(export, capsys):
    made, values, scenario = export
    changed = [(mine, quarter, value * (1 + 2e-9 * np.array([0, 1, 0])) if (mine, quarter) == ("unsafe", 9) else value)
               for mine, quarter, value in values]
    made.write(quantities=changed)
    assert replay.main([str(made.path), *scenario]) == 1
    far = [line for line in capsys.readouterr().out.splitlines() if line.startswith("FAR")]
    assert len(far) == 1 and "safety.unsafe" in far[0] and "quarter 9 NL002" in far[0]


def test_what_is_not_exported_is_said(export, capsys):
    made, values, scenario = export
    made.write(quantities=[row for row in values if row[0] not in ("cohesion", "turnover")])
    assert replay.main([str(made.path), *scenario]) == 1
    said = capsys.readouterr().out
    assert "safety is not replayed" in said and "population.turnover" in said
    made.write(quantities=[row for row in values if row[0] != "cohesion"])
    assert replay.main([str(made.path), "--partial", *scenario]) == 0
    assert replay.main([str(made.path), *scenario]) == 1


def test_what_only_the_engine_has_is_far(export, capsys):
    made, values, scenario = export
    made.write(quantities=[(mine, quarter, np.where(np.eye(9)[..., None] == 1, np.nan, .5 * value + .25)
                            if mine == "pair_trust" and quarter == 7 else value) for mine, quarter, value in values])
    assert replay.main([str(made.path), *scenario]) == 1
    assert "collaboration.pair_trust" in [line.split()[2] for line in capsys.readouterr().out.splitlines()
                                          if line.startswith("FAR")]


def test_levers_reach_the_themes(export):
    inputs = Export(export[0].path, NAMES)
    levers = inputs.variable("levers", QUARTERS, partial=True)
    assert levers[LEVERS.index("nature_area"), 0] > 0 and levers[LEVERS.index("cohesion"), 2] > 0
    assert np.isnan(levers[:, 1]).all()


def test_yaml_texts():
    text = "a: 1 # one\nb:\n  - {x: [p, q], y: {z: 50 %}}\n  - c: 2\n    d: 'e # f'\n"
    assert parse(text) == {"a": "1", "b": [{"x": ["p", "q"], "y": {"z": "50 %"}}, {"c": "2", "d": "e # f"}]}
    assert number("50 %") == .5 and number("2 M€") == 2 and number("7.5%") == .075


def test_catalogue_is_whole():
    measures = parse(CATALOGUE.read_text(encoding="utf-8"))["measures"]
    assert tuple(measures) == NAMES
    for entry in measures.values():
        assert sum(map(number, entry["resources"].values())) == pytest.approx(1)
        assert {effect["lever"] for effect in entry["effects"]} <= set(LEVERS)


def test_all_parameters_have_a_name():
    needed = {name for part in replay.PARTS.values() for name in part.PARAMETERS}
    assert needed == set(names.PARAMETERS) == set(CENTRAL)
