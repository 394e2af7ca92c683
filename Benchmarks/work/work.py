"""How long each operation takes with the largest input that is legal, and with half of it, on an idle daemon."""

import argparse
import json
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Tests" / "Conformance"))
from peer.daemon import Daemon, until  # noqa: E402
from peer.dealer import Dealer, Refused  # noqa: E402

MOST = (4 << 20) - 4_096
SILO = {"name": "silo", "file": "polder:groot-rijnmond/silo"}
NETWORK = {"name": "network", "file": "polder:groot-rijnmond/network"}
HEAD = "figure,region,value,unit,year,source,evidence\n"


def keys(bytes_):
    """A scenario of keys that nobody knows."""
    return "".join(f"key{number:07d}zz: 1\n" for number in range(bytes_ // 16))


def deep(bytes_):
    """A scenario of one long text, full of what YAML has to look at."""
    return "title: \"" + "\\u00e9&*!|>'%@`" .replace("\"", "") * (bytes_ // 16) + "\"\n"


def rows(bytes_, row):
    return HEAD + row * (bytes_ // len(row))


def run_of(files, scenarios, **more):
    return {"key": "k", "members": 1, "keep": "bands", "scenarios": scenarios, "files": files, **more}


def scenarios_of(make, n):
    names = [f"s{index}.yaml" for index in range(16)]
    return run_of([{"name": name, "role": "scenario", "text": make(n // 16)} for name in names],
                  [{"name": name, "file": name} for name in names])


def tables_of(row, n):
    """Tables of a quarter of a megabyte: each may have one."""
    return run_of([{"name": f"own{index}.csv", "role": "data", "text": rows(n // 16, row)} for index in range(16)], [SILO])


def lists_of(n):
    years = [2024 + index % 27 for index in range(100 * n // MOST)]
    return {**run_of([], [SILO]), "years": years, "regions": ["NL33C"] * (256 * n // MOST)}


def inputs(runs):
    """Operation, what the largest input is, and the fields for an input of n of `MOST` bytes."""
    row = "housing.value_per_square_metre,NL33C,3844,€/m2,2025,Huurcommissie,measured\n"
    wrong = "housing.valeu_per_square_meter,NL33Z,3844,€/m2,2025,Huurcommissie,measured\n"
    part = lambda most, n: max(1, most * n // MOST)  # noqa: E731
    yield "hello", "1,024 versions", lambda n: {"proto": [1] * part(1_024, n), "client": "c", "version": "v"}
    yield "ping", "nothing", lambda n: {}
    for operation in ("validate", "submit"):
        yield operation, "16 scenarios of keys that nobody knows, 4 MiB", lambda n: scenarios_of(keys, n)
        yield operation, "16 scenarios of one long text, 4 MiB", lambda n: scenarios_of(deep, n)
        yield operation, "16 tables of equal rows, 4 MiB", lambda n: tables_of(row, n)
        yield operation, "16 tables of misspelt rows, 4 MiB", lambda n: tables_of(wrong, n)
        yield operation, "100 years and 256 regions", lists_of
    yield "describe", "a name of 200 bytes", lambda n: {"topic": "parameters", "name": ("a" + "\u0301" * part(99, n))}
    yield "import", "places that nobody knows, 4 MiB", lambda n: {
        "file": {"name": "a.csv", "text": "nuts;2023\n" + "".join(f"NL{index:05d}z;1\n" for index in range(n // 12))},
        "options": {"figure": "housing.dwellings", "source": "s"}}
    yield "import", "one place again and again, 4 MiB", lambda n: {
        "file": {"name": "a.csv", "text": "nuts;2023\n" + "NL213;288500\n" * (n // 13)},
        "options": {"figure": "housing.dwellings", "source": "s"}}
    yield "import", "one row of 4 MiB", lambda n: {
        "file": {"name": "a.csv", "text": "nuts;2023\n" + "\"\";" * (n // 5)},
        "options": {"figure": "housing.dwellings", "source": "s"}}
    for operation in ("status", "cancel", "result", "texts"):
        yield operation, "a name of 4,096 bytes", lambda n: {"run": "x" * part(4_096, n)}
    yield "list", "1,000 runs", lambda n: {"limit": part(1_000, n)}
    yield "member", "1,000 names", lambda n: {
        "run": runs["done"], "member": 0, "what": "indicators", "names": ["jobs.employed"] * part(1_000, n)}
    yield "queue", "a name of 4,096 bytes", lambda n: {"action": "prioritize", "run": "x" * part(4_096, n), "priority": 0}
    yield "edit", "a note of 1,000 letters", lambda n: {"action": "note", "run": runs["done"], "text": "é" * part(1_000, n)}
    yield "store", "prune of nothing", lambda n: {"action": "prune", "older_than_days": 9_999, "dry_run": True}
    yield "calibrate", "a new seed", lambda n: {"seed": n}
    yield "backcast", "2,000 members", lambda n: {"members": part(2_000, n), "seed": 9}
    yield "patterns", "2,000 members", lambda n: {"members": part(2_000, n), "seed": 9}
    yield "discover", "4,096 members", lambda n: {"run": runs["pair"], "members": max(256, part(4_096, n))}
    yield "explain", "512 members", lambda n: {"run": runs["pair"], "members": max(64, part(512, n))}
    yield "robust", "16 scenarios, 4,096 members", lambda n: {"run": runs["many"], "members": max(256, part(4_096, n))}
    yield "pathways", "4 scenarios, 2,048 members", lambda n: {"run": runs["ways"], "members": max(256, part(2_048, n))}
    yield "roadmap", "a run of 64 members", lambda n: {"run": runs["pair"]}
    yield "improve", "a run of 64 members", lambda n: {"run": runs["pair"]}
    yield "open", "a name of 4,096 bytes", lambda n: {"run": "x" * part(4_096, n), "stream": "s", "from": 0, "credit": 1}
    yield "close", "a stream of 4,096 bytes", lambda n: {"stream": "x" * part(4_096, n)}
    yield "credit", "8 chunks (then `close`)", None
    yield "drain", "a reason of 4,096 bytes", lambda n: {"reason": "x" * part(4_096, n)}


def fitting(make, n):
    """The fields of a request of at most n bytes."""
    size = n
    while len(json.dumps(fields := make(size)).encode()) > n and size > 1:
        size = size * 15 // 16
    return fields


def timed(dealer, operation, fields):
    """The quickest of three, or one where that takes seconds; and what was answered."""
    best, answer = None, ""
    for attempt in range(3):
        if operation == "submit":
            fields["key"] = f"{operation} {time.monotonic_ns()}"
        started = time.monotonic()
        try:
            dealer.ask(operation, **fields)
            answer = "ok"
        except Refused as refused:
            answer = refused.code
        seconds = time.monotonic() - started
        best = min(best or seconds, seconds)
        if seconds > 2 or operation == "drain":
            break
    return best, answer


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--only", help="operations, apart by commas")
    options.add_argument("--seconds", type=float, default=900, help="longest that is waited for one answer")
    options = options.parse_args()
    only = options.only.split(",") if options.only else None
    print("| operation | largest input | half, ms | whole, ms | answer |\n|---|---|---|---|---|")
    with Daemon("--log-level", "error", "--limits-members", "1000000") as daemon, \
            Dealer(daemon.runtime, patience=options.seconds) as control, \
            Dealer(daemon.runtime, "data", patience=options.seconds) as data:
        runs = {"done": control.ask("submit", key="done", members=8, scenarios=[SILO])["run"],
                "pair": control.ask("submit", key="pair", members=64, scenarios=[SILO, NETWORK], reference="silo")["run"]}
        many = [{**SILO, "name": f"s{number}"} for number in range(16)]
        ways = [{"name": way, "file": f"polder:groot-rijnmond/{way}"}
                for way in ("silo", "network", "bilateral", "public-private")]
        runs |= {"many": control.ask("submit", key="many", members=8, scenarios=many)["run"],
                 "ways": control.ask("submit", key="ways", members=64, scenarios=ways, reference="silo")["run"]}
        until(lambda: all(control.ask("status", run=run)["runs"][0]["state"] == "finished" for run in runs.values()), 120)
        control.ask("queue", action="pause")
        for operation, what, fields in inputs(runs):
            if only and operation not in only:
                continue
            if fields is None:
                started = time.monotonic()
                data.send("credit", stream="none", n=8)
                data.ask("close", stream="none")
                print(f"| `{operation}` | {what} | – | {1_000 * (time.monotonic() - started):.1f} | – |", flush=True)
                continue
            dealer = data if operation in ("open", "close") else control
            half, _ = (None, "") if operation == "drain" else timed(dealer, operation, fitting(fields, MOST // 2))
            whole, answer = timed(dealer, operation, fitting(fields, MOST))
            before = "–" if half is None else f"{1_000 * half:,.1f}"
            print(f"| `{operation}` | {what} | {before} | {1_000 * whole:,.1f} | `{answer}` |", flush=True)


main()
