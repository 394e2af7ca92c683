"""A client to be paused and killed: reads a run's log and writes each chunk's number, then the checksum.

Usage: python reader.py RUNTIME RUN
"""

import hashlib
import sys

import polder

with polder.connect(sys.argv[1], timeout=60) as client:
    digest = hashlib.sha256()
    run = client.get_run(sys.argv[2])
    for chunk in run.chunks():
        digest.update(chunk.body)
        print(chunk.seq, flush=True)
    assert digest.hexdigest() == run.checksum
    print(digest.hexdigest(), flush=True)
