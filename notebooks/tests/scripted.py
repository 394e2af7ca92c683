"""A daemon of hand-made messages: as an object that is fed frames, and as one that listens in a folder."""

from __future__ import annotations

import hashlib
import json
import threading
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import zmq

from polder.messages import MAGIC, Buffer
from polder.steps import Incoming, Pause, Receive, Reset, Send, Step

Frames = list[bytes]
_TYPES = {"string": "utf8", "int64": "int64", "double": "float64"}


def chunk(seq: int, columns: dict[str, Any], *, kind: str = "rows", members: int = 4) -> tuple[dict[str, Any], bytes]:
    """A chunk's header, without stream and log, and its body, an Arrow message."""
    batch = pa.record_batch(columns)
    message = batch.serialize()
    read = pa.ipc.read_record_batch(message, batch.schema)
    layout = []
    for column, field in zip(read.columns, batch.schema, strict=True):
        parts = column.buffers()
        at: list[Any] = [None if part is None else (part.address - message.address, part.size) for part in parts]
        entry = {"name": field.name, "type": _TYPES[str(field.type)], "offset": at[1][0], "length": at[1][1]}
        if at[0] is not None:
            entry |= {"validity_offset": at[0][0], "validity_length": at[0][1]}
        if len(at) > 2:
            entry |= {"text_offset": at[2][0], "text_length": at[2][1]}
        layout.append(entry)
    header = {"type": "chunk", "seq": seq, "kind": kind, "members": members, "rows": batch.num_rows, "schema": layout}
    return header, message.to_pybytes()


def result_rows(scenario: str = "a", region: str = "NL33C", years: Sequence[int] = (2030, 2040)) -> dict[str, Any]:
    """Columns of a result that is not compared."""
    count = len(years)
    return {
        "scenario": [scenario] * count, "region": [region] * count, "indicator": ["jobs.employed"] * count,
        "unit": ["persons"] * count, "year": pa.array(years, pa.int64()), "better": ["higher"] * count,
        **{name: pa.array([float(place + year) for year in years]) for place, name in enumerate(
            ("p05", "p25", "p50", "p75", "p95"))},
        "members": pa.array([4] * count, pa.int64()),
    }


class Script:
    """What the daemon knows and says. Tests change it while a client talks to it."""

    def __init__(self, chunks: Sequence[tuple[dict[str, Any], bytes]] = (), **document: Any) -> None:
        self.instance, self.log_id = "first", "log 1"
        self.chunks = list(chunks)
        self.document = {"state": "finished", "focus": ["NL33C"], "members": 4, "scenarios": [], "regions": [],
                         "years": [2030], "turns": [], "assumptions": [], "seed": 1, **document}
        self.hello: dict[str, Any] = {"proto": [1, 0], "version": "0.1.0", "features": [], "limits": {
            "max_request": 4 << 20, "max_credit": 8, "ping_ms": 2_000}}
        self.answers: dict[str, Callable[[dict[str, Any]], dict[str, Any] | None]] = {}
        self.said: list[dict[str, Any]] = []
        self.streams: dict[str, list[int]] = {}
        # Before each chunk: what to do with it, as losing it; False keeps it from being sent.
        self.on_chunk: Callable[[str, int], bool] = lambda stream, seq: True

    def ops(self, op: str) -> list[dict[str, Any]]:
        """What was said of one operation."""
        return [header for header in self.said if header["op"] == op]

    def answer(self, frames: Sequence[Buffer]) -> list[Frames]:
        header = json.loads(bytes(frames[1]))
        self.said.append(header)
        op = header["op"]
        if op in self.answers:
            reply = self.answers[op](header)
            return [] if reply is None else [self.frames({"re": header["id"], "op": op, **reply})]
        if op == "credit":
            if header["stream"] in self.streams:
                self.streams[header["stream"]][1] += header["n"]
            return self.flow(header["stream"])
        reply = {"re": header["id"], "ok": True, "op": op, **self.plain(op, header)}
        return [self.frames(reply), *(self.flow(header["stream"]) if op == "open" else [])]

    def plain(self, op: str, header: dict[str, Any]) -> dict[str, Any]:
        match op:
            case "hello":
                return {"instance": self.instance, **self.hello}
            case "ping":
                return {"instance": self.instance, "state": "running", "uptime": 1}
            case "open":
                self.streams[header["stream"]] = [header["from"], header["credit"]]
                return {"log_id": self.log_id, "from": header["from"], "next_seq": len(self.chunks),
                        "state": "running"}
            case "submit":
                return {"run": "k3v9q2xa", "created": True, "warnings": []}
            case "status":
                return {"runs": [{"id": header.get("run"), "state": "running", "done": 0, "members": 4,
                                  "scenarios": ["a"], "owner": "local", "created": 1_800_000_000.25}]}
            case "result":
                return {"run": header["run"], **self.document}
            case "describe":
                return {"topic": header["topic"], "entries": [
                    {"name": "jobs.employed", "title": "Jobs", "sentence": "Persons.", "details": []}]}
        return {}

    @property
    def checksum(self) -> str:
        return hashlib.sha256(b"".join(body for _, body in self.chunks)).hexdigest()

    def flow(self, stream: str) -> list[Frames]:
        """Chunks as far as credit goes, and the end behind the last."""
        if stream not in self.streams:
            return []
        sent: list[Frames] = []
        place = self.streams[stream]
        while place[1] > 0 and place[0] < len(self.chunks):
            header, body = self.chunks[place[0]]
            if self.on_chunk(stream, place[0]):
                sent.append([*self.frames({**header, "stream": stream, "log_id": self.log_id}), body])
            place[0] += 1
            place[1] -= 1
        if place[0] == len(self.chunks):
            del self.streams[stream]
            sent.append(self.frames({
                "type": "end", "stream": stream, "seq": len(self.chunks), "state": "finished",
                "sha256": self.checksum}))
        return sent

    @staticmethod
    def frames(header: dict[str, Any]) -> Frames:
        return [MAGIC, json.dumps(header).encode()]


class Clock:
    """Time that passes only when somebody waits."""

    def __init__(self) -> None:
        self.seconds = 1_000.0

    def __call__(self) -> float:
        return self.seconds


class Wire:
    """Between the protocol's logic and a script, without sockets."""

    def __init__(self, script: Script, clock: Clock) -> None:
        self.script, self.clock = script, clock
        self.waiting: deque[Frames] = deque()
        self.is_cut = False
        self.resets = 0

    def perform(self, step: Step) -> Incoming:
        match step:
            case Send(_, frames):
                if not self.is_cut:
                    self.waiting.extend(self.script.answer(frames))
            case Receive(seconds, is_ready):
                if is_ready():
                    return None
                if self.waiting:
                    return [*self.waiting.popleft()]
                self.clock.seconds += max(seconds, 0.001)
            case Pause(seconds):
                self.clock.seconds += seconds
            case Reset():
                self.waiting.clear()
                self.resets += 1
        return None

    def drive(self, steps: Any) -> Any:
        incoming: Incoming = None
        while True:
            try:
                incoming = self.perform(steps.send(incoming))
            except StopIteration as stop:
                return stop.value


class Server:
    """A script that listens in a folder, in a thread of its own; `is_mute` makes it deaf."""

    def __init__(self, folder: Path, script: Script) -> None:
        folder.mkdir(mode=0o700, exist_ok=True)
        self.folder, self.script = folder, script
        self.is_mute = False
        self._context = zmq.Context()
        self._routers = [self._context.socket(zmq.ROUTER) for _ in range(2)]
        for router, name in zip(self._routers, ("control", "data"), strict=True):
            router.linger = 0
            router.bind(f"ipc://{folder}/{name}")
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self) -> Server:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._thread.join()
        for router in self._routers:
            router.close(0)
        self._context.term()

    def _serve(self) -> None:
        while not self._is_over.is_set():
            for router in self._routers:
                while router.poll(5):
                    who, *frames = router.recv_multipart()
                    if not self.is_mute:
                        for answer in self.script.answer(frames):
                            router.send_multipart([who, *answer])
