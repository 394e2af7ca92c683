"""How fast chunks come to numpy, beside pyzmq on both ends in the same run.

One process of pyzmq says what polderd says: an `open`, then chunks of 512 KiB as credit allows. Three clients read it
by turns: a bare pyzmq DEALER that takes frames without copying and looks at the body with numpy, in a process of its
own; the client of this package, which reads headers, keeps order and grants, and makes a view of every column of
numbers; and the bare DEALER once more in the process of that client, where it finds memory kept as the client keeps it
(`polder.transport.keep_memory`). With a folder of binaries, a stored run is read from polderd itself too.

Usage: python throughput.py [--binaries FOLDER] [--megabytes 2000] [--rounds 5]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import multiprocessing
import os
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path
from typing import Any

import numpy as np
import zmq

import polder
from polder.client import Run
from polder.endpoint import Endpoint, in_folder
from polder.keys import Keyring

CHUNK = 512 << 10
CREDIT = 8
NUMBERS = [f"{prefix}{quantile}" for prefix in ("", "difference_", "share_of_effect_", "years_gained_")
           for quantile in ("p05", "p25", "p50", "p75", "p95")]


def layout(rows: int) -> tuple[list[dict[str, Any]], int]:
    """Columns as polderd has them, as far as they are numbers, filling a body of 512 KiB."""
    columns = [
        {"name": name, "type": "int64" if name in ("year", "members") else "float64",
         "offset": 1_024 + 8 * rows * place, "length": 8 * rows}
        for place, name in enumerate(["year", "members", *NUMBERS])]
    return columns, 1_024 + 8 * rows * len(columns)


def serve(control: str, data: str, chunks: int, curve: tuple[bytes, bytes] | None, ready: Any) -> None:
    """Says what polderd says, in a process of its own."""
    context = zmq.Context()
    routers = [context.socket(zmq.ROUTER) for _ in range(2)]
    for router, address in zip(routers, (control, data), strict=True):
        router.linger = 0
        if curve:
            router.curve_server = True
            router.curve_publickey, router.curve_secretkey = curve
        router.bind(address)
    columns, size = layout((CHUNK - 1_024) // 8 // (len(NUMBERS) + 2))
    body = os.urandom(size) + bytes(CHUNK - size)
    digest = hashlib.sha256()
    for _ in range(chunks):
        digest.update(body)
    fixed = json.dumps({
        "log_id": "log", "kind": "rows", "members": 64, "rows": columns[0]["length"] // 8, "schema": columns})[1:]
    streams: dict[bytes, list[Any]] = {}

    def flow(who: bytes) -> None:
        stream, place, credit = streams[who]
        while credit and place < chunks:
            header = f'{{"type": "chunk", "stream": "{stream}", "seq": {place}, {fixed}'.encode()
            routers[1].send_multipart([who, b"PLD1", header, body], copy=False)
            place, credit = place + 1, credit - 1
        streams[who] = [stream, place, credit]
        if place == chunks:
            end = {"type": "end", "stream": stream, "seq": chunks, "state": "finished", "sha256": digest.hexdigest()}
            routers[1].send_multipart([who, b"PLD1", json.dumps(end).encode()])
            del streams[who]

    ready.set()
    poller = zmq.Poller()
    for router in routers:
        poller.register(router, zmq.POLLIN)
    while True:
        for router, _ in poller.poll():
            who, _, text = router.recv_multipart()
            header = json.loads(text)
            if header["op"] == "credit":
                if who in streams:
                    streams[who][2] += header["n"]
                    flow(who)
                continue
            reply = {"re": header["id"], "ok": True, "op": header["op"], "instance": "i", "proto": [1, 0],
                     "limits": {"max_credit": CREDIT}, "log_id": "log", "from": 0,
                     "runs": [{"id": "r", "state": "finished"}]}
            router.send_multipart([who, b"PLD1", json.dumps(reply).encode()])
            if header["op"] == "open":
                streams[who] = [header["stream"], header["from"], header["credit"]]
                flow(who)


def plain(endpoint: Endpoint) -> float:
    """Megabytes a second of a bare DEALER."""
    socket: zmq.Socket[bytes] = zmq.Context.instance().socket(zmq.DEALER)
    socket.linger = 0
    if endpoint.keyring:
        socket.curve_publickey, socket.curve_secretkey = endpoint.keyring.public, endpoint.keyring.secret
        socket.curve_serverkey = endpoint.keyring.server
    socket.connect(endpoint.data)

    def say(**header: Any) -> None:
        socket.send_multipart([b"PLD1", json.dumps({"id": uuid.uuid4().hex, **header}).encode()])

    say(op="open", stream="s", credit=CREDIT, **{"from": 0})
    socket.recv_multipart()
    received = count = 0
    start = time.perf_counter()
    while True:
        frames = socket.recv_multipart(copy=False)
        if len(frames) < 3:
            break
        received += np.frombuffer(frames[2].buffer, np.uint8).nbytes
        count += 1
        if count % (CREDIT // 2) == 0:
            say(op="credit", stream="s", n=CREDIT // 2)
    seconds = time.perf_counter() - start
    socket.close(0)
    return received / seconds / 1e6


def packaged(run: Run, *, verify: bool) -> float:
    """Megabytes a second of this package, a view made of every column of numbers."""
    received = 0
    start = time.perf_counter()
    for chunk in run.chunks(verify=verify):
        chunk.views()
        received += chunk.body.nbytes
    return received / (time.perf_counter() - start) / 1e6


class Reader:
    """A process with a client of this package."""

    run: Run

    @classmethod
    def connect(cls, endpoint: Endpoint) -> None:
        cls.run = polder.Client(endpoint, timeout=60, start=False).get_run("r")

    @classmethod
    def read(cls, verify: bool) -> float:
        return packaged(cls.run, verify=verify)


def compare(name: str, endpoint: Endpoint, chunks: int, rounds: int, curve: tuple[bytes, bytes] | None) -> None:
    """All clients by turns against one server; prints the medians."""
    spawn = multiprocessing.get_context("spawn")
    ready = spawn.Event()
    server = spawn.Process(target=serve, args=(endpoint.control, endpoint.data, chunks, curve, ready), daemon=True)
    server.start()
    ready.wait(60)
    rates: dict[str, list[float]] = {"pyzmq": [], "polder": [], "pyzmq, memory kept": [], "polder, checksum": []}
    with spawn.Pool(1) as bare, spawn.Pool(1, Reader.connect, (endpoint,)) as own:
        for _ in range(rounds):
            rates["pyzmq"].append(bare.apply(plain, (endpoint,)))
            rates["polder"].append(own.apply(Reader.read, (False,)))
            rates["pyzmq, memory kept"].append(own.apply(plain, (endpoint,)))
            rates["polder, checksum"].append(own.apply(Reader.read, (True,)))
    server.terminate()
    server.join()

    def part(one: str, of: str) -> float:
        # Of each round, since what else the machine does changes from one to the next.
        return statistics.median(a / b for a, b in zip(rates[one], rates[of], strict=True))

    middle = {key: statistics.median(values) for key, values in rates.items()}
    spread = f"{min(rates['pyzmq']):,.0f} to {max(rates['pyzmq']):,.0f}"
    print(
        f"{name:<10} {middle['pyzmq']:>8,.0f} ({spread:<14}) {middle['polder']:>8,.0f} {part('polder', 'pyzmq'):>6.0%}"
        f"  {middle['pyzmq, memory kept']:>10,.0f} {part('polder', 'pyzmq, memory kept'):>6.0%}"
        f"  {middle['polder, checksum']:>10,.0f} {part('polder, checksum', 'pyzmq'):>6.0%}")


def of_daemon(binaries: Path, rounds: int) -> None:
    """A stored run, read from polderd again and again."""
    with tempfile.TemporaryDirectory(prefix="polder-nb-") as place:
        environment = {**os.environ, "POLDER_RUNTIME": f"{place}/run", "XDG_STATE_HOME": f"{place}/state"}
        with subprocess.Popen([binaries / "polderd"], env=environment, stderr=subprocess.DEVNULL) as daemon:
            try:
                while not Path(place, "run/control").exists() and daemon.poll() is None:
                    time.sleep(0.02)
                with polder.connect(f"{place}/run", timeout=60) as client:
                    shipped = [f"polder:groot-rijnmond/{name}" for name in (
                        "silo", "network", "bilateral", "everyone", "public-private", "smart-mix", "autonomous")]
                    run = client.compare(*shipped, members=16).wait()
                    sizes = [chunk.body.nbytes for chunk in run.chunks()]
                    rates = [packaged(run, verify=verify) for verify in (False, True) for _ in range(rounds)]
            finally:
                daemon.terminate()
    print(
        f"polderd over ipc, a stored run of {len(sizes)} chunks and {sum(sizes) / 1e6:,.0f} MB: "
        f"{statistics.median(rates[:rounds]):,.0f} MB/s to numpy, {statistics.median(rates[rounds:]):,.0f} with "
        "checksum")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--binaries", type=Path, help="folder of polderd")
    arguments.add_argument("--megabytes", type=int, default=2_000)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--port", type=int, default=27_400, help="first of six free tcp ports")
    given = arguments.parse_args()
    chunks = given.megabytes * 1_000_000 // CHUNK
    print(f"{chunks:,} chunks of 512 KiB, medians of {given.rounds}, MB/s; Python {sys.version.split()[0]}, pyzmq "
          f"{zmq.pyzmq_version()}, libzmq {zmq.zmq_version()}, load {os.getloadavg()[0]:.1f}")
    print(f"{'':<10} {'pyzmq to pyzmq':<25} to polder, numpy  of pyzmq, memory kept  polder with checksum")
    server, client = zmq.curve_keypair(), zmq.curve_keypair()
    keyring = Keyring(client[0], client[1], server[0], "client.secret", "server.pub")
    with tempfile.TemporaryDirectory(prefix="polder-nb-") as folder:
        ipc = in_folder(Path(folder))
        compare("ipc", ipc, chunks, given.rounds, None)
    for place, (name, keys) in enumerate((("tcp", None), ("tcp, CURVE", keyring))):
        host = "tcp://127.0.0.1"
        port = given.port + 2 * place
        endpoint = Endpoint(f"{host}:{port}", f"{host}:{port}", f"{host}:{port + 1}", keyring=keys)
        compare(name, endpoint, chunks, given.rounds, server if keys else None)
    if given.binaries:
        of_daemon(given.binaries, given.rounds)


if __name__ == "__main__":
    main()
