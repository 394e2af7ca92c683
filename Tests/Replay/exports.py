"""Reads what the product exports for one member: parameters, shocks and quarterly variables."""

import csv
import itertools
from pathlib import Path

import numpy as np

import names


class Missing(Exception):
    """Something that a part needs is not in the export."""


class Export:
    def __init__(self, folder, measures=()):
        folder = Path(folder)
        self.parameters = self._plain(folder / "parameters.csv")
        given = folder / "given.csv"
        self.given = {**(self._plain(given) if given.exists() else {}), **self.parameters}
        self.variables = self._quarterly(folder / "variables.csv")
        shocks = folder / "shocks.csv"
        self.shocks = self._quarterly(shocks) if shocks.exists() else {}
        self.quarters = 1 + max(max(values) for values in self.variables.values())
        self._series = {}
        product = names.VARIABLES["unemployment"].product
        regions = [element for name, element in self.variables if name == product]
        if not regions:
            raise Missing(f"{product}: its elements are the regions")
        self.axes = {**names.AXES, "region": tuple(regions), "measure": tuple(measures)}

    @staticmethod
    def _plain(path):
        with open(path, newline="", encoding="utf-8") as file:
            return {(row["name"], row["element"]): float(row["value"]) for row in csv.DictReader(file)}

    @staticmethod
    def _quarterly(path):
        found = {}
        with open(path, newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                found.setdefault((row["name"], row["element"]), {})[int(row["quarter"])] = float(row["value"])
        return found

    def parameter(self, mine):
        return self._array(self.parameters, names.PARAMETERS[mine], lambda value: value)

    def given_figure(self, mine):
        return self._array(self.given, names.GIVEN[mine], lambda value: value)

    def variable(self, mine, quarter, partial=False):
        """At a quarter. `partial`: NaN where there is no such element, as in regions without a roadmap."""
        if mine not in self._series:  # all quarters at once, as an axis in front
            row_of = self._array(self.variables, names.VARIABLES[mine], self._by_quarter, True, (self.quarters,))
            self._series[mine] = row_of
        values = self._series[mine][quarter]
        if not partial and np.isnan(values).any():
            raise Missing(f"{names.VARIABLES[mine].product} in quarter {quarter}: {names.VARIABLES[mine].meaning}")
        return values

    def _by_quarter(self, row):
        return [row.get(quarter, np.nan) for quarter in range(self.quarters)]

    def has(self, mine):
        name = names.VARIABLES[mine]
        return any(self._found(self.variables, name, labels) is not None for labels in self._labels(name))

    def shock(self, mine, step):
        """At a step; a shock that is given for one quarter only holds for all. None where it is not exported."""
        def at(row):
            return row[step] if step in row else next(iter(row.values())) if len(row) == 1 else np.nan
        name = names.SHOCKS[mine]
        if not any(self._found(self.shocks, name, labels) is not None for labels in self._labels(name)):
            return None
        return self._array(self.shocks, name, at, True)

    def _labels(self, name):
        return itertools.product(*(self.axes[axis] for axis in name.axes))

    @staticmethod
    def _found(table, name, labels):
        called = {axis: name.labels.get(label, label) for axis, label in zip(name.axes, labels)}
        full = name.product.format(**called)
        rest = [called[axis] for axis in name.axes if "{" + axis + "}" not in name.product]
        row = table.get((full, ",".join(rest)))
        if row is None and name.symmetric:
            row = table.get((full, ",".join([rest[1], rest[0]] + rest[2:])))
        return row

    def _array(self, table, name, value, partial=False, front=()):
        shape = tuple(len(self.axes[axis]) for axis in name.axes)
        result = np.full(front + shape, np.nan)
        for place, labels in zip(np.ndindex(shape), self._labels(name)):
            row = self._found(table, name, labels)
            if row is not None:
                result[(...,) + place] = np.multiply(value(row), name.scale)
            elif not partial:
                raise Missing(f"{name.product} [{','.join(labels)}]" + (f": {name.meaning}" if name.meaning else ""))
        return result if front + shape else float(result)
