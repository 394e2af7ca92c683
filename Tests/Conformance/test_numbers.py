"""Every number of every operation at its ends and far beyond them: an answer each time, and the daemon lives."""

import re

import pytest
from peer.daemon import ROOT, Daemon, until
from peer.dealer import Dealer, Refused

FILE = {"name": "a.csv", "text": "nuts;2023\nNL213;288500\n"}
SILO = {"name": "silo", "file": "polder:groot-rijnmond/silo"}
NETWORK = {"name": "network", "file": "polder:groot-rijnmond/network"}
FAR = [-(2**64), -(2**63) - 1, -(2**63), -(2**53), -1, -0.5, -0.0, 0, 5e-324, 0.5, 1, 2**31, 2**53, 2**63 - 1, 2**63, 2**64, 10**30, 1e308, -1e308]
# What an answer may say of a number that cannot be. Everything else would be a mistake of the daemon.
KNOWN = {"request.invalid", "quota.exceeded", "import.invalid", "model.not_found", "run.not_found", "stream.unknown", "scenario.invalid",
         "protocol.malformed", "queue.full"}

# What takes seconds to minutes where the number can be: tried beyond its ends only.
SLOW = {"backcast", "patterns", "discover", "explain", "robust", "pathways", "improve"}


def table():
    """The numbers of docs/protocol.md: operation, field, least, most."""
    page = (ROOT / "docs/protocol.md").read_text()
    part = page.split("\n### Numbers\n")[1].split("\n## ")[0]
    for line in re.findall(r"^\| (`.+?) \|$", part, re.M):
        operations, field, least, most, beyond = [cell.strip() for cell in line.split(" | ")]
        for operation in re.findall(r"`(\w+)`", operations):
            yield operation, field.strip("`"), number(least), number(most), beyond.strip("`")


def number(text):
    """What the page writes as a number; nothing for words."""
    text = text.split(" (")[0]
    text = text.replace(",", "").replace("−", "-")
    if match := re.fullmatch(r"2\^(\d+) - 1", text):
        return 2 ** int(match[1]) - 1
    return int(text) if re.fullmatch(r"-?\d+", text) else None


TABLE = list(table())


@pytest.fixture(scope="module")
def daemon():
    with Daemon("--log-level", "error", "--limits-members", "1000000") as daemon:
        yield daemon


@pytest.fixture(scope="module")
def runs(daemon):
    with Dealer(daemon.runtime) as dealer:
        done = dealer.ask("submit", key="done", members=8, scenarios=[SILO])["run"]
        until(lambda: dealer.ask("status", run=done)["runs"][0]["state"] == "finished", 60)
        pair = dealer.ask("submit", key="pair", members=8, scenarios=[SILO, NETWORK], reference="silo")["run"]
        until(lambda: dealer.ask("status", run=pair)["runs"][0]["state"] == "finished", 60)
        dealer.ask("queue", action="pause")
        waiting = dealer.ask("submit", key="waiting", members=8, scenarios=[SILO])["run"]
        return {"done": done, "pair": pair, "waiting": waiting}


def request(operation, field, value, runs):
    """An operation that is right but for one number."""
    base = {
        "hello": {"proto": [1, 0], "client": "c", "version": "1"},
        "submit": {"key": f"{field} {value!r}", "scenarios": [SILO], "members": 1, "keep": "bands"},
        "validate": {"key": "k", "scenarios": [SILO], "members": 1},
        "import": {"file": FILE, "options": {"figure": "housing.dwellings", "source": "s", "evidence": "measured"}},
        "list": {}, "backcast": {"members": 1}, "patterns": {"members": 1}, "calibrate": {},
        "member": {"run": runs["done"], "member": 0, "what": "quantities", "names": ["jobs.employed"], "quarters": 1},
        "discover": {"run": runs["done"]}, "explain": {"run": runs["done"]}, "robust": {"run": runs["pair"]},
        "pathways": {"run": runs["pair"]}, "improve": {"run": runs["pair"]},
        "queue": {"action": "prioritize", "run": runs["waiting"], "priority": 0},
        "store": {"action": "prune", "dry_run": True, "older_than_days": 1},
        "open": {"run": runs["done"], "stream": "s", "from": 0, "credit": 1},
        "credit": {"stream": "none", "n": 1},
        "drain": {},
    }[operation]
    if field.endswith("[]"):
        base[field[:-2]] = [value, 1] if field == "proto[]" else [value]
    elif "." in field:
        part, name = field.split(".")
        base[part] = {**base[part], name: value}
    else:
        base[field] = value
    return base


@pytest.mark.parametrize("operation, field, least, most, beyond", TABLE, ids=[f"{row[0]} {row[1]}" for row in TABLE])
def test_a_number_is_told_where_it_cannot_be(daemon, runs, operation, field, least, most, beyond):
    if operation == "drain":
        pytest.skip("it ends the daemon: below")
    is_of_streams = operation in ("open", "credit")
    with Dealer(daemon.runtime, "data" if is_of_streams else "control", patience=60) as dealer, Dealer(daemon.runtime, patience=5) as other:
        def said(value):
            if operation == "credit":
                dealer.send("credit", **request(operation, field, value, runs))
                return None
            try:
                dealer.ask(operation, **request(operation, field, value, runs))
                return "ok"
            except Refused as refused:
                assert refused.code in KNOWN, (value, refused)
                return refused.code

        for value in FAR:
            if operation in SLOW and (least or 0) <= value and (most is None or value <= most):
                continue
            said(value)
            other.ask("ping")
            daemon.check()
        for value, step in ((least, -1), (most, 1)):
            if value is not None:
                assert operation in SLOW or said(value) in ("ok", None, "model.not_found") or beyond == "–", value
                if beyond != "–":
                    assert said(value + step) in (beyond, "request.invalid"), value + step
        if operation in ("submit", "open"):
            for line in other.ask("queue", action="show")["runs"]:
                if line["id"] != runs["waiting"]:
                    other.ask("cancel", run=line["id"])


@pytest.mark.parametrize("value", FAR)
def test_a_deadline_of_a_drain_is_kept_or_refused(value):
    with Daemon("--log-level", "error") as daemon, Dealer(daemon.runtime) as dealer:
        try:
            dealer.ask("drain", deadline=value)
        except Refused as refused:
            assert refused.code in KNOWN
            daemon.check()
        else:
            assert daemon.process.wait(30) == 0
