"""Executes the notebooks with a daemon of their own, and fails where a cell does.

Usage: python run_notebooks.py FOLDER-WITH-POLDERD [FOLDER-FOR-THE-EXECUTED-ONES]

The daemon is started by the first cell, as for a user; it is ended here. In the folder named second come the notebooks
with their outputs, and every picture as a PNG.
"""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

HERE = Path(__file__).parent
LONGEST_CELL = 300


def execute(path: Path, folder: Path | None) -> None:
    """Runs one notebook from the top; raises where a cell does, or where one shows no picture at all."""
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    if any(cell.get("outputs") for cell in notebook.cells):
        raise SystemExit(f"{path}: it holds outputs; clear them before it is committed")
    # Its sockets in a folder: a kernel at a port can be heard by everybody on the machine.
    with tempfile.TemporaryDirectory(prefix="polder-nb-") as place:
        kernel = AsyncKernelManager(kernel_name="python3", transport="ipc", ip=f"{place}/kernel")
        NotebookClient(
            notebook, km=kernel, timeout=LONGEST_CELL, resources={"metadata": {"path": str(HERE)}},
        ).execute(cleanup_kc=True)
    pictures = [
        output.data["image/png"] for cell in notebook.cells for output in cell.get("outputs", [])
        if "image/png" in output.get("data", {})]
    if not pictures:
        raise SystemExit(f"{path}: it shows no picture; see whether its last cells do what they should")
    print(f"{path.name}: {len(notebook.cells)} cells, {len(pictures)} pictures")
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, folder / path.name)  # type: ignore[no-untyped-call]
        for number, picture in enumerate(pictures, 1):
            (folder / f"{path.stem}-{number}.png").write_bytes(base64.b64decode(picture))


def main() -> None:
    binaries = Path(sys.argv[1]).resolve()
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    place = Path(tempfile.mkdtemp(prefix="polder-nb-"))
    for name in [name for name in os.environ if name.startswith("POLDER_")]:
        del os.environ[name]
    os.environ |= {
        "PATH": f"{binaries}{os.pathsep}{os.environ['PATH']}", "POLDER_RUNTIME": str(place / "run"),
        "XDG_STATE_HOME": str(place / "state"), "XDG_CONFIG_HOME": str(place / "config")}
    try:
        for path in sorted(HERE.glob("*.ipynb")):
            execute(path, folder)
    finally:
        subprocess.run([binaries / "polder", "daemon", "stop"], check=False, capture_output=True, timeout=120)
        shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    main()
