"""Files that the program makes: a report and a workbook; and what it is told where there is no program."""

from __future__ import annotations

import asyncio
import os
import zipfile
from pathlib import Path

import pytest
from daemon import BIN, Daemon

import polder
from polder import errors, programs
from polder.endpoint import in_folder


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch, daemon: Daemon) -> None:
    """`polder` in PATH, as it is for people who have installed it."""
    monkeypatch.setenv("PATH", f"{BIN}{os.pathsep}{os.environ['PATH']}")


@pytest.mark.usefixtures("program")
def test_a_report_in_the_language_that_is_asked(daemon: Daemon, compared: polder.Run, tmp_path: Path) -> None:
    with daemon.connect() as client:
        run = client.get_run(compared.id)
        for spoken in ("nl", "en", "nl"):
            path = run.report(tmp_path / "report.html", language=spoken, title="<Ours>", tables=True)
            text = path.read_text(encoding="utf-8")
            assert f'lang="{spoken}"' in text and "&lt;Ours&gt;" in text and '<details open="open">' in text
        with pytest.raises(errors.ProgramFailed, match="--force") as caught:
            run.report(path, overwrite=False)
        assert caught.value.detail["exit"] != 0
        with pytest.raises(errors.ProgramFailed):
            run.report(tmp_path / "nowhere/report.html")


@pytest.mark.usefixtures("program")
def test_a_workbook_and_its_asyncio_twin(daemon: Daemon, compared: polder.Run, tmp_path: Path) -> None:
    with daemon.connect() as client:
        path = client.get_run(compared.id).to_excel(tmp_path / "all.xlsx", year="2030,2050", indicator="jobs")
    names = zipfile.ZipFile(path).namelist()
    assert len([name for name in names if name.startswith("xl/worksheets/sheet")]) >= 5

    async def twin() -> tuple[Path, Path]:
        async with polder.aio.connect(daemon.runtime, start=False) as client:
            run = await (await client.get_run(compared.id)).wait()
            return await run.to_excel(tmp_path / "twin.xlsx"), await run.report(tmp_path / "twin.html", pdf=False)

    assert all(file.stat().st_size > 10_000 for file in asyncio.run(twin()))


def test_without_the_program_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    making = programs.report(in_folder(tmp_path), "k3v9q2xa", tmp_path / "report.html", {})
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(errors.ProgramMissing, match="not in PATH; install Polder"):
        making.carry_out()


def test_a_program_that_says_nothing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    silent = tmp_path / "polder"
    silent.write_text("#!/bin/sh\nexit 3\n")
    silent.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(errors.ProgramFailed, match="ended with 3"):
        programs.workbook(in_folder(tmp_path), "k3v9q2xa", tmp_path / "all.xlsx", {}).carry_out()


def test_settings_become_flags_and_others_are_refused(tmp_path: Path) -> None:
    place = in_folder(tmp_path)
    words = programs.report(place, "k3v9q2xa", "a.html", {"pdf": True, "tables": False, "map": tmp_path}).words
    assert words[:2] == ("report", "k3v9q2xa") and words[-1] == "--force"
    assert "--pdf" in words and "--tables" not in words and words[words.index("--map") + 1] == str(tmp_path)
    assert "--force" not in programs.workbook(place, "k3v9q2xa", "a.xlsx", {"overwrite": False}).words
    with pytest.raises(errors.RequestInvalid, match="did you mean 'title'"):
        programs.report(place, "k3v9q2xa", "a.html", {"titel": "x"})  # type: ignore[typeddict-unknown-key]
    with pytest.raises(errors.RequestInvalid, match="language"):
        programs.report(place, "k3v9q2xa", "a.html", {"language": "klingon"})
    with pytest.raises(errors.RequestInvalid, match="year"):
        programs.workbook(place, "k3v9q2xa", "a.xlsx", {"year": 2030})  # type: ignore[typeddict-item]
