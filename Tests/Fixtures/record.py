"""Writes down what one version of Polder makes, for later versions to open or to refuse with a sentence.

Usage: POLDER_BIN=FOLDER-WITH-BINARIES record.py CONFIG-FOLDER OUT-FOLDER      (needs pyzmq)
"""

import base64
import hashlib
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tarfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Conformance"))
from peer.daemon import BIN, Daemon, until
from peer.dealer import MAGIC, Dealer

OWN = "extends: polder:zeeuwsch-vlaanderen/{}\nperiod: {{from: 2029, to: 2030}}\n"
ALONE = "title:\n  nl: Wie alleen gaat\n  en: Who goes alone\nfocus: Zuid-Limburg\n"
LONG = 50_000


class Conversation:
    """Both sockets of a daemon; every message goes into a list of lines."""

    def __init__(self, daemon):
        self.sockets = {"control": Dealer(daemon.runtime), "data": Dealer(daemon.runtime, "data")}
        self.lines = []
        self.count = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for socket in self.sockets.values():
            socket.close()

    def send(self, op, socket="control", **fields):
        self.count += 1
        header = {"id": str(self.count), "op": op, **fields}
        self.lines.append({"socket": socket, "sent": header})
        self.sockets[socket].send_frames([MAGIC, json.dumps(header).encode()])

    def receive(self, socket="control"):
        header, bodies = self.sockets[socket].receive()
        line = {"socket": socket, "received": header}
        if bodies:
            line["body_sha256"] = hashlib.sha256(bodies[0]).hexdigest()
            # Large bodies are in the store already.
            if len(bodies[0]) < 8_192:
                line["frames"] = [base64.b64encode(frame).decode() for frame in
                                  (MAGIC, json.dumps(header).encode(), bodies[0])]
        self.lines.append(line)
        if "series" in header:
            line["received"] = {**header, "series": header["series"][:2]}
        return header

    def ask(self, op, socket="control", **fields):
        self.send(op, socket, **fields)
        return self.receive(socket)

    def quietly(self, op, **fields):
        """The answer to a question that is asked until it says what is wanted, so it is not written down."""
        return self.sockets["control"].ask(op, **fields)

    def stream(self, run, start=0):
        self.ask("open", "data", run=run, stream=f"of-{run}-{start}", **{"from": start}, credit=2)
        while True:
            event = self.receive("data")
            if event["type"] == "end":
                return
            if event["type"] == "chunk":
                self.send("credit", "data", stream=event["stream"], n=1)

    def raw(self, frames):
        self.lines.append({"socket": "control", "sent_frames": [base64.b64encode(frame).decode() for frame in frames]})
        self.sockets["control"].send_frames(frames)
        self.receive()

    def finished(self, run):
        until(lambda: self.quietly("status", run=run)["runs"][0]["state"] == "finished", 120)

    def write(self, path):
        path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in self.lines))
        self.lines = []


def own(*ways):
    return {"scenarios": [{"name": way, "file": f"{way}.yaml"} for way in ways],
            "files": [{"name": f"{way}.yaml", "role": "scenario", "text": OWN.format(way)} for way in ways]}


def record(talk, out):
    """The conversations; returns the runs by what they are examples of."""
    runs = {}
    talk.ask("hello", proto=[1, 0], client="notebook", version="0.1.0")
    talk.ask("ping")
    for topic in ("indicators", "levers", "measures", "parameters", "quantities", "regions", "actors", "modes"):
        talk.ask("describe", topic=topic)
    talk.ask("describe", topic="regions", name="NL341")
    talk.write(out / "greeting.jsonl")

    comparison = {"key": "comparison", "name": "first look", "reference": "silo", "central": True,
                  "keep": "bands", "years": [2030], **own("silo", "network")}
    talk.ask("validate", **comparison)
    runs["comparison"] = talk.ask("submit", **comparison)["run"]
    talk.stream(runs["comparison"])
    talk.ask("result", run=runs["comparison"])
    talk.ask("submit", **comparison)
    drawn = talk.ask("submit", key="drawn", name="drawn", reference="silo", members=64, seed=7, keep="bands",
                     **own("silo", "network"))["run"]
    talk.finished(drawn)
    talk.ask("result", run=drawn)
    runs["members"] = talk.ask("submit", key="members", name="all of it", keep="all", central=True,
                               scenarios=[{"name": "alone", "file": "alone.yaml"}],
                               files=[{"name": "alone.yaml", "role": "scenario", "text": ALONE}])["run"]
    talk.finished(runs["members"])
    last = talk.ask("result", run=runs["members"])["next_seq"]
    talk.stream(runs["members"], last - 2)
    for what in ("given", "parameters", "shocks", "quantities", "indicators"):
        names = {"quantities": {"names": ["collaboration.trust"]}, "given": {"names": ["population.people"]}}
        talk.ask("member", run=drawn, scenario="network", member=3, what=what, first_quarter=0, quarters=2,
                 **names.get(what, {}))
    talk.write(out / "runs.jsonl")

    for title, request in {
        "unknown": {"op": "teleport"}, "run": {"op": "result", "run": "zzzzzzzz"},
        "field": {"op": "cancel"}, "topic": {"op": "describe", "topic": "weather"},
        "name": {"op": "describe", "topic": "regions", "name": "Atlantis"},
        "scenario": {"op": "submit", "key": title_key("wrong"), "scenarios": [{"name": "wrong", "file": "wrong.yaml"}],
                     "files": [{"name": "wrong.yaml", "role": "scenario",
                                "text": "focus: Twnte\nroadmap:\n  - measure: sme_outrech\n    start: 2027Q5\n"}]},
        "files": {"op": "submit", "key": title_key("needs"), "scenarios": [{"name": "needs", "file": "needs.yaml"}],
                  "files": [{"name": "needs.yaml", "role": "scenario", "text": "extends: base.yaml\n"}]},
        "conflict": {"op": "submit", "key": "comparison", **own("silo")},
        "most": {"op": "member", "run": drawn, "scenario": "network", "member": 3, "what": "quantities"},
        "what": {"op": "member", "run": drawn, "scenario": "network", "member": 3, "what": "series"},
        "quota": {"op": "submit", "key": title_key("quota"), "members": 900_000, **own("silo")},
        "import": {"op": "import", "file": {"name": "own.csv", "text": "a,b\n1,2\n"}},
        "stream": {"op": "open", "run": runs["comparison"], "stream": "s", "from": 0, "credit": 0, "socket": "data"},
    }.items():
        op = request.pop("op")
        talk.ask(op, **request)
    talk.raw([MAGIC, b"{"])
    talk.raw([b"PLD2", b"{}"])
    talk.write(out / "refusals.jsonl")

    talk.ask("import", file={"name": "woz.csv", "text": "COROP-gebiedcode;2024;2025\n29;3537;3844\n"},
             options={"figure": "housing.value_per_square_metre", "unit": "€/m2", "source": "Huurcommissie",
                      "evidence": "measured", "year": 2025})
    talk.ask("backcast", members=8, seed=1)
    talk.write(out / "figures.jsonl")

    # A run that is cancelled while it is computed, one that waits, and one that the daemon is killed in.
    runs["cancelled"] = talk.ask("submit", key="cancelled", name="too long", members=LONG, keep="bands", **own("silo"))["run"]
    until(lambda: talk.quietly("status", run=runs["cancelled"])["runs"][0]["state"] == "running", 60)
    talk.ask("cancel", run=runs["cancelled"])
    talk.ask("result", run=runs["cancelled"])
    talk.quietly("store", action="prune", older_than_days=10)
    until(lambda: talk.quietly("status")["running"] == 0, 60)
    many = own("silo", "network")
    many["scenarios"] = [{"name": f"{way}-{count}", "file": f"{way}.yaml"} for count in range(6)
                         for way in ("silo", "network")]
    runs["interrupted"] = talk.ask("submit", key="interrupted", name="killed", central=True, **many)["run"]
    return runs, drawn


def title_key(word):
    return f"refused-{word}"


def keep_small(database, run, drawn):
    """Takes what is large and nothing new out of the store: the drawn run, and most rows of the one with members.

    That one keeps its last chunk of rows, which is of the nation, and all chunks of members; numbers and checksum follow.
    """
    store = sqlite3.connect(database)
    store.execute("PRAGMA foreign_keys = ON")
    store.execute("DELETE FROM run WHERE id = ?", (drawn,))
    digest, sequence = hashlib.sha256(), 0
    chunks = store.execute("SELECT number, header, body FROM chunk WHERE run = ? ORDER BY sequence", (run,)).fetchall()
    last = max(number for number, header, _ in chunks if json.loads(header)["kind"] == "rows")
    for number, header, body in chunks:
        if json.loads(header)["kind"] == "rows" and number != last:
            store.execute("DELETE FROM chunk WHERE number = ?", (number,))
            continue
        header = json.dumps({**json.loads(header), "seq": sequence}, separators=(",", ":"), sort_keys=True)
        store.execute("UPDATE chunk SET sequence = ?, header = ? WHERE number = ?", (sequence, header, number))
        digest.update(body)
        sequence += 1
    store.execute("UPDATE run SET checksum = ? WHERE id = ?", (digest.hexdigest(), run))
    store.commit()
    store.execute("PRAGMA journal_mode = DELETE")
    store.execute("VACUUM")
    store.close()


def shown(daemon, *arguments):
    environment = {**os.environ, "POLDER_RUNTIME": daemon.runtime, "TZ": "UTC"}
    return subprocess.run([f"{BIN}/polder", *arguments], env=environment, check=True, capture_output=True).stdout


def cut(blocks):
    """Keeps the first piece of a file of blocks; a daemon cuts off a torn end itself."""
    data = blocks.read_bytes()
    length = int.from_bytes(data[8:16], "little")
    blocks.write_bytes(data[:16 + length])


def main(config, out):
    out = pathlib.Path(out)
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    with Daemon("--workers", "1") as daemon:
        with Conversation(daemon) as talk:
            talk.runtime = daemon.runtime
            runs, drawn = record(talk, out)
            blocks = pathlib.Path(daemon.folder, "state/polder/blocks", f"{runs['interrupted']}.blocks")
            until(lambda: blocks.exists() and blocks.stat().st_size > 0, 60, pause=0.001)
            talk.ask("queue", action="pause")
            talk.ask("submit", key="waits", name="waits", members=16, keep="bands", priority=-5, queue="batch",
                     **own("network"))
            runs["queued"] = talk.lines[-1]["received"]["run"]
            talk.ask("queue", action="show")
            daemon.kill()
            assert blocks.stat().st_size > 16
            talk.write(out / "queue.jsonl")
        cut(blocks)
        kept = blocks.read_bytes()
        # A daemon that only looks: the queues pause, so that nothing moves.
        keep_small(daemon.database, runs["members"], drawn)
        daemon.start()
        with Conversation(daemon) as talk:
            talk.ask("list", limit=10)
            talk.ask("status")
            talk.write(out / "lists.jsonl")
        for name, *which in (("comparison",), ("members", "--region", "NL", "--indicator", "prosperity")):
            (out / f"{name}.csv").write_bytes(shown(daemon, "show", runs[name], "--format", "csv", *which))
        shown(daemon, "store", "check")
        daemon.kill()
        with sqlite3.connect(daemon.database) as store:
            store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        store.close()
        blocks.write_bytes(kept)
        state = pathlib.Path(daemon.folder, "state/polder")
        with tarfile.open(out / "store.tar.xz", "w:xz", preset=9) as archive:
            for path in (state / "runs.sqlite", blocks):
                archive.add(path, arcname=str(path.relative_to(state)), filter=nobody)
    shutil.copy(pathlib.Path(config, "measures.yaml"), out)
    (out / "runs.json").write_text(json.dumps(runs, indent=1) + "\n")


def nobody(entry):
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry


if __name__ == "__main__":
    main(*sys.argv[1:])
