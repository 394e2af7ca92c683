"""What the answer of a comparison hangs on: conditions under which it flips, and what to find out first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, SupportsIndex

from . import arguments, html
from .conversation import Conversation
from .errors import RequestInvalid
from .steps import Steps
from .streams import Progress
from .wording import say, title

if TYPE_CHECKING:
    import pandas as pd

LONGEST_MOMENT = 120.0


@dataclass(frozen=True)
class Discovery:
    """Under which conditions an answer flips, and what knowing each number first is worth.

    Attributes:
        document: everything, as docs/protocol.md (*discover*) has it.
    """

    document: dict[str, Any]

    def _numbered(self, position: int) -> dict[str, Any]:
        number: dict[str, Any] = self.document["numbers"][position]
        return number

    def _condition(self, condition: dict[str, Any]) -> str:
        sign = "≥" if condition["is_above"] else "≤"
        return f"{self._numbered(condition['number'])['name']} {sign} {html.plain(condition['limit'])}"

    def _each(self, what: str) -> Iterator[tuple[str, dict[str, Any]]]:
        for question in self.document["questions"]:
            period = f"{question['first_year']}–{question['last_year']}"
            for one in question[what]:
                yield str(question.get("year", period)), one

    def boxes(self) -> pd.DataFrame:
        """Conditions that are more than luck, a row each; empty where none stands out.

        Counts are of draws that were not searched: `better` of `draws`, in a share `reach` of all, with an interval of
        90 % from `low` to `high`. `question` is the year, or the years that the mean is over.
        """
        import pandas as pd

        columns = ["question", "conditions", "raises", "better", "draws", "low", "high", "reach", "chance", "stability"]
        rows = [
            {**box, "question": question, "conditions": " and ".join(map(self._condition, box["conditions"]))}
            for question, box in self._each("boxes")]
        return pd.DataFrame(rows, columns=columns)

    def worths(self) -> pd.DataFrame:
        """Numbers that are worth knowing before choosing, the most first, a row each.

        `value` is in the unit of the indicator; `chooses_otherwise` is the share of draws in which one would choose
        otherwise; `turns` are values at which neither is better on average, and `turn_low` to `turn_high` is the band
        of a single one. `halved` and `doubled` are the value with other ranges, where that was asked (`ranges=True`).
        """
        import pandas as pd

        columns = ["question", "number", "unit", "value", "standard_error", "chooses_otherwise", "turns", "turn_low",
                   "turn_high", "halved", "doubled"]
        rows = []
        for question, worth in self._each("worths"):
            number = self._numbered(worth["number"])
            rows.append({**worth, "question": question, "number": number["name"], "unit": number["unit"]})
        return pd.DataFrame(rows, columns=columns)

    def together(self) -> pd.DataFrame:
        """Pairs of numbers, and all numbers of a subject, that are worth knowing at once: the most first, a row each.

        `numbers` are names; of a subject `members` says how many numbers there are of it and `taken` with how many the
        value was computed.
        """
        import pandas as pd

        columns = ["question", "what", "members", "taken", "value", "standard_error", "chooses_otherwise"]
        rows = [
            {**pair, "question": question, "members": 2, "taken": 2,
             "what": " and ".join(self._numbered(pair[place])["name"] for place in ("first", "second"))}
            for question, pair in self._each("pairs")]
        rows += [
            {**group, "question": question, "what": group["name"], "members": group["numbers"]}
            for question, group in self._each("groups")]
        return pd.DataFrame(rows, columns=columns)

    def table(self, question: int | None = None) -> pd.DataFrame:
        """In which share of all draws the scenario is better, by the two numbers that decide most, each in fifths.

        The index and the columns are intervals of these two numbers, whose names they have.

        Args:
            question: the year that is asked about; by default the first question that has a table.

        Raises:
            RequestInvalid: fewer than two numbers decide.
        """
        import pandas as pd

        for one in self.document["questions"]:
            if "table" in one and (question is None or one.get("year") == int(question)):
                table = one["table"]
                return pd.DataFrame(
                    [[cell["better"] / cell["draws"] if cell["draws"] else float("nan") for cell in row]
                     for row in table["cells"]],
                    index=pd.IntervalIndex.from_breaks(
                        table["row_limits"], closed="left", name=self._numbered(table["row"])["name"]),
                    columns=pd.IntervalIndex.from_breaks(
                        table["column_limits"], closed="left", name=self._numbered(table["column"])["name"]))
        raise RequestInvalid(say("python.discovery.no_table"), detail={"path": "question"})

    def _repr_html_(self) -> str:
        document = self.document
        parts = [html.head(say(
            "python.discovery.title", scenario=document["scenario"], reference=document["reference"],
            indicator=document["indicator"], draws=document["draws"]))]
        for question in document["questions"]:
            period = f"{question['first_year']}–{question['last_year']}"
            parts.append(html.head(str(question.get("year", period)), say(
                "python.discovery.base", better=question["better"], worse=question["worse"], tied=question["tied"])))
            boxes = [
                (" · ".join(map(self._condition, box["conditions"])), f"{box['better']} / {box['draws']}",
                 html.span(html.plain(box["low"]), html.plain(box["high"])))
                for box in question["boxes"]]
            if boxes:
                parts.append(html.table(
                    [say(f"python.discovery.{key}") for key in ("conditions", "better", "interval")], boxes))
            else:
                parts.append(html.head(say("python.discovery.none")))
            worths = []
            for worth in question["worths"]:
                number = self._numbered(worth["number"])
                worths.append((
                    title(number["title"], number["name"]), html.plain(worth["value"]),
                    html.plain(worth["chooses_otherwise"])))
            if worths:
                parts.append(html.table(
                    [say(f"python.discovery.{key}") for key in ("number", "worth", "otherwise")], worths))
        return "".join(parts)


@dataclass(frozen=True)
class Question:
    """What is asked of a finished comparison; see `Run.discover`."""

    scenario: str | None = None
    region: str | None = None
    indicator: str | None = None
    year: SupportsIndex | None = None
    members: SupportsIndex | None = None
    ranges: bool = False
    levers: bool = False

    def fields(self) -> dict[str, Any]:
        """As docs/protocol.md has them.

        Raises:
            RequestInvalid: of the wrong type.
        """
        texts = {
            name: arguments.text(name, value)
            for name in ("scenario", "region", "indicator") if (value := getattr(self, name)) is not None}
        counts = {
            name: arguments.whole(name, value)
            for name in ("year", "members") if (value := getattr(self, name)) is not None}
        return {**texts, **counts, **{name: True for name in ("ranges", "levers") if getattr(self, name)}}


def moment(conversation: Conversation, run: str, question: Question) -> Steps[Progress | Discovery]:
    """Has some more draws computed: how far they are, or what was found."""
    reply = yield from conversation.ask("discover", longest=LONGEST_MOMENT, run=run, **question.fields())
    if "document" in reply:
        return Discovery(reply["document"])
    return Progress(reply["done"], reply["total"])
