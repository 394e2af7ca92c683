"""Files that import one another in one direction, and nothing of the model that is written here by hand."""

from __future__ import annotations

import ast
import re
from pathlib import Path

SOURCES = {file.stem: file for file in sorted((Path(__file__).parents[1] / "src/polder").glob("*.py"))}


def imported(file: Path) -> set[str]:
    """Files of the package that a file imports, for types too."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == 1:
            found |= {node.module} if node.module else {alias.name for alias in node.names}
    return found & SOURCES.keys()


def test_no_file_imports_one_that_imports_it() -> None:
    left = {name: imported(file) for name, file in SOURCES.items()}
    while free := [name for name, needed in left.items() if not needed & left.keys()]:
        for name in free:
            del left[name]
    assert not left, f"a circle among {sorted(left)}"


def test_pages_and_pictures_know_a_result_and_no_run() -> None:
    for name in ("html", "page", "charts", "result", "verdict"):
        assert not imported(SOURCES[name]) & {"runs", "client", "aio", "conversation", "operations"}, name


def test_no_year_and_no_name_of_an_indicator_is_written_down() -> None:
    for name, file in SOURCES.items():
        tree = ast.parse(file.read_text(encoding="utf-8"))
        texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and name != "__init__"]
        assert not [text for text in texts if isinstance(text, int) and 2010 <= text <= 2100], name
        themes = r"(jobs|housing|population|safety|prosperity|amenities|biodiversity|collaboration)\.[a-z_]+"
        assert not [text for text in texts if isinstance(text, str) and re.fullmatch(themes, text)], name


def test_files_are_short() -> None:
    tests = {file.stem: file for file in Path(__file__).parent.glob("*.py")}
    files = {**SOURCES, **tests}
    assert not [name for name, file in files.items() if len(file.read_text(encoding="utf-8").splitlines()) > 400]
