"""A finished result, as pictures and pages read it: the rows, and what the run's document says of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .errors import RequestInvalid
from .tables import Table, unknown
from .wording import title


@dataclass(frozen=True)
class Result:
    """The result of the run `run`: its `document` (docs/protocol.md, *result*) and the rows in `table`."""

    run: str
    document: Mapping[str, Any]
    table: Table

    @property
    def reference(self) -> str | None:
        """The scenario that the others are compared with; None where nothing is compared."""
        reference: str | None = self.document.get("reference")
        return reference

    @property
    def indicators(self) -> dict[str, Mapping[str, Any]]:
        """What the rows are about, by name; empty where the daemon, of an older version, does not say it."""
        return {one["name"]: one for one in self.document.get("indicators", [])}

    @property
    def headlines(self) -> list[str]:
        """The indicators that a page shows without being asked; all, where the daemon does not say which."""
        known = self.indicators
        return [name for name, one in known.items() if one.get("headline")] or self.table.distinct("indicator")

    def title(self, indicator: str) -> str:
        """What people call an indicator."""
        return title(self.indicators.get(indicator, {}).get("title"), indicator)

    def worth_naming(self, indicator: str) -> float:
        """The least difference in an indicator that is worth naming, in its unit; 0 where none is given."""
        return float(self.indicators.get(indicator, {}).get("worth_naming", 0))

    @property
    def places(self) -> dict[str, str]:
        """What the regions are called, by code."""
        return {one["code"]: title(one.get("title"), one["name"]) for one in self.document.get("regions", [])}

    @property
    def scenarios(self) -> dict[str, str]:
        """What the scenarios are called, by name: by their names where two have the same title."""
        titles = {one["name"]: title(one.get("titles"), one["title"]) for one in self.document["scenarios"]}
        shown = list(titles.values())
        return {name: text if shown.count(text) == 1 else name for name, text in titles.items()}

    def region_code(self, region: str) -> str:
        """The code of a region, which may be given by its name.

        Raises:
            RequestInvalid: there is none.
        """
        names = [(one["code"], [one["code"], one["name"], *(one.get("title") or {}).values()])
                 for one in self.document.get("regions", [])]
        for code, known in names:
            if str(region).casefold() in [name.casefold() for name in known]:
                return str(code)
        if not names:
            return region
        shown = [*(one["name"] for one in self.document["regions"]), *(code for code, _ in names)]
        raise RequestInvalid(unknown("region", region, shown), detail={"path": "region"})
