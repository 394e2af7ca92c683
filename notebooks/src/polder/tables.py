"""Rows of a log as one table, in the form that the user's tools read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from .chunks import Array, Chunk
from .errors import PackageMissing, RequestInvalid
from .wording import say

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa
    import xarray as xr

QUANTILES = ("p05", "p25", "p50", "p75", "p95")
SHARES = (0.05, 0.25, 0.5, 0.75, 0.95)
_BANDS = {
    "value": "", "difference": "difference_", "share_of_effect": "share_of_effect_", "years_gained": "years_gained_",
}
_KEYS = ("scenario", "region", "indicator", "year")


class Table:
    """Chunks with the same columns, one after the other.

    The chunks stay as they came; a column that spans several is put together when it is asked for, which is the only
    copy. Columns of a result: `scenario`, `region`, `indicator`, `unit`, `year`, `better`, quantiles `p05` to `p95`
    over the members, and in a comparison those of the paired `difference_`, of `share_of_effect_` and of
    `years_gained_`, and `probability_better`. A value that does not exist is NaN, never 0.
    """

    def __init__(self, chunks: Iterable[Chunk]) -> None:
        self.chunks = list(chunks)
        self._arrays: dict[str, Array] = {}

    def __len__(self) -> int:
        return sum(chunk.rows for chunk in self.chunks)

    @property
    def names(self) -> list[str]:
        """The columns, in order."""
        return self.chunks[0].names if self.chunks else []

    @property
    def members(self) -> int:
        """How many members of the ensemble the rows are about."""
        return max((chunk.members for chunk in self.chunks), default=0)

    def column(self, name: str) -> Array:
        """A column, shape (rows,), read-only: numbers as float64 or int64, texts as str objects.

        Raises:
            RequestInvalid: there is no such column.
        """
        if name not in self._arrays:
            if not self.chunks:
                raise RequestInvalid(say("python.table.no_rows", name=name))
            parts = [chunk.to_numpy(name) for chunk in self.chunks]
            whole = parts[0] if len(parts) == 1 else np.concatenate(parts)
            # All forms of the result are made of these.
            whole.flags.writeable = False
            self._arrays[name] = whole
        return self._arrays[name]

    def to_numpy(self) -> dict[str, Array]:
        """All columns by name, each of shape (rows,) and read-only; change a copy (`column.copy()`)."""
        return {name: self.column(name) for name in self.names}

    @cached_property
    def _codes(self) -> dict[str, tuple[Array, npt.NDArray[np.intp]]]:
        """For each key column its distinct values and, for each row, which of them it has."""
        codes = {}
        for name in _KEYS:
            if name in self.names:
                distinct, inverse = np.unique(self.column(name), return_inverse=True)
                codes[name] = (distinct, inverse)
        return codes

    def distinct(self, key: str) -> list[Any]:
        """The distinct values of `scenario`, `region`, `indicator` or `year`, sorted."""
        found: list[Any] = self._codes[key][0].tolist() if key in self._codes else []
        return found

    def where(self, **equal: Any) -> dict[str, Array]:
        """The rows in which the given key columns have these values, as `to_numpy`, sorted by year.

        Raises:
            RequestInvalid: a value that no row has.
        """
        chosen = np.ones(len(self), dtype=bool)
        for key, value in equal.items():
            if key not in _KEYS:
                raise RequestInvalid(unknown("where", key, _KEYS), detail={"path": key})
            if value is None:
                continue
            known = self.distinct(key)
            if key == "year" and isinstance(value, str) and value.isdecimal():
                value = int(value)
            if value not in known:
                raise RequestInvalid(unknown(key, value, known), detail={"path": key})
            chosen &= self._codes[key][1] == known.index(value)
        rows = np.flatnonzero(chosen)
        rows = rows[np.argsort(self.column("year")[rows], kind="stable")]
        return {name: self.column(name)[rows] for name in self.names}

    def to_pandas(self) -> pd.DataFrame:
        """A data frame with one row for each row of the result.

        Raises:
            PackageMissing: pandas is not installed.
        """
        try:
            import pandas as pd
        except ImportError:
            raise missing("to_pandas", "pandas") from None
        return pd.DataFrame(self.to_numpy(), columns=self.names or None)

    def to_arrow(self) -> pa.Table:
        """An Arrow table of one batch for each chunk, without copying values.

        Raises:
            PackageMissing: pyarrow is not installed.
        """
        try:
            import pyarrow as pa
        except ImportError:
            raise missing("to_arrow", "pyarrow") from None
        return pa.Table.from_batches([chunk.to_arrow() for chunk in self.chunks]) if self.chunks else pa.table({})

    def to_polars(self) -> pl.DataFrame:
        """A polars data frame; values that do not exist are null.

        Raises:
            PackageMissing: polars or pyarrow is not installed.
        """
        try:
            import polars as pl
        except ImportError:
            raise missing("to_polars", "polars") from None
        if not self.chunks:
            return pl.DataFrame()
        frame = pl.from_arrow(self.to_arrow(), rechunk=True)
        assert isinstance(frame, pl.DataFrame)
        return frame

    def to_xarray(self) -> xr.Dataset:
        """A data set with dimensions scenario, region, indicator, year and quantile.

        Variables: `value`, in a comparison also `difference`, `share_of_effect` and `years_gained`, each with the
        quantiles 0.05 to 0.95, and `probability_better` without. NaN where there is no row. Units stand beside
        `indicator`.

        Raises:
            PackageMissing: xarray is not installed.
        """
        try:
            import xarray as xr
        except ImportError:
            raise missing("to_xarray", "xarray") from None
        if not self.chunks:
            return xr.Dataset()
        shape = tuple(len(self._codes[key][0]) for key in _KEYS)
        place = tuple(self._codes[key][1] for key in _KEYS)
        variables: dict[str, Any] = {}
        for variable, prefix in _BANDS.items():
            if f"{prefix}p50" not in self.names:
                continue
            values: npt.NDArray[np.float64] = np.full((*shape, len(QUANTILES)), np.nan)
            values[place] = np.stack([self.column(prefix + quantile) for quantile in QUANTILES], axis=1)
            variables[variable] = ((*_KEYS, "quantile"), values)
        if "probability_better" in self.names:
            values = np.full(shape, np.nan)
            values[place] = self.column("probability_better")
            variables["probability_better"] = (_KEYS, values)
        units = np.empty(shape[_KEYS.index("indicator")], dtype=object)
        units[place[_KEYS.index("indicator")]] = self.column("unit")
        coordinates: dict[str, Any] = {key: self._codes[key][0] for key in _KEYS}
        for key in ("scenario", "region", "indicator"):
            coordinates[key] = coordinates[key].astype(str)
        coordinates |= {"quantile": list(SHARES), "unit": ("indicator", units.astype(str))}
        return xr.Dataset(variables, coords=coordinates, attrs={"members": self.members})


def unknown(kind: str, value: Any, known: Sequence[Any]) -> str:
    """A sentence for a name that nothing has, with those that are close to it."""
    import difflib

    names = [str(name) for name in known]
    close = difflib.get_close_matches(str(value), names, 3)
    shown = ", ".join(names[:12]) + (" …" if len(names) > 12 else "")
    near = ""
    for name in close:
        near = say("python.unknown.or", one=near, other=repr(name)) if near else repr(name)
    return say("python.unknown", kind=kind, value=repr(value), near=near, known=shown or say("python.unknown.none"))


def missing(call: str, package: str) -> PackageMissing:
    """What is raised where an optional package is not installed."""
    return PackageMissing(say("python.package.missing", call=call, package=package))
