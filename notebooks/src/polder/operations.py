"""What a client can ask for, as generators over a conversation; see `steps`."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, SupportsIndex, TypedDict

from . import arguments
from .conversation import Conversation, now
from .errors import Diagnostic, RequestInvalid, ScenarioNeedsFiles, TransportRefused, TransportTimeout
from .reference import Entry, Reference
from .scenarios import MOST_ROUNDS, Scenario, Submission, as_scenario, as_scenarios, variants
from .steps import Steps
from .tables import unknown
from .wording import say, title

Keep = Literal["focus", "all", "bands"]
Queue = Literal["interactive", "batch"]
LONGEST_SUBMIT = 30.0
LONGEST_START = 15.0


class Settings(TypedDict, total=False):
    """How scenarios are run; what is left out is as the scenarios or the daemon have it.

    members: of the ensemble; by default what the scenario says, else 256.
    seed: of all draws; by default what the scenario says, else 1.
    name: what people call the run.
    years: to report; by default those of the model that end in 0.
    regions: to keep beside the scenarios' focus, by code or name.
    keep: of every member; `all` for `run.members`, `bands` for quantiles only.
    central: one member, every number at its central value, shocks off.
    queue: where it waits; by size where nothing is said.
    priority: within its queue a higher one goes first, -100 to 100.
    """

    members: SupportsIndex | None
    seed: SupportsIndex | None
    name: str | None
    years: SupportsIndex | Iterable[SupportsIndex] | None
    regions: str | Iterable[str] | None
    keep: Keep | None
    central: bool
    queue: Queue | None
    priority: SupportsIndex | None


@dataclass(frozen=True)
class Validation:
    """What the daemon says of scenario files without running them.

    Attributes:
        diagnostics: every problem, of severity `error` or `warning`.
        scenarios: name, title, file and mode of each scenario; empty where there is an error.
    """

    diagnostics: list[Diagnostic]
    scenarios: list[dict[str, Any]]

    def __bool__(self) -> bool:
        """Whether the scenarios could be run."""
        return all(one.severity != "error" for one in self.diagnostics)

    def __str__(self) -> str:
        ready = [
            say("python.operation.ready", file=one["file"], title=title(one.get("titles"), one["title"]))
            for one in self.scenarios]
        return "\n".join([*map(str, self.diagnostics), *ready])


@dataclass(frozen=True)
class Request:
    """Scenarios to run, and how.

    Attributes:
        reference: the scenario that the others are compared with; None where nothing is compared.
        fields: of the request, as docs/protocol.md has them.
    """

    scenarios: list[Scenario]
    data: list[str]
    reference: Scenario | None
    fields: dict[str, Any]


def greet(conversation: Conversation, may_start: bool, start: Callable[[], None]) -> Steps[None]:
    """Says hello, after starting a daemon where there is none and that is allowed.

    Raises:
        TransportRefused: nobody listens in the folder that was named.
        TransportTimeout: no answer, or none of the daemon that was started.
    """
    endpoint = conversation.endpoint
    if not endpoint.is_vacant():
        yield from conversation.greet()
        return
    if not may_start:
        raise conversation.silence(conversation.timeout)
    start()
    deadline = now() + LONGEST_START
    while True:
        try:
            yield from conversation.greet(1.0)
            return
        except (TransportTimeout, TransportRefused):
            if now() >= deadline:
                raise TransportTimeout(
                    say("python.operation.no_start", place=endpoint.name, folder=str(endpoint.folder)),
                    retryable=True) from None
            yield from conversation.pause(0.1)


def to_run(
    scenario: Any, *, changes: Mapping[str, Mapping[str, Any]] | None, data: Any, settings: Settings,
) -> Request:
    """A request to run scenarios side by side; `changes` makes variants of one of them, which then stand alone."""
    scenarios = as_scenarios(scenario)
    if changes is not None:
        if len(scenarios) != 1:
            raise RequestInvalid(say("python.operation.variants_of_one"))
        scenarios = variants(scenarios[0], changes)
    return Request(scenarios, arguments.files("data", data), None, _fields(settings))


def to_compare(
    scenarios: Sequence[Any], *, against: Any, changes: Mapping[str, Mapping[str, Any]] | None, data: Any,
    settings: Settings,
) -> Request:
    """A request to compare; without `against` the first scenario is the reference."""
    chosen = [one for given in scenarios for one in as_scenarios(given)]
    reference = as_scenario(against) if against is not None else (chosen[0] if chosen else None)
    if reference is None:
        raise RequestInvalid(say("python.operation.none"))
    others = [one for one in chosen if one is not reference and not _is_same(one, reference)]
    if changes is not None:
        others += variants(reference, changes)
    if not others:
        raise RequestInvalid(say("python.operation.needs_two"))
    return Request([reference, *others], arguments.files("data", data), reference, _fields(settings))


def _fields(settings: Settings) -> dict[str, Any]:
    fields: dict[str, Any] = dict(settings)
    for name in fields:
        if name not in Settings.__annotations__:
            raise RequestInvalid(unknown("setting", name, list(Settings.__annotations__)), detail={"path": name})
    checks: dict[str, Callable[[Any], Any]] = {
        "members": lambda value: arguments.whole("members", value, 1),
        "seed": lambda value: arguments.whole("seed", value, 0),
        "name": lambda value: arguments.text("name", value),
        "years": lambda value: [arguments.whole("years", one) for one in _years(value)],
        "regions": lambda value: [arguments.text("regions", one) for one in arguments.several("regions", value, str)],
        "keep": lambda value: arguments.text("keep", value),
        "central": lambda value: arguments.truth("central", value),
        "queue": lambda value: arguments.text("queue", value),
        "priority": lambda value: arguments.whole("priority", value),
    }
    return {name: checks[name](value) for name, value in fields.items() if value is not None}


def _years(value: Any) -> list[Any]:
    # An array of numpy looks like a whole number, and a number of numpy like an array.
    return arguments.several("years", arguments.plain(value), int)


def _is_same(one: Scenario, other: Scenario) -> bool:
    return one.name == other.name and one.file == other.file and one.text == other.text


def submit(conversation: Conversation, request: Request) -> Steps[dict[str, Any]]:
    """Submits a run under a key of its own, so that saying it twice makes one run."""
    return (yield from _send(conversation, "submit", request))


def validate(conversation: Conversation, request: Request) -> Steps[Validation]:
    """Every problem of every file; runs nothing."""
    reply = yield from _send(conversation, "validate", request)
    return Validation([Diagnostic.read(one) for one in reply["diagnostics"]], reply["scenarios"])


def _send(conversation: Conversation, op: str, request: Request) -> Steps[dict[str, Any]]:
    submission = Submission.of(request.scenarios, request.data)
    place = request.scenarios.index(request.reference) if request.reference else None
    key = uuid.uuid4().hex
    for _ in range(MOST_ROUNDS):
        try:
            return (yield from conversation.ask(
                op, longest=LONGEST_SUBMIT, key=key,
                scenarios=submission.scenarios, files=submission.files,
                reference=None if place is None else submission.scenarios[place]["name"], **request.fields))
        except ScenarioNeedsFiles as error:
            submission.add(error.detail.get("names", []))
    raise RequestInvalid(say("python.operation.rounds", most=MOST_ROUNDS))


def describe(conversation: Conversation, topic: str, name: str | None = None) -> Steps[Reference]:
    """The entries of a topic, or the one that is named, of a region its figures behind it."""
    reply = yield from conversation.ask("describe", topic=topic, name=name)
    return Reference(topic, [Entry.read(entry) for entry in reply["entries"]])


def runs(conversation: Conversation, limit: SupportsIndex, state: str | None) -> Steps[list[dict[str, Any]]]:
    """Summaries of runs, the newest first, page by page up to `limit`."""
    found: list[dict[str, Any]] = []
    page: str | None = None
    most = arguments.whole("limit", limit, 1)
    while len(found) < most:
        reply = yield from conversation.ask("list", limit=min(most - len(found), 100), page=page, state=state)
        found += reply["runs"]
        page = reply.get("next_page")
        if page is None or not reply["runs"]:
            break
    return found


def summary(conversation: Conversation, run: str) -> Steps[dict[str, Any]]:
    """One run in a line."""
    if not isinstance(run, str) or not run:
        raise arguments.wrong("run", run, say("python.expected.run"))
    reply = yield from conversation.ask("status", run=run)
    found: dict[str, Any] = reply["runs"][0]
    return found


def document(conversation: Conversation, run: str) -> Steps[dict[str, Any]]:
    """Everything about a run but its rows."""
    return (yield from conversation.ask("result", run=run))
