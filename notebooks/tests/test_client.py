"""The blocking client against a daemon of hand-made messages, over real sockets."""

from __future__ import annotations

import pickle
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scripted import Script, Server, chunk, result_rows

import polder
from polder import errors
from polder.steps import Incoming
from polder.streams import Patience

CHUNKS = [chunk(0, result_rows("a"), kind="provisional", members=2), chunk(1, result_rows("a")), chunk(
    2, result_rows("b"))]


@pytest.fixture
def server() -> Iterator[Server]:
    with tempfile.TemporaryDirectory(prefix="polder-nb-") as folder:
        with Server(Path(folder) / "run", Script(CHUNKS)) as one:
            yield one


def test_a_run_is_read_to_its_end(server: Server) -> None:
    with polder.connect(server.folder) as client:
        run = client.get_run("k3v9q2xa")
        early = list(run)
        assert [(table.members, len(table)) for table in early] == [(2, 2)]
        columns = run.wait().to_numpy()
        assert columns["scenario"].tolist() == ["a", "a", "b", "b"]
        np.testing.assert_array_equal(columns["p50"], [2032.0, 2042.0, 2032.0, 2042.0])
        assert run.checksum == server.script.checksum
        assert run.state == "finished"


def test_chunks_lie_in_the_frame_that_was_received(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    frames: list[tuple[int, int]] = []
    with polder.connect(server.folder) as client:
        receive = client._transport.next
        def note(seconds: float) -> Incoming:
            came = receive(seconds)
            if isinstance(came, list) and len(came) == 3:
                frames.append((np.frombuffer(came[2], np.uint8).ctypes.data, len(came[2])))
            return came
        monkeypatch.setattr(client._transport, "next", note)
        chunks = list(client.get_run("k3v9q2xa").chunks())
        assert len(chunks) == len(frames) == 3
        for one, (start, size) in zip(chunks, frames, strict=True):
            for name in ("year", "p05", "p50", "members"):
                view = one.view(name)
                assert start <= view.ctypes.data <= start + size - view.nbytes
                assert not view.flags.owndata
                assert not view.flags.writeable


def test_what_is_missing_comes_with_the_next_request(server: Server, tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text("focus: NL33C\n")
    (tmp_path / "silo.yaml").write_text("extends: base.yaml\n")
    def submit(header: dict[str, Any]) -> dict[str, Any]:
        if len(header["files"]) == 1:
            return {"ok": False, "error": {"code": "scenario.needs_files", "message": "1 file is missing", "detail": {
                "names": [{"name": str(tmp_path / "base.yaml"), "named_by": "silo.yaml", "role": "base"}]}}}
        return {"ok": True, "run": "k3v9q2xa", "created": True, "warnings": [
            {"file": "silo.yaml", "line": 1, "column": 1, "fact": "odd", "fix": "mend it", "severity": "warning"}]}
    server.script.answers["submit"] = submit
    with polder.connect(server.folder) as client:
        run = client.run(tmp_path / "silo.yaml", members=8, years=[2030], regions="Twente", keep="all")
    first, second = server.script.ops("submit")
    assert first["key"] == second["key"]
    assert {name: second[name] for name in ("members", "years", "regions", "keep")} == {
        "members": 8, "years": [2030], "regions": ["Twente"], "keep": "all"}
    assert [file["role"] for file in second["files"]] == ["scenario", "base"]
    assert [str(warning) for warning in run.warnings] == ["silo.yaml:1:1: odd; mend it"]


def test_a_mute_daemon_is_a_timeout_with_place_and_way_out(server: Server) -> None:
    server.is_mute = True
    with pytest.raises(errors.TransportTimeout, match=rf"{server.folder}: no answer within 0.5 s") as caught:
        polder.connect(server.folder, timeout=0.5)
    assert isinstance(caught.value, TimeoutError)
    assert caught.value.retryable


def test_no_daemon_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(errors.TransportRefused, match="no daemon listens there; start polderd with this folder"):
        polder.connect(tmp_path, timeout=600)


def test_an_answer_that_comes_too_late_is_nobody_elses(server: Server) -> None:
    with polder.connect(server.folder, timeout=30) as client:
        server.script.answers["status"] = lambda header: None
        with pytest.raises(errors.TransportTimeout):
            client._drive(client._conversation.ask("status", 0.2))
        late = server.script.ops("status")[0]["id"]
        del server.script.answers["status"]
        server.script.answers["ping"] = lambda header: {"re": late, "ok": True, "runs": ["late"]}
        client._drive(client._conversation.tell("ping"))
        assert client.status()["runs"][0]["state"] == "running"


def test_what_is_unanswered_is_said_again_with_the_same_id(server: Server) -> None:
    server.script.hello["limits"]["ping_ms"] = 50
    with polder.connect(server.folder, timeout=30) as client:
        server.is_mute = True
        timer = threading.Timer(0.6, lambda: setattr(server, "is_mute", False))
        timer.start()
        assert client.status()["runs"]
        timer.join()
        ids = {header["id"] for header in server.script.ops("status")}
        assert len(ids) == 1
        assert client._conversation.generation >= 1


@pytest.mark.parametrize("supported", [[2], [0, 2]])
def test_another_major_version_is_told_with_those_spoken(server: Server, supported: list[int]) -> None:
    real = server.script.answer
    def refuse(frames: Any) -> Any:
        real(frames)
        return [[b"PLD2", b'{"re": null, "ok": false, "error": {"code": "protocol.version_unsupported", "message": '
                 b'"no", "retryable": false, "detail": {"supported": ' + str(supported).encode() + b"}}}"]]
    server.script.answer = refuse  # type: ignore[method-assign]
    spoken = ", ".join(map(str, supported))
    with pytest.raises(errors.VersionUnsupported, match=f"speaks version {spoken} of the protocol, this client 1.1"):
        polder.connect(server.folder)


def test_a_hello_of_another_version_is_told(server: Server) -> None:
    server.script.hello["proto"] = [2, 1]
    with pytest.raises(errors.VersionUnsupported, match=r"speaks version 2\.1 of the protocol, this client 1\.1"):
        polder.connect(server.folder)


def test_an_interrupt_between_two_frames_does_not_spoil_the_next_message(
    server: Server, monkeypatch: pytest.MonkeyPatch,
) -> None:
    with polder.connect(server.folder, patience=Patience(search=0.01)) as client:
        run = client.get_run("k3v9q2xa")
        real = client._transport.next
        torn: list[bytes] = []
        def tear(seconds: float) -> Any:
            data = client._transport._sockets["data"]
            if not torn and server.script.ops("open") and data.poll(round(seconds * 1_000)):
                torn.append(data.recv())
                raise KeyboardInterrupt
            return real(seconds)
        monkeypatch.setattr(client._transport, "next", tear)
        with pytest.raises(KeyboardInterrupt):
            run.wait()
        assert torn == [b"PLD1"]
        assert run.wait().checksum == server.script.checksum
        assert len(run.table) == 4


def test_another_thread_is_refused(server: Server) -> None:
    with polder.connect(server.folder) as client:
        caught: list[Exception] = []
        def ask() -> None:
            try:
                client.status()
            except RuntimeError as error:
                caught.append(error)
        thread = threading.Thread(target=ask)
        thread.start()
        thread.join()
        assert "connect once for each thread" in str(caught[0])


def test_waiting_ends_in_time_and_the_run_goes_on(server: Server) -> None:
    server.script.flow = lambda stream: [server.script.frames({  # type: ignore[method-assign]
        "type": "progress", "stream": stream, "run": "k", "done": 3, "total": 4})]
    with polder.connect(server.folder) as client:
        run = client.get_run("k3v9q2xa")
        with pytest.raises(errors.WaitTimeout, match=r"not here after 0\.3 s \(3 of 4 members .*\); it goes on"):
            run.wait(timeout=0.3)
        assert not server.script.ops("cancel")


def test_a_closed_client_says_so_and_stays_closed(server: Server) -> None:
    with polder.connect(server.folder) as client:
        run = client.get_run("k3v9q2xa")
        chunks = run.chunks()
        next(chunks)
    for call in (client.status, run.wait, lambda: next(chunks)):
        with pytest.raises(errors.ClientUnusable, match="it is closed; connect anew"):
            call()
    chunks.close()
    client.close()
    assert not client._transport._sockets


def test_another_process_is_refused(server: Server) -> None:
    with polder.connect(server.folder) as client:
        client._owner = (client._owner[0] + 1, client._owner[1])
        with pytest.raises(errors.ClientUnusable, match="made in another process; connect anew"):
            client.status()
        client.close()
        assert not client.is_closed
        client._owner = (client._owner[0] - 1, client._owner[1])


def test_a_run_that_others_cancelled_is_cancelled_here_too(server: Server) -> None:
    server.script.answers["open"] = lambda header: {"ok": False, "error": {
        "code": "run.cancelled", "message": "run k3v9q2xa was cancelled", "retryable": False}}
    with polder.connect(server.folder) as client:
        run = client.get_run("k3v9q2xa")
        with pytest.raises(errors.RunCancelled):
            run.wait()
        assert run.state == "cancelled"


def test_a_result_cannot_be_changed_from_outside(server: Server) -> None:
    with polder.connect(server.folder) as client:
        run = client.get_run("k3v9q2xa").wait()
        with pytest.raises(ValueError, match="read-only"):
            run.to_numpy()["p50"][0] = 0
        frame = run.to_pandas()
        frame.loc[:, "p50"] = 0
        assert run.to_pandas()["p50"].tolist() == [2032.0, 2042.0, 2032.0, 2042.0]
        with pytest.raises(TypeError, match=r"client.get_run\('k3v9q2xa'\)"):
            pickle.dumps(run)


@pytest.mark.parametrize(("settings", "sentence"), [
    ({"members": 256.0}, "members: 256.0 cannot be; give a whole number of 1 or more"),
    ({"members": True}, "members: True"), ({"members": "8"}, "members: '8'"),
    ({"seed": -1}, "seed: -1 cannot be; give a whole number of 0 or more"),
    ({"years": 2030.5}, "years: 2030.5"), ({"years": [2030, "x"]}, "years: 'x'"), ({"regions": 5}, "regions: 5"),
    ({"priority": "high"}, "priority: 'high'"), ({"central": 1}, "central: 1 cannot be; give True or False"),
    ({"data": 5}, "data: 5"), ({"data": [object()]}, "data: a object cannot be; give the path of a .csv file"),
    ({"variants": ["a"]}, "variants: give a dict"), ({"variants": {"a": 5}}, "variants: give a dict"),
    ({"name": "\ud800"}, "submit: a value cannot be sent")])
def test_settings_that_cannot_be_are_told(server: Server, settings: dict[str, Any], sentence: str) -> None:
    with polder.connect(server.folder) as client:
        with pytest.raises(errors.RequestInvalid, match=sentence):
            client.run("polder:twente/silo", **settings)
        assert not server.script.ops("submit")


def test_numbers_of_numpy_are_numbers(server: Server) -> None:
    with polder.connect(server.folder) as client:
        run = client.run("polder:twente/silo", members=np.int64(8), years=np.arange(2030, 2032),
                         priority=np.int64(1))
        said = server.script.ops("submit")[0]
        assert (said["members"], said["years"], said["priority"]) == (8, [2030, 2031], 1)
        assert run.member(np.int64(3)).number == 3
        assert client.run("polder:twente/silo", years=2050).id == run.id
        assert server.script.ops("submit")[1]["years"] == [2050]
        for call in (lambda: client.get_run(None), lambda: client.runs(limit="x"),  # type: ignore[arg-type]
                     lambda: run.member(-1), lambda: run.wait("5")):  # type: ignore[arg-type]
            with pytest.raises(errors.RequestInvalid, match="cannot be; give"):
                call()
    with pytest.raises(errors.RequestInvalid, match="timeout: None cannot be; give seconds"):
        polder.connect(server.folder, timeout=None)  # type: ignore[arg-type]


def test_rows_are_asked_for_by_what_they_have(server: Server) -> None:
    with polder.connect(server.folder) as client:
        table = client.get_run("k3v9q2xa").wait().table
        assert table.where(scenario="a", year="2030")["p50"].tolist() == [2032.0]
        with pytest.raises(errors.RequestInvalid, match="no 'indicators' here; did you mean 'indicator'"):
            table.where(indicators="jobs.employed")
