"""Chunks of a log, read in place: numpy views of the frame that ZeroMQ received, without a copy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from .errors import PackageMissing, RequestInvalid, StreamDamaged
from .wording import say

if TYPE_CHECKING:
    import pyarrow as pa

Array = npt.NDArray[Any]
_BYTES, _ENDS = np.dtype(np.uint8), np.dtype("<i4")
_NUMBERS = {"float64": np.dtype("<f8"), "int64": np.dtype("<i8")}


@dataclass(frozen=True)
class Chunk:
    """One Arrow record batch of a run's log, with the place of every column.

    The body is the frame itself: it lives as long as the chunk or a view of it does. ZeroMQ does not align frames, so a
    view may be unaligned; numpy reads such views (`view.flags.aligned` says so), and `np.require(view,
    requirements="A")` makes an aligned copy for what cannot, such as C code.

    Attributes:
        seq: its number in the log, from 0.
        kind: `provisional` (bands over the first `members` members), `rows` (the result) or `members` (the values
            of every member).
        members: how many members of the ensemble it is about.
        rows: how many rows it has.
    """

    seq: int
    kind: str
    members: int
    rows: int
    log_id: str
    layout: tuple[Mapping[str, Any], ...]
    body: memoryview

    @classmethod
    def read(cls, header: Mapping[str, Any], body: memoryview | None) -> Chunk:
        """Reads a chunk's header. Where a column lies is looked at when it is asked for.

        Raises:
            StreamDamaged: a field is missing.
        """
        try:
            return cls(
                header["seq"], header["kind"], header["members"], header["rows"], header["log_id"],
                tuple(header["schema"]), memoryview(b"") if body is None else body)
        except (KeyError, TypeError) as error:
            raise StreamDamaged(
                say("python.chunk.header", seq=str(header.get("seq")), error=repr(error))) from None

    @property
    def names(self) -> list[str]:
        """The columns, in order."""
        return [column["name"] for column in self.layout]

    @cached_property
    def _columns(self) -> dict[str, Mapping[str, Any]]:
        return {column["name"]: column for column in self.layout}

    def _column(self, name: str) -> Mapping[str, Any]:
        try:
            return self._columns[name]
        except KeyError:
            raise RequestInvalid(
                say("python.chunk.no_column", seq=self.seq, name=name, names=self.names)) from None

    def view(self, name: str) -> Array:
        """A column of numbers as it lies in the frame, shape (rows,), read-only and without a copy.

        A row without a value holds 0 here; `valid` tells which these are.

        Raises:
            RequestInvalid: there is no such column, or it holds texts.
        """
        column = self._column(name)
        kind = _NUMBERS.get(column["type"])
        if kind is None:
            raise RequestInvalid(say("python.chunk.texts", name=name, kind=column["type"]))
        return self._numbers(column, "offset", kind, self.rows)

    def views(self) -> dict[str, Array]:
        """All columns of numbers by name, as `view` gives them."""
        body, rows, from_buffer = self.body, self.rows, np.frombuffer
        try:
            return {column["name"]: from_buffer(body, _NUMBERS[column["type"]], rows, column["offset"])
                    for column in self.layout if column["type"] in _NUMBERS}
        except (KeyError, TypeError, ValueError, OverflowError):
            # One by one, the column that is wrong is named.
            return {name: self.view(name) for name in self.names if self._column(name)["type"] in _NUMBERS}

    def _numbers(self, column: Mapping[str, Any], part: str, kind: np.dtype[Any], count: int) -> Array:
        """A view of numbers in the body.

        Raises:
            StreamDamaged: they lie outside of it.
        """
        try:
            return np.frombuffer(self.body, kind, count, column[part])
        except (KeyError, TypeError, ValueError, OverflowError) as error:
            raise StreamDamaged(
                say("python.chunk.outside", seq=self.seq, name=str(column.get("name")), bytes=self.body.nbytes,
                    error=str(error))) from None

    def valid(self, name: str) -> npt.NDArray[np.bool_] | None:
        """Which rows of a column have a value, shape (rows,); None where all do."""
        column = self._column(name)
        if column.get("validity_offset") is None:
            return None
        bits = self._numbers(column, "validity_offset", _BYTES, (self.rows + 7) // 8)
        return np.unpackbits(bits, count=self.rows, bitorder="little").view(np.bool_)

    def to_numpy(self, name: str) -> Array:
        """A column, shape (rows,): texts as str, numbers as a view, or as a copy with NaN where values are missing."""
        column = self._column(name)
        if column["type"] == "utf8":
            return self.texts(name)
        values, valid = self.view(name), self.valid(name)
        if valid is None:
            return values
        return np.where(valid, values, np.nan)

    def texts(self, name: str) -> npt.NDArray[np.object_]:
        """A column of texts, shape (rows,), each distinct text decoded once; None where there is no value."""
        column = self._column(name)
        ends = self._numbers(column, "offset", _ENDS, self.rows + 1).tolist()
        raw = self._numbers(column, "text_offset", _BYTES, ends[-1]).tobytes()
        known: dict[bytes, str] = {}
        texts = np.empty(self.rows, dtype=object)
        for row in range(self.rows):
            piece = raw[ends[row]:ends[row + 1]]
            text = known.get(piece)
            if text is None:
                text = known[piece] = piece.decode()
            texts[row] = text
        valid = self.valid(name)
        if valid is not None:
            texts[~valid] = None
        return texts

    def to_arrow(self) -> pa.RecordBatch:
        """The body as an Arrow record batch, without a copy where the frame is aligned to the values' size.

        Raises:
            PackageMissing: pyarrow is not installed.
        """
        try:
            import pyarrow as pa
        except ImportError:
            raise PackageMissing(say("python.package.missing", call="to_arrow", package="pyarrow")) from None
        kinds = {"float64": pa.float64(), "int64": pa.int64(), "utf8": pa.utf8()}
        schema = pa.schema([(column["name"], kinds[column["type"]]) for column in self.layout])
        return pa.ipc.read_record_batch(pa.py_buffer(self.body), schema)
