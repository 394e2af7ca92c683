"""The asyncio twin of the client: the same protocol logic, carried out with sockets of the running loop.

    async with polder.aio.connect() as client:
        run = await client.compare("polder:groot-rijnmond/network", against="polder:groot-rijnmond/silo")
        async for early in run:
            print(early.members)
        frame = (await run.wait()).to_pandas()
"""

from __future__ import annotations

import asyncio
import os
from collections import deque
from collections.abc import AsyncIterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, SupportsIndex, TypeVar

import zmq
import zmq.asyncio

from . import arguments, imports, launch, members, operations, programs
from .aio_questions import AsyncQuestionedRun
from .chunks import Chunk
from .conversation import Conversation, now
from .endpoint import Endpoint, find
from .errors import ClientUnusable
from .imports import ImportedTable, ImportSettings
from .improvements import Improvement
from .operations import Request, Settings, Validation
from .programs import ReportSettings, WorkbookSettings
from .progress import ProgressDisplay
from .reference import Reference
from .runs import LONGEST_STEP, Runs
from .steps import Incoming, Pause, Receive, Reset, Send, Step, Steps
from .streams import End, Patience, Piece, Progress
from .tables import Table
from .transport import Transport
from .wording import say

if TYPE_CHECKING:
    from typing_extensions import Unpack

T = TypeVar("T")


def connect(
    endpoint: str | os.PathLike[str] | None = None, *, key: str | os.PathLike[str] | None = None,
    server_key: str | os.PathLike[str] | None = None, timeout: float = 10.0, start: bool = True,
    patience: Patience | None = None, language: str | None = None,
) -> AsyncClient:
    """As `polder.connect`; the sockets are made when the client is entered, in the loop that runs then."""
    arguments.language(language)
    texts = [None if path is None else os.fspath(path) for path in (endpoint, key, server_key)]
    return AsyncClient(find(*texts), timeout=timeout, start=start, patience=patience)


class AsyncTransport:
    """Carries out steps for any number of tasks of one loop: one of them waits at the sockets at a time."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._lock = asyncio.Lock()
        self._transport = Transport(endpoint)
        self._poller = self._watch()

    def _watch(self) -> zmq.asyncio.Poller:
        poller = zmq.asyncio.Poller()
        for socket in self._transport.sockets:
            poller.register(socket, zmq.POLLIN)
        return poller

    async def perform(self, step: Step) -> Incoming:
        """Carries out one step."""
        match step:
            case Send():
                return self._transport.perform(step)
            case Pause(seconds):
                await asyncio.sleep(seconds)
            case Reset():
                # Nobody may be waiting at sockets that are closed.
                async with self._lock:
                    self._transport.open()
                    self._poller = self._watch()
            case Receive(seconds, is_ready):
                async with self._lock:
                    # While this task waited for its turn, another one may have received what it waits for.
                    if is_ready():
                        return None
                    incoming = self._transport.next()
                    if incoming is None and await self._poller.poll(max(1, round(seconds * 1_000))):
                        incoming = self._transport.next()
                    return incoming
        return None

    def close(self) -> None:
        """Closes the sockets."""
        self._transport.close()


class AsyncClient:
    """A conversation with one daemon for the tasks of one loop; its calls are those of `polder.Client`, awaited."""

    def __init__(
        self, endpoint: Endpoint, *, timeout: float, start: bool, patience: Patience | None,
    ) -> None:
        timeout = arguments.seconds("timeout", timeout)
        self.endpoint = endpoint
        self._may_start = start and endpoint.may_start
        self._conversation = Conversation(endpoint, timeout, self._revive if self._may_start else lambda: None)
        self._patience = patience
        self._transport: AsyncTransport | None = None

    def _revive(self) -> None:
        if self.endpoint.is_vacant():
            launch.start(self.endpoint)

    async def __aenter__(self) -> AsyncClient:
        self._transport = AsyncTransport(self.endpoint)
        try:
            await self._drive(operations.greet(
                self._conversation, self._may_start, lambda: launch.start(self.endpoint)))
        except BaseException:
            self.close()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the sockets; runs go on."""
        if self._transport is not None:
            self._transport.close()
            self._transport = None

    async def _drive(self, steps: Steps[T]) -> T:
        """Carries out what the logic asks for, and gives what it comes to."""
        transport = self._transport
        if transport is None:
            steps.close()
            raise ClientUnusable(say("python.client.not_connected"))
        incoming: Incoming = None
        try:
            while True:
                incoming = await transport.perform(steps.send(incoming))
        except StopIteration as stop:
            result: T = stop.value
            return result
        finally:
            # A task that is cancelled forgets what it waited for at once.
            steps.close()

    @property
    def is_connected(self) -> bool:
        """Whether it was entered and is not closed."""
        return self._transport is not None

    @property
    def daemon(self) -> Mapping[str, Any]:
        """See `Client.daemon`."""
        return self._conversation.hello

    async def status(self) -> dict[str, Any]:
        """See `Client.status`."""
        return await self._drive(self._conversation.ask("status"))

    async def describe(self, topic: str, name: str | None = None) -> Reference:
        """See `Client.describe`."""
        return await self._drive(operations.describe(self._conversation, topic, name))

    async def run(
        self, scenario: Any, *, variants: Mapping[str, Mapping[str, Any]] | None = None, data: Any = None,
        **settings: Unpack[Settings],
    ) -> AsyncRun:
        """See `Client.run`."""
        return await self._submit(operations.to_run(scenario, changes=variants, data=data, settings=settings))

    async def compare(
        self, *scenarios: Any, against: Any = None, variants: Mapping[str, Mapping[str, Any]] | None = None,
        data: Any = None, **settings: Unpack[Settings],
    ) -> AsyncRun:
        """See `Client.compare`."""
        return await self._submit(operations.to_compare(
            scenarios, against=against, changes=variants, data=data, settings=settings))

    async def improve(
        self, scenario: Any, *, criterion: str | None = None, fixed: Sequence[str] | str = (), data: Any = None,
        progress: bool = False, **settings: Unpack[Settings],
    ) -> Improvement:
        """See `Client.improve`."""
        run = await (await self.run(scenario, data=data, **settings)).wait()
        return await run.improve(criterion=criterion, keep=fixed, progress=progress)

    async def _submit(self, request: Request) -> AsyncRun:
        reply = await self._drive(operations.submit(self._conversation, request))
        run = await self.get_run(reply["run"])
        run.warn(reply["warnings"])
        return run

    async def validate(self, scenario: Any, *, data: Any = None) -> Validation:
        """See `Client.validate`."""
        request = operations.to_run(scenario, changes=None, data=data, settings={})
        return await self._drive(operations.validate(self._conversation, request))

    async def import_table(self, table: Any, **settings: Unpack[ImportSettings]) -> ImportedTable:
        """See `Client.import_table`."""
        return await self._drive(imports.read(self._conversation, table, settings))

    async def runs(self, limit: SupportsIndex = 20, state: str | None = None) -> Runs[AsyncRun]:
        """See `Client.runs`."""
        listed = await self._drive(operations.runs(self._conversation, limit, state))
        return Runs(AsyncRun(self, one) for one in listed)

    async def get_run(self, run: str) -> AsyncRun:
        """See `Client.get_run`."""
        return AsyncRun(self, await self._drive(operations.summary(self._conversation, run)))


class AsyncRun(AsyncQuestionedRun):
    """A run; `await run.wait()` before what needs the result."""

    def __init__(self, client: AsyncClient, summary: Mapping[str, Any]) -> None:
        super().__init__(client._conversation, summary, patience=client._patience)
        self._client = client
        # Several tasks may follow one run: each takes pieces in its turn, and all see the bands.
        self._turn = asyncio.Lock()
        self._watchers: list[deque[Table]] = []

    def _keep(self, chunk: Chunk) -> None:
        super()._keep(chunk)
        if chunk.kind == "provisional":
            for waiting in self._watchers:
                waiting.append(Table([chunk]))

    async def _step(self, seconds: float, end: float | None = None) -> Piece | None:
        async with self._turn:
            return None if self.document is not None else await self._client._drive(self._advance(seconds, end))

    async def wait(self, timeout: float | None = None, *, progress: bool = False) -> AsyncRun:
        """See `Run.wait`."""
        deadline = None if timeout is None else now() + arguments.seconds("timeout", timeout)
        with ProgressDisplay(self.id, lambda: self.progress, shown=progress and self.document is None) as display:
            while self.document is None:
                piece = await self._step(self.step_seconds(deadline, timeout), deadline)
                if isinstance(piece, (Progress, End, type(None))):
                    display.update()
        return self

    async def __aiter__(self) -> AsyncIterator[Table]:
        """See `Run.__iter__`."""
        waiting: deque[Table] = deque()
        self._watchers.append(waiting)
        try:
            while waiting or self.document is None:
                if waiting:
                    yield waiting.popleft()
                else:
                    await self._step(LONGEST_STEP)
        finally:
            self._watchers.remove(waiting)

    async def chunks(self, *, verify: bool = True) -> AsyncIterator[Chunk]:
        """See `Run.chunks`."""
        reader = self._raw_reader(verify)
        try:
            while not isinstance(piece := await self._client._drive(reader.piece(LONGEST_STEP)), End):
                if isinstance(piece, Chunk):
                    yield piece
            self.checksum = piece.checksum
        finally:
            if self._client.is_connected:
                await self._client._drive(reader.close())

    async def status(self) -> dict[str, Any]:
        """See `Run.status`."""
        return await self._client._drive(self._refresh())

    async def cancel(self) -> str:
        """See `Run.cancel`."""
        return await self._client._drive(self._cancel())

    async def _drive(self, steps: Steps[T]) -> T:
        return await self._client._drive(steps)

    async def report(self, path: str | os.PathLike[str], **settings: Unpack[ReportSettings]) -> Path:
        """See `Run.report`."""
        self._complete()
        making = programs.report(self._client.endpoint, self.id, path, settings)
        return await asyncio.to_thread(making.carry_out)

    async def to_excel(self, path: str | os.PathLike[str], **settings: Unpack[WorkbookSettings]) -> Path:
        """See `Run.to_excel`."""
        self._complete()
        making = programs.workbook(self._client.endpoint, self.id, path, settings)
        return await asyncio.to_thread(making.carry_out)

    def member(self, number: SupportsIndex, scenario: str | None = None) -> AsyncMember:
        """See `Run.member`."""
        return AsyncMember(self, *members.choose(number, scenario, self.summary.get("scenarios", [])))


class AsyncMember:
    """See `Member`."""

    def __init__(self, run: AsyncRun, number: int, scenario: str | None) -> None:
        self.run, self.number, self.scenario = run, number, scenario

    async def _ask(self, what: str, names: Sequence[str], **span: int | None) -> list[members.MemberSeries]:
        return await self.run._client._drive(members.ask(
            self.run._conversation, self.run.id, self.number, self.scenario, what, names, **span))

    async def parameters(self, *names: str) -> dict[str, float]:
        """See `Member.parameters`."""
        return members.by_label(await self._ask("parameters", names))

    async def given(self, *names: str) -> dict[str, float]:
        """See `Member.given`."""
        return members.by_label(await self._ask("given", names))

    async def indicators(self, *names: str) -> list[members.MemberSeries]:
        """See `Member.indicators`."""
        return await self._ask("indicators", names)

    async def shocks(
        self, *names: str, first_quarter: int | None = None, quarters: int | None = None,
    ) -> list[members.MemberSeries]:
        """See `Member.shocks`."""
        return await self._ask("shocks", names, first_quarter=first_quarter, quarters=quarters)

    async def quantities(
        self, *names: str, first_quarter: int | None = None, quarters: int | None = None,
    ) -> list[members.MemberSeries]:
        """See `Member.quantities`."""
        return await self._ask("quantities", names, first_quarter=first_quarter, quarters=quarters)
