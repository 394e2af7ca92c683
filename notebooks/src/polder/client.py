"""The client with blocking calls, for notebooks and scripts. The asyncio twin is `polder.aio`."""

from __future__ import annotations

import os
import threading
from collections.abc import Generator, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, SupportsIndex, TypeVar

from . import arguments, imports, launch, members, operations, programs
from .chunks import Chunk
from .conversation import Conversation, now
from .endpoint import Endpoint
from .errors import ClientUnusable
from .imports import ImportedTable, ImportSettings
from .improvements import Improvement
from .operations import Request, Settings, Validation
from .programs import ReportSettings, WorkbookSettings
from .progress import ProgressDisplay
from .questions import QuestionedRun
from .reference import Reference
from .runs import LONGEST_STEP, Runs
from .steps import Steps
from .streams import End, Patience, Piece, Progress
from .tables import Table
from .transport import Transport
from .wording import say

if TYPE_CHECKING:
    from typing_extensions import Unpack

T = TypeVar("T")

class Client:
    """A conversation with one daemon. Made by `polder.connect`; used by the thread that made it.

    Attributes:
        is_closed: whether `close` was called.

    Every call raises a `PolderError`: what the daemon refuses, or `TransportTimeout`, `TransportRefused` and
    `TransportAuth` where no answer comes within the timeout.
    """

    def __init__(
        self, endpoint: Endpoint, *, timeout: float = 10.0, start: bool = True, patience: Patience | None = None,
    ) -> None:
        self.endpoint = endpoint
        timeout = arguments.seconds("timeout", timeout)
        may_start = start and endpoint.may_start
        self._conversation = Conversation(endpoint, timeout, self._revive if may_start else lambda: None)
        self._patience = patience
        self._owner = (os.getpid(), threading.get_ident())
        self.is_closed = False
        self._transport = Transport(endpoint)
        try:
            self._drive(operations.greet(self._conversation, may_start, lambda: launch.start(endpoint)))
        except BaseException:
            self._transport.close()
            raise

    def _revive(self) -> None:
        if self.endpoint.is_vacant():
            launch.start(self.endpoint)

    def _drive(self, steps: Steps[T]) -> T:
        """Carries out what the logic asks for, and gives what it comes to."""
        try:
            self._check()
        except ClientUnusable:
            steps.close()
            raise
        incoming = None
        while True:
            try:
                step = steps.send(incoming)
            except StopIteration as stop:
                result: T = stop.value
                return result
            try:
                incoming = self._transport.perform(step)
            except BaseException:
                # An interrupt may have torn a message in two: what is left of it must not begin the next one.
                self._conversation.renew()
                self._transport.open()
                raise

    def _check(self) -> None:
        """Raises ClientUnusable where no call can be made."""
        process, thread = self._owner
        if process != os.getpid():
            raise ClientUnusable(say("python.client.process"))
        if thread != threading.get_ident():
            raise ClientUnusable(say("python.client.thread"))
        if self.is_closed:
            raise ClientUnusable(say("python.client.closed"))

    # -- the daemon

    @property
    def daemon(self) -> Mapping[str, Any]:
        """Version, build, limits, features, model and data of the daemon, as it said hello."""
        return self._conversation.hello

    def status(self) -> dict[str, Any]:
        """What the daemon is doing: its load, and the runs that wait or are computed."""
        return self._drive(self._conversation.ask("status"))

    def describe(self, topic: str, name: str | None = None) -> Reference:
        """What there is: `indicators`, `quantities`, `levers`, `measures`, `parameters`, `regions`, `actors`, `modes`.

        Args:
            name: one entry; of a region, its figures follow.
        """
        return self._drive(operations.describe(self._conversation, topic, name))

    # -- runs

    def run(
        self, scenario: Any, *, variants: Mapping[str, Mapping[str, Any]] | None = None, data: Any = None,
        **settings: Unpack[Settings],
    ) -> Run:
        """Submits scenarios, to be computed side by side with the same luck, and returns at once.

        Args:
            scenario: a path, `polder:NAME` for a shipped one, a text, a dict, a `Scenario`, or a list of these.
            variants: instead of `scenario` itself, one scenario for each entry: its name and what it changes.
            data: a table of figures (.csv) to lay over the baseline, or several.
            **settings: `members`, `seed`, `name`, `years`, `regions`, `keep`, `central`, `queue`, `priority`;
                see `polder.operations.Settings`.

        Raises:
            ScenarioInvalid: with every problem of every file.
        """
        return self._submit(operations.to_run(scenario, changes=variants, data=data, settings=settings))

    def compare(
        self, *scenarios: Any, against: Any = None, variants: Mapping[str, Mapping[str, Any]] | None = None,
        data: Any = None, **settings: Unpack[Settings],
    ) -> Run:
        """Submits scenarios to be compared, member by member, with one of them, and returns at once.

        Args:
            scenarios: as in `run`.
            against: the one that the others are compared with; by default the first.
            variants: further scenarios, which change the reference.

        The other arguments, and what is raised, are those of `run`.
        """
        return self._submit(operations.to_compare(
            scenarios, against=against, changes=variants, data=data, settings=settings))

    def improve(
        self, scenario: Any, *, criterion: str | None = None, fixed: Sequence[str] | str = (), data: Any = None,
        progress: bool = False, **settings: Unpack[Settings],
    ) -> Improvement:
        """Runs a scenario, and looks for a better roadmap for it: see `Run.improve`, of which `fixed` is `keep`."""
        run = self.run(scenario, data=data, **settings).wait()
        return run.improve(criterion=criterion, keep=fixed, progress=progress)

    def _submit(self, request: Request) -> Run:
        reply = self._drive(operations.submit(self._conversation, request))
        run = self.get_run(reply["run"])
        run.warn(reply["warnings"])
        return run

    def validate(self, scenario: Any, *, data: Any = None) -> Validation:
        """Every problem of the files of one or several scenarios; runs nothing. True where they could be run."""
        request = operations.to_run(scenario, changes=None, data=data, settings={})
        return self._drive(operations.validate(self._conversation, request))

    def import_table(self, table: Any, **settings: Unpack[ImportSettings]) -> ImportedTable:
        """Figures for `data=` from a file that somebody else laid out: a path, a text with line breaks, or a frame of
        pandas or polars.

        Args:
            settings: what the file does not say: `figure`, `column`, `year`, `source`, `unit`, `factor` and others.

        Raises:
            ImportInvalid: every reason why it cannot be done, at line and column of the table.
        """
        return self._drive(imports.read(self._conversation, table, settings))

    def runs(self, limit: SupportsIndex = 20, state: str | None = None) -> Runs[Run]:
        """The runs that the daemon knows, the newest first: those of earlier kernels too.

        Args:
            state: only those `queued`, `running`, `finished`, `failed` or `cancelled`.
        """
        return Runs(Run(self, one) for one in self._drive(operations.runs(self._conversation, limit, state)))

    def get_run(self, run: str) -> Run:
        """A run by its id.

        Raises:
            RunNotFound: there is none.
        """
        return Run(self, self._drive(operations.summary(self._conversation, run)))

    # -- its end

    def close(self) -> None:
        """Closes the sockets; runs go on. In a process that was forked off, nothing happens.

        Raises:
            ClientUnusable: it belongs to another thread, which may be using it.
        """
        if self.is_closed or self._owner[0] != os.getpid():
            return
        self._check()
        self.is_closed = True
        self._transport.close()

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        version = self.daemon.get("version", "?")
        return f"<Client of polderd {version} at {self.endpoint.name}>"


class Run(QuestionedRun):
    """A run that the daemon computes, or has computed. What needs the result waits for it."""

    def __init__(self, client: Client, summary: Mapping[str, Any]) -> None:
        super().__init__(client._conversation, summary, patience=client._patience)
        self._client = client

    def _step(self, seconds: float, end: float | None = None) -> Piece | None:
        return self._client._drive(self._advance(seconds, end))

    def _complete(self) -> None:
        if self.document is None:
            self.wait()

    def wait(self, timeout: float | None = None, *, progress: bool = False) -> Run:
        """Waits for the result, over lost connections and restarted daemons.

        Ctrl-C ends the waiting and not the run; call it again to go on.

        Args:
            timeout: seconds; None for as long as it takes. A daemon that is gone is noticed either way.
            progress: shows how far it is, with tqdm where that is installed.

        Raises:
            RunFailed, RunCancelled: it ended without a result.
            WaitTimeout: it has not ended in time; it goes on.
        """
        if self.document is not None:
            return self
        deadline = None if timeout is None else now() + arguments.seconds("timeout", timeout)
        with ProgressDisplay(self.id, lambda: self.progress, shown=progress) as display:
            while self.document is None:
                piece = self._step(self.step_seconds(deadline, timeout), deadline)
                if isinstance(piece, (Progress, End, type(None))):
                    display.update()
        return self

    def __iter__(self) -> Iterator[Table]:
        """Bands over the members so far, as they arrive; each takes the place of those before it."""
        while self.document is None:
            piece = self._step(LONGEST_STEP)
            if isinstance(piece, Chunk) and piece.kind == "provisional":
                yield Table([piece])

    def chunks(self, *, verify: bool = True) -> Generator[Chunk, None, None]:
        """Every chunk of the log in order, from the first, as views of ZeroMQ's frames and without keeping any.

        Args:
            verify: whether to take the checksum along, and compare it with the daemon's at the end.
        """
        reader = self._raw_reader(verify)
        try:
            while not isinstance(piece := self._client._drive(reader.piece(LONGEST_STEP)), End):
                if isinstance(piece, Chunk):
                    yield piece
            self.checksum = piece.checksum
        finally:
            if not self._client.is_closed:
                self._client._drive(reader.close())

    def status(self) -> dict[str, Any]:
        """The run in a line, asked anew."""
        return self._client._drive(self._refresh())

    def cancel(self) -> str:
        """Stops the run; its state afterwards. One that has ended stays as it is.

        Raises:
            NotOwner: it belongs to another client.
        """
        return self._client._drive(self._cancel())

    def _drive(self, steps: Steps[T]) -> T:
        return self._client._drive(steps)

    def member(self, number: SupportsIndex, scenario: str | None = None) -> Member:
        """One member of the ensemble, from 0, which the daemon computes again when asked.

        Args:
            scenario: may be left out where the run has one.
        """
        return Member(self, *members.choose(number, scenario, self.summary.get("scenarios", [])))

    def report(self, path: str | os.PathLike[str], **settings: Unpack[ReportSettings]) -> Path:
        """Makes the report of this comparison as `polder report` does, one file to read, to share and to print.

        What flips the answer, what to find out first and why are in it where `discover` and `explain` were asked.

        Args:
            path: of the file, `.html`; one that is there is written over unless `overwrite=False`.
            **settings: `title`, `region`, `map` (a GeoJSON), `tables`, `pdf` (by Chromium), `language`.

        Raises:
            ProgramMissing: `polder` is not in PATH.
            ProgramFailed: with what it said.
        """
        self._complete()
        return programs.report(self._client.endpoint, self.id, path, settings).carry_out()

    def to_excel(self, path: str | os.PathLike[str], **settings: Unpack[WorkbookSettings]) -> Path:
        """Makes a workbook of this run as `polder export` does: rows, differences, inputs, assumptions, a dictionary.

        Args:
            path: of the file, `.xlsx`; one that is there is written over unless `overwrite=False`.
            **settings: `region`, `indicator` and `year` as the program takes them (`"2030,2050"`, `"all"`), and `wide`.

        Raises:
            ProgramMissing: `polder` is not in PATH.
            ProgramFailed: with what it said.
        """
        self._complete()
        return programs.workbook(self._client.endpoint, self.id, path, settings).carry_out()


class Member:
    """One member of a run under one scenario."""

    def __init__(self, run: Run, number: int, scenario: str | None) -> None:
        self.run, self.number, self.scenario = run, number, scenario

    def _ask(self, what: str, names: Sequence[str] = (), **span: int | None) -> list[members.MemberSeries]:
        return self.run._client._drive(members.ask(
            self.run._conversation, self.run.id, self.number, self.scenario, what, names, **span))

    def parameters(self, *names: str) -> dict[str, float]:
        """What this member drew for the uncertain numbers, by name; `name[element]` where there are several."""
        return members.by_label(self._ask("parameters", names))

    def given(self, *names: str) -> dict[str, float]:
        """Figures that the scenario starts from, the same for all members; by name, or `name[element]`."""
        return members.by_label(self._ask("given", names))

    def indicators(self, *names: str) -> list[members.MemberSeries]:
        """What rows are made of, year by year from the first: one series for each name and region."""
        return self._ask("indicators", names)

    def shocks(
        self, *names: str, first_quarter: int | None = None, quarters: int | None = None,
    ) -> list[members.MemberSeries]:
        """The luck of this member, quarter by quarter."""
        return self._ask("shocks", names, first_quarter=first_quarter, quarters=quarters)

    def quantities(
        self, *names: str, first_quarter: int | None = None, quarters: int | None = None,
    ) -> list[members.MemberSeries]:
        """Quantities of the model in this member, quarter by quarter: one series for each name and element."""
        return self._ask("quantities", names, first_quarter=first_quarter, quarters=quarters)

    def __repr__(self) -> str:
        return f"<Member {self.number} of run {self.run.id}{f', {self.scenario}' if self.scenario else ''}>"
