"""Reads what the product exports for one member: `polder show RUN --member K --draws`, as csv."""

import csv
import itertools

import numpy as np

import names


class Missing(Exception):
    """Something that a part needs is not in the export."""


class Export:
    """`numbers` says which number the engine gives a step of the roadmap, an effect of it, or a region that has one."""

    def __init__(self, path, measures=()):
        tables = {"given": {}, "parameters": {}, "shocks": {}, "quantities": {}}
        with open(path, newline="", encoding="utf-8") as file:
            rows = csv.reader(file)
            next(rows)
            for what, name, element, _, quarter, value in rows:
                if what in tables:  # what has no value there is empty, and what stays put has no quarter
                    tables[what].setdefault((name, element), {})[int(quarter or 0)] = float(value or "nan")
        self.parameters = self._plain(tables["parameters"])
        self.given = self._plain(tables["given"])
        self.variables = tables["quantities"]
        self.shocks = {**self.variables, **tables["shocks"]}  # luck that is drawn once is no process of its own
        self.quarters = 1 + max((max(values) for values in self.variables.values()), default=-1)
        self.numbers = {}
        self._series = {}
        product = names.VARIABLES["unemployment"].product
        regions = [element for name, element in self.variables if name == product]
        if not regions:
            raise Missing(f"{product}: its elements are the regions")
        self.axes = {**names.AXES, "region": tuple(regions), "measure": tuple(measures)}

    @staticmethod
    def _plain(table):
        return {key: values[0] for key, values in table.items()}

    def parameter(self, mine):
        return self._array(self.parameters, names.PARAMETERS[mine], lambda value: value)

    def given_figure(self, mine):
        return self._array(self.given, names.GIVEN[mine], lambda value: value)

    def variable(self, mine, quarter, partial=False):
        """At a quarter. `partial`: NaN where there is no such element, as in regions without a roadmap."""
        if mine not in self._series:  # all quarters at once, as an axis in front
            self._series[mine] = self._array(self.variables, names.VARIABLES[mine], self._by_quarter, True,
                                             (self.quarters,))
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
        """During a step: it stands at the quarter that the step leads to. None where it is not exported."""
        key = ("shock", mine)
        if key not in self._series:
            name = names.SHOCKS[mine]
            found = any(self._found(self.shocks, name, labels) is not None for labels in self._labels(name))
            self._series[key] = (
                self._array(self.shocks, name, self._by_quarter, True, (self.quarters,)) if found else None)
        values = self._series[key]
        return None if values is None else values[step + 1]

    def _labels(self, name):
        return itertools.product(*(self.axes[axis] for axis in name.axes))

    def _found(self, table, name, labels):
        called = {axis: name.labels.get(label, label) for axis, label in zip(name.axes, labels)}
        if name.numbered:
            element = self.numbers.get(name.numbered, {}).get(labels)
        else:
            element = ",".join(called[axis] for axis in name.axes if "{" + axis + "}" not in name.product)
        full = name.product.format(**called)
        if "[" in full:  # a label that is an element of its own: threshold_cut[gp]
            full, first = full.rstrip("]").split("[")
            element = ",".join(filter(None, (first, element)))
        return table.get((full, element))

    def _array(self, table, name, value, partial=False, front=()):
        shape = tuple(len(self.axes[axis]) for axis in name.axes)
        result = np.full(front + shape, np.nan)
        for place, labels in zip(np.ndindex(shape), self._labels(name)):
            row = self._found(table, name, labels)
            if row is not None:
                result[(...,) + place] = value(row)
            elif not partial:
                raise Missing(f"{name.product} [{','.join(labels)}]" + (f": {name.meaning}" if name.meaning else ""))
        if name.logarithm:
            result = np.exp(result)
        return result if front + shape else float(result)
