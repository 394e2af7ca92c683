"""Keys of CURVE, in the text files that `polder keygen` makes."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from .errors import RequestInvalid
from .wording import say


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
            problems.append(say("python.key.needs_own", endpoint=endpoint))
        if not server_key:
            problems.append(say("python.key.needs_server", endpoint=endpoint))
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
            say("python.key.unreadable", path=str(path), error=error.strerror or "")) from None
    if text is None:
        raise RequestInvalid(say("python.file.link", path=str(path)))
    if is_secret and "public-key:" in text and "secret-key:" not in text:
        raise RequestInvalid(say("python.key.not_secret", path=str(path)))
    if is_secret and status.st_uid != os.geteuid():
        raise RequestInvalid(say("python.key.other_user", path=str(path)))
    if status.st_mode & (0o077 if is_secret else 0o022):
        fact = "python.key.others_read" if is_secret else "python.key.others_change"
        raise RequestInvalid(say(fact, path=str(path), mode=f"{stat.S_IMODE(status.st_mode):o}"))
    lines = [line for line in text.splitlines() if line.startswith(f"{field}:")]
    value = lines[0].split(":", 1)[1].strip() if len(lines) == 1 else ""
    if len(value) != 40:
        raise RequestInvalid(
            say("python.key.no_line", path=str(path), field=field))
    return value.encode("ascii", "replace")
