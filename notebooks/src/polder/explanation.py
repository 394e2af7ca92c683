"""What makes the difference of a comparison: which measures, and which mechanisms of working together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from . import html
from .conversation import Conversation
from .discovery import LONGEST_MOMENT, Question
from .steps import Steps
from .streams import Progress
from .wording import say, title

if TYPE_CHECKING:
    import pandas as pd

AMOUNT = ["mean", "p05", "p50", "p95", "better", "worse"]


@dataclass(frozen=True)
class Explanation:
    """What each measure and each mechanism makes of the difference between two scenarios.

    Attributes:
        document: everything, as docs/protocol.md (*explain*) has it.
    """

    document: dict[str, Any]

    def shares(self) -> pd.DataFrame:
        """Shapley values, a row for each part; those of a game add up to the difference in every draw.

        Amounts are the scenario less the reference, in the unit of the indicator; `better` and `worse` count draws.
        `without` is the mean of what is lost where this part alone is as in the reference: another question, and no
        sum.
        """
        import pandas as pd

        rows = [
            {**player["share"], "game": game["kind"], "kind": player["kind"], "name": player["name"],
             "without": player["without"]["mean"]}
            for game in self.document["games"] for player in game["players"]]
        return pd.DataFrame(rows, columns=["game", "kind", "name", *AMOUNT, "without"])

    def pairs(self) -> pd.DataFrame:
        """What two parts make together beyond what each makes alone, a row for each pair: above zero they help."""
        import pandas as pd

        rows = [
            {**pair["together"], "game": game["kind"], "first": game["players"][pair["first"]]["name"],
             "second": game["players"][pair["second"]]["name"]}
            for game in self.document["games"] for pair in game["pairs"]]
        return pd.DataFrame(rows, columns=["game", "first", "second", *AMOUNT])

    def _repr_html_(self) -> str:
        document = self.document
        whole = document["difference"]
        parts = [html.head(say(
            "python.explanation.title", scenario=document["scenario"], reference=document["reference"],
            indicator=document["indicator"], year=document["year"], draws=document["draws"]), say(
            "python.explanation.whole", mean=html.plain(whole["mean"]), low=html.plain(whole["p05"]),
            high=html.plain(whole["p95"]), better=whole["better"], worse=whole["worse"]))]
        for game in document["games"]:
            players = sorted(game["players"], key=lambda player: -abs(player["share"]["mean"]))
            rows = [
                (title(player["title"], player["name"]), html.plain(player["share"]["mean"]),
                 html.span(html.plain(player["share"]["p05"]), html.plain(player["share"]["p95"])),
                 f"{player['share']['better']} / {document['draws']}")
                for player in players]
            if rows:
                parts.append(html.table(
                    [say(f"python.explanation.{key}") for key in ("player", "share", "band", "better")], rows))
        return "".join(parts)


def moment(conversation: Conversation, run: str, question: Question) -> Steps[Progress | Explanation]:
    """Has some more combinations computed: how far they are, or what makes the difference."""
    reply = yield from conversation.ask("explain", longest=LONGEST_MOMENT, run=run, **question.fields())
    if "document" in reply:
        return Explanation(reply["document"])
    return Progress(reply["done"], reply["total"])
