"""What the sockets' side does beyond carrying messages."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

FAULTS = """
import ctypes, resource, sys
from polder.transport import keep_memory
if sys.argv[1] == "kept":
    keep_memory()
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
libc.free.argtypes = [ctypes.c_void_p]
def round():
    blocks = [libc.malloc(1 << 20) for _ in range(8)]
    for block in blocks:
        ctypes.memset(block, 1, 1 << 20)
    for block in blocks:
        libc.free(block)
round()
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in range(10):
    round()
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other C libraries keep memory in other ways")
def test_a_window_of_chunks_finds_its_memory_again() -> None:
    faults = {how: int(subprocess.run(
        [sys.executable, "-c", FAULTS, how], check=True, capture_output=True, text=True).stdout)
        for how in ("as it is", "kept")}
    # Ten rounds of eight blocks of 256 pages, each page anew or none.
    assert faults["as it is"] > 10_000
    assert faults["kept"] < 500
