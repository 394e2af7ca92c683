"""The questions of `questions`, awaited."""

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


class AsyncQuestionedRun(BaseRun):
    """See `QuestionedRun`."""

    async def _drive(self, steps: Steps[T]) -> T:
        raise NotImplementedError

    async def _asked(self, moment: Callable[[], Steps[Progress | T]], progress: bool) -> T:
        """Asks until there is an answer, and shows how far it is."""
        heard = Progress(0, 0)
        with ProgressDisplay(self.id, lambda: heard, shown=progress) as display:
            while True:
                reply = await self._drive(moment())
                if not isinstance(reply, Progress):
                    return reply
                heard = reply
                display.update()

    async def discover(
        self, *, scenario: str | None = None, region: str | None = None, indicator: str | None = None,
        year: SupportsIndex | None = None, members: SupportsIndex | None = None, ranges: bool = False,
        levers: bool = False, progress: bool = False,
    ) -> Discovery:
        """See `Run.discover`."""
        question = Question(scenario, region, indicator, year, members, ranges, levers)
        return await self._asked(lambda: discovery.moment(self._conversation, self.id, question), progress)

    async def explain(
        self, *, scenario: str | None = None, region: str | None = None, indicator: str | None = None,
        year: SupportsIndex | None = None, members: SupportsIndex | None = None, progress: bool = False,
    ) -> Explanation:
        """See `Run.explain`."""
        question = Question(scenario, region, indicator, year, members)
        return await self._asked(lambda: explanation.moment(self._conversation, self.id, question), progress)

    async def robust(
        self, *, targets: Sequence[str] = (), sceptic: bool = False, region: str | None = None,
        indicator: str | None = None, year: SupportsIndex | None = None, members: SupportsIndex | None = None,
        progress: bool = False,
    ) -> Robustness:
        """See `Run.robust`."""
        asked = outlooks.Holding(region, indicator, year, targets, members, sceptic)
        return await self._asked(lambda: outlooks.hold(self._conversation, self.id, asked), progress)

    async def pathways(
        self, *, targets: Sequence[str] = (), years: Sequence[SupportsIndex] | None = None, region: str | None = None,
        indicator: str | None = None, members: SupportsIndex | None = None, progress: bool = False,
    ) -> Pathways:
        """See `Run.pathways`."""
        asked = outlooks.Journey(region, indicator, targets, years, members)
        return await self._asked(lambda: outlooks.travel(self._conversation, self.id, asked), progress)

    async def roadmap(
        self, *, scenario: str | None = None, region: str | None = None, progress: bool = False,
    ) -> Roadmap:
        """See `Run.roadmap`."""
        asked = roadmaps.Asked(scenario, region)
        return await self._asked(lambda: roadmaps.moment(self._conversation, self.id, asked), progress)

    async def improve(
        self, *, criterion: str | None = None, keep: Sequence[str] | str = (), scenario: str | None = None,
        region: str | None = None, indicator: str | None = None, year: SupportsIndex | None = None,
        progress: bool = False,
    ) -> Improvement:
        """See `Run.improve`."""
        asked = improvements.Asked(criterion, keep, scenario, region, indicator, year)
        return await self._asked(lambda: improvements.moment(self._conversation, self.id, asked), progress)

    async def parameters(
        self, *names: str, scenario: str | None = None, members: SupportsIndex | None = None, progress: bool = False,
    ) -> pd.DataFrame:
        """See `Run.parameters`."""
        self._complete()
        known = self.summary.get("scenarios", [])
        numbers, named = members_taken(members, scenario, known, self.progress.total)
        drawn: list[dict[str, float]] = []
        with ProgressDisplay(self.id, lambda: Progress(len(drawn), len(numbers)), shown=progress) as display:
            for number in numbers:
                drawn.append(by_label(await self._drive(ask(
                    self._conversation, self.id, number, named, "parameters", names))))
                display.update()
        return parameter_table(drawn, is_chosen=bool(names))
