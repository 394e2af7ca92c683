"""Where a daemon is looked for, with which keys, and when one is started."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import polder
from polder import errors, launch
from polder.endpoint import find, runtime_folder

PUBLIC, SECRET = "p" * 40, "s" * 40


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    (tmp_path / "anna.secret").write_text(f"# Anna\npublic-key: {PUBLIC}\nsecret-key: {SECRET}\n")
    (tmp_path / "anna.secret").chmod(0o600)
    (tmp_path / "server.pub").write_text(f"public-key: {'d' * 40}\n")
    (tmp_path / "server.pub").chmod(0o644)
    return tmp_path


def test_the_runtime_folder_follows_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/run/me")
    assert runtime_folder() == Path("/run/me/polder")
    monkeypatch.setenv("POLDER_RUNTIME", "/run/mine")
    place = find()
    assert (place.control, place.data, place.may_start) == ("ipc:///run/mine/control", "ipc:///run/mine/data", True)


@pytest.mark.parametrize("named", ["/run/team", "ipc:///run/team", "ipc:///run/team/control"])
def test_a_named_folder_is_never_started_in(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLDER_ENDPOINT", named)
    assert (find().control, find().may_start) == ("ipc:///run/team/control", False)


def test_client_yaml_names_a_daemon_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "config/polder").mkdir(parents=True)
    (tmp_path / "config/polder/client.yaml").write_text("endpoint: /run/file\n")
    assert find().control == "ipc:///run/file/control"
    monkeypatch.setenv("POLDER_ENDPOINT", "/run/variable")
    assert find().control == "ipc:///run/variable/control"
    assert find("/run/argument").control == "ipc:///run/argument/control"


def test_a_path_that_is_too_long_is_told() -> None:
    with pytest.raises(errors.RequestInvalid, match="more than 90 bytes; set POLDER_RUNTIME"):
        find("/" + "x" * 90)


@pytest.mark.parametrize("named", ["tcp://", "tcp://host", "tcp://host:0", "tcp://host:65535", "tcp://a b:1", "tcp:x"])
def test_an_address_that_is_none_is_told(named: str) -> None:
    with pytest.raises(errors.RequestInvalid, match="no address and port; write it as"):
        find(named)


@pytest.mark.parametrize("named", ["127.0.0.1:7400", "http://host:1/x", "host.nl:80"])
def test_an_address_of_another_kind_is_told(named: str) -> None:
    with pytest.raises(errors.RequestInvalid, match=r"no address of polderd; write tcp://127\.0\.0\.1:7400"):
        find(named)


def test_tcp_takes_both_keys(keys: Path) -> None:
    place = find("tcp://[::1]:7400", str(keys / "anna.secret"), str(keys / "server.pub"))
    assert (place.control, place.data, place.is_ipv6) == ("tcp://[::1]:7400", "tcp://[::1]:7401", True)
    assert place.keyring is not None
    assert (place.keyring.public, place.keyring.secret, place.keyring.server) == (
        PUBLIC.encode(), SECRET.encode(), b"d" * 40)


def test_all_missing_keys_are_told_at_once() -> None:
    with pytest.raises(errors.RequestInvalid, match=r"(?s)your secret key.*the daemon's public key"):
        find("tcp://host:1")


@pytest.mark.parametrize(("spoil", "sentence"), [
    (lambda file: file.chmod(0o644), "run: chmod 600"), (lambda file: file.unlink(), "`polder keygen` makes one"),
    (lambda file: file.write_text("public-key: short\nsecret-key: short\n"), "no line 'public-key: …'"),
    (lambda file: file.write_text(f"public-key: {'a' * 40}\n"), "there is no secret key in it")])
def test_a_file_of_keys_that_will_not_do_is_told(keys: Path, spoil: object, sentence: str) -> None:
    assert callable(spoil)
    spoil(keys / "anna.secret")
    with pytest.raises(errors.RequestInvalid, match=sentence):
        find("tcp://host:1", str(keys / "anna.secret"), str(keys / "server.pub"))


def test_polderd_is_looked_for_beside_polder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for place in ("real", "bin", "other"):
        (tmp_path / place).mkdir()
    for program in ("real/polder", "real/polderd", "other/polderd"):
        (tmp_path / program).touch(0o755)
    (tmp_path / "bin/polder").symlink_to(tmp_path / "real/polder")
    monkeypatch.setenv("PATH", f"{tmp_path}/other{os.pathsep}{tmp_path}/bin")
    assert launch.find_program() == tmp_path / "real/polderd"
    (tmp_path / "real/polderd").unlink()
    assert launch.find_program() == tmp_path / "other/polderd"


def test_without_polderd_the_way_out_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("POLDER_RUNTIME", str(tmp_path / "run"))
    with pytest.raises(errors.TransportRefused, match="install it, or name a daemon"):
        polder.connect()
    assert not (tmp_path / "run").exists()


def test_a_folder_that_others_can_enter_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    with pytest.raises(errors.RequestInvalid, match="chmod 700"):
        launch.prepare(tmp_path)
