"""Against a real polderd: results in every form, interruptions, keys."""

from __future__ import annotations

import asyncio
import contextlib
import csv
import io
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from html import unescape
from pathlib import Path

import numpy as np
import pytest
from daemon import BIN, LONGEST, Daemon, until

import polder
from polder import errors, html, language, verdict

SILO, NETWORK = "polder:groot-rijnmond/silo", "polder:groot-rijnmond/network"


@pytest.fixture(scope="module")
def compared(daemon: Daemon) -> polder.Run:
    """A finished comparison; its tables need no connection."""
    with daemon.connect() as client:
        return client.compare(NETWORK, against=SILO, members=256, seed=3, name="tests").wait(LONGEST)


def test_all_forms_hold_the_same(compared: polder.Run) -> None:
    plain = compared.to_numpy()
    frame, polars, arrow = compared.to_pandas(), compared.to_polars(), compared.to_arrow()
    arrow.validate(full=True)
    assert len(frame) == len(polars) == arrow.num_rows == len(compared.table) > 10_000
    assert list(frame.columns) == polars.columns == arrow.column_names == list(plain)
    for name in ("scenario", "indicator"):
        assert frame[name].tolist() == polars[name].to_list() == arrow[name].to_pylist() == plain[name].tolist()
    for name in ("p50", "difference_p95", "probability_better", "share_of_effect_p50"):
        expected = plain[name]
        assert np.isnan(expected).any() or name == "p50"
        np.testing.assert_array_equal(frame[name].to_numpy(), expected)
        np.testing.assert_array_equal(polars[name].fill_null(float("nan")).to_numpy(), expected)
        np.testing.assert_array_equal(arrow[name].to_numpy(zero_copy_only=False), expected)


def test_xarray_has_the_same_values_by_name(compared: polder.Run) -> None:
    data = compared.to_xarray()
    place = {"scenario": "network", "region": "NL33C", "indicator": "jobs.employed"}
    rows = compared.table.where(**place)
    chosen = data.sel(place).sel(year=rows["year"])
    np.testing.assert_array_equal(chosen["difference"].sel(quantile=0.5), rows["difference_p50"])
    np.testing.assert_array_equal(chosen["value"].sel(quantile=0.95), rows["p95"])
    np.testing.assert_array_equal(chosen["probability_better"], rows["probability_better"])
    assert str(chosen["unit"].item()) == "persons"


def test_the_command_line_gives_the_same_numbers(compared: polder.Run, daemon: Daemon) -> None:
    text = subprocess.run(
        [f"{BIN}/polder", "show", compared.id, "--format", "csv", "--indicator", "all", "--region", "NL33C", "--year",
         "2040", "--endpoint", str(daemon.runtime)],
        capture_output=True, text=True, check=True, timeout=LONGEST, env=daemon.environment).stdout
    lines = list(csv.DictReader(io.StringIO(text)))
    assert len(lines) > 50
    frame = compared.to_pandas().set_index(["scenario", "region", "indicator", "year"])
    for line in lines:
        row = frame.xs((line["scenario"], "NL33C", line["indicator"], 2040))
        for name in ("p05", "p50", "difference_p50", "probability_better"):
            number = float(line[name]) if line[name] else float("nan")
            assert number == row[name] or (number != number and row[name] != row[name])


def test_it_shows_itself(compared: polder.Run, daemon: Daemon) -> None:
    shown = compared._repr_html_()
    assert "Groot-Rijnmond as a network around the challenge" in shown
    assert "no forecast of a region" in shown
    assert "what is judged and matters most" in shown
    headlines = compared.result.headlines
    assert "housing.dwellings" in headlines
    for name in headlines:
        assert compared.result.title(name) in shown
    rows = compared.table.where(scenario="network", region="NL33C", indicator="housing.dwellings", year=2050)
    assert f">{html.number(rows['difference_p50'][0], signed=True)}</td>" in shown
    assert ">percentage points</td>" in shown and ">≈ too small to name</td>" in shown
    with daemon.connect() as client:
        assert compared.id in client.runs()._repr_html_()
        measures = client.describe("measures")
        assert all(one.name in measures._repr_html_() for one in measures)
        figure = client.describe("parameters", "collaboration.planned_share")[0]._repr_html_()
        assert "0.6 to 1.2" in figure and "tuned" in figure


def test_it_shows_itself_in_dutch_too(compared: polder.Run, daemon: Daemon) -> None:
    language.use("nl")
    shown = compared._repr_html_()
    assert "Groot-Rijnmond als opgavegericht netwerk met regisseur" in shown
    for text in (compared.result.title("housing.dwellings"), "beter in", "te klein om te noemen"):
        assert text in shown
    assert "no forecast" not in shown and "geen voorspelling van een regio" in shown
    assert compared.fan_chart("jobs.employed").axes[0].get_legend_handles_labels()[1][0] == "90 van de 100 trekkingen"
    with daemon.connect() as client, pytest.raises(errors.RunNotFound) as raised:
        client.get_run("zzzzzzzz")
    assert raised.value.code == "run.not_found"


def test_in_the_language_of_brackets_no_text_of_a_page_stands_outside(compared: polder.Run) -> None:
    language.use("qps")
    shown = compared._repr_html_()
    heads = re.findall(r"<(?:th|b|p)[^>]*>([^<]*)", shown)
    assert len(heads) > 10
    assert not [text for text in heads if text and not re.fullmatch(r"(⟦.*⟧[:, ]*)+", text)]
    # Of the cells only numbers, units, signs, and names as scenario files write them.
    cells = [text for text in re.findall(r"<td[^>]*>([^<]*)", shown) if "⟦" not in text]
    units = set(compared.to_numpy()["unit"].tolist())
    names = {one["name"] for one in (compared.document or {})["assumptions"]} | {"network", "silo"}
    units |= {one["unit"] for one in (compared.document or {})["assumptions"]}
    sentences = {one["sentence"] for one in (compared.document or {})["assumptions"]}
    left = [text for text in map(unescape, cells)
            if text and not re.fullmatch(r"[±+−\d.,%]+", text) and text not in units | names | sentences | {"%"}]
    assert not left


def test_the_terminal_has_the_same_word_for_the_same_row(compared: polder.Run, daemon: Daemon) -> None:
    """`polder show --details` beside the page of the notebook, row by row."""
    shown = subprocess.run(
        [f"{BIN}/polder", "show", compared.id, "--details", "--region", "NL33C"], capture_output=True, text=True,
        env={**daemon.environment, "COLUMNS": "200", "POLDER_LANGUAGE": "en"}, timeout=LONGEST)
    assert shown.returncode == 0, shown.stderr
    words = {"ahead": "ahead", "behind": "behind", "neck and neck": "neck-and-neck", "≈": "too-small"}
    names = {compared.result.title(name): name for name in compared.result.headlines}
    result, compared_rows, indicator = compared.result, 0, None
    for line in shown.stdout.splitlines():
        found = re.match(r"(?:  [↑↓ ] (\S.*?))?\s+(20\d\d)\s.*\](?:  (.*))?$", line)
        if not found:
            continue
        label, year, said = found.groups()
        if label is not None:
            indicator = next((name for title, name in names.items() if label.startswith(title)), None)
        if indicator is None or not said:
            continue
        where = {"region": "NL33C", "indicator": indicator, "year": int(year)}
        row = {name: values[0] for name, values in compared.table.where(scenario="network", **where).items()}
        level = compared.table.where(scenario="silo", **where)["p50"][0]
        word = verdict.of_row(row, result.worth_naming(indicator), level)
        if word is not None:
            assert words[said.split(",")[0].strip()] == word, line
            compared_rows += 1
    assert compared_rows >= 10, shown.stdout


def test_pictures_are_drawn(compared: polder.Run, tmp_path: Path) -> None:
    for picture in (
        compared.fan_chart("jobs.employed"), compared.fan_chart("prosperity.index", difference=False),
        compared.influence_chart(),
    ):
        picture.savefig(tmp_path / "picture.png")
        assert (tmp_path / "picture.png").read_bytes().startswith(b"\x89PNG")
    axes = compared.fan_chart("jobs.employed").axes[0]
    rows = compared.table.where(scenario="network", region="NL33C", indicator="jobs.employed")
    np.testing.assert_array_equal(np.asarray(axes.lines[0].get_ydata()), rows["difference_p50"])


def test_names_that_do_not_exist_are_told(compared: polder.Run, daemon: Daemon) -> None:
    with pytest.raises(errors.RequestInvalid, match=r"did you mean 'jobs\.employed'"):
        compared.fan_chart("jobs.emplyed")
    with daemon.connect() as client:
        with pytest.raises(errors.RequestInvalid, match=r"did you mean 'jobs\.employed'"):
            client.describe("indicators", "jobs.emplyed")
        with pytest.raises(errors.RequestInvalid, match="'topic' is 'indicator'; give one of indicators"):
            client.describe("indicator")
        assert "safety.road_deaths" in {one.name for one in client.describe("quantities")}
        with pytest.raises(errors.RunNotFound, match="no run 'zzzzzzzz'"):
            client.get_run("zzzzzzzz")
    with pytest.raises(errors.RequestInvalid, match="did you mean 'Groot-Rijnmond'"):
        compared.fan_chart("jobs.employed", region="Groot-Rijmond")
    assert compared.region_code("groot-rijnmond") == "NL33C"
    with pytest.raises(errors.RequestInvalid, match=r"'collaboration\.delivered' has no values in NL111"):
        compared.fan_chart("collaboration.delivered", region="NL111")


def test_mistakes_in_a_scenario_come_with_line_and_column(daemon: Daemon) -> None:
    text = f"extends: {SILO}\nroadmap:\n  - measure: sme_outrech\n    start: 2027Q1\n"
    with daemon.connect() as client:
        checked = client.validate(polder.Scenario(text, "mine"))
        assert not checked
        with pytest.raises(errors.ScenarioInvalid) as caught:
            client.run(polder.Scenario(text, "mine"))
    for diagnostics in (checked.diagnostics, caught.value.diagnostics):
        assert [(one.file, one.line, one.column) for one in diagnostics] == [("mine.yaml", 3, 14)]
    assert "mine.yaml:3:14: " in str(caught.value)


def test_variants_of_one_base_in_one_call(daemon: Daemon) -> None:
    own = {"extends": NETWORK, "title": "Mijn netwerk", "collaboration": {"network_manager": True}}
    with daemon.connect() as client:
        assert client.validate(own)
        run = client.compare(polder.Scenario(own, "mijn"), members=8, variants={
            "veel vertrouwen": {"collaboration": {"initial_trust": 0.8}},
            "geen regisseur": {"collaboration": {"network_manager": False}}}).wait(LONGEST)
    assert run.reference == "mijn"
    assert run.table.distinct("scenario") == ["geen regisseur", "mijn", "veel vertrouwen"]
    changed = {(one["scenario"], one["path"], one["value"]) for one in (run.document or {})["changed_inputs"]}
    assert ("geen regisseur", "collaboration.network_manager", "no") in changed


def test_files_of_this_checkout_and_their_base(daemon: Daemon) -> None:
    folder = Path(__file__).parents[2] / "scenarios/twente"
    with daemon.connect() as client:
        run = client.run([folder / "silo.yaml", folder / "network.yaml"], central=True).wait(LONGEST)
    assert run.table.distinct("scenario") == ["network", "silo"]
    assert run.table.members == 1


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


def test_values_of_members(daemon: Daemon) -> None:
    with daemon.connect() as client:
        run = client.compare(NETWORK, against=SILO, members=16, keep="all").wait(LONGEST)
        if not run.member_table.chunks:
            pytest.skip("this polderd puts no values of members into its log")
        network = run.members("jobs.employed", scenario="network", year=2050)
        silo = run.members("jobs.employed", scenario="silo", year=2050)
        rows = run.table.where(scenario="network", region="NL33C", indicator="jobs.employed", year=2050)
        np.testing.assert_allclose(np.quantile(network - silo, 0.5), rows["difference_p50"][0], rtol=1e-9)


def test_one_member_again(daemon: Daemon) -> None:
    with daemon.connect() as client:
        run = client.run(SILO, members=8).wait(LONGEST)
        try:
            parameters = run.member(7).parameters()
            again, other = run.member(7).parameters(), run.member(6).parameters()
        except errors.OperationUnknown as error:
            pytest.skip(f"this polderd does not compute one member again: {error}")
        assert parameters == again != other
        known = {one.name for one in client.describe("parameters")}
        assert {label.split("[")[0] for label in parameters} & known


def free_port() -> int:
    """The first of two neighbours that are free now."""
    with socket.socket() as first, socket.socket() as second:
        first.bind(("127.0.0.1", 0))
        port = int(first.getsockname()[1])
        second.bind(("127.0.0.1", port + 1))
        return port


def test_keys_open_a_port_and_wrong_ones_are_told(tmp_path: Path) -> None:
    if not BIN:
        pytest.skip("POLDER_BIN names no folder with polderd; .ci/notebooks BIN sets it")
    port = until(lambda: free_port_or_none())
    keys = tmp_path / "keys"
    for name in ("--server", "anna", "stranger"):
        subprocess.run([f"{BIN}/polder", "keygen", name, "-o", str(keys)], check=True, capture_output=True, timeout=60)
    (keys / "authorized_clients").mkdir(mode=0o700, exist_ok=True)
    (keys / "anna.pub").rename(keys / "authorized_clients/anna.pub")
    endpoint = f"tcp://127.0.0.1:{port}"
    with Daemon("--tcp-listen", f"127.0.0.1:{port}", "--keys-folder", str(keys)):
        with polder.connect(endpoint, key=keys / "anna.secret", server_key=keys / "server.pub", timeout=60) as client:
            run = client.run(SILO, members=8).wait(LONGEST)
            assert run.status()["owner"] == "anna"
        with pytest.raises(errors.TransportAuth, match=r"does not let in the key of .*stranger\.secret"):
            polder.connect(endpoint, key=keys / "stranger.secret", server_key=keys / "server.pub", timeout=60)
        with pytest.raises(errors.TransportAuth, match=r"hangs up on the key of .*stranger\.pub"):
            polder.connect(endpoint, key=keys / "anna.secret", server_key=keys / "stranger.pub", timeout=60)
    with pytest.raises(errors.TransportRefused, match=r"see that polderd runs there with tcp\.listen"):
        polder.connect(endpoint, key=keys / "anna.secret", server_key=keys / "server.pub", timeout=1)


def free_port_or_none() -> int | None:
    try:
        return free_port()
    except (OSError, OverflowError):
        return None


def test_a_daemon_is_started_where_nobody_named_one(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str],
) -> None:
    if not BIN:
        pytest.skip("POLDER_BIN names no folder with polderd; .ci/notebooks BIN sets it")
    own = Daemon()
    monkeypatch.setenv("PATH", f"{BIN}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("POLDER_RUNTIME", str(own.runtime))
    monkeypatch.setenv("XDG_STATE_HOME", str(own.folder / "state"))
    pid = None
    try:
        with pytest.raises(errors.TransportRefused, match="no daemon listens there"):
            polder.connect(own.runtime)
        with pytest.raises(errors.TransportRefused):
            polder.connect(start=False)
        with polder.connect(timeout=60) as client:
            pid = client.daemon["pid"]
            assert capfd.readouterr().err == "polder: starting a daemon for you (it ends when idle for five minutes)\n"
            with polder.connect() as second:
                assert second.daemon["instance"] == client.daemon["instance"]
            run = client.run(SILO, members=64)
            end(pid)
            assert run.wait(LONGEST).table.members == 64
            assert "looking for it again\npolder: starting a daemon for you" in capfd.readouterr().err
            with polder.connect(start=False) as second:
                pid = second.daemon["pid"]
    finally:
        if pid is not None:
            end(pid)
        own.__exit__()


def end(pid: int) -> None:
    """Kills a daemon that a test started through the client."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    until(lambda: not Path(f"/proc/{pid}").exists())
