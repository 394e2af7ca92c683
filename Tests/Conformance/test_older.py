"""What earlier versions made is opened, or refused with a sentence; their clients get every field that they knew."""

import base64
import csv
import hashlib
import io
import json
import os
import pathlib
import shutil
import subprocess
import tarfile

import pytest
from peer.daemon import BIN, ROOT, Daemon, until
from peer.dealer import MAGIC, Dealer, Refused

FIXTURES = pathlib.Path(__file__).parents[1] / "Fixtures"
VERSIONS = sorted(folder for folder in FIXTURES.iterdir() if folder.is_dir())
# In this order: later ones speak of the runs of earlier ones.
CONVERSATIONS = ("greeting", "runs", "refusals", "figures")
# What stands for an element of a list whose order may change.
NAMES = ("id", "name", "code", "parameter", "indicator", "topic")


def lines(file):
    return [json.loads(line) for line in file.read_text().splitlines()]


def lacking(old, new, place="reply"):
    """Fields that the older version knew and that are gone, or are of another kind."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key, value in old.items():
            if key not in new:
                yield f"{place}.{key} is gone"
            else:
                yield from lacking(value, new[key], f"{place}.{key}")
    elif isinstance(old, list) and isinstance(new, list):
        if old and not new:
            yield f"{place} is empty"
        elif old and isinstance(old[0], dict):
            name = next((name for name in NAMES if name in old[0]), None)
            for index, element in enumerate(old):
                same = [other for other in new if name and other.get(name) == element[name]]
                if same or not name:
                    yield from lacking(element, same[0] if same else new[min(index, len(new) - 1)], f"{place}[{index}]")
    elif kind(old) != kind(new):
        yield f"{place} was {old!r} and is {new!r}"


def kind(value):
    return float if isinstance(value, int) and not isinstance(value, bool) else type(value)


class OldClient:
    """Says what a client of an earlier version said, with the ids of the runs that there are now."""

    def __init__(self, daemon):
        self.sockets = {"control": Dealer(daemon.runtime, patience=120), "data": Dealer(daemon.runtime, "data", patience=120)}
        self.known = {}

    def close(self):
        for socket in self.sockets.values():
            socket.close()

    def translated(self, header):
        text = json.dumps(header)
        for old, new in self.known.items():
            text = text.replace(old, new)
        return text.encode()

    def replay(self, conversation):
        """Yields the older reply and the one that comes now; events are passed over."""
        for index, line in enumerate(conversation):
            socket = self.sockets[line["socket"]]
            if "sent_frames" in line:
                socket.send_frames([base64.b64decode(frame) for frame in line["sent_frames"]])
            elif "sent" in line:
                if line["sent"]["op"] == "credit":
                    continue
                if line["sent"]["op"] in ("result", "member"):
                    self.wait(self.known.get(line["sent"]["run"], line["sent"]["run"]))
                socket.send_frames([MAGIC, self.translated(line["sent"])])
            elif "re" in line["received"]:
                old = line["received"]
                while "re" not in (reply := socket.receive()[0]):
                    pass
                if reply.get("run") and old.get("run"):
                    self.known[old["run"]] = reply["run"]
                yield old, reply

    def wait(self, run):
        with_run = self.sockets["control"]
        try:
            until(lambda: with_run.ask("status", run=run)["runs"][0]["state"] not in ("queued", "running"), 120)
        except Refused:
            pass


# Codes that were changed on purpose. An ensemble above the limit can never be taken: a client that asks again is not helped.
CHANGED = {"refusals 43: quota.exceeded": ("quota.exceeded", "request.invalid")}


@pytest.mark.parametrize("folder", VERSIONS, ids=lambda folder: folder.name)
def test_a_client_of_an_earlier_version_gets_every_field_that_it_knew(folder):
    found = []
    with Daemon() as daemon:
        client = OldClient(daemon)
        for name in CONVERSATIONS:
            for old, new in client.replay(lines(folder / f"{name}.jsonl")):
                place = f"{name} {old['re']}: {old.get('op') or old['error']['code']}"
                if old["ok"] != new["ok"]:
                    found.append(f"{place}: {new}")
                elif old["ok"]:
                    found += lacking(old, new, place)
                else:
                    was, now = old["error"], new["error"]
                    if place in CHANGED:
                        assert (was["code"], now["code"]) == CHANGED[place]
                    elif (was["code"], was["retryable"]) != (now["code"], now["retryable"]):
                        found.append(f"{place} is {now['code']} now")
                    found += lacking(was["detail"], now["detail"], f"{place}.detail")
                    assert now["message"].strip()
        client.close()
    assert not found, "\n".join(found[:40])


@pytest.mark.parametrize("folder", VERSIONS, ids=lambda folder: folder.name)
def test_columns_that_a_client_knew_are_in_the_chunks(folder):
    known = {}
    for line in lines(folder / "runs.jsonl"):
        header = line.get("received", {})
        if header.get("type") == "chunk":
            known.setdefault(header["kind"], {}).update({column["name"]: column["type"] for column in header["schema"]})
    assert set(known) >= {"rows", "members"}
    submits = [line["sent"] for line in lines(folder / "runs.jsonl") if line.get("sent", {}).get("op") == "submit"]
    with Daemon() as daemon, Dealer(daemon.runtime) as control, Dealer(daemon.runtime, "data", patience=120) as data:
        now = {}
        for request in submits:
            run = control.ask(**{key: value for key, value in request.items() if key != "id"})["run"]
            data.ask("open", run=run, stream=run, **{"from": 0}, credit=8)
            while (event := data.event()[0])["type"] != "end":
                if event["type"] == "chunk":
                    now.setdefault(event["kind"], {}).update({column["name"]: column["type"] for column in event["schema"]})
                    data.send("credit", stream=run, n=1)
        for chunk, columns in known.items():
            assert columns.items() <= now[chunk].items(), chunk


@pytest.fixture(params=VERSIONS, ids=lambda folder: folder.name)
def old_store(request):
    """A daemon with the store that an earlier version left."""
    daemon = Daemon()
    state = pathlib.Path(daemon.folder, "state/polder")
    state.mkdir(parents=True, mode=0o700)
    with tarfile.open(request.param / "store.tar.xz") as archive:
        archive.extractall(state, filter="data")
    with daemon:
        yield request.param, daemon, json.loads((request.param / "runs.json").read_text())


def polder(daemon, *arguments):
    environment = {**os.environ, "POLDER_RUNTIME": daemon.runtime, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
    return subprocess.run([f"{BIN}/polder", *arguments], env=environment, capture_output=True, text=True, timeout=120)


def test_a_store_is_opened_and_its_runs_are_listed_as_they_were(old_store):
    folder, daemon, _ = old_store
    with Dealer(daemon.runtime) as control:
        for old in lines(folder / "lists.jsonl"):
            if "sent" in old:
                request = {key: value for key, value in old["sent"].items() if key != "id"}
                continue
            new, found = control.ask(**request), old["received"]
            assert not list(lacking(found, new))
            for before, now in zip(found["runs"], new["runs"], strict=True):
                assert before.items() <= now.items()
            if request["op"] == "status":
                assert new["paused"] is True
        assert not control.ask("store", action="check")["faults"]


def test_results_of_a_store_are_shown_with_the_same_numbers(old_store):
    folder, daemon, runs = old_store
    for name, *which in (("comparison",), ("members", "--region", "NL", "--indicator", "prosperity")):
        answer = polder(daemon, "show", runs[name], "--format", "csv", *which)
        assert answer.returncode == 0, answer.stderr
        old = list(csv.DictReader(io.StringIO((folder / f"{name}.csv").read_text())))
        new = list(csv.DictReader(io.StringIO(answer.stdout)))
        assert old and len(old) == len(new)
        for before, now in zip(old, new):
            assert before.items() <= now.items()
        # A page may say that this version kept no conclusions; the details and the document are there.
        for how, least in (([], 100), (["--details"], 400), (["--format", "json"], 400)):
            page = polder(daemon, "show", runs[name], *how, *which)
            assert page.returncode == 0 and len(page.stdout) > least, page.stderr


def test_logs_of_a_store_are_read_to_the_same_checksum(old_store):
    _, daemon, runs = old_store
    with Dealer(daemon.runtime, "data") as data:
        for name in ("comparison", "members"):
            opened = data.ask("open", run=runs[name], stream=name, **{"from": 0}, credit=8)
            digest, sequence = hashlib.sha256(), 0
            while True:
                event, bodies = data.event()
                if event["type"] == "end":
                    assert event["state"] == "finished" and event["seq"] == sequence == opened["next_seq"]
                    assert event["sha256"] == digest.hexdigest()
                    break
                if event["type"] == "chunk":
                    assert event["seq"] == sequence
                    sequence += 1
                    digest.update(bodies[0])
                    data.send("credit", stream=name, n=1)


def test_runs_of_a_store_are_computed_again_or_refused_with_a_sentence(old_store):
    _, daemon, runs = old_store
    with Dealer(daemon.runtime, patience=120) as control:
        control.ask("queue", action="resume")
        for name in ("comparison", "cancelled"):
            try:
                again = control.ask("submit", key=f"again-{name}", rerun_of=runs[name])["run"]
            except Refused as refused:
                assert refused.code in ("scenario.invalid", "model.not_found", "request.invalid")
                assert len(refused.error["message"].split()) > 3
                continue
            if name == "cancelled":
                control.ask("cancel", run=again)
            else:
                until(lambda: control.ask("status", run=again)["runs"][0]["state"] == "finished", 120)
        # Of a member that another model made: the member, or a sentence that says why not.
        try:
            control.ask("member", run=runs["comparison"], scenario="silo", member=0, what="shocks", quarters=1)
        except Refused as refused:
            assert refused.code == "model.not_found" and len(refused.error["message"].split()) > 3


def test_what_waited_or_was_broken_off_in_a_store_is_computed(old_store):
    _, daemon, runs = old_store
    with Dealer(daemon.runtime, patience=120) as control:
        control.ask("queue", action="resume")
        for name in ("interrupted", "queued"):
            def state():
                return control.ask("status", run=runs[name])["runs"][0]["state"]
            until(lambda: state() in ("finished", "failed"), 120)
            if state() == "failed":
                assert len(control.ask("status", run=runs[name])["runs"][0]["failure"].split()) > 3
            else:
                assert control.ask("result", run=runs[name])["state"] == "finished"
    block = pathlib.Path(daemon.folder, "state/polder/blocks", f"{runs['interrupted']}.blocks")
    until(lambda: not block.exists(), 20)


@pytest.mark.parametrize("folder", VERSIONS, ids=lambda folder: folder.name)
def test_a_catalogue_is_read_or_refused_with_its_place(folder, tmp_path):
    config = tmp_path / "config"
    config.mkdir()
    shutil.copytree(ROOT / "config" / "regions", config / "regions")
    shutil.copy(folder / "measures.yaml", config)
    daemon = Daemon("--config-dir", str(config))
    try:
        with daemon, Dealer(daemon.runtime) as control:
            old = next(line["received"] for line in lines(folder / "greeting.jsonl")
                       if line.get("received", {}).get("topic") == "measures")
            names = {entry["name"] for entry in control.ask("describe", topic="measures")["entries"]}
            assert names == {entry["name"] for entry in old["entries"]}
    except AssertionError as refusal:
        assert "polderd ended with 65" in str(refusal) and "measures.yaml:" in str(refusal), refusal
