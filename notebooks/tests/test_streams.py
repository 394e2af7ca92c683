"""A log is read to its end, whatever gets lost on the way. No sockets; time passes only in waiting."""

from __future__ import annotations

from typing import Any

import pytest
from scripted import Clock, Script, Wire, chunk, result_rows

from polder import conversation, errors, runs, streams
from polder.chunks import Chunk
from polder.conversation import Conversation
from polder.endpoint import Endpoint
from polder.streams import End, LogReader, Progress, Restarted

CHUNKS = [chunk(seq, result_rows(f"s{seq}")) for seq in range(12)]


class Reading:
    """One reader of a script's log."""

    def __init__(self, script: Script, clock: Clock) -> None:
        self.script, self.clock = script, clock
        self.wire = Wire(script, clock)
        self.told: list[str] = []
        self.kept: dict[int, Chunk] = {}
        endpoint = Endpoint("tcp://x:1", "tcp://x:1", "tcp://x:2", folder=None)
        self.conversation = Conversation(endpoint, timeout=10)
        self.reader = LogReader(
            self.conversation, "k3v9q2xa", keep=lambda one: self.kept.update({one.seq: one}), tell=self.told.append)
        self.wire.drive(self.conversation.greet())

    def piece(self, seconds: float = 60) -> Any:
        return self.wire.drive(self.reader.piece(seconds))

    def to_end(self) -> tuple[list[int], End]:
        numbers = []
        while not isinstance(piece := self.piece(), End):
            if isinstance(piece, Chunk):
                numbers.append(piece.seq)
            assert piece is not None, "silence"
        return numbers, piece


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(conversation, "now", made)
    monkeypatch.setattr(streams, "now", made)
    return made


@pytest.fixture
def reading(clock: Clock) -> Reading:
    return Reading(Script(CHUNKS), clock)


def test_all_chunks_come_in_order_with_the_checksum(reading: Reading) -> None:
    numbers, end = reading.to_end()
    assert numbers == list(range(12))
    assert end == End("finished", reading.script.checksum)
    assert reading.script.ops("open")[0]["credit"] == 8
    assert sum(header["n"] for header in reading.script.ops("credit")) >= 4


def test_a_lost_chunk_is_asked_for_again(reading: Reading) -> None:
    lost = {5}
    def lose(stream: str, seq: int) -> bool:
        if seq not in lost:
            return True
        lost.discard(seq)
        return False
    reading.script.on_chunk = lose
    numbers, _ = reading.to_end()
    assert numbers == list(range(12))
    assert [header["from"] for header in reading.script.ops("open")] == [0, 5]


def test_what_was_on_its_way_to_the_old_stream_is_passed_over(reading: Reading) -> None:
    assert reading.piece().seq == 0
    reading.conversation.renew()
    numbers, _ = reading.to_end()
    assert numbers == list(range(1, 12))
    streams_named = [header["stream"] for header in reading.script.ops("open")]
    assert len(set(streams_named)) == 2


def test_silence_makes_the_reader_ask_and_open_again(reading: Reading) -> None:
    reading.script.on_chunk = lambda stream, seq: False
    reading.script.chunks = CHUNKS[:3]
    reading.script.streams.clear()
    opened = len(reading.script.ops("open"))
    held = reading.script.flow
    reading.script.flow = lambda stream: []  # type: ignore[method-assign]
    assert reading.piece(25) is None
    assert len(reading.script.ops("ping")) > 5
    assert len(reading.script.ops("open")) > opened + 1
    reading.script.flow = held  # type: ignore[method-assign]
    reading.script.on_chunk = lambda stream, seq: True
    assert reading.to_end()[0] == [0, 1, 2]


def test_a_daemon_that_started_anew_is_noticed(reading: Reading) -> None:
    assert reading.piece().seq == 0
    reading.wire.waiting.clear()
    reading.script.streams.clear()
    reading.script.instance = "second"
    numbers, _ = reading.to_end()
    assert numbers == list(range(1, 12))
    assert reading.clock.seconds < 1_004


def test_a_daemon_that_is_gone_is_looked_for_and_then_told(reading: Reading) -> None:
    assert reading.piece().seq == 0
    reading.wire.waiting.clear()
    reading.wire.is_cut = True
    with pytest.raises(errors.TransportRefused, match=r"goes on when one does, and client.runs\(\) finds it"):
        reading.to_end()
    assert reading.told == ["the daemon does not answer; looking for it again"]
    assert reading.clock.seconds < 1_060
    reading.wire.is_cut = False
    assert reading.to_end()[1].checksum == reading.script.checksum
    assert sorted(reading.kept) == list(range(12))


def test_the_search_ends_when_the_user_does_not_wait_longer(reading: Reading) -> None:
    assert reading.piece().seq == 0
    reading.wire.waiting.clear()
    reading.wire.is_cut = True
    began = reading.clock.seconds
    # Patience is 20 seconds; however often somebody waits for 5, it is not longer.
    with pytest.raises(errors.TransportRefused):
        for _ in range(60):
            end = reading.clock.seconds + 5
            while reading.clock.seconds < end:
                reading.wire.drive(reading.reader.piece(0.5, end))
            assert reading.clock.seconds < end + 0.5
    assert 20 <= reading.clock.seconds - began < 40
    assert reading.told == ["the daemon does not answer; looking for it again"]


def test_a_daemon_that_lives_may_take_longer_for_a_submission(reading: Reading) -> None:
    reading.script.answers["submit"] = lambda header: None
    for is_cut, seconds in ((False, 30), (True, 4)):
        reading.wire.is_cut = is_cut
        began = reading.clock.seconds
        with pytest.raises(errors.PolderError):
            reading.wire.drive(reading.conversation.ask("submit", 4, longest=30))
        assert reading.clock.seconds - began == pytest.approx(seconds, abs=0.5)


def test_a_stopping_daemon_is_waited_for(reading: Reading) -> None:
    script = reading.script
    assert reading.piece().seq == 0
    stream = script.ops("open")[0]["stream"]
    reading.wire.waiting.clear()
    reading.wire.waiting.append(script.frames({
        "type": "end", "stream": stream, "seq": 1,
        "error": {"code": "daemon.stopping", "message": "the daemon ends", "detail": {"resume_from": 1}}}))
    script.answers["open"] = lambda header: {"ok": False, "error": {
        "code": "daemon.stopping", "message": "it ends", "retryable": True}}
    opened = len(script.ops("open"))
    script.on_chunk = lambda stream, seq: True
    real = reading.wire.perform
    def back(step: Any) -> Any:
        if len(script.ops("open")) > opened + 2:
            script.answers.pop("open", None)
        return real(step)
    reading.wire.perform = back  # type: ignore[method-assign]
    assert reading.to_end()[0] == list(range(1, 12))
    assert reading.told == ["the daemon stops; the run goes on when it is back"]


def test_another_log_begins_again(reading: Reading) -> None:
    assert reading.piece().seq == 0
    reading.script.log_id = "log 2"
    def of_another_log(header: dict[str, Any]) -> dict[str, Any] | None:
        if header.get("log_id") == "log 1":
            return {"ok": False, "error": {"code": "stream.log_changed", "message": "it has another log",
                                           "detail": {"log_id": "log 2"}}}
        del reading.script.answers["open"]
        return {"ok": True, **reading.script.plain("open", header)}
    reading.script.answers["open"] = of_another_log
    reading.conversation.renew()
    reading.wire.waiting.clear()
    assert isinstance(reading.piece(), Restarted)
    assert reading.reader.position.next == 0
    assert reading.to_end()[0] == list(range(12))


def test_a_wrong_checksum_is_told_and_read_again(reading: Reading) -> None:
    header, body = CHUNKS[1]
    scarred = body[:-1] + bytes([body[-1] ^ 1])
    real = reading.wire.perform
    def scar(step: Any) -> Any:
        came = real(step)
        return [*came[:2], scarred] if isinstance(came, list) and len(came) > 2 and came[2] == body else came
    reading.wire.perform = scar  # type: ignore[method-assign]
    with pytest.raises(errors.StreamDamaged, match="checksum is not the daemon's"):
        reading.to_end()
    reading.wire.perform = real  # type: ignore[method-assign]
    assert reading.to_end()[0] == list(range(12))
    assert header["seq"] == 1


def test_after_a_long_sleep_the_stream_is_opened_again(reading: Reading) -> None:
    assert reading.piece().seq == 0
    reading.clock.seconds += 3_600
    reading.script.streams.clear()
    assert reading.to_end()[0] == list(range(1, 12))
    assert [header["from"] for header in reading.script.ops("open")] == [0, 1]


def test_progress_is_told_and_the_newest_counts(reading: Reading) -> None:
    reading.script.flow = lambda stream: [reading.script.frames({  # type: ignore[method-assign]
        "type": "progress", "stream": stream, "run": "k", "done": done, "total": 64}) for done in (8, 16)]
    assert reading.piece() == Progress(16, 64)


def test_who_waits_hears_once_what_the_daemon_waits_for(
    reading: Reading, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(runs, "now", reading.clock)
    reading.script.flow = lambda stream: []  # type: ignore[method-assign]
    reading.script.answers["status"] = lambda header: {"ok": True, "runs": [{
        "id": header["run"], "state": "running", "done": 64, "members": 64, "scenarios": ["a"],
        "waiting": "the store is full"}]}
    run = runs.BaseRun(reading.conversation, {"id": "k3v9q2xa", "members": 64})
    for _ in range(40):
        assert reading.wire.drive(run._advance(0.5)) is None
    said = capsys.readouterr().err.splitlines()
    assert [line for line in said if "the store is full" in line] == [
        "polder: run k3v9q2xa: running (waits: the store is full)"]


def test_a_cancelled_run_is_an_exception(reading: Reading) -> None:
    reading.script.flow = lambda stream: [reading.script.frames({  # type: ignore[method-assign]
        "type": "end", "stream": stream, "seq": 0, "state": "cancelled",
        "error": {"code": "run.cancelled", "message": "the run was cancelled"}})]
    with pytest.raises(errors.RunCancelled, match="the run was cancelled"):
        reading.piece()


def test_an_interrupt_before_the_position_moves_loses_nothing(reading: Reading) -> None:
    keep = reading.reader._keep
    interrupted: list[int] = []
    def interrupt(one: Chunk) -> None:
        keep(one)
        if one.seq == 3 and not interrupted:
            interrupted.append(one.seq)
            raise KeyboardInterrupt
    reading.reader._keep = interrupt
    with pytest.raises(KeyboardInterrupt):
        reading.to_end()
    numbers, end = reading.to_end()
    assert numbers == list(range(3, 12))
    assert sorted(reading.kept) == list(range(12))
    assert end.checksum == reading.script.checksum
