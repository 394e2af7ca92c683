"""Makes optima.json: small roadmaps with a linear value, and the best of each as CP-SAT proves it.

    python3 -m venv venv && venv/bin/pip install ortools==9.15.6755
    venv/bin/python optima.py > optima.json

The Swift test asks the search of a better roadmap for the same problems. OR-Tools is no part of Polder.
"""

import json
import random

from ortools.sat.python import cp_model

QUARTERS, ACTORS, WAYS = 48, 3, 3


def load(problem, plan):
    """Staff by actor and quarter, money by year, of starts and ways by step."""
    staff = [[0] * QUARTERS for _ in range(ACTORS)]
    money = [0] * (QUARTERS // 4)
    for step, chosen in zip(problem["steps"], plan, strict=True):
        if chosen is None:
            continue
        start, way = chosen
        option = step["ways"][way]
        for quarter in range(start, start + option["duration"]):
            for actor in range(ACTORS):
                staff[actor][quarter] += option["staff"][actor]
            money[quarter // 4] += option["money"]
    return staff, money


def made(rng, steps):
    """A problem whose owner's roadmap does one thing after another, within the staff that there is."""
    problem = {"quarters": QUARTERS, "staff": [rng.randint(8, 14) for _ in range(ACTORS)], "steps": []}
    for number in range(steps):
        ways = []
        for _ in range(WAYS):
            ways.append({
                "duration": rng.randint(4, 10), "staff": [rng.randint(0, 6) for _ in range(ACTORS)],
                "money": rng.randint(1, 5), "value": rng.randint(2, 20)})
        after = rng.sample(range(number), 1) if number and rng.random() < 0.4 else []
        problem["steps"].append({"ways": ways, "after": [{"step": one, "quarters": 4} for one in after]})
    plan, first = [], 0
    for step in problem["steps"]:
        plan.append([first, 0])
        first += max(4, step["ways"][0]["duration"] // 2 + 2)
    last = QUARTERS - 10
    plan = [[min(start, last), way] for start, way in plan]
    staff, money = load(problem, plan)
    problem["own"] = plan
    problem["staff"] = [max(most, *own) for most, own in zip(problem["staff"], staff, strict=True)]
    problem["money"] = max(money)
    return problem


def value(step, start, way):
    """What has been brought by the end: its value in every quarter after it is done."""
    option = step["ways"][way]
    return option["value"] * (QUARTERS - start - option["duration"])


def optimum(problem):
    model = cp_model.CpModel()
    starts = range(QUARTERS - 9)
    chosen = [
        {(start, way): model.new_bool_var("") for start in starts for way in range(WAYS)}
        for _ in problem["steps"]]
    for step, own in zip(problem["steps"], chosen, strict=True):
        model.add_exactly_one(own.values())
        for before in step["after"]:
            other = chosen[before["step"]]
            model.add(
                sum(start * var for (start, _), var in own.items())
                >= sum(start * var for (start, _), var in other.items()) + before["quarters"])
    for quarter in range(QUARTERS):
        running = [
            (step["ways"][way], var) for step, own in zip(problem["steps"], chosen, strict=True)
            for (start, way), var in own.items() if start <= quarter < start + step["ways"][way]["duration"]]
        for actor in range(ACTORS):
            model.add(sum(option["staff"][actor] * var for option, var in running) <= problem["staff"][actor])
    for year in range(QUARTERS // 4):
        spent = []
        for step, own in zip(problem["steps"], chosen, strict=True):
            for (start, way), var in own.items():
                option = step["ways"][way]
                inside = range(max(start, 4 * year), min(start + option["duration"], 4 * year + 4))
                spent.append(len(inside) * option["money"] * var)
        model.add(sum(spent) <= problem["money"])
    model.maximize(sum(
        value(step, start, way) * var for step, own in zip(problem["steps"], chosen, strict=True)
        for (start, way), var in own.items()))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 2
    solver.parameters.max_time_in_seconds = 120
    status = solver.solve(model)
    assert status == cp_model.OPTIMAL, solver.status_name(status)
    return round(solver.objective_value)


if __name__ == "__main__":
    rng = random.Random(14)
    problems = []
    for steps in (4, 5, 6, 6, 7, 8):
        problem = made(rng, steps)
        problem["optimum"] = optimum(problem)
        problem["before"] = sum(value(step, *own) for step, own in zip(problem["steps"], problem["own"], strict=True))
        problems.append(problem)
    print("[" + ",\n".join(json.dumps(problem) for problem in problems) + "]")
