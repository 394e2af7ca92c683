"""One region's roadmap, quarter by quarter, by the revised section 8 with changes of the way of working.

Order of a quarter (1.9b): changes; load and speed; deciding and works; production; ledger; trust. Central values of luck.
(8.1), (8.3), (8.6) to (8.9) stand as they did and come from `parts`.
"""

from dataclasses import dataclass, field

import numpy as np

from parts import decisions, effects, trust as trusting
from parts.common import DT

from . import times
from .times import CONTRACT, NETWORK, SILO

PATIENCE = 4  # stalled quarters in a row, (8.5); quarters between two changes, (8.16)


@dataclass
class Change:
    """One entry of `changes`: to which mode, and the one condition."""

    to: int
    condition: str
    value: float = 0.0
    fired: bool = False


@dataclass
class Planned:
    """One measure on the roadmap."""

    preparation: float
    agreement: float
    years: float
    contest: float
    budget: float
    reference: float
    effort: float
    department: int
    lead: int
    level: int
    ideal: int
    potential: float
    kappa: np.ndarray
    partners: list
    start: int
    mode: int
    changes: list = field(default_factory=list)
    decided: float = 0.0

    def table(self, mode):
        seats = np.zeros(len(self.kappa), bool)
        seats[self.lead] = True
        if mode == times.BILATERAL and self.partners:
            seats[max(self.partners, key=lambda i: (self.kappa[i], -i))] = True
        elif mode >= NETWORK:
            seats[self.partners] = True
        return seats


def old_names(p):
    """The parameters of equations that stand, as `parts` calls them."""
    return {"phi": p["link_density"], "omb": p["weakest_link"], "s": p["replaceable"], "lf": p["level_misfit"],
            "gs": p["organising"], "gc_conflict": p["exposure"], "omd": p["dilution"], "eta": p["returns"],
            "Psi": p["side_effect"], "capacity": p["capacity"]}


def run(items, p, inhabitants, mean_inhabitants, manager, quarters):
    """Shares of the promise delivered at the end of each quarter, and the final state."""
    q = old_names(p)
    count, actors = len(items), len(items[0].kappa)
    column = {name: np.array([getattr(m, name) for m in items])
              for name in ("preparation", "agreement", "years", "contest", "budget", "reference", "effort", "department", "lead",
                           "level", "ideal", "potential", "start", "kappa")}
    lead, budget, years = column["lead"], column["budget"], column["years"]
    stakeholders = np.array([[k > 0 and i != m.lead for i, k in enumerate(m.kappa)] for m in items])
    size, fte = times.scale(inhabitants), times.manager_size(inhabitants, mean_inhabitants)
    staff = decisions.capacity(q, inhabitants, mean_inhabitants, np.ones(actors))
    trust = np.full((actors, actors), p["initial_trust"])
    mode = np.array([m.mode for m in items])
    state = {name: np.zeros(count) for name in ("done", "stalled", "paid", "spent", "produced", "contract_spent")}
    state["decided"] = np.array([m.decided for m in items])
    changed = np.full(count, -PATIENCE)
    works_start, delivered = np.full(count, np.nan), []

    for step in range(quarters):
        started = step >= column["start"]
        for m in range(count):
            if started[m] and state["done"][m] < 1.0:
                change(items[m], m, step, mode, changed, state, trust, p, q, stakeholders)
        table = np.array([item.table(k) for item, k in zip(items, mode)])
        mode = np.where(table.sum(axis=1) == 1, SILO, mode)
        n = table.sum(axis=1)
        group = np.where(mode == SILO, 0.0, trusting.group(trust, table, lead))
        open_ = started & (state["done"] < 1.0)
        talking = open_ & (mode != SILO)

        links = decisions.links(n, q)
        coordinated = times.coordination(links, group, talking, size, p)
        available = decisions.with_own_staff(staff, lead, column["effort"], open_)
        fraction = decisions.fractions(available, decisions.load(table, lead, column["effort"], coordinated, open_))
        f = decisions.staffing(table, lead, fraction, q)

        covered = (table & stakeholders).sum(axis=1) / np.maximum(stakeholders.sum(axis=1), 1)
        deciding = (times.preparation(column["preparation"], covered, group, mode, p)
                    + times.agreement(column["agreement"], links, group, mode, p)
                    + times.objections(column["contest"], covered, group, mode, p))
        for m in np.flatnonzero(step == column["start"]):
            works_start[m] = step * DT + p["planned_share"] * deciding[m]
        was_decided = state["decided"].copy()
        state["decided"] = decisions.decide(state["decided"], f, deciding, open_)
        whole = times.works(years, 1.0, mode, p)
        waits = np.array([any(c.condition == "decided" and not c.fired and c.to != k for c in item.changes)
                          and left == 0 and quiet < PATIENCE
                          for item, k, left, quiet in zip(items, mode, state["done"], state["stalled"])])
        going = open_ & (state["decided"] >= 1.0) & ~(waits & (was_decided < 1.0))
        stalls = talking & (group < p["stall_trust"])
        before = state["done"]
        state["done"] = decisions.work(before, f, whole, going, stalls)
        built = state["done"] - before

        paid_staff = coordinated + np.where(talking, manager * fte / max(talking.sum(), 1), 0.0)
        rate = paid_staff * p["cost_of_staff"]
        talk = state["paid"] + rate * ((1 - state["decided"]) * deciding + (1 - before) * whole) / np.maximum(f, 0.05)
        contract = times.transaction(budget, p)
        state["contract_spent"] = np.where(mode == CONTRACT, np.maximum(state["contract_spent"], contract * state["decided"]),
                                           state["contract_spent"])
        private = effects.private_funding(budget, p["private_funding"][mode], group, column["potential"])
        effective = times.effective_budget(budget, talk, np.where(mode == CONTRACT, contract, state["contract_spent"]),
                                           private, mode, group, p)
        integration = p["integration"][mode]
        share = effects.share_produced(
            budget, effective, q, effects.coverage(column["kappa"], table, lead, group, q),
            effects.level_fit(column["level"], column["ideal"], table, integration, q),
            effects.compromise(n, group, q),
            effects.side_effects(column["department"], state["done"], integration, group, q))
        state["produced"] = state["produced"] + share * built

        due = budget * np.clip((step + 1 - column["start"]) * DT / years, 0.0, 1.0)
        room = np.minimum(0.95 * budget - state["paid"], due - state["spent"])
        talked = np.minimum(rate * DT, np.maximum(room, 0.0)) * open_
        part = np.where(built > 0, built / np.where(built > 0, 1 - before, 1.0), 0.0)
        worked = np.maximum(np.minimum((budget - state["spent"] - talked) * part, due - state["spent"] - talked), 0.0)
        state["paid"], state["spent"] = state["paid"] + talked, state["spent"] + talked + worked

        r = times.performance(state["decided"], state["done"], works_start, column["start"] * DT, years, (step + 1) * DT, p)
        won, lost = times.won_and_lost(np.nan_to_num(r, nan=1.0))
        trust = trusting.update(trust, p["initial_trust"], table, talking & (state["done"] < 1.0), won, lost, manager,
                                {"ap": p["trust_won"], "am": p["trust_lost"], "anm": p["trust_managed"], "ad": p["trust_fading"]})
        state["stalled"] = np.where(stalls & (state["done"] < 1.0), state["stalled"] + 1, 0)
        delivered.append((budget * state["produced"]).sum() / budget.sum())
    return np.array(delivered), {**state, "trust": trust, "mode": mode}


def holds(item, entry, mode, step, state, m, trust, p):
    """Whether the condition of a change holds, on last quarter's state."""
    if entry.condition == "from":
        return step >= entry.value
    if entry.condition == "stalled":
        return state["stalled"][m] >= PATIENCE
    if entry.condition == "decided":
        return state["decided"][m] >= 1.0 and state["done"][m] == 0.0
    at = item.table(entry.to if entry.condition == "trust_above" else mode)[None, :]
    if at.sum() == 1:
        return False
    there = trusting.group(trust, at, np.array([item.lead]))[0]
    return there > entry.value if entry.condition == "trust_above" else there < entry.value


def change(item, m, step, mode, changed, state, trust, p, q, stakeholders, luck=1.0):
    """(8.16), then the rule of (8.5)."""
    recent = step - changed[m] < PATIENCE
    for entry in item.changes:
        if entry.fired or entry.to == mode[m] or (recent and entry.condition not in ("stalled", "decided")):
            continue
        if entry.to == CONTRACT and state["done"][m] > 0:
            continue
        if holds(item, entry, mode[m], step, state, m, trust, p):
            turn(item, m, entry.to, step, mode, changed, state, trust, p, q, stakeholders, luck)
            entry.fired = True
    if state["stalled"][m] >= PATIENCE and mode[m] != SILO:
        turn(item, m, SILO, step, mode, changed, state, trust, p, q, stakeholders, luck)


def turn(item, m, to, step, mode, changed, state, trust, p, q, stakeholders, luck=1.0):
    before, after = item.table(mode[m]), item.table(to)
    kind = SILO if after.sum() == 1 else to
    group = trusting.group(trust, after[None, :], np.array([item.lead]))[0]
    links = decisions.links(after.sum(), q)
    covered = (after & stakeholders[m]).sum() / max(stakeholders[m].sum(), 1)
    k = np.array(kind)
    agreed = float(times.agreement(item.agreement, links, group, k, p))
    whole = (luck * (agreed + float(times.preparation(item.preparation, covered, group, k, p)))
             + float(times.objections(item.contest, covered, group, k, p)))
    state["decided"][m] = times.reopened(state["decided"][m], before, after, kind, luck, agreed, whole, p)
    mode[m], changed[m], state["stalled"][m] = to, step, 0
