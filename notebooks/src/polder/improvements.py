"""A better roadmap than that of a scenario of a run, as far as one is found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, SupportsIndex

from . import arguments, html
from .conversation import Conversation
from .discovery import LONGEST_MOMENT
from .steps import Steps
from .streams import Progress
from .wording import say

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Improvement:
    """What a search for a better roadmap found, judged on draws that it has not seen.

    Attributes:
        document: everything, as docs/protocol.md (*improve*) has it.
    """

    document: dict[str, Any]

    @property
    def found(self) -> bool:
        """Whether a better roadmap was found; where not, the scenario's own stays."""
        return bool(self.document["is_better"])

    def gains(self) -> pd.DataFrame:
        """A row for each criterion: what the roadmap gains by it, `low` and `high` in 90 of 100 resamples."""
        import pandas as pd

        rows = [{"criterion": name, **gain} for name, gain in self.document["gains"].items()]
        return pd.DataFrame(rows, columns=["criterion", "value", "low", "high"])

    def changes(self) -> pd.DataFrame:
        """A row for each thing that is other than in the scenario, with what it brings by itself."""
        import pandas as pd

        rows = [
            {"measure": one["measure"], "aspect": one["aspect"], "before": ", ".join(one["from"]),
             "after": ", ".join(one["to"]),
             **{key: one.get("effect", {}).get(name)
                for key, name in (("effect", "value"), ("low", "low"), ("high", "high"))}}
            for one in self.document["changes"]]
        return pd.DataFrame(rows, columns=["measure", "aspect", "before", "after", "effect", "low", "high"])

    def alternatives(self) -> pd.DataFrame:
        """A row for each roadmap of which none is better in gain, worst fifth and coordination at once; at most six."""
        import pandas as pd

        rows = [
            {"proposed": one["is_proposed"], "expected": one["expected"]["value"],
             "worst_fifth": one["worst_fifth"]["value"], "coordination": one["coordination"],
             "changes": len(one["changes"])}
            for one in self.document["alternatives"]]
        return pd.DataFrame(rows, columns=["proposed", "expected", "worst_fifth", "coordination", "changes"])

    def roadmap(self) -> list[dict[str, Any]]:
        """The whole better roadmap as a scenario has it, for `scenario["roadmap"]`; empty where none was found."""
        return [
            {key: [dict(part) for part in value] if key in ("requires", "changes") else value
             for key, value in step.items()}
            for step in self.document["steps"]]

    def _repr_html_(self) -> str:
        document = self.document
        title = html.head(say("python.improve.title", region=document["region"], draws=document["draws"]))
        if not self.found:
            return title + html.head(say("python.improve.none"))
        rows = [
            (one["measure"], one["aspect"], ", ".join(one["from"]), ", ".join(one["to"]),
             f"{one['effect']['value']:+.3g}" if "effect" in one else "")
            for one in document["changes"]]
        return title + html.table(
            [say(f"python.improve.{key}") for key in ("measure", "aspect", "from", "to", "effect")], rows, left=4)


@dataclass(frozen=True)
class Asked:
    """What is asked of a finished run; see `Run.improve`."""

    criterion: str | None = None
    keep: Sequence[str] | str = ()
    scenario: str | None = None
    region: str | None = None
    indicator: str | None = None
    year: SupportsIndex | None = None

    def fields(self) -> dict[str, Any]:
        """As docs/protocol.md has them.

        Raises:
            RequestInvalid: of the wrong type.
        """
        found: dict[str, Any] = {
            name: arguments.text(name, value) for name in ("criterion", "scenario", "region", "indicator")
            if (value := getattr(self, name)) is not None}
        if self.year is not None:
            found["year"] = arguments.whole("year", self.year)
        if keep := [arguments.text("keep", one) for one in arguments.several("keep", self.keep, str)]:
            found["keep"] = keep
        return found


def moment(conversation: Conversation, run: str, asked: Asked) -> Steps[Progress | Improvement]:
    """Has the search go on: how far it is, or what it found."""
    reply = yield from conversation.ask("improve", longest=LONGEST_MOMENT, run=run, **asked.fields())
    return Improvement(reply["document"]) if "document" in reply else Progress(reply["done"], reply["total"])
