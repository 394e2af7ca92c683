"""Makes references.json: what SALib and SciPy say of Ishigami's function and Sobol's G. Run once; the tests read the file.

pip install SALib==1.6.0 scipy==1.17.1
"""

import json
from pathlib import Path

import numpy as np
from SALib.analyze import morris as morris_analysis
from SALib.analyze import sobol as sobol_analysis
from SALib.sample import morris as morris_sample
from SALib.sample import sobol as sobol_sample
from scipy.stats import qmc, spearmanr

G = np.array([0, 1, 4.5, 9, 99, 99, 99, 99])


def ishigami(unit):
    x = -np.pi + 2 * np.pi * unit
    return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])


def sobol_g(unit):
    return np.prod((np.abs(4 * unit - 2) + G) / (1 + G), axis=1)


def problem(factors):
    return {"num_vars": factors, "names": [f"x{i}" for i in range(factors)], "bounds": [[0, 1]] * factors}


def plain(values):
    return [float(v) for v in values]


def indices(function, factors, base):
    setup = problem(factors)
    points = sobol_sample.sample(setup, base, calc_second_order=False, scramble=False)
    found = sobol_analysis.analyze(setup, function(points), calc_second_order=False, num_resamples=1000, seed=1)
    return {
        "base": base, "first": plain(found["S1"]), "first_margin": plain(found["S1_conf"]),
        "total": plain(found["ST"]), "total_margin": plain(found["ST_conf"]),
        "rows": [plain(row) for row in points[5 * (factors + 2) : 6 * (factors + 2)]],
    }


def effects(function, factors, trajectories):
    setup = problem(factors)
    points = morris_sample.sample(setup, trajectories, num_levels=4, seed=1)
    found = morris_analysis.analyze(setup, points, function(points), num_levels=4, num_resamples=1000, seed=1)
    return {
        "levels": [[int(round(3 * v)) for v in row] for row in points], "mean": plain(found["mu"]),
        "mean_size": plain(found["mu_star"]), "mean_size_margin": plain(found["mu_star_conf"]),
        "deviation": plain(found["sigma"]),
    }


sample = qmc.Sobol(d=3, scramble=False).random(256)[1:]
references = {
    "made_by": "make_references.py",
    "sobol_points": [plain(row) for row in qmc.Sobol(d=128, scramble=False).random(64)[[1, 2, 3, 5, 21, 42, 63]]],
    "ishigami": indices(ishigami, 3, 1024),
    "sobol_g": indices(sobol_g, 8, 1024),
    "ishigami_effects": effects(ishigami, 3, 12),
    "sobol_g_effects": effects(sobol_g, 8, 8),
    "ishigami_ranks": [float(spearmanr(sample[:, i], ishigami(sample)).statistic) for i in range(3)],
}
text = json.dumps(references).replace('], "', '],\n "').replace('}, "', '},\n "')
Path(__file__).with_name("references.json").write_text(text + "\n")
