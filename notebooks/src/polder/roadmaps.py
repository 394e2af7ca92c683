"""Who does what and when in a scenario of a run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from . import arguments, html
from .conversation import Conversation
from .discovery import LONGEST_MOMENT
from .steps import Steps
from .streams import Progress
from .wording import say

if TYPE_CHECKING:
    import pandas as pd

MOMENTS = ("agreed", "decided", "begun", "done")


@dataclass(frozen=True)
class Roadmap:
    """Who does what and when, what is asked of whom, who pays, and what cannot be carried out as it is asked.

    Attributes:
        document: everything, as docs/protocol.md (*roadmap*) has it. The first of its plans is of the scenario that was
            asked about; the second, in a comparison, of its reference.
    """

    document: dict[str, Any]

    def steps(self) -> pd.DataFrame:
        """A row for each scenario and measure: who leads it, its start, and when it is `agreed`, `decided`, `begun` and
        `done`, in the 5th, the 50th and the 95th of 100 draws, as calendar years with decimals; nothing for not before
        the end of the run. `delivered` is the share of its promise in the last year.
        """
        import pandas as pd

        plain = ("measure", "lead", "mode", "level", "budget", "start")
        rows = [
            {"scenario": plan["scenario"], **{key: step[key] for key in plain},
             **{f"{moment}_{key}": step[moment].get(key)
                for moment in (*MOMENTS, "delivered") for key in ("low", "middle", "high")}}
            for plan in self.document["plans"] for step in plan["steps"]]
        columns = ["scenario", *plain, *(
            f"{moment}_{key}" for moment in (*MOMENTS, "delivered") for key in ("low", "middle", "high"))]
        return pd.DataFrame(rows, columns=columns)

    def obstacles(self) -> pd.DataFrame:
        """A row for each reason why most draws do not carry a measure out as asked, with the nearest start that can."""
        import pandas as pd

        rows = [
            {"scenario": plan["scenario"], "measure": step["measure"], "start": step["start"], "kind": one["kind"],
             "name": one.get("name"), "share": one["draws"] / self.document["trial"], "year": one.get("year"),
             "asked": one.get("asked"), "staff": one.get("staff"), "nearest_start": step.get("nearest_start")}
            for plan in self.document["plans"] for step in plan["steps"] for one in step["obstacles"]]
        return pd.DataFrame(rows, columns=[
            "scenario", "measure", "start", "kind", "name", "share", "year", "asked", "staff", "nearest_start"])

    def load(self) -> pd.DataFrame:
        """A row for each scenario, actor and year: staff that is asked for and that there is, FTE, on average, and the
        share of draws in which more is asked in some quarter."""
        import pandas as pd

        rows = [
            {"scenario": plan["scenario"], "actor": load["actor"], "year": self.document["first_year"] + number,
             "asked": asked, "staff": staff, "overloaded": short / self.document["draws"]}
            for plan in self.document["plans"] for load in plan["loads"]
            for number, (asked, staff, short) in enumerate(
                zip(load["asked"], load["staff"], load["overloaded_in"], strict=True))]
        return pd.DataFrame(rows, columns=["scenario", "actor", "year", "asked", "staff", "overloaded"])

    def money(self) -> pd.DataFrame:
        """A row for each scenario, payer and year: what is spent on average, M€."""
        import pandas as pd

        rows = [
            {"scenario": plan["scenario"], "payer": payer["payer"], "year": self.document["first_year"] + number,
             "spent": spent}
            for plan in self.document["plans"] for payer in plan["money"]
            for number, spent in enumerate(payer["spent"])]
        return pd.DataFrame(rows, columns=["scenario", "payer", "year", "spent"])

    def _repr_html_(self) -> str:
        document = self.document
        parts = [html.head(say("python.roadmap.title", region=document["region"], draws=document["draws"]))]
        for plan in document["plans"]:
            parts.append(html.head(plan["scenario"]))
            parts.append(html.table(
                [say(f"python.roadmap.{key}") for key in ("measure", "lead", "start", "decided", "done", "span")],
                [(step["measure"], step["lead"], _year(step["start"]), _year(step["decided"].get("middle")),
                  _year(step["done"].get("middle")),
                  html.span(_year(step["done"].get("low")), _year(step["done"].get("high"))))
                 for step in plan["steps"]], left=2))
        return "".join(parts)


def _year(moment: float | None) -> str:
    return say("python.roadmap.later") if moment is None else str(int(moment))


@dataclass(frozen=True)
class Asked:
    """What is asked of a finished run; see `Run.roadmap`."""

    scenario: str | None = None
    region: str | None = None

    def fields(self) -> dict[str, Any]:
        """As docs/protocol.md has them.

        Raises:
            RequestInvalid: of the wrong type.
        """
        return {name: arguments.text(name, value) for name in ("scenario", "region")
                if (value := getattr(self, name)) is not None}


def moment(conversation: Conversation, run: str, asked: Asked) -> Steps[Progress | Roadmap]:
    """Has some more draws computed: how far they are, or what comes out."""
    reply = yield from conversation.ask("roadmap", longest=LONGEST_MOMENT, run=run, **asked.fields())
    return Roadmap(reply["document"]) if "document" in reply else Progress(reply["done"], reply["total"])
