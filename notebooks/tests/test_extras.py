"""Without an optional package, the call that needs it says what to install."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from scripted import chunk, result_rows

from polder import errors
from polder.chunks import Chunk
from polder.tables import Table


@pytest.mark.parametrize(("package", "call"), [
    ("pandas", Table.to_pandas), ("polars", Table.to_polars), ("pyarrow", Table.to_arrow), ("xarray", Table.to_xarray)])
def test_a_missing_package_is_named(
    package: str, call: Callable[[Table], object], monkeypatch: pytest.MonkeyPatch,
) -> None:
    header, body = chunk(0, result_rows())
    table = Table([Chunk.read({**header, "log_id": "log 1"}, memoryview(body))])
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(errors.PackageMissing, match=f"{package} is not installed; pip install {package}") as caught:
        call(table)
    assert isinstance(caught.value, ImportError)
