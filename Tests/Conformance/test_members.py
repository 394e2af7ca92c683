"""Members in a run's log, and computed anew, are the same numbers; nobody waits while one is computed."""

import struct
import time

import pytest
from peer.daemon import Daemon, until
from peer.dealer import Dealer, Refused
from peer.reader import Reader

REGION = "polder:groot-rijnmond/"
MEMBERS = 20


def submit(dealer, key="members", members=MEMBERS, keep="all"):
    return dealer.ask("submit", key=key, members=members, keep=keep, reference="silo", seed=3, scenarios=[
        {"name": name, "file": REGION + name} for name in ("silo", "network")])["run"]


def columns(header, body):
    """The columns of a chunk by name, read by the positions in its header."""
    table = {}
    for column in header["schema"]:
        at, rows = column["offset"], header["rows"]
        if column["type"] == "utf8":
            ends = struct.unpack_from(f"<{rows + 1}i", body, at)
            text = body[column["text_offset"]:column["text_offset"] + column["text_length"]]
            values = [text[a:b].decode() for a, b in zip(ends, ends[1:])]
        else:
            values = list(struct.unpack_from(f"<{rows}{'q' if column['type'] == 'int64' else 'd'}", body, at))
        if "validity_offset" in column:
            bits = body[column["validity_offset"]:]
            values = [value if bits[row // 8] >> row % 8 & 1 else None for row, value in enumerate(values)]
        table[column["name"]] = values
    return table


def bits(value):
    """Tells nothing from minus nothing, which compare as equal; JSON may write a whole number without a point."""
    return None if value is None else struct.pack("<d", value)


class Collector(Reader):
    """Keeps the chunks of members beside their checksum."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.kinds, self.tables = [], []

    def connect(self, patience=20):
        super().connect(patience)
        event = self.dealer.event

        def seen(patience=None):
            header, bodies = event(patience)
            if header["type"] == "chunk":
                self.kinds.append(header["kind"])
                if header["kind"] == "members":
                    self.tables.append(columns(header, bodies[0]))
            return header, bodies

        self.dealer.event = seen


@pytest.fixture(scope="module")
def daemon():
    with Daemon("--workers", "2") as daemon:
        yield daemon


@pytest.fixture(scope="module")
def kept(daemon):
    """The run, its log's checksum, and its chunks of members."""
    with Dealer(daemon.runtime) as control:
        run = submit(control)
    reader = Collector(daemon.runtime, run)
    checksum = reader.read()
    assert [kind for kind in reader.kinds if kind != "provisional"] == sorted(
        (kind for kind in reader.kinds if kind != "provisional"), reverse=True), "rows come before members"
    return run, checksum, reader.tables


def test_a_chunk_has_the_members_of_one_scenario_region_and_year(kept):
    _, _, tables = kept
    keys = [(table["scenario"][0], table["region"][0], table["year"][0]) for table in tables]
    assert keys == [
        (scenario, region, year) for scenario in ("silo", "network") for region in ("NL33C", "NL")
        for year in range(2024, 2051)]
    for table, (scenario, region, year) in zip(tables, keys):
        assert table["scenario"] == [scenario] * MEMBERS and table["region"] == [region] * MEMBERS
        assert table["year"] == [year] * MEMBERS and table["member"] == list(range(MEMBERS))
    assert all(value is None for value in tables[-1]["collaboration.delivered"])
    print(f"\n{len(tables)} chunks of {len(tables[0]) - 4} indicators")


@pytest.mark.parametrize("member", [0, 7, 19])
@pytest.mark.parametrize("scenario", ["silo", "network"])
def test_a_member_computed_anew_has_the_bits_of_the_log(daemon, kept, scenario, member):
    run, _, tables = kept
    with Dealer(daemon.runtime, patience=60) as control:
        entries = control.ask("member", run=run, scenario=scenario, member=member, what="indicators")["entries"]
        quarterly = control.ask(
            "member", run=run, scenario=scenario, member=member, what="quantities", names=["population.total"])
    anew = {(entry["name"], entry["element"]): entry["values"] for entry in entries}
    compared = 0
    for table in tables:
        if table["scenario"][0] == scenario:
            for name in list(table)[4:]:
                own = anew[name, table["region"][0]][table["year"][0] - 2024]
                assert bits(own) == bits(table[name][member])
                compared += 1
    assert compared == 2 * 27 * len({entry["name"] for entry in entries})
    by_quarter = {entry["element"]: entry["values"] for entry in quarterly["entries"]}
    # A stock's value of a year is the one on 1 January.
    assert by_quarter["NL33C"][::4][:27] == anew["population.total", "NL33C"]


def test_one_worker_makes_the_same_log(kept):
    _, checksum, _ = kept
    with Daemon("--workers", "1") as daemon, Dealer(daemon.runtime) as control:
        assert Reader(daemon.runtime, submit(control)).read() == checksum


def test_a_killed_daemon_goes_on_to_the_same_log(kept):
    _, checksum, _ = kept
    with Daemon("--workers", "1") as daemon:
        with Dealer(daemon.runtime) as control:
            run = submit(control)
            until(lambda: control.ask("status", run=run)["runs"][0]["done"] > 0, 60, pause=0.002)
        daemon.kill()
        daemon.start()
        assert Reader(daemon.runtime, run).read() == checksum
        with Dealer(daemon.runtime, patience=60) as control:
            assert control.ask("member", run=run, member=0, what="shocks")["entries"]


def test_what_keeps_less_has_no_members_in_its_log_and_the_same_when_asked(daemon, kept):
    with Dealer(daemon.runtime, patience=60) as control:
        other = submit(control, "bands", keep="bands")
        reader = Collector(daemon.runtime, other)
        reader.read()
        assert not reader.tables
        asked = dict(member=5, what="quantities", names=["safety"], first_quarter=100)
        assert control.ask("member", run=other, **asked)["entries"] == control.ask("member", run=kept[0], **asked)["entries"]


def test_the_daemon_answers_others_while_members_are_computed_and_nobody_waits_for_them(daemon, kept):
    with Dealer(daemon.runtime) as leaving:
        for member in range(6):
            leaving.send("member", run=kept[0], member=member, what="quantities", names=["population"], quarters=10)
        with Dealer(daemon.runtime, patience=60) as control:
            start = time.monotonic()
            assert control.ask("ping")["state"] == "running"
            assert control.ask("status", run=kept[0])["runs"][0]["state"] == "finished"
            quick = time.monotonic() - start
    with Dealer(daemon.runtime, patience=120) as control:
        # Behind those that nobody reads any more.
        assert control.ask("member", run=kept[0], member=0, what="parameters")["entries"]
    assert quick < 1.5, quick
    daemon.check()


def test_one_connection_has_few_members_waiting(daemon, kept):
    with Dealer(daemon.runtime, patience=120) as control:
        asked = {control.send("member", run=kept[0], member=0, what="shocks") for _ in range(20)}
        refused = 0
        for _ in range(20):
            header, _ = control.receive()
            asked.discard(header["re"])
            refused += not header["ok"] and header["error"]["code"] == "queue.full"
        assert not asked and refused > 0


def test_what_is_asked_for_fits_into_a_reply(daemon, kept):
    """The most that is not refused is smaller than the largest header."""
    with Dealer(daemon.runtime, patience=120) as control:
        for quarters in range(109, 0, -1):
            try:
                asked = dict(names=["collaboration", "jobs"], quarters=quarters)
                reply = control.ask("member", run=kept[0], member=1, what="quantities", **asked)
                break
            except Refused as refused:
                assert refused.code == "quota.exceeded"
    numbers = sum(len(entry["values"]) for entry in reply["entries"])
    assert 80_000 < numbers + 6 * len(reply["entries"]) <= 160_000
