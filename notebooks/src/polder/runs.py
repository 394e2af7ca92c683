"""A run: what has come of it so far, and its result in the form that the user's tools read. No sockets here."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, SupportsIndex, TypeVar

import numpy as np
import numpy.typing as npt

from . import arguments, charts, gains, operations, page
from .chunks import Array, Chunk
from .conversation import Conversation, now
from .errors import Diagnostic, RunCancelled, RunFailed, RunNotReady, WaitTimeout
from .members import MemberTable
from .result import Result
from .steps import Steps
from .streams import End, LogReader, Patience, Piece, Progress, Restarted
from .tables import Table
from .wording import decimal
from .wording import say as sentence_of

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa
    import xarray as xr
    from matplotlib.figure import Figure

LONGEST_STEP = 0.5
# Without a sign of a run, until the daemon is asked what it waits for.
SECONDS_UNTIL_ASKED = 5.0


def say(sentence: str) -> None:
    """One line for the user, beside the results."""
    print(sentence, file=sys.stderr)


class BaseRun:
    """What `Run` and its asyncio twin share.

    Attributes:
        id: the daemon's name for the run; `client.get_run(id)` finds it from any process.
        summary: the run in a line, as it was when the daemon was last asked.
        progress: how far it is, as heard last.
        early: bands over the members so far; None before the first and after the end.
        document: everything about the finished run but its rows (docs/protocol.md, *result*); None before.
        checksum: SHA-256 over the bodies of all chunks, checked against what arrived; None before the end.
        warnings: what is odd about the scenario files.
    """

    def __init__(
        self, conversation: Conversation, summary: Mapping[str, Any], *, patience: Patience | None = None,
    ) -> None:
        self.id: str = summary["id"]
        self.summary: dict[str, Any] = dict(summary)
        self.progress = Progress(summary.get("done", 0), summary.get("members", 0))
        self.early: Table | None = None
        self.document: dict[str, Any] | None = None
        self.checksum: str | None = None
        self.warnings: list[Diagnostic] = []
        self._conversation = conversation
        self._chunks: dict[int, Chunk] = {}
        self._end: End | None = None
        self._table: Table | None = None
        self._members: MemberTable | None = None
        self._patience = patience
        self._heard = now()
        self._waits: str | None = None
        self._reader = LogReader(conversation, self.id, keep=self._keep, patience=patience, tell=self._say)

    # -- following

    def _say(self, sentence: str) -> None:
        say(sentence_of("python.progress.said", run=self.id, sentence=sentence))

    def warn(self, diagnostics: Iterable[Mapping[str, Any]]) -> None:
        """Takes in what is odd about the scenario files, and says it."""
        self.warnings = [Diagnostic.read(one) for one in diagnostics]
        for warning in self.warnings:
            say(f"polder: {warning}")

    def _keep(self, chunk: Chunk) -> None:
        if chunk.kind == "provisional":
            self.early = Table([chunk])
        else:
            self._chunks[chunk.seq] = chunk

    def _advance(self, seconds: float, end: float | None = None) -> Steps[Piece | None]:
        """Takes in the next piece of the log, and the document at its end. Interrupted, it can be called again."""
        if self._end is None:
            try:
                piece = yield from self._reader.piece(seconds, end)
            except (RunFailed, RunCancelled) as error:
                is_cancelled = isinstance(error, RunCancelled)
                self.summary["state"] = "cancelled" if is_cancelled else "failed"
                if not is_cancelled:
                    self.summary["failure"] = error.message
                raise
            match piece:
                case Restarted():
                    self._chunks.clear()
                    self.early = None
                case Progress():
                    self.progress = piece
                case End():
                    self._end = piece
            if piece is None:
                yield from self._tell_wait()
            else:
                self._heard = now()
            if not isinstance(piece, End):
                return piece
        document = yield from operations.document(self._conversation, self.id)
        self.checksum = self._end.checksum if self._end else None
        self.early = None
        self.progress = Progress(document["members"], document["members"])
        self.summary |= {"state": document["state"], "done": document["members"]}
        self.document = document
        return self._end

    def _tell_wait(self) -> Steps[None]:
        """Says what the run waits for where nothing has come of it for a while: room on the disk, for instance."""
        if now() - self._heard < SECONDS_UNTIL_ASKED:
            return
        self._heard = now()
        summary = yield from operations.summary(self._conversation, self.id)
        fact = summary.get("waiting")
        if fact and fact != self._waits:
            self._say(sentence_of(
                "client.run.waits", fact=fact, state=sentence_of(f"run_state.{summary['state']}")))
        self._waits = fact

    def _refresh(self) -> Steps[dict[str, Any]]:
        self.summary = yield from operations.summary(self._conversation, self.id)
        self.progress = Progress(
            self.summary["done"], self.summary["members"], self.summary.get("rate"))
        return self.summary

    def _cancel(self) -> Steps[str]:
        reply = yield from self._conversation.ask("cancel", run=self.id)
        self.summary["state"] = reply["state"]
        state: str = reply["state"]
        return state

    def _raw_reader(self, verify: bool) -> LogReader:
        return LogReader(self._conversation, self.id, verify=verify, patience=self._patience, tell=self._say)

    def step_seconds(self, deadline: float | None, timeout: float | None) -> float:
        """How long the next step of waiting may take.

        Raises:
            WaitTimeout: the deadline is over.
        """
        if deadline is None:
            return LONGEST_STEP
        left = deadline - now()
        if left < 0:
            raise WaitTimeout(
                sentence_of(
                    "python.run.not_yet", run=self.id, timeout=timeout, done=decimal(f"{self.progress.done:,}"),
                    total=decimal(f"{self.progress.total:,}")), retryable=True)
        return min(left, LONGEST_STEP)

    def _complete(self) -> None:
        """Sees that the result is there; `Run` waits for it."""
        if self.document is None:
            raise RunNotReady(sentence_of("python.run.wait_first", run=self.id), retryable=True)

    # -- what there is

    @property
    def name(self) -> str | None:
        """What people call the run."""
        name: str | None = self.summary.get("name")
        return name

    @property
    def state(self) -> str:
        """`queued`, `running`, `finished`, `failed` or `cancelled`, as heard last."""
        state: str = self.summary.get("state", "queued")
        return state

    @property
    def reference(self) -> str | None:
        """The scenario that the others are compared with; None where nothing is compared."""
        reference: str | None = (self.document or self.summary).get("reference")
        return reference

    @property
    def table(self) -> Table:
        """The rows of the result."""
        self._complete()
        if self._table is None:
            ordered = sorted(self._chunks.items())
            self._table = Table(chunk for _, chunk in ordered if chunk.kind == "rows")
        return self._table

    @property
    def result(self) -> Result:
        """Rows and document together, with what people call the things that they are about."""
        table = self.table
        return Result(self.id, self.document or {}, table)

    def to_numpy(self) -> dict[str, Array]:
        """The columns of the result by name, each of shape (rows,); see `Table`."""
        return self.table.to_numpy()

    def to_pandas(self) -> pd.DataFrame:
        """The result as a pandas data frame; see `Table.to_pandas`."""
        return self.table.to_pandas()

    def to_polars(self) -> pl.DataFrame:
        """The result as a polars data frame; see `Table.to_polars`."""
        return self.table.to_polars()

    def to_arrow(self) -> pa.Table:
        """The result as an Arrow table; see `Table.to_arrow`."""
        return self.table.to_arrow()

    def to_xarray(self) -> xr.Dataset:
        """The result as an xarray data set; see `Table.to_xarray`."""
        return self.table.to_xarray()

    @property
    def member_table(self) -> MemberTable:
        """The values of every member, of a run submitted with `keep="all"`."""
        self._complete()
        if self._members is None:
            ordered = [chunk for _, chunk in sorted(self._chunks.items()) if chunk.kind == "members"]
            self._members = MemberTable(self.id, ordered, (self.document or {}).get("focus", []))
            kept, total = self._members.count, self.progress.total
            if 0 < kept < total:
                self._say(sentence_of(
                    "python.members.first", kept=decimal(f"{kept:,}"), total=decimal(f"{total:,}")))
        return self._members

    def members(
        self, indicator: str, *, scenario: str | None = None, region: str | None = None, year: int | None = None,
    ) -> npt.NDArray[np.float64]:
        """One indicator of every member, for statistics of one's own.

        Members of one number have the same luck in every scenario, so differences are taken element by element.

        Args:
            scenario: may be left out where there is one.
            region: a focus region or NL, by code or name; may be left out where the scenarios have one focus region.
            year: None for all.

        Returns:
            In the indicator's unit and the order of the members: shape (members,), or (years, members) without
            `year`. NaN where there is no value. Of a run of more than 4,096 members, the first 512.

        Raises:
            RunNotReady: the run was not submitted with `keep="all"`, or has not ended.
            RequestInvalid: a name that does not exist.
        """
        place = self.region_code(region) if region else None
        return self.member_table.values(indicator, scenario, place, year)

    def members_to_pandas(
        self, *, scenario: str | None = None, region: str | None = None, year: int | None = None,
    ) -> pd.DataFrame:
        """All indicators of every member: a row for each scenario, region, year and member, or those asked for."""
        place = self.region_code(region) if region else None
        return self.member_table.to_pandas(scenario, place, year)

    def region_code(self, region: str) -> str:
        """The code of a region in the result, which may be given by its name.

        Raises:
            RequestInvalid: there is none.
        """
        return self.result.region_code(region)

    def gains(self, *, years: Sequence[SupportsIndex] | None = None) -> pd.DataFrame:
        """Who gains and who loses: a row for each scenario, region, main indicator and year.

        `word` is `ahead`, `behind`, `neck-and-neck` or `too-small`, by the rules of docs/reading-results.md; nothing
        where there are fewer than 64 draws. `difference` is the middle of the paired draws, in the unit of the
        indicator, and `better` the share of draws in which the scenario is better. `turn` is one for a whole course:
        `later-ahead`, `later-behind`, `ahead`, `ahead-passing`, `behind` or `behind-passing`.

        Args:
            years: by default those of the result's page.

        Raises:
            RequestInvalid: the run compares nothing.
            RunNotReady: the run has not ended.
        """
        shown = None if years is None else [arguments.whole("years", year) for year in years]
        return gains.frame(self.result, shown)

    def fan_chart(
        self, indicator: str, *, region: str | None = None, difference: bool | None = None, title: str | None = None,
    ) -> Figure:
        """The middle of the members and where 50 and 90 % of them lie, year by year, a panel for each scenario.

        Args:
            region: by code or name; the focus region by default.
            difference: from the reference, member by member; by default where there is one.
        """
        return charts.fan_chart(self.result, indicator, region=region, difference=difference, title=title)

    def influence_chart(self, most: int = 10) -> Figure:
        """The assumed numbers that matter most for the differences, with their rank correlations."""
        return charts.influence_chart(self.result, most)

    def __repr__(self) -> str:
        name = f" {self.name!r}" if self.name else ""
        done = f"{self.progress.done:,} of {self.progress.total:,} members"
        return f"<{type(self).__name__} {self.id}{name}: {self.state}, {done}>"

    def _repr_html_(self) -> str:
        if self.document is not None:
            return page.finished(self.result)
        progress = self.progress
        return page.unfinished(
            self.id, self.name, self.state, progress.done, progress.total, self.summary.get("failure"))

    def __reduce__(self) -> Any:
        raise TypeError(
            sentence_of("python.run.not_copied", run=self.id))


R = TypeVar("R", bound=BaseRun)


class Runs(list[R]):
    """Runs, the newest first."""

    def _repr_html_(self) -> str:
        return page.listed([run.summary for run in self])
