"""How scenarios hold, and when to switch from one to another."""

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


def _period(question: dict[str, Any]) -> str:
    return str(question.get("year", f"{question['first_year']}–{question['last_year']}"))


def _target(target: dict[str, Any]) -> str:
    sign = "≥" if target["is_at_least"] else "≤"
    return f"{target['indicator']} {sign} {html.plain(target['value'])} @ {target['year']}"


@dataclass(frozen=True)
class Robustness:
    """How often each scenario is best, what one misses by it, and whether it meets targets.

    Attributes:
        document: everything, as docs/protocol.md (*robust*) has it.
    """

    document: dict[str, Any]

    def _verdicts(self) -> list[tuple[str, dict[str, Any]]]:
        sceptic = self.document.get("sceptic")
        return [("drawn", self.document["verdict"])] + ([("sceptic", sceptic["verdict"])] if sceptic else [])

    def standings(self) -> pd.DataFrame:
        """A row for each scenario, question and set of assumptions (`drawn`, or `sceptic` where that was asked).

        `best` and `shared` count draws; `mean_regret` and `high_regret` (not exceeded in 9 of 10 draws) are in the unit
        of the indicator.
        """
        import pandas as pd

        rows = [
            {"assumptions": name, "question": _period(question), "scenario": scenario, "draws": question["draws"],
             **standing}
            for name, verdict in self._verdicts() for question in verdict["questions"]
            for scenario, standing in zip(self.document["scenarios"], question["standings"], strict=True)]
        return pd.DataFrame(rows)

    def rankings(self) -> pd.DataFrame:
        """Who comes first by each measure; `firmness` is the share of resampled draws that say the same."""
        import pandas as pd

        names = self.document["scenarios"]
        rows = [
            {"assumptions": name, "question": _period(question), "measure": ranking["measure"],
             "first": names[ranking["order"][0]], "firmness": ranking["firmness"]}
            for name, verdict in self._verdicts() for question in verdict["questions"]
            for ranking in question["rankings"]]
        return pd.DataFrame(rows, columns=["assumptions", "question", "measure", "first", "firmness"])

    def targets(self) -> pd.DataFrame:
        """The share of draws that meets each target, and all of them, a column for each scenario."""
        import pandas as pd

        draws, names = self.document["draws"], self.document["scenarios"]
        rows = [
            {"assumptions": name, "target": target,
             **{one: met / draws for one, met in zip(names, counts, strict=True)}}
            for name, verdict in self._verdicts() if self.document["targets"]
            for target, counts in [*zip(map(_target, self.document["targets"]), verdict["met"], strict=True),
                                   ("all", verdict["met_all"])]]
        return pd.DataFrame(rows, columns=["assumptions", "target", *names])

    def _repr_html_(self) -> str:
        parts = [html.head(say(
            "python.robust.title", indicator=self.document["indicator"], draws=self.document["draws"]))]
        for name, verdict in self._verdicts():
            for question in verdict["questions"]:
                parts.append(html.head(_period(question), say(f"python.robust.{name}")))
                parts.append(html.table(
                    [say(f"python.robust.{key}") for key in ("scenario", "best", "mean", "high")],
                    [(scenario, f"{one['best']} / {question['draws']}", html.plain(one["mean_regret"]),
                      html.plain(one["high_regret"]))
                     for scenario, one in zip(self.document["scenarios"], question["standings"], strict=True)]))
        return "".join(parts)


@dataclass(frozen=True)
class Pathways:
    """From which year scenarios no longer meet targets, what switching brings, and by what one can tell.

    Attributes:
        document: everything, as docs/protocol.md (*pathways*) has it.
    """

    document: dict[str, Any]

    def expiries(self) -> pd.DataFrame:
        """A row for each target and scenario: the share of draws that still meets it in the last year, and the year
        from which it is missed in the 5th, the 50th and the 95th of 100 draws; nothing for never.
        """
        import pandas as pd

        draws = self.document["draws"]
        rows = [
            {"target": _target(target), "scenario": scenario, "lasting": one["lasting"] / draws,
             "never_met": one["never_met"] / draws,
             **{key: one.get(key) for key in ("low", "middle", "high")}}
            for target, each in zip(self.document["targets"], self.document["expiries"], strict=True)
            for scenario, one in zip(self.document["scenarios"], each, strict=True)]
        return pd.DataFrame(rows, columns=["target", "scenario", "lasting", "never_met", "low", "middle", "high"])

    def switches(self) -> pd.DataFrame:
        """A row for each way from one scenario to another and each year: how many draws are better than staying."""
        import pandas as pd

        names = self.document["scenarios"]
        rows = [
            {"from": names[change["from"]], "to": names[change["to"]], **moment}
            for change in self.document["switches"] for moment in change["moments"]]
        return pd.DataFrame(rows, columns=["from", "to", "year", "better", "worse", "gain"])

    def triggers(self) -> pd.DataFrame:
        """What to watch: a row for each rule that was found. Use it where `is_better`: in draws that were not searched
        it gains more than never and always switching, beyond two standard errors.
        """
        import pandas as pd

        names = self.document["scenarios"]
        rows = [
            {"from": names[change["from"]], "to": names[change["to"]], **change["trigger"]}
            for change in self.document["switches"] if "trigger" in change]
        return pd.DataFrame(rows)

    def _repr_html_(self) -> str:
        document = self.document
        parts = [html.head(say("python.pathways.title", indicator=document["indicator"], draws=document["draws"]))]
        if document["targets"]:
            never = say("python.pathways.never")
            parts.append(html.table(
                [say(f"python.pathways.{key}") for key in ("target", "scenario", "lasting", "year", "span")],
                [(_target(target), scenario, html.plain(one["lasting"] / document["draws"]),
                  str(one.get("middle", never)),
                  html.span(str(one.get("low", never)), str(one.get("high", never))))
                 for target, each in zip(document["targets"], document["expiries"], strict=True)
                 for scenario, one in zip(document["scenarios"], each, strict=True)], left=2))
        names = document["scenarios"]
        for change in document["switches"]:
            before, after = names[change["from"]], names[change["to"]]
            parts.append(html.head(say("python.pathways.switch", before=before, after=after)))
            parts.append(html.table(
                [say(f"python.pathways.{key}") for key in ("in", "better", "gain")],
                [(str(one["year"]), f"{one['better']} / {document['draws']}", html.number(one["gain"], signed=True))
                 for one in change["moments"]]))
        return "".join(parts)


@dataclass(frozen=True)
class Holding:
    """What is asked of a finished run; see `Run.robust`."""

    region: str | None = None
    indicator: str | None = None
    year: SupportsIndex | None = None
    targets: Sequence[str] = ()
    members: SupportsIndex | None = None
    sceptic: bool = False

    def fields(self) -> dict[str, Any]:
        """As docs/protocol.md has them.

        Raises:
            RequestInvalid: of the wrong type.
        """
        fields = _fields(self, ("region", "indicator"), ("year", "members"))
        return {**fields, **_targets(self.targets), **({"sceptic": True} if self.sceptic else {})}


@dataclass(frozen=True)
class Journey:
    """What is asked of a finished run; see `Run.pathways`."""

    region: str | None = None
    indicator: str | None = None
    targets: Sequence[str] = ()
    years: Sequence[SupportsIndex] | None = None
    members: SupportsIndex | None = None

    def fields(self) -> dict[str, Any]:
        """As docs/protocol.md has them.

        Raises:
            RequestInvalid: of the wrong type.
        """
        fields = {**_fields(self, ("region", "indicator"), ("members",)), **_targets(self.targets)}
        if self.years is None:
            return fields
        return {**fields, "years": [arguments.whole("years", year) for year in self.years]}


def _fields(asked: Holding | Journey, texts: Sequence[str], counts: Sequence[str]) -> dict[str, Any]:
    said = {name: arguments.text(name, value) for name in texts if (value := getattr(asked, name)) is not None}
    return {**said, **{
        name: arguments.whole(name, value) for name in counts if (value := getattr(asked, name)) is not None}}


def _targets(targets: Sequence[str]) -> dict[str, Any]:
    each = [targets] if isinstance(targets, str) else targets
    return {"targets": [arguments.text("targets", target) for target in each]} if each else {}


def hold(conversation: Conversation, run: str, asked: Holding) -> Steps[Progress | Robustness]:
    """Has some more draws computed: how far they are, or what comes out."""
    reply = yield from conversation.ask("robust", longest=LONGEST_MOMENT, run=run, **asked.fields())
    return Robustness(reply["document"]) if "document" in reply else Progress(reply["done"], reply["total"])


def travel(conversation: Conversation, run: str, asked: Journey) -> Steps[Progress | Pathways]:
    """Has some more draws computed: how far they are, or what comes out."""
    reply = yield from conversation.ask("pathways", longest=LONGEST_MOMENT, run=run, **asked.fields())
    return Pathways(reply["document"]) if "document" in reply else Progress(reply["done"], reply["total"])
