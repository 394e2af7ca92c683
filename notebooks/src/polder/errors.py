"""What goes wrong, as exceptions: one class for each code of the protocol, with the daemon's own sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .wording import is_known, phrase, say


class PolderError(Exception):
    """A refusal of the daemon, or a problem that this client found itself.

    `str(error)` is one sentence for people: the place, the fact and the way out.

    Attributes:
        code: for programs; never changes its meaning.
        retryable: whether the same call may succeed later.
        detail: what else the daemon says, by name.
    """

    code = "daemon.internal"

    def __init__(
        self, message: str, *, code: str | None = None, retryable: bool = False,
        detail: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or type(self).code
        self.retryable = retryable
        self.detail: dict[str, Any] = dict(detail or {})


class MessageMalformed(PolderError):
    """No message of this protocol."""

    code = "protocol.malformed"


class VersionUnsupported(PolderError):
    """The daemon speaks another version; `detail["supported"]` lists those that it does speak."""

    code = "protocol.version_unsupported"


class RequestTooLarge(PolderError):
    """A request of more bytes than the daemon takes; found before it is sent."""

    code = "protocol.too_large"


class OperationUnknown(PolderError):
    """An operation that this daemon, of an older version, does not know."""

    code = "op.unknown"


class RequestInvalid(PolderError, ValueError):
    """An argument that cannot be; `detail["path"]` names it where the daemon found it."""

    code = "request.invalid"


class AccessDenied(PolderError):
    """The client's key is no longer listed, or the operation is for operators."""

    code = "auth.denied"


class NotOwner(PolderError):
    """The run belongs to another client."""

    code = "auth.not_owner"


@dataclass(frozen=True)
class Diagnostic:
    """A problem in a file. `line` and `column` count from 1; None where it is the file as a whole."""

    file: str
    fact: str
    fix: str
    severity: str = "error"
    code: str = ""
    path: str = ""
    line: int | None = None
    column: int | None = None

    @classmethod
    def read(cls, fields: Mapping[str, Any]) -> Diagnostic:
        known = {name: fields[name] for name in cls.__dataclass_fields__ if fields.get(name) is not None}
        if "arguments" in fields and "code" in fields:
            # The catalogue has the fact under the code, and the way out beside it.
            code, arguments = fields["code"], fields["arguments"]
            fact: dict[str, Any] = {"key": code, "arguments": arguments}
            way_out = {"key": f"{code}.fix", "arguments": arguments}
            if is_known(fact) and is_known(way_out):
                if file := arguments.get("extended_by"):
                    # The problem is in a base, which came in by another file.
                    others = arguments.get("extended_by_others")
                    fact = {"key": "problem.extended", "arguments": {"fact": fact, "file": file, "others": others}}
                known |= {"fact": phrase(fact), "fix": phrase(way_out)}
        return cls(**{"file": "", "fact": "", "fix": "", **known})

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part not in (None, ""))
        text = "; ".join(part for part in (self.fact, self.fix) if part)
        return f"{place}: {text}" if place else text


class _WithDiagnostics:
    message: str
    detail: dict[str, Any]

    @property
    def diagnostics(self) -> list[Diagnostic]:
        return [Diagnostic.read(fields) for fields in self.detail.get("diagnostics", [])]

    def __str__(self) -> str:
        return "\n".join([self.message, *(f"  {diagnostic}" for diagnostic in self.diagnostics)])


class ScenarioInvalid(_WithDiagnostics, PolderError, ValueError):
    """Scenario files with mistakes; `diagnostics` has every one of them."""

    code = "scenario.invalid"


class ImportInvalid(_WithDiagnostics, PolderError, ValueError):
    """A file that cannot become figures; `diagnostics` has every reason."""

    code = "import.invalid"


class ScenarioNeedsFiles(PolderError):
    """Files name others that were not sent along."""

    code = "scenario.needs_files"


class ModelNotFound(PolderError):
    """There is no such model."""

    code = "model.not_found"


class RunNotFound(PolderError, LookupError):
    """There is no such run."""

    code = "run.not_found"


class RunNotReady(PolderError):
    """The run has not ended."""

    code = "run.not_ready"


class RunFailed(PolderError):
    """The run ended without a result."""

    code = "run.failed"


class RunCancelled(PolderError):
    """The run was cancelled."""

    code = "run.cancelled"


class KeyConflict(PolderError):
    """The key of a submission stands for other content."""

    code = "submit.key_conflict"


class QueueFull(PolderError):
    """Too many runs or requests wait."""

    code = "queue.full"


class QuotaExceeded(PolderError):
    """More was asked for than `detail["most"]`."""

    code = "quota.exceeded"


class StreamUnknown(PolderError):
    """There is no such stream."""

    code = "stream.unknown"


class StreamGone(PolderError):
    """Chunks before `detail["first"]` are no longer kept."""

    code = "stream.gone"


class LogChanged(PolderError):
    """The run has another log by now, `detail["log_id"]`."""

    code = "stream.log_changed"


class StoreFull(PolderError):
    """There is no room on the daemon's disk."""

    code = "store.full"


class StoreUnavailable(PolderError):
    """The daemon's store cannot be read or written."""

    code = "store.unavailable"


class DaemonDraining(PolderError):
    """The daemon takes no new runs."""

    code = "daemon.draining"


class DaemonStopping(PolderError):
    """The daemon ends."""

    code = "daemon.stopping"


class DaemonInternal(PolderError):
    """A mistake in Polder, or a code that this client does not know."""

    code = "daemon.internal"


class TransportTimeout(PolderError, TimeoutError):
    """No answer came in time."""

    code = "transport.timeout"


class TransportRefused(PolderError, ConnectionError):
    """Nobody listens at the endpoint."""

    code = "transport.refused"


class TransportAuth(PolderError, ConnectionError):
    """The daemon does not let this key in, or is not the daemon that the key belongs to."""

    code = "transport.auth"


class WaitTimeout(PolderError, TimeoutError):
    """The run has not ended within the time that was given; it goes on."""

    code = "run.not_ready"


class StreamDamaged(PolderError):
    """What arrived is not what the daemon's checksum stands for."""

    code = "daemon.internal"


class ClientUnusable(PolderError, RuntimeError):
    """The client is closed, or belongs to another thread or process."""

    code = "request.invalid"


class PackageMissing(PolderError, ImportError):
    """An optional package is not installed."""

    code = "request.invalid"


class ProgramMissing(PolderError, FileNotFoundError):
    """The program `polder`, which makes reports and workbooks, is not in PATH."""

    code = "request.invalid"


class ProgramFailed(PolderError):
    """The program `polder` made no file; `detail["exit"]` is its exit code."""

    code = "request.invalid"


_CLIENT_SIDE = (WaitTimeout, StreamDamaged, ClientUnusable, PackageMissing, ProgramMissing, ProgramFailed)
_BY_CODE: dict[str, type[PolderError]] = {
    kind.code: kind for kind in PolderError.__subclasses__() if kind not in _CLIENT_SIDE
}


def refusal(error: Mapping[str, Any]) -> PolderError:
    """The exception for the `error` of a reply; a code that is not known counts as `daemon.internal`."""
    code = str(error.get("code", "daemon.internal"))
    kind = _BY_CODE.get(code, DaemonInternal)
    message = str(error.get("message") or say("python.refusal.silent"))
    return kind(
        phrase(error["phrase"], message) if error.get("phrase") else message, code=code,
        retryable=bool(error.get("retryable", False)), detail=error.get("detail") or {})
