"""Keys of CURVE, in the text files that `polder keygen` makes."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from .errors import RequestInvalid


@dataclass(frozen=True)
class Keyring:
    """A client's own pair and the daemon's public key, each 40 characters of Z85."""

    public: bytes
    secret: bytes
    server: bytes
    own_file: str
    server_file: str

    @classmethod
    def read(cls, key: str | None, server_key: str | None, endpoint: str) -> Keyring:
        """Reads both files.

        Raises:
            RequestInvalid: with everything that is missing or wrong.
        """
        problems = []
        if not key:
            problems.append(f"{endpoint}: tcp needs your secret key; give its file with key= or POLDER_KEY")
        if not server_key:
            problems.append(
                f"{endpoint}: tcp needs the daemon's public key (server.pub); give its file with server_key= or "
                "POLDER_SERVER_KEY")
        fields: list[bytes] = []
        for file, field, is_secret in (
            (key, "public-key", True), (key, "secret-key", True), (server_key, "public-key", False),
        ):
            if not file:
                continue
            try:
                fields.append(_field(Path(file).expanduser(), field, is_secret=is_secret))
            except RequestInvalid as error:
                problems.append(str(error))
        if problems:
            raise RequestInvalid("\n".join(dict.fromkeys(problems)), detail={"path": "key"})
        return cls(fields[0], fields[1], fields[2], str(key), str(server_key))


def _field(path: Path, field: str, *, is_secret: bool) -> bytes:
    try:
        status = path.lstat()
        text = path.read_text(encoding="ascii", errors="replace") if stat.S_ISREG(status.st_mode) else None
    except OSError as error:
        raise RequestInvalid(
            f"{path}: the file of keys cannot be read ({error.strerror}); `polder keygen` makes one") from None
    if text is None:
        raise RequestInvalid(f"{path}: this is no plain file; put the file itself there (links are not followed)")
    if is_secret and "public-key:" in text and "secret-key:" not in text:
        raise RequestInvalid(f"{path}: there is no secret key in it; give the file that `polder keygen` keeps secret")
    if is_secret and status.st_uid != os.geteuid():
        raise RequestInvalid(f"{path}: it belongs to another user; keep keys in files of your own")
    if status.st_mode & (0o077 if is_secret else 0o022):
        what = "read the secret key" if is_secret else "change the daemon's key"
        mode = "600" if is_secret else "644"
        raise RequestInvalid(
            f"{path}: others can {what} (mode {stat.S_IMODE(status.st_mode):o}); run: chmod {mode} '{path}'")
    lines = [line for line in text.splitlines() if line.startswith(f"{field}:")]
    value = lines[0].split(":", 1)[1].strip() if len(lines) == 1 else ""
    if len(value) != 40:
        raise RequestInvalid(
            f"{path}: there is no line '{field}: …' with a key of 40 characters; make the file anew with "
            "`polder keygen`")
    return value.encode("ascii", "replace")
