"""Against a real polderd: early bands, and readers, cells and daemons that stop halfway."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from daemon import BIN, LONGEST, NETWORK, SILO, Daemon

import polder
from polder import errors


def test_early_bands_then_the_result(daemon: Daemon) -> None:
    with daemon.connect() as client:
        run = client.compare(NETWORK, against=SILO, members=512)
        early = [table.members for table in run]
        assert early == sorted(set(early))
        assert all(members <= 512 for members in early)
        assert run.wait().table.members == 512


def test_a_cancelled_run_says_so(daemon: Daemon) -> None:
    with daemon.connect() as client:
        run = client.run(SILO, members=50_000)
        with pytest.raises(errors.WaitTimeout, match="it goes on"):
            run.wait(timeout=0.2)
        assert run.cancel() == "cancelled"
        with pytest.raises(errors.RunCancelled):
            run.wait(LONGEST)
        assert run.status()["state"] == "cancelled"


def test_an_interrupted_cell_leaves_the_run_and_goes_on(daemon: Daemon) -> None:
    with daemon.connect() as client:
        run = client.run(SILO, members=1_000)
        timer = threading.Timer(0.5, lambda: os.kill(os.getpid(), signal.SIGINT))
        timer.start()
        with pytest.raises(KeyboardInterrupt):
            run.wait(LONGEST)
        timer.join()
    with daemon.connect() as client:
        again = next(one for one in client.runs() if one.id == run.id)
        assert again.wait(LONGEST).table.members == 1_000


def read(daemon: Daemon, run: str) -> subprocess.Popen[str]:
    program = [sys.executable, str(Path(__file__).with_name("reader.py")), str(daemon.runtime), run]
    return subprocess.Popen(program, stdout=subprocess.PIPE, text=True)


def test_paused_and_killed_clients_end_with_the_same_checksum(daemon: Daemon, compared: polder.Run) -> None:
    with daemon.connect() as client:
        run = client.compare(NETWORK, against=SILO, members=600)
        with read(daemon, run.id) as killed, read(daemon, run.id) as paused:
            assert killed.stdout is not None and paused.stdout is not None
            for reader in (killed, paused):
                assert reader.stdout is not None and reader.stdout.readline() == "0\n"
            killed.kill()
            paused.send_signal(signal.SIGSTOP)
            run.wait(LONGEST)
            paused.send_signal(signal.SIGCONT)
            paused_sum = paused.communicate(timeout=LONGEST)[0].splitlines()[-1]
        with read(daemon, run.id) as resumed:
            resumed_sum = resumed.communicate(timeout=LONGEST)[0].splitlines()[-1]
    assert paused_sum == resumed_sum == run.checksum


def test_a_daemon_that_is_killed_is_waited_for_and_the_numbers_stay() -> None:
    if not BIN:
        pytest.skip("POLDER_BIN names no folder with polderd; .ci/notebooks BIN sets it")
    with Daemon() as own, own.connect() as client:
        whole = client.compare(NETWORK, against=SILO, members=400).wait(LONGEST)
        run = client.compare(NETWORK, against=SILO, members=400)
        assert isinstance(next(iter(run)), polder.Table)
        def kill_and_start() -> None:
            own.kill()
            own.start()
        restart = threading.Thread(target=kill_and_start)
        restart.start()
        run.wait(LONGEST)
        restart.join()
        for name, column in whole.to_numpy().items():
            np.testing.assert_array_equal(run.to_numpy()[name], column)
        assert client.runs()[0].id == run.id


def test_the_asyncio_twin_follows_several_runs_at_a_time(daemon: Daemon, compared: polder.Run) -> None:
    async def follow() -> list[str | None]:
        async with polder.aio.connect(daemon.runtime, timeout=60) as client:
            runs = [await client.compare(NETWORK, against=SILO, members=256, seed=seed) for seed in (3, 4)]
            waiting = [asyncio.create_task(run.wait(LONGEST)) for run in runs]
            assert (await client.status())["state"] == "running"
            await asyncio.gather(*waiting)
            np.testing.assert_array_equal(runs[0].to_numpy()["p50"], compared.to_numpy()["p50"])
            sums = [one.seq async for one in runs[1].chunks()]
            assert sums == list(range(len(sums)))
            with pytest.raises(errors.RunNotReady, match=r"wait\(\) for it first"):
                (await client.run(SILO, members=8)).to_numpy()
            return [run.checksum for run in runs]
    first, second = asyncio.run(follow())
    assert first != second
    assert first is not None


def test_two_tasks_of_asyncio_follow_one_run(daemon: Daemon) -> None:
    async def follow() -> list[int]:
        async with polder.aio.connect(daemon.runtime, timeout=60) as client:
            run = await client.compare(NETWORK, against=SILO, members=256, seed=5)
            async def watch() -> list[int]:
                return [early.members async for early in run]
            seen, _ = await asyncio.gather(watch(), run.wait(LONGEST, progress=True))
            assert not client._conversation._inboxes
            provisional = [chunk.members async for chunk in run.chunks() if chunk.kind == "provisional"]
            assert seen == provisional
            # Left in the middle, when the client closes.
            await anext(run.chunks())
            roads = await run.member(3, "silo").quantities("safety.road_deaths", first_quarter=2, quarters=2)
            assert roads[0].quarters == ["2024Q3", "2024Q4"]
            return seen
    assert asyncio.run(follow())
