"""Replays parts of the model beside what the engine exported, quarter by quarter, and says how far they are apart.

    python3 replay.py FOLDER [--scenario FILE] [--measures FILE] [--part NAME ...] [--partial]

FOLDER holds parameters.csv (name,element,unit,value), shocks.csv and variables.csv (name,element,unit,quarter,value)
and, if there are figures that these do not hold, given.csv (as parameters.csv). Quarter 0 is the base date; quarter q
is the state after step q − 1. Exits with 1 where a variable is further off than its tolerance, or is missing.
"""

import argparse
import sys
from pathlib import Path

import numpy as np

import names
from exports import Export, Missing
from parts import amenities, biodiversity, collaboration, nitrogen, safety
from roadmap import read_roadmaps
from yaml_subset import parse

PARTS = {"collaboration": collaboration, "nitrogen": nitrogen, "biodiversity": biodiversity, "safety": safety,
         "amenities": amenities}  # in the order of the blocks
BEGIN_ORDER = ("collaboration", "nitrogen", "biodiversity", "amenities", "safety")  # safety reads the first scores
MEASURES = Path(__file__).resolve().parents[2] / "config" / "measures.yaml"


class Replay:
    def __init__(self, export, given):
        self.export, self.given = export, given
        self.mine = {}  # name → values by quarter
        self.exported = {name: export.has(name) for name in names.VARIABLES}
        self.missing = []

    def input(self, name, quarter):
        """What the engine had; what the replay has where the engine does not show it."""
        if self.exported[name]:
            return self.export.variable(name, quarter, partial=name == "levers")
        if quarter in self.mine.get(name, {}):
            return self.mine[name][quarter]
        raise Missing(f"{names.VARIABLES[name].product}: {names.VARIABLES[name].meaning}")

    def inputs(self, part, start, end):
        found = {name: np.nan_to_num(self.input(name, end if when == "end" else start))
                 for name, when in part.INPUTS.items()}
        found.update({name: self.export.variable(name, end) for name in part.SEEN if self.exported[name]})
        return found

    def keep(self, outputs, quarter):
        for name, value in outputs.items():
            self.mine.setdefault(name, {})[quarter] = value

    def prepare(self, part):
        given = {name: self.given[name] if name in self.given else self.export.given_figure(name)
                 for name in part.GIVEN}
        given.update({name: self.export.variable(name, 0) for name in part.BASE})
        return {name: self.export.parameter(name) for name in part.PARAMETERS}, given

    def run(self, chosen):
        running = {}
        for label in BEGIN_ORDER:
            if label not in chosen:
                continue
            part = PARTS[label]
            try:
                p, given = self.prepare(part)
                state, outputs = part.begin(given, p, self.inputs(part, 0, 0))
                running[label] = (p, state)
                self.keep(outputs, 0)
            except Missing as problem:  # said at the end
                self.missing.append(f"{label} is not replayed: the export has no {problem}")
        for step in range(self.export.quarters - 1):
            shocks = {name: value for name in names.SHOCKS
                      if (value := self.export.shock(name, step)) is not None}
            for label in PARTS:
                if label in running:
                    p, state = running[label]
                    part = PARTS[label]
                    state, outputs = part.advance(state, p, self.inputs(part, step, step + 1), shocks, step)
                    self.keep(outputs, step + 1)
                    running[label] = (p, state)
        return list(running)

    def compare(self, labels):
        """Rows: part, variable, largest relative difference, where, tolerance."""
        for label in labels:
            for name in PARTS[label].OUTPUTS:
                if not self.exported[name]:
                    self.missing.append(f"{label}: {name} is not compared: the export has no "
                                        f"{names.VARIABLES[name].product} ({names.VARIABLES[name].meaning})")
                    continue
                yield label, name, *self.largest(label, name), names.VARIABLES[name].tolerance

    def largest(self, label, name):
        """Relative to the larger of the two, and at least to a millionth of the variable's largest value."""
        quarters = sorted(self.mine[name])
        theirs = np.stack([self.export.variable(name, quarter, partial=True) for quarter in quarters])
        mine = np.stack([self.mine[name][quarter] for quarter in quarters])
        counts = self.counts(label, name, theirs)
        both = counts & ~np.isnan(theirs) & ~np.isnan(mine)
        if not both.any():
            return np.inf, "nothing in common"
        scale = np.maximum(np.maximum(np.abs(mine), np.abs(theirs)), 1e-6 * np.abs(theirs[both]).max())
        apart = np.where(both & (scale > 0), np.abs(mine - theirs) / np.where(scale > 0, scale, 1.0), 0.0)
        if not names.VARIABLES[name].while_open:  # what the engine has and the replay has not
            apart[counts & np.isnan(mine) & (np.nan_to_num(theirs) != 0)] = np.inf
        at = np.unravel_index(np.argmax(apart), apart.shape)
        axes = names.VARIABLES[name].axes
        where = ",".join(str(self.export.axes[axis][i]) for axis, i in zip(axes, at[1:]))
        return apart[at], (f"quarter {quarters[at[0]]} {where}: {float(mine[at])!r} here, {float(theirs[at])!r} there; "
                           f"{both.sum()} of {counts.sum()} compared")

    def counts(self, label, name, values):
        """All but regions without a roadmap and an actor's trust in itself."""
        counts = np.ones(values.shape, bool)
        if label == "collaboration":
            acting = {roadmap.region for roadmap in self.given["roadmaps"]}
            counts &= np.array([region in acting for region in self.export.axes["region"]])
        if names.VARIABLES[name].symmetric:
            counts &= ~np.eye(values.shape[1], dtype=bool)[..., None]
        return counts


def collaboration_given(export, scenario, measures):
    people = export.variable("people", 0).sum(axis=0)
    regions = export.axes["region"]
    return {"roadmaps": read_roadmaps(scenario, measures, people, regions), "regions": regions,
            "measures": export.axes["measure"], "people0": people}


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scenario", type=Path, help="scenario file; FOLDER/scenario.yaml if there is one")
    parser.add_argument("--measures", type=Path, default=MEASURES, help="catalogue of measures")
    parser.add_argument("--part", action="append", choices=list(PARTS), help="replay these only")
    parser.add_argument("--partial", action="store_true", help="variables that are not exported are no failure")
    given = parser.parse_args(arguments)
    catalogue = parse(given.measures.read_text(encoding="utf-8"))["measures"]
    try:
        export = Export(given.folder, catalogue)
        scenario = given.scenario or given.folder / "scenario.yaml"
        chosen = given.part or list(PARTS)
        figures = {}
        if "collaboration" in chosen and scenario.exists():
            figures = collaboration_given(export, scenario, given.measures)
        if not figures.get("roadmaps"):
            chosen = [label for label in chosen if label != "collaboration"]
            print("collaboration: no scenario with a roadmap, so there is nothing to replay")
        replay = Replay(export, figures)
        running = replay.run(chosen)
    except Missing as problem:
        print(f"the export has no {problem}")
        return 1
    failed = False
    for label, name, apart, where, tolerance in replay.compare(running):
        bad = not apart <= tolerance
        failed |= bad
        print(f"{'FAR ' if bad else 'same'} {apart:9.2e} {label}.{name}" + (f"  {where}" if bad else ""))
    for line in replay.missing:
        print(f"none {line}")
    return 1 if failed or not running or (replay.missing and not given.partial) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
