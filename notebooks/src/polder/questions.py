"""What a comparison is asked beyond its rows: what flips it, what makes it, what holds and when to switch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, SupportsIndex, TypeVar

from . import discovery, explanation, improvements, outlooks, roadmaps
from .discovery import Discovery, Question
from .explanation import Explanation
from .improvements import Improvement
from .members import ask, by_label, members_taken, parameter_table
from .outlooks import Pathways, Robustness
from .progress import ProgressDisplay
from .roadmaps import Roadmap
from .runs import BaseRun
from .steps import Steps
from .streams import Progress

if TYPE_CHECKING:
    import pandas as pd

T = TypeVar("T")


class QuestionedRun(BaseRun):
    """A run of which more can be asked than its rows. Each question is computed some draws at a time."""

    def _drive(self, steps: Steps[T]) -> T:
        raise NotImplementedError

    def _asked(self, moment: Callable[[], Steps[Progress | T]], progress: bool) -> T:
        """Asks until there is an answer, and shows how far it is."""
        heard = Progress(0, 0)
        with ProgressDisplay(self.id, lambda: heard, shown=progress) as display:
            while True:
                reply = self._drive(moment())
                if not isinstance(reply, Progress):
                    return reply
                heard = reply
                display.update()

    def discover(
        self, *, scenario: str | None = None, region: str | None = None, indicator: str | None = None,
        year: SupportsIndex | None = None, members: SupportsIndex | None = None, ranges: bool = False,
        levers: bool = False, progress: bool = False,
    ) -> Discovery:
        """Under which conditions the answer of this comparison flips, and what is worth finding out first.

        The daemon computes both scenarios on new draws, some at each moment that this waits, and keeps what it finds
        with the run. Interrupted, it can be called again.

        Args:
            scenario: by default the first that is not the reference.
            region: a focus region, by code; the first by default.
            indicator: what is delivered of the promise by default.
            year: by default the last one, and the mean over all years as well.
            members: draws to search in, 256 to 4,096, and as many to judge by; 1,024 by default.
            ranges: whether worths are computed again with the ranges of the best numbers halved and doubled.
            levers: whether money and starts of the measures are varied too, so that conditions can be on them.
            progress: whether to show how far the draws are.

        Raises:
            RequestInvalid: the run compares nothing, or a name or a number that cannot be.
            RunNotReady: the run has not ended.
        """
        question = Question(scenario, region, indicator, year, members, ranges, levers)
        return self._asked(lambda: discovery.moment(self._conversation, self.id, question), progress)

    def explain(
        self, *, scenario: str | None = None, region: str | None = None, indicator: str | None = None,
        year: SupportsIndex | None = None, members: SupportsIndex | None = None, progress: bool = False,
    ) -> Explanation:
        """Which measures, partners and mechanisms make the difference of this comparison: Shapley values.

        The daemon computes every combination on the same draws, some at each moment that this waits, and keeps what it
        finds with the run. Interrupted, it can be called again.

        Args:
            scenario: by default the first that is not the reference.
            region: a focus region, by code; the first by default.
            indicator: what is delivered of the promise by default.
            year: by default the last one.
            members: draws, 64 to 512; 256 by default, and 64 where the indicator takes the whole model.
            progress: whether to show how far the draws are.

        Raises:
            RunNotFound: it is not there.
            RequestInvalid: it compares nothing, or has no such region, indicator or year.
        """
        question = Question(scenario, region, indicator, year, members)
        return self._asked(lambda: explanation.moment(self._conversation, self.id, question), progress)

    def robust(
        self, *, targets: Sequence[str] = (), sceptic: bool = False, region: str | None = None,
        indicator: str | None = None, year: SupportsIndex | None = None, members: SupportsIndex | None = None,
        progress: bool = False,
    ) -> Robustness:
        """How often each scenario of this run is best, what one misses by it, and whether it meets targets.

        Args:
            targets: as people write them, `housing.dwellings>=290000@2040`; at most eight.
            sceptic: whether what helps those who work together is held where it helps least, for a second verdict.
            region: a focus region, by code; the first by default.
            indicator: what is delivered of the promise by default.
            year: by default the last one, and the mean over all years as well.
            members: draws of each scenario, 256 to 4,096; 1,024 by default.
            progress: whether to show how far the draws are.

        Raises:
            RequestInvalid: the run has one scenario, or a name, a target or a number cannot be.
            RunNotReady: the run has not ended.
        """
        asked = outlooks.Holding(region, indicator, year, targets, members, sceptic)
        return self._asked(lambda: outlooks.hold(self._conversation, self.id, asked), progress)

    def pathways(
        self, *, targets: Sequence[str] = (), years: Sequence[SupportsIndex] | None = None, region: str | None = None,
        indicator: str | None = None, members: SupportsIndex | None = None, progress: bool = False,
    ) -> Pathways:
        """From which year the scenarios no longer meet targets, what switching brings, and by what one can tell.

        Args:
            targets: each is to hold from its year on, `housing.dwellings>=290000@2040`; at most eight.
            years: in which one could switch, at most eight; by default seven of them, and none with an empty list.
            region: a focus region, by code; the first by default.
            indicator: what switching is judged by; what is delivered of the promise by default.
            members: draws to search in, 256 to 2,048, and as many to judge by; 512 by default.
            progress: whether to show how far the draws are.

        Raises:
            RequestInvalid: there is nothing to compute, or a name, a target or a number cannot be.
            RunNotReady: the run has not ended.
        """
        asked = outlooks.Journey(region, indicator, targets, years, members)
        return self._asked(lambda: outlooks.travel(self._conversation, self.id, asked), progress)

    def roadmap(
        self, *, scenario: str | None = None, region: str | None = None, progress: bool = False,
    ) -> Roadmap:
        """Who does what and when in a scenario of this run, and in its reference beside it.

        Args:
            scenario: by default the first that is not the reference.
            region: a focus region, by code; the first by default.
            progress: whether to show how far the draws are.

        Raises:
            RequestInvalid: the run has no draws, or there is no such scenario or region.
            RunNotReady: the run has not ended.
        """
        asked = roadmaps.Asked(scenario, region)
        return self._asked(lambda: roadmaps.moment(self._conversation, self.id, asked), progress)

    def improve(
        self, *, criterion: str | None = None, keep: Sequence[str] | str = (), scenario: str | None = None,
        region: str | None = None, indicator: str | None = None, year: SupportsIndex | None = None,
        progress: bool = False,
    ) -> Improvement:
        """Looks for a better roadmap than a scenario of this run has; judges it on draws that the search has not seen.

        Args:
            criterion: `worst_fifth` (the gain in the fifth of the draws that gain least; the default), `expected` or
                `regret`.
            keep: what stays as it is: `start`, `way`, `partners`, `level`, `order`, or measures.
            scenario: by default the first that is not the reference.
            region: a focus region, by code; the first by default.
            indicator: what is delivered of the promise by default.
            year: by default the mean over the years.
            progress: whether to show how far the search is.

        Raises:
            RequestInvalid: the run has no draws, the scenario no measures there, or a word is unknown.
            RunNotReady: the run has not ended.
        """
        asked = improvements.Asked(criterion, keep, scenario, region, indicator, year)
        return self._asked(lambda: improvements.moment(self._conversation, self.id, asked), progress)

    def parameters(
        self, *names: str, scenario: str | None = None, members: SupportsIndex | None = None, progress: bool = False,
    ) -> pd.DataFrame:
        """What members drew for the uncertain numbers: a row for each member, a column for each number.

        The daemon computes one member after the other again, so that many take a while. A column is called as in
        `Member.parameters`, and its row has the number of the member.

        Args:
            names: numbers or themes (`collaboration`); without any, all that differ between the members.
            scenario: may be left out where the run has one. Without assumptions of their own, all have the same draws.
            members: the first so many; 64 by default, or all where there are fewer.
            progress: whether to show how far it is.
        """
        self._complete()
        known = self.summary.get("scenarios", [])
        numbers, named = members_taken(members, scenario, known, self.progress.total)
        drawn: list[dict[str, float]] = []
        with ProgressDisplay(self.id, lambda: Progress(len(drawn), len(numbers)), shown=progress) as display:
            for number in numbers:
                drawn.append(by_label(self._drive(ask(
                    self._conversation, self.id, number, named, "parameters", names))))
                display.update()
        return parameter_table(drawn, is_chosen=bool(names))
