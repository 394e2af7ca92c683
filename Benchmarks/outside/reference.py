"""What other programs take for the same models, in seconds of one run each: the quickest of several."""

import pathlib
import sys
import time
import warnings

import numpy as np
import pysd
from ema_workbench.examples import example_lake_model
from pyworld3 import World3


def quickest(rounds, work):
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def teacup_numpy(members):
    temperature, room, characteristic = np.full(members, 180.0), 70.0, np.full(members, 10.0)
    kept = np.empty((241, members))
    for step in range(241):
        kept[step] = temperature
        temperature = temperature + 0.125 * (room - temperature) / characteristic
    return kept


def lake(parameter_sets, trajectories):
    """Each set of parameters is a call, as in an experiment; its trajectories differ by the weather alone."""
    releases = {str(year): 0.02 for year in range(100)}
    for number in range(parameter_sets):
        example_lake_model.lake_problem(
            b=0.4 + 0.0001 * number, q=2.5, nsamples=trajectories, **releases)


def world3():
    world = World3(year_min=1900, year_max=2100, dt=0.5)
    world.init_world3_constants()
    world.init_world3_variables()
    world.set_world3_table_functions()
    world.set_world3_delay_functions()
    start = time.perf_counter()
    world.run_world3(fast=True)
    return time.perf_counter() - start


def main(folder):
    warnings.simplefilter("ignore")
    source = pathlib.Path(example_lake_model.__file__).parent / "models" / "pysd" / "Teacup.mdl"
    copy = pathlib.Path(folder) / "Teacup.mdl"
    copy.write_bytes(source.read_bytes())
    teacup = pysd.read_vensim(str(copy))
    print("teacup", 1, quickest(5, teacup.run), "PySD")
    print("teacup", 1_000, quickest(20, lambda: teacup_numpy(1_000)), "numpy")
    print("lake", 100, quickest(5, lambda: lake(100, 1)), "EMAworkbench:100x1")
    print("lake", 1_000, quickest(10, lambda: lake(10, 100)), "EMAworkbench:10x100")
    print("world3", 1, min(world3() for _ in range(5)), "pyworld3")


if __name__ == "__main__":
    main(sys.argv[1])
