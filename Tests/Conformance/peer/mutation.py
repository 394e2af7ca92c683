"""Requests that are nearly right: every operation, every field, every kind of mistake, from one seed."""

import copy
import json
import random

FILE = "extends: polder:groot-rijnmond/silo\ntitle: mine\nensemble:\n  members: 8\n"
RUN = {
    "name": "first look", "scenarios": [{"name": "silo", "file": "mine.yaml"},
                                        {"name": "network", "file": "polder:groot-rijnmond/network"}],
    "reference": "silo", "files": [{"name": "mine.yaml", "role": "scenario", "text": FILE},
                                   {"name": "own.csv", "role": "data", "text": "region;figure;value\n"}],
    "members": 1, "seed": 1, "keep": "bands", "years": [2030, 2050], "regions": ["NL225"], "central": True,
}
TOPICS = ["indicators", "levers", "measures", "parameters", "regions", "actors", "modes"]
FILES = [
    "nuts;year;x\nNL213;2023;288,5\n", "Regio's;Perioden;Woningvoorraad\nTwente (CR);2023;288500\n", "", ";\n;\n",
    "jaar,nummer,gebied,depositie\n2021,57,Veluwe,1700.5\n", "jaar,gm_code,afw\n2020,GM0014,0.1\n", "\"",
]
VALUES = [
    None, True, False, 0, 1, -1, 8, 9, 255, 2**31, 2**53, 2**63 - 1, -(2**63), 2**63, 2**64, 10**30, 0.5, -0.0,
    1e308, 5e-324, "", " ", "a", "\0", "é", "\U0001f9ea", "'; DROP TABLE run; --", "%", "_", "../../etc/passwd",
    "polder:", "polder:../x", "a" * 64, "a" * 65, "a" * 10_000, [], [[]], {}, {"": {}}, ["a"] * 300, [0] * 300,
    {"a": 1}, "NaN", "1", "true",
]


class Mutation:
    """`control()` and `data()` give the text of a request, its id, and whether it must be answered."""

    def __init__(self, seed, runs=()):
        self.random = random.Random(seed)
        self.runs = list(runs) or ["zzzzzzzz"]
        self.number = 0

    def valid(self, op):
        pick = self.random.choice
        run = pick(self.runs)
        match op:
            case "hello":
                return {"proto": [1, 0], "client": "fuzz", "version": "1"}
            case "ping":
                return {}
            case "submit" | "validate":
                return {"key": f"key {pick(range(8))}", **copy.deepcopy(RUN)}
            case "describe":
                return {"topic": pick(TOPICS), "name": pick(["NL33C", "no such entry"])}
            case "import":
                return {"file": {"name": "a.csv", "text": pick(FILES)}, "options": {
                    "figure": "housing.dwellings", "column": "x", "year": 2023, "source": "s", "evidence": "assumed",
                    "unit": "x 1 000", "region_column": "nuts", "layout": "table", "decimal": "comma"}}
            case "status" | "cancel" | "result":
                return {"run": run}
            case "list":
                return {"limit": pick([1, 10]), "page": "3", "state": pick(["finished", "queued"])}
            case "open":
                return {"run": run, "stream": pick("abc"), "from": 0, "credit": pick(range(1, 9)), "log_id": "x"}
            case "credit":
                return {"stream": pick("abc"), "n": pick([0, 1])}
            case "queue":
                return {"action": pick(["show", "move", "prioritize", "resume"]), "run": run, "before": run,
                        "priority": pick(range(-3, 4))}
            case "store":
                return {"action": pick(["check", "prune"]), "older_than_days": 1}
            case "close":
                return {"stream": pick("abc")}
            case "drain":
                return {"deadline": 1.5, "reason": "fuzz"}

    def control(self):
        return self.request(self.random.choice(
            ["hello", "ping", "submit", "validate", "describe", "import", "status", "list", "cancel", "result",
             "drain", "queue", "store", "open", "dance"]))

    def data(self):
        return self.request(self.random.choice(["open", "open", "credit", "close", "ping"]))

    def request(self, op):
        self.number += 1
        header = {"id": f"m{self.number}", "op": op, **(self.valid(op) or {})}
        kind = self.random.randrange(10)
        if op == "drain":
            # One that can be read would end the daemon.
            header[self.random.choice(["deadline", "reason"])] = self.random.choice([{}, [], True])
            return json.dumps(header), header["id"], True
        if kind == 0:
            pass
        elif kind < 7:
            for _ in range(self.random.choice([1, 1, 2, 3])):
                self.spoil(header)
        elif kind == 7:
            # Nobody else's id can come out of this one.
            header["id"] = f"spelt {self.number}"
            return self.spelt(json.dumps(header)), None, op != "credit"
        else:
            header["id"] = f"scarred {self.number}"
            return self.scarred(json.dumps(header)), None, op != "credit"
        return json.dumps(header), header["id"], op != "credit"

    def spoil(self, header):
        """Changes one value somewhere, but never the id nor the operation."""
        places = []

        def walk(node):
            keys = node if isinstance(node, dict) else range(len(node))
            for key in keys:
                if node is header and key in ("id", "op"):
                    continue
                places.append((node, key))
                if isinstance(node[key], (dict, list)) and node[key]:
                    walk(node[key])

        walk(header)
        if not places:
            header["extra"] = copy.deepcopy(self.random.choice(VALUES))
            return
        node, key = self.random.choice(places)
        change = self.random.randrange(5)
        if change == 0:
            del node[key]
        elif change == 1 and isinstance(node, dict):
            node[f"{key}_"] = node.pop(key)
        elif change == 2 and isinstance(node[key], str) and node[key]:
            text = node[key]
            at = self.random.randrange(len(text))
            node[key] = text[:at] + self.random.choice(["", "\0", "\t", ":", "- ", "&a ", "*a", "\U0001f9ea", text]) + text[at + 1:]
        else:
            node[key] = copy.deepcopy(self.random.choice(VALUES))

    def spelt(self, text):
        """JSON that is written in another way, or in a way that is none."""
        twist = self.random.choice([
            ("}", ',"id":"twice"}'), ("{", '{"deep":' + "[" * 40 + "]" * 40 + ","), (":", ": NaN,"), ("1", "1e999"),
            ("{", "{/* why */"), ("}", ",}"), ("}", "} "), ("}", "}}"), ('"', "'"), ("{", "\ufeff{"), ("1", "01"),
            ("1", "-"), ('"id"', '"\\u0069d"'), ("a", "\\ud800"), ("a", "\\u"), (" ", "\v"), ("{", "[" * 50_000)])
        return text.replace(*twist, 1)

    def scarred(self, text):
        """The same text with some bytes changed, lost or doubled; as bytes."""
        data = bytearray(text.encode())
        for _ in range(self.random.randrange(1, 4)):
            at = self.random.randrange(len(data))
            match self.random.randrange(4):
                case 0: data[at] ^= 1 << self.random.randrange(8)
                case 1: del data[at:at + self.random.randrange(1, 9)]
                case 2: data[at:at] = data[at:at + 8]
                case 3: del data[at + 1:]
            if not data:
                data = bytearray(b"{")
        return bytes(data)
