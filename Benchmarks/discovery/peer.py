"""Boxes of `boxes find` beside those of EMAworkbench's patient rule induction, on the same tables.   peer.py PROGRAM

Bryant and Lempert's data (2010), as EMAworkbench ships them, and planted boxes that neither side was tuned to. Of either
program the box of at most three conditions counts whose density lies furthest above the base rate, in standard errors.
Ends with an error where ours lies less far out than 0.98 times theirs, or a planted condition is missed.
"""

import logging
import subprocess
import sys
import tempfile
from math import sqrt
from pathlib import Path

import ema_workbench
import numpy
import pandas
from ema_workbench.analysis import prim

logging.getLogger("EMA").setLevel(logging.ERROR)
MOST = 3


def deviation(cases, draws, base):
    return (cases / draws - base) * sqrt(draws / (base * (1 - base))) if draws else 0.0


def ours(program, inputs, is_case):
    with tempfile.NamedTemporaryFile() as file:
        rows = numpy.vstack([inputs.to_numpy(dtype="<f8").T, is_case.astype("<f8")])
        Path(file.name).write_bytes(numpy.ascontiguousarray(rows, dtype="<f8").tobytes())
        found = subprocess.run(
            [program, "find", str(inputs.shape[1]), file.name], check=True, capture_output=True, text=True)
    boxes = []
    for line in found.stdout.splitlines():
        words = line.split()
        conditions = [
            (inputs.columns[int(words[at])], words[at + 1] == "1", float(words[at + 2]))
            for at in range(2, len(words), 3)]
        boxes.append((int(words[0]), int(words[1]), conditions))
    return boxes


def theirs(inputs, is_case):
    """All boxes of the trajectory that have few enough conditions."""
    box = prim.Prim(inputs, is_case, threshold=0.8, peel_alpha=0.05).find_box()
    frame = box.peeling_trajectory
    boxes = []
    for place, row in frame[frame["res_dim"] <= MOST].iterrows():
        limits = box.box_lims[place]
        conditions = []
        for name in inputs.columns:
            if limits[name].iloc[0] > inputs[name].min():
                conditions.append((name, True, limits[name].iloc[0]))
            if limits[name].iloc[1] < inputs[name].max():
                conditions.append((name, False, limits[name].iloc[1]))
        draws = round(row["mass"] * len(is_case))
        boxes.append((draws, round(row["density"] * draws), conditions))
    return boxes


def told(box, base):
    draws, cases, conditions = box
    words = " and ".join(f"{name} {'>=' if above else '<='} {limit:.3g}" for name, above, limit in conditions)
    return f"{cases} of {draws} (density {cases / draws:.2f}, {deviation(cases, draws, base):.1f} errors): {words}"


def compare(name, program, inputs, is_case, planted=()):
    base = is_case.mean()
    best = [
        max(boxes, key=lambda box: deviation(box[1], box[0], base))
        for boxes in (ours(program, inputs, is_case), theirs(inputs, is_case))]
    print(f"{name}: {len(is_case)} draws, {inputs.shape[1]} numbers, base rate {base:.2f}")
    for who, box in zip(("polder", "ema_workbench"), best, strict=True):
        print(f"  {who:14}{told(box, base)}")
    own, other = (deviation(cases, draws, base) for draws, cases, _ in best)
    assert own >= 0.98 * other, (name, own, other)
    for number, above, limit in planted:
        assert any(
            known == number and side == above and abs(at - limit) <= 0.1 for known, side, at in best[0][2]), number


def main(program):
    folder = Path(ema_workbench.__file__).parent
    data = pandas.read_csv(folder / "examples/data/bryant et al 2010 data.csv", index_col=False)
    compare("Bryant and Lempert", program, data.iloc[:, 2:11], data.iloc[:, 15].to_numpy() > 0.5)
    for conditions in (1, 2, 3):
        random = numpy.random.default_rng(2026 + conditions)
        inputs = pandas.DataFrame(random.random((1_000, 12)), columns=[f"n{number}" for number in range(12)])
        share = 0.2 ** (1 / conditions)
        inside = (inputs.iloc[:, :conditions] > 1 - share).all(axis=1).to_numpy()
        is_case = random.random(1_000) < numpy.where(inside, 0.9, 0.2)
        planted = [(f"n{number}", True, 1 - share) for number in range(conditions)]
        compare(f"planted, {conditions}", program, inputs, is_case, planted)


main(sys.argv[1])
