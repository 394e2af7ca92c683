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
from yaml_subset import number, parse

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


def rows_of(name, value):
    axes = {**names.AXES, "region": REGIONS, "measure": NAMES}
    value = np.asarray(value, float)
    for place, labels in zip(np.ndindex(value.shape), itertools.product(*(axes[axis] for axis in name.axes))):
        called = {axis: name.labels.get(label, label) for axis, label in zip(name.axes, labels)}
        element = ",".join(called[axis] for axis in name.axes if "{" + axis + "}" not in name.product)
        if not np.isnan(value[place]):
            yield name.product.format(**called), element, "", repr(float(value[place] / name.scale))


def write(path, header, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *rows])


@pytest.fixture
def export(tmp_path, people, area):
    """First the inputs alone, then what the parts make of them."""
    rng = np.random.default_rng(1)
    write(tmp_path / "parameters.csv", ["name", "element", "unit", "value"],
          [row for mine, name in names.PARAMETERS.items() for row in rows_of(name, CENTRAL[mine])])
    write(tmp_path / "given.csv", ["name", "element", "unit", "value"],
          [*rows_of(names.GIVEN["road_distance"], [500., 350., 800.]), *rows_of(names.GIVEN["patch"], [300., 200., 400.])])
    (tmp_path / "scenario.yaml").write_text(SCENARIO, encoding="utf-8")
    first = {"deposition": [1300., 1100., 900.], "exceeded": [.7, .3, .95], "crime": [[30., 20., 15.], [5., 4., 3.]],
             "road_deaths": [17., 30., 4.], "unsafe": [.4, .3, .2],
             "distance": np.linspace(.5, 4., 21).reshape(7, 3)}
    variables = []
    for quarter in range(QUARTERS + 1):
        drift = 1 + .002 * quarter
        moving = {"people": people * drift, "area": area, "turnover": np.array([.1, .12, .08]) * drift,
                  "unemployment": np.array([.035, .04, .05]) / drift, **(first if quarter == 0 else {})}
        variables += [(mine, quarter, value) for mine, value in moving.items()]
    shocks = [(mine, quarter, rng.normal(size=(2, 3)) if mine == "crime_innovation" else rng.uniform(size=3))
              for mine in ("crime_innovation", "road_uniform") for quarter in range(0, QUARTERS, 4)]
    shocks.append(("decision_luck", 0, np.exp(.3 * rng.normal(size=(12, 3)))))

    def save(file, table, values):
        write(tmp_path / file, ["name", "element", "unit", "quarter", "value"],
              [(*row[:3], quarter, row[3]) for mine, quarter, value in values for row in rows_of(table[mine], value)])
    save("shocks.csv", names.SHOCKS, shocks)
    save("variables.csv", names.VARIABLES, variables)
    inputs = Export(tmp_path, NAMES)
    made = replay.Replay(inputs, replay.collaboration_given(inputs, tmp_path / "scenario.yaml", CATALOGUE))
    made.exported = {name: name in ("people", "area", "turnover", "unemployment") for name in names.VARIABLES}
    assert len(made.run(list(replay.PARTS))) == 5 and not made.missing
    values = [row for row in variables if row[0] in ("people", "area", "turnover", "unemployment")]
    values += [(mine, quarter, value) for mine, by_quarter in made.mine.items() for quarter, value in by_quarter.items()]
    save("variables.csv", names.VARIABLES, values)
    return tmp_path, values, save


def test_the_same_numbers_are_the_same(export, capsys):
    assert replay.main([str(export[0])]) == 0
    said = capsys.readouterr().out
    assert "FAR" not in said and "none" not in said and said.count("same") == sum(
        len(part.OUTPUTS) for part in replay.PARTS.values())


def test_a_small_difference_is_found_where_it_is(export, capsys):
    folder, values, save = export
    changed = [(mine, quarter, value * (1 + 2e-9 * np.array([0, 1, 0])) if (mine, quarter) == ("unsafe", 9) else value)
               for mine, quarter, value in values]
    save("variables.csv", names.VARIABLES, changed)
    assert replay.main([str(folder)]) == 1
    far = [line for line in capsys.readouterr().out.splitlines() if line.startswith("FAR")]
    assert len(far) == 1 and "safety.unsafe" in far[0] and "quarter 9 NL002" in far[0]


def test_what_is_not_exported_is_said(export, capsys):
    folder, values, save = export
    save("variables.csv", names.VARIABLES, [row for row in values if row[0] not in ("cohesion", "turnover")])
    assert replay.main([str(folder)]) == 1
    said = capsys.readouterr().out
    assert "safety is not replayed" in said and "population.turnover" in said
    save("variables.csv", names.VARIABLES, [row for row in values if row[0] != "cohesion"])
    assert replay.main([str(folder), "--partial"]) == 0
    assert replay.main([str(folder)]) == 1


def test_what_only_the_engine_has_is_far(export, capsys):
    folder, values, save = export
    m = NAMES.index("safe_roads")  # not on the roadmap
    save("variables.csv", names.VARIABLES, [
        (mine, quarter, np.where(np.arange(12)[:, None] == m, .5, value) if mine == "done" else value)
        for mine, quarter, value in values])
    assert replay.main([str(folder)]) == 1
    assert "FAR        inf collaboration.done" in capsys.readouterr().out


def test_levers_reach_the_themes(export):
    inputs = Export(export[0], NAMES)
    levers = inputs.variable("levers", QUARTERS, partial=True)
    assert levers[LEVERS.index("nature_area"), 0] > 0 and levers[LEVERS.index("cohesion"), 2] > 0
    assert np.isnan(levers[:, 1]).all()


def test_yaml_subset():
    text = "a: 1 # one\nb:\n  - {x: [p, q], y: {z: 50 %}}\n  - c: 2\n    d: 'e # f'\ng: h: i\n"
    assert parse(text) == {"a": "1", "b": [{"x": ["p", "q"], "y": {"z": "50 %"}}, {"c": "2", "d": "e # f"}], "g": "h: i"}
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
