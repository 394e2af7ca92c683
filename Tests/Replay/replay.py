"""Replays parts of the model beside what the engine exported, quarter by quarter, and says how far they are apart.

    python3 replay.py MEMBER.csv ... --scenario FILE [--measures FILE] [--part NAME ...] [--partial]
    python3 replay.py --names

A file is what `polder show RUN --member K --draws --names ...` writes of one member; `--names` says what it needs.
Quarter 0 is the base date; quarter q is the state after step q − 1. Exits with 1 where a variable is further off than
its tolerance in any member, or is missing.
"""

import argparse
import sys
from pathlib import Path

import numpy as np

import names
from exports import Export, Missing
from parts import amenities, biodiversity, collaboration, nitrogen, safety
from roadmap import numbers, read_roadmaps
from texts import parse

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
            return self.export.variable(name, quarter, partial=name in ("levers", "spent"))
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
        given = {**self.given, **{name: self.export.given_figure(name) for name in part.GIVEN if name not in self.given}}
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
        counts = self.counts(label, theirs)
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

    def counts(self, label, values):
        """All but regions without a roadmap."""
        counts = np.ones(values.shape, bool)
        if label == "collaboration":
            acting = {roadmap.region for roadmap in self.given["roadmaps"]}
            counts &= np.array([region in acting for region in self.export.axes["region"]])
        return counts


def collaboration_given(export, scenario, measures):
    people = export.variable("people", 0).sum(axis=0)
    regions = export.axes["region"]
    roadmaps = read_roadmaps(scenario, measures, people, regions)
    export.numbers = numbers(roadmaps, regions)
    return {"roadmaps": roadmaps, "regions": regions, "measures": export.axes["measure"], "people0": people}


def replay_member(path, given, catalogue):
    """Says and keeps the largest difference of each variable of one member."""
    export = Export(path, catalogue)
    chosen, figures = given.part or list(PARTS), {}
    if "collaboration" in chosen and given.scenario:
        figures = collaboration_given(export, given.scenario, given.measures)
    if not figures.get("roadmaps"):
        chosen = [label for label in chosen if label != "collaboration"]
    replay = Replay(export, figures)
    running = replay.run(chosen)
    return list(replay.compare(running)), replay.missing, running


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("member", type=Path, nargs="*", help="csv of one member")
    parser.add_argument("--names", action="store_true", help="say what a member's csv must hold, and stop")
    parser.add_argument("--scenario", type=Path, help="scenario file; without it collaboration is not replayed")
    parser.add_argument("--measures", type=Path, default=MEASURES, help="catalogue of measures")
    parser.add_argument("--part", action="append", choices=list(PARTS), help="replay these only")
    parser.add_argument("--partial", action="store_true", help="variables that are not exported are no failure")
    given = parser.parse_args(arguments)
    if given.names:
        print("\n".join(names.needed()))
        return 0
    catalogue = parse(given.measures.read_text(encoding="utf-8"))["measures"]
    rows, missing, running = [], [], True
    for path in given.member:
        try:
            found, lost, ran = replay_member(path, given, catalogue)
        except Missing as problem:
            found, lost, ran = [], [f"nothing is replayed: the export has no {problem}"], []
        rows += [(*row, path.stem) for row in found]
        missing += [line for line in lost if line not in missing]
        running = running and bool(ran)
    failed = report(rows)
    for line in missing:
        print(f"none {line}")
    return 1 if failed or not rows or not running or (missing and not given.partial) else 0


def report(rows):
    """A line for each variable and for each part: the largest difference over all members."""
    largest, failed = {}, False
    for row in rows:
        for key in ((row[0], row[1]), (row[0], "")):
            if key not in largest or not row[2] <= largest[key][2]:
                largest[key] = row
    for (label, name), (_, worst, apart, where, tolerance, member) in largest.items():
        bad = not apart <= tolerance
        failed |= bad
        if name:
            print(f"{'FAR ' if bad else 'same'} {apart:9.2e} {label}.{name}" + (f"  {member} {where}" if bad else ""))
    for (label, name), (_, worst, apart, *_) in largest.items():
        if not name:
            print(f"PART {apart:9.2e} {label} ({worst}, {len({row[-1] for row in rows})} members)")
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
