"""Reference figures of models that nobody here wrote, computed by programs that nobody here wrote.

references.py FOLDER            recomputes and compares with the figures that are stored beside this file
references.py FOLDER --write    stores them

FOLDER takes what PySD translates. Models in Vensim's format lie beside this file.
"""

import csv
import pathlib
import shutil
import sys
import warnings

import luck
import numpy as np
import pysd
from ema_workbench.examples import example_lake_model
from pyworld3 import World3
from scipy.integrate import solve_ivp

HERE = pathlib.Path(__file__).parent
# What another processor or another build of numpy may change.
TOLERANCE = 1e-9


def vensim(path, folder, columns):
    """Euler, by PySD, from a model in Vensim's format."""
    copy = shutil.copy(path, folder)
    model = pysd.read_vensim(str(copy))
    final = model.components.final_time()
    table = model.run(return_columns=columns, return_timestamps=np.arange(final + 1))
    return columns, [table.index.to_numpy()] + [table[column].to_numpy() for column in columns]


def exact(change, start, final):
    """The solution itself, by SciPy's DOP853 at tolerances far below what is compared."""
    times = np.arange(final + 1.0)
    solved = solve_ivp(
        change, (0, final), start, method="DOP853", t_eval=times, rtol=3e-14, atol=1e-16, max_step=0.02)
    return times, solved.y


def sir_exact(_):
    def change(_, state):
        susceptible, infectious, recovered = state
        succumbing = 0.3 * susceptible * infectious / 1000
        return [-succumbing, succumbing - infectious / 5, infectious / 5]

    times, values = exact(change, [1000.0, 5.0, 0.0], 100)
    return ["Susceptible", "Infectious", "Recovered"], [times, *values]


def predator_prey_exact(_):
    # In logarithms: hares come close to none.
    def change(_, logs):
        prey, predators = np.exp(logs)
        return [3 - 0.2 * predators / 20, prey / 1000 - 0.1]

    times, values = exact(change, np.log([1000.0, 20.0]), 50)
    return ["Prey", "Predators"], [times, *np.exp(values)]


def roessler_exact(_):
    def change(_, state):
        x, y, z = state
        return [-y - z, x + 0.2 * y, 0.2 + z * (x - 5.7)]

    times, values = exact(change, [0.5, 0.5, 0.4], 100)
    return ["x", "y", "z"], [times, *values]


def lake(_):
    """EMAworkbench's lake problem, a member at a time, on the parameters and the luck of our members."""
    members, years, seed = 16, 100, 7
    rows = []
    for member in range(members):
        drawn = {
            name: luck.triangle(luck.uniform(seed, f"lake.{name}", member), low, central, high)
            for name, low, central, high in [
                ("decay", 0.1, 0.42, 0.45), ("recycling", 2, 2, 4.5), ("mean_inflow", 0.01, 0.02, 0.05),
                ("inflow_spread", 0.001, 0.001, 0.005), ("discount", 0.93, 0.98, 0.99)]
        }
        normal = [luck.normal(seed, "lake.weather", member, place="0", step=year) for year in range(years)]

        def lognormal(mean, sigma, size):
            return np.exp(mean + sigma * np.array(normal)).reshape(size)

        level = {}
        real, example_lake_model.np.random.lognormal = np.random.lognormal, lognormal
        mean, example_lake_model.np.mean = np.mean, lambda x, axis: level.setdefault("X", x)[0]
        try:
            most, utility, inertia, reliability = example_lake_model.lake_problem(
                b=drawn["decay"], q=drawn["recycling"], mean=drawn["mean_inflow"],
                stdev=drawn["inflow_spread"], delta=drawn["discount"], alpha=0.4, nsamples=1,
                **{str(year): 0.02 + 0.03 * (year % 10 == 0) for year in range(years)})
        finally:
            example_lake_model.np.random.lognormal, example_lake_model.np.mean = real, mean
        rows.append([member, most, utility, inertia, reliability, *level["X"][0]])
    names = ["most", "utility", "inertia", "reliability", *(f"year {year}" for year in range(years))]
    return names, np.array(rows).T


def world3(names, **constants):
    """A run of pyworld3, every year."""
    world = World3(year_min=1900, year_max=2100, dt=0.5)
    world.init_world3_constants(**constants)
    world.init_world3_variables()
    world.set_world3_table_functions()
    world.set_world3_delay_functions()
    world.run_world3(fast=True)
    return names, [world.time[::2]] + [getattr(world, name)[::2] for name in names]


def teacup(folder):
    """The teacup as EMAworkbench ships it."""
    path = pathlib.Path(example_lake_model.__file__).parent / "models" / "pysd" / "Teacup.mdl"
    return vensim(path, folder, ["Teacup Temperature"])


def own(name, *columns):
    return lambda folder: vensim(HERE / f"{name}.mdl", folder, list(columns))


ALL = {
    "teacup": teacup,
    "sir": own("sir", "Susceptible", "Infectious", "Recovered"),
    "sir_exact": sir_exact,
    "predator_prey": own("predator_prey", "Prey", "Predators"),
    "predator_prey_exact": predator_prey_exact,
    "roessler": own("roessler", "x", "y", "z"),
    "roessler_exact": roessler_exact,
    "lake": lake,
    "sales_agent": own(
        "sales_agent", "Small Leads", "Large Leads", "Small Clients", "Large Clients", "Buffer", "Tenure",
        "Cumulative Sales", "Cumulative Income"),
    "world3": lambda _: world3([
        "pop", "p1", "p4", "le", "io", "iopc", "sopc", "ic", "sc", "luf", "f", "fpc", "al", "pal", "uil", "lfert",
        "ly", "ppolx", "nr", "nrfr"]),
    "world3_twice": lambda _: world3(["pop", "iopc", "fpc", "ppolx", "nrfr"], nri=2e12),
}


def stored(name):
    with open(HERE / f"{name}.csv", newline="") as file:
        rows = list(csv.reader(file))
    return rows[0][1:], np.array(rows[1:], dtype=float).T


def main(folder, write):
    warnings.simplefilter("ignore")
    worst = 0.0
    for name, compute in ALL.items():
        header, columns = compute(folder)
        if write:
            with open(HERE / f"{name}.csv", "w", newline="") as file:
                writer = csv.writer(file, lineterminator="\n")
                writer.writerow(["time", *header])
                writer.writerows([f"{value:.13g}" for value in row] for row in np.array(columns).T)
        expected, figures = stored(name)
        assert expected == list(header), f"{name}.csv has other columns than are computed"
        assert figures.shape == np.shape(columns), f"{name}.csv has other rows than are computed"
        scale = np.maximum(np.abs(figures), 1e-300)
        difference = float(np.max(np.abs(figures - np.array(columns)) / scale))
        print(f"{name:22} {figures.shape[1]:4} rows, largest relative difference {difference:.1e}")
        worst = max(worst, difference)
    if worst > TOLERANCE:
        sys.exit(f"stored figures differ by {worst:.1e}, more than {TOLERANCE:.0e}")


if __name__ == "__main__":
    main(sys.argv[1], "--write" in sys.argv)
