"""Collaboration, section 8, with corrections B1 to B6, C9 to C12 and C16: one quarter of all roadmaps.

`given["roadmaps"]` says who does what; each region is on its own. Outputs have a last axis for regions, in the order of
`given["regions"]`; regions without a roadmap are 0, and NaN where the specification says that nothing exists there.
"""

import numpy as np

from . import decisions, effects, trust as trusting
from .common import ACTORS, DT, LEVERS, MODES

STALLED_QUARTERS = 4  # (8.5)
FLOWS = ("nature_area", "nature_inclusive_area", "dwellings", "business_area")  # a year; all else is a level

PARAMETERS = ("tau0", "phi", "h1", "h2", "wF", "omb", "dn", "dtau", "do", "s", "lf", "gs", "gc_conflict", "omd", "pi", "eta",
              "ap", "am", "anm", "ad", "taumin", "op", "capacity", "Delta0", "I", "lam", "Psi", "additional",
              "attendance_otherwise", "attendance_alone")
GIVEN = ("roadmaps", "regions", "measures", "people0")
INPUTS = {"unreached": "start", "small_firms": "start", "spent": "start"}
OUTPUTS = ("group_trust", "staffing", "decision_time", "decided", "done", "coordination", "private_money", "promised",
           "produced", "alone", "stalled", "coordination_paid", "pair_trust", "levers", "champions_reached", "firms_reached",
           "mean_trust", "mean_decision_time", "delivered", "coordination_cost", "unpaid_coordination",
           "private_spending")
BASE = ()
SEEN = ()
BY_MEASURE = ("group_trust", "staffing", "decision_time", "decided", "done", "coordination", "effective_budget",
              "private_money", "promised", "produced", "alone", "stalled", "coordination_paid")
# these say nothing at other times
WHILE_OPEN = ("group_trust", "staffing", "decision_time", "effective_budget", "private_money", "promised", "alone")


def prepare(roadmap, people, mean_people, p):
    """What does not change: arrays by measure, and staff by actor."""
    items = roadmap.measures
    array = {name: np.array([getattr(m, name) for m in items])
             for name in ("department", "lead", "kappa", "level", "ideal", "years", "budget", "reference", "effort",
                          "contest", "potential", "start", "upkeep")}
    # C of (8.4): the measure's own stakeholders, whoever else is invited (decision 5)
    stakeholders = np.array([[i in m.stakeholders for i in range(len(ACTORS))] for m in items])
    names = [m.name for m in items]
    return {**array, "items": items, "names": names, "stakeholders": stakeholders, "manager": float(roadmap.manager),
            "staff": decisions.capacity(p, people, mean_people, roadmap.capacity),
            "requires": [[(names.index(name), share) for name, share in m.requires.items()] for m in items]}


def tables(fixed, alone):
    """Modes and tables of this quarter: a measure that goes on alone, or that has nobody to talk to, is a silo."""
    at = [m.table(0 if gone else m.mode) for m, gone in zip(fixed["items"], alone)]
    table = np.array(at)
    modes = np.array([m.mode for m in fixed["items"]])
    return table, np.where(alone | (table.sum(axis=1) == 1), 0, modes)


def begin_region(roadmap, people, mean_people, p):
    fixed = prepare(roadmap, people, mean_people, p)
    count = len(fixed["items"])
    zero = np.zeros(count)
    pairs = np.full((len(ACTORS), len(ACTORS)), p["tau0"])
    table, _ = tables(fixed, np.zeros(count, bool))
    seated = np.triu((table[:, :, None] & table[:, None, :]).any(axis=0), 1)
    return {"fixed": fixed, "trust": pairs, "decided": zero, "done": zero, "alone": np.zeros(count, bool),
            "stalled": np.zeros(count, int), "planned": np.full(count, np.nan), "produced": zero, "paid": zero,
            "waited": zero, "yields": [[0.0] * len(m.effects) for m in fixed["items"]], "history": [],
            # decision 5: pairs that the roadmap seats together, all pairs where there is no table
            "seated": seated if seated.any() else np.triu(np.ones_like(seated), 1)}


def due_from(fixed, planned):
    """(8.12) The promise starts at the later of `start` and the time at which what it requires is promised."""
    begins = fixed["start"] * DT
    for _ in fixed["items"]:  # a chain is at most as long as the roadmap
        begins = np.array([max([begins[m]] + [begins[r] + planned[r] + share * fixed["years"][r]
                                              for r, share in required])
                           for m, required in enumerate(fixed["requires"])])
    return begins


def advance_region(state, p, shocks, step, spent=None):
    fixed, lead = state["fixed"], state["fixed"]["lead"]
    table, mode = tables(fixed, state["alone"])
    n, silo = table.sum(axis=1), mode == 0
    started = step >= fixed["start"]
    open_ = started & (state["done"] < 1.0)  # decision 5: deciding, load and coordination run from the start
    trust = trusting.group(state["trust"], table, lead)

    # (8.1) to (8.3)
    link_count = decisions.links(n, p)
    coordinated = decisions.coordination(link_count, trust, open_, p)
    staff = decisions.with_own_staff(fixed["staff"], lead, fixed["effort"], open_)
    fraction = decisions.fractions(staff, decisions.load(table, lead, fixed["effort"], coordinated, open_))
    f = decisions.staffing(table, lead, fraction, p)

    # (8.4)
    covered = (table & fixed["stakeholders"]).sum(axis=1) / np.maximum(fixed["stakeholders"].sum(axis=1), 1)
    base = p["Delta0"][mode]
    time = decisions.decision_time(base * shocks["decision_luck"], link_count, trust, silo, fixed["contest"],
                                   covered, p)
    planned = np.where(step == fixed["start"], trusting.planned_time(base, time, p), state["planned"])
    decided = decisions.decide(state["decided"], f, time, open_)
    # The quarter in which a decision falls counts as far as it was needed.
    needed = np.minimum((1.0 - state["decided"]) * time / np.maximum(f, 1e-12), DT)
    waited = state["waited"] + np.where(started, needed, 0.0)

    # (8.5); what is required gates the works only
    ready = np.array([all(state["done"][r] >= share for r, share in required) for required in fixed["requires"]])
    stalls = open_ & ~silo & (trust < p["taumin"])
    going = open_ & (decided >= 1.0) & ready
    done = decisions.work(state["done"], f, fixed["years"], going, stalls)
    works = done - state["done"]

    # (8.6) to (8.11); the manager's FTE is money, shared by open measures with a table
    tabled = open_ & ~silo
    manager = np.where(tabled, fixed["manager"] / max(tabled.sum(), 1), 0.0)
    integration = p["I"][mode]
    private = effects.private_funding(fixed["budget"], p["lam"][mode], trust, fixed["potential"])
    effective = effects.effective_budget(fixed["budget"], coordinated + manager, fixed["years"] + time, private,
                                         mode == MODES.index("public_private"), trust, p)
    share = effects.share_produced(
        fixed["budget"], effective, p, effects.coverage(fixed["kappa"], table, lead, trust, p),
        effects.level_fit(fixed["level"], fixed["ideal"], table, integration, p), effects.compromise(n, trust, p),
        effects.side_effects(fixed["department"], done, integration, trust, p))
    worth = effects.promise(fixed["reference"], fixed["budget"], p)
    made = share * works
    levers, yields, forward = deliver(state, fixed, p, shocks, made, worth, done)

    # (8.14) while works run
    kinds = {kind: np.array([m.reach.get(kind, 0.0) for m in fixed["items"]]) for kind in ("champions", "firms")}
    reached = {kind: (effects.reach(amount * shocks["reach_factor"], f, table, trust, silo,
                                    worth / fixed["reference"], p) * (works > 0)).sum()
               for kind, amount in kinds.items()}

    # (8.5) After four stalled quarters in a row a measure goes on alone; B3: undecided again if nothing was built.
    stalled = np.where(stalls, state["stalled"] + 1, 0)
    reverts = stalled >= STALLED_QUARTERS
    # B4: coordination is paid from Bm up to .95 of it in all, (8.15) from what is allotted by now, evenly over the
    # years of the works (decision 5), and not spent; actors carry the rest.
    cost = (coordinated + manager) * p["wF"] * DT
    limit = (1.0 - effects.LEAST_BUDGET) * fixed["budget"] - state["paid"]
    if spent is not None:
        allotted = fixed["budget"] * np.clip((step + 1 - fixed["start"]) * DT / fixed["years"], 0.0, 1.0)
        limit = np.minimum(limit, allotted - spent)
    paid = np.minimum(cost, np.maximum(limit, 0.0))

    # (8.12), (8.13): step 12 sees this quarter's works
    due = trusting.promised((step + 1) * DT, due_from(fixed, planned), planned, fixed["years"])
    won, lost = trusting.performance(done, np.nan_to_num(due))
    pairs = trusting.update(state["trust"], p["tau0"], table, tabled & (done < 1.0), won, lost, fixed["manager"], p)

    produced = state["produced"] + made
    new = {**state, "trust": pairs, "decided": np.where(reverts & (done == 0), 0.0, decided), "done": done,
           "alone": state["alone"] | reverts, "stalled": stalled, "planned": planned, "produced": produced,
           "paid": state["paid"] + paid, "waited": waited, "yields": yields, "history": forward}
    out = {"group_trust": trust, "staffing": f, "decision_time": time, "decided": decided, "done": done,
           "coordination": coordinated + manager, "effective_budget": effective, "produced": produced,
           "alone": silo.astype(float), "stalled": stalled.astype(float), "pair_trust": pairs, "levers": levers,
           "private_money": private, "promised": due, "coordination_paid": new["paid"],
           "champions_reach": min(reached["champions"], effects.MOST_REACHED), "firms_reach": reached["firms"],
           "coordination_cost": paid.sum() / DT,
           "unpaid_coordination": (np.where(cost > 0, 1.0 - paid / np.where(cost > 0, cost, 1.0), 0.0)
                                   * (coordinated + manager)).sum(),
           "private_spending": (private * works).sum() / DT}
    for name in WHILE_OPEN:
        out[name] = np.where(open_, out[name], np.nan)
    return new, {**out, **indicators(new, started)}


def deliver(state, fixed, p, shocks, made, worth, done):
    """(8.11), C9, C12: by lever, the levels in force after this quarter, and the flows of this quarter a year."""
    levers, yields, brought, years_forward = np.zeros(len(LEVERS)), [], 0.0, 0.0
    for m, item in enumerate(fixed["items"]):
        yields.append([])
        for e, effect in enumerate(item.effects):
            amount = effect.amount * shocks["effect_factor"][m, LEVERS.index(effect.lever)]
            new = amount * worth[m] * made[m]
            kept = item.upkeep and done[m] >= 1.0
            level = effects.stands(state["yields"][m][e], new, effect.lasts, effect.fading, kept)
            yields[m].append(level)
            levers[LEVERS.index(effect.lever)] += new / DT if effect.lever in FLOWS else level
            if effect.brought_forward:
                brought, years_forward = brought + new, effect.brought_forward
    # C12: all but the additional share would have come anyway, years later.
    history = state["history"] + [brought]
    late = len(history) - 1 - int(round(years_forward / DT))
    if years_forward and late >= 0:
        levers[LEVERS.index("dwellings")] -= (1.0 - p["additional"]) * history[late] / DT
    return levers, yields, history


def indicators(state, started):
    """Collaboration's own indicators (settled), as the decisions read them."""
    budget = state["fixed"]["budget"]
    return {"mean_trust": state["trust"][state["seated"]].mean(),
            "mean_decision_time": state["waited"][started].mean() if started.any() else np.nan,
            "delivered": min((budget * state["produced"]).sum() / budget.sum(), 1.0)}


def place(given, regional):
    """Puts the roadmaps' regions into arrays over all regions (and over all measures of the catalogue)."""
    regions, measures = list(given["regions"]), list(given["measures"])
    out = {}
    for roadmap, values in zip(given["roadmaps"], regional):
        at = regions.index(roadmap.region)
        rows = [measures.index(m.name) for m in roadmap.measures]
        for name, value in values.items():
            value = np.asarray(value, float)
            shape = (len(measures),) if name in BY_MEASURE else value.shape
            if name not in out:
                out[name] = np.full(shape + (len(regions),), np.nan)
            if name in BY_MEASURE:
                out[name][rows, at] = value
            else:
                out[name][..., at] = value
    return out


def begin(given, p, inputs):
    mean = given["people0"].mean()
    regions = list(given["regions"])
    states = [begin_region(r, given["people0"][regions.index(r.region)], mean, p)
              for r in given["roadmaps"]]
    outputs = [{"pair_trust": s["trust"], "decided": s["decided"], "done": s["done"], "produced": s["produced"],
                "levers": np.zeros(len(LEVERS)), "stalled": s["stalled"]} for s in states]
    return {"given": given, "regions": states}, place(given, outputs)


def advance(state, p, inputs, shocks, step):
    """`shocks`: decision_luck, reach_factor (measure, region) and effect_factor (measure, lever, region); 1 if absent."""
    given = state["given"]
    measures, regions = list(given["measures"]), list(given["regions"])
    states, outputs = [], []
    for roadmap, region in zip(given["roadmaps"], state["regions"]):
        rows, at = [measures.index(m.name) for m in roadmap.measures], regions.index(roadmap.region)
        chance = {name: shocks[name][rows][..., at] if name in shocks else np.ones(shape)
               for name, shape in (("decision_luck", (len(rows),)), ("reach_factor", (len(rows),)),
                                   ("effect_factor", (len(rows), len(LEVERS))))}
        chance = {name: np.nan_to_num(value, nan=1.0) for name, value in chance.items()}
        spent = inputs["spent"][rows, at] if "spent" in inputs else None
        new, out = advance_region(region, p, chance, step, spent)
        # C11: reach is a share of the champions that are left, and of all small firms
        for reached, reach, firms in (("champions_reached", "champions_reach", "unreached"),
                                      ("firms_reached", "firms_reach", "small_firms")):
            out[reached] = out[reach] * (inputs[firms][at] if firms in inputs else 1.0)
        states.append(new)
        outputs.append(out)
    return {**state, "regions": states}, place(given, outputs)
