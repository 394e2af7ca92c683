"""Chunks are read in place, and say what is wrong with them."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from scripted import chunk

from polder import errors
from polder.chunks import Chunk

COLUMNS = {
    "scenario": pa.array(["a", None, "kapitaal é", "a"]), "year": pa.array([1, 2, 3, 4], pa.int64()),
    "p50": pa.array([0.5, None, 2.5, -1.0]), "p95": pa.array([1.0, 2.0, 3.0, 4.0]),
}


def read(shift: int = 0) -> tuple[Chunk, bytearray]:
    header, body = chunk(0, COLUMNS)
    frame = bytearray(shift) + bytearray(body)
    return Chunk.read({**header, "log_id": "log 1"}, memoryview(frame)[shift:]), frame


@pytest.mark.parametrize("shift", [0, 1, 3])
def test_numbers_are_views_of_the_frame(shift: int) -> None:
    whole, frame = read(shift)
    start = np.frombuffer(frame, np.uint8).ctypes.data
    for name in ("year", "p50", "p95"):
        address = whole.view(name).ctypes.data
        assert start <= address < start + len(frame)
        assert whole.view(name).base is not None
    frame[:] = bytes(len(frame))
    assert whole.view("p95").tolist() == [0, 0, 0, 0]


def test_all_numbers_at_once_are_the_same_views() -> None:
    whole, _ = read(3)
    views = whole.views()
    assert list(views) == ["year", "p50", "p95"]
    for name, view in views.items():
        assert view.ctypes.data == whole.view(name).ctypes.data
        np.testing.assert_array_equal(view, whole.view(name))


@pytest.mark.parametrize("shift", [0, 1, 3])
def test_values_are_right_at_any_alignment(shift: int) -> None:
    whole, _ = read(shift)
    np.testing.assert_array_equal(whole.to_numpy("p50"), [0.5, np.nan, 2.5, -1.0])
    np.testing.assert_array_equal(whole.to_numpy("year"), [1, 2, 3, 4])
    assert whole.to_numpy("scenario").tolist() == ["a", None, "kapitaal é", "a"]
    assert whole.view("p50")[1] == 0
    assert whole.valid("p95") is None
    assert whole.view("p95").sum() == 10


def test_arrow_reads_the_same() -> None:
    whole, _ = read(1)
    assert whole.to_arrow().to_pydict() == {name: values.to_pylist() for name, values in COLUMNS.items()}


def test_a_column_that_is_not_there_is_told() -> None:
    whole, _ = read()
    with pytest.raises(errors.RequestInvalid, match="no column 'p51'; there are scenario, year, p50, p95"):
        whole.view("p51")
    with pytest.raises(errors.RequestInvalid, match="holds utf8"):
        whole.view("scenario")


@pytest.mark.parametrize("fields", [{"offset": -8}, {"offset": 1 << 70}, {"offset": "8"}, {"validity_offset": 1 << 30}])
def test_a_column_outside_the_body_is_refused(fields: dict[str, object]) -> None:
    header, body = chunk(0, COLUMNS)
    header["schema"][2] |= fields
    damaged = Chunk.read({**header, "log_id": "log 1"}, memoryview(body))
    with pytest.raises(errors.StreamDamaged, match="column 'p50' does not lie in its body"):
        damaged.to_numpy("p50")
    if "offset" in fields:
        with pytest.raises(errors.StreamDamaged, match="column 'p50' does not lie in its body"):
            damaged.views()


def test_texts_outside_the_body_are_refused() -> None:
    header, body = chunk(0, COLUMNS)
    header["schema"][0]["text_offset"] = len(body) - 1
    with pytest.raises(errors.StreamDamaged, match="column 'scenario' does not lie in its body"):
        Chunk.read({**header, "log_id": "log 1"}, memoryview(body)).texts("scenario")


def test_a_header_without_its_fields_is_refused() -> None:
    with pytest.raises(errors.StreamDamaged, match="chunk 3: its header cannot be read"):
        Chunk.read({"seq": 3, "kind": "rows"}, memoryview(b""))
