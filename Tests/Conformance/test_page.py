"""The client in docs/protocol.md, run as it stands there."""

import os
import re
import subprocess
import sys

from peer.daemon import ROOT, Daemon


def test_the_client_in_the_page_runs():
    blocks = re.findall(r"^```python\n(.*?)^```", (ROOT / "docs/protocol.md").read_text(), re.M | re.S)
    script = next(block for block in blocks if "zmq.DEALER" in block)
    with Daemon() as daemon:
        done = subprocess.run(
            [sys.executable, "-c", script], env={**os.environ, "POLDER_RUNTIME": daemon.runtime}, text=True,
            capture_output=True, timeout=120)
        assert done.returncode == 0, done.stderr
        lines = done.stdout.splitlines()
        assert any(re.fullmatch(r"rows 64 members, \d+ rows, \d+ bytes", line) for line in lines), lines
