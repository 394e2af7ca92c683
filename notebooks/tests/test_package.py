"""One version for programs, package and wheel, and a name that the index of Python has not given away."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

import polder

ROOT = Path(__file__).resolve().parents[2]


def test_the_version_is_written_in_one_place() -> None:
    source = (ROOT / "Sources/Service/Endpoints/Version.swift").read_text(encoding="utf-8")
    written = re.findall(r'static let current = "([^"]+)"', source)
    assert [polder.__version__] == written == [metadata.version("polder-client")]
