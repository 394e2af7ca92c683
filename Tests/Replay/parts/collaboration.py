"""Collaboration, section 8 as revised, with corrections B2, B4 to B6, C9 to C11 and C16: one quarter of all roadmaps.

`given["roadmaps"]` says who does what; each region is on its own. Outputs have a last axis for regions, in the order of
`given["regions"]`; regions without a roadmap are 0, and NaN where the specification says that nothing exists there.
Times, contracts and the judgement of promises are `revised.times`, changes of the way of working `revised.region`.
"""

import numpy as np

from revised import region as revising, times

from . import decisions, effects, trust as trusting
from .common import ACTORS, DT, LEVERS

FLOWS = ("nature_area", "nature_inclusive_area", "dwellings", "business_area")  # a year; all else is a level
GRACE = 0.25  # years after the promised end from which a measure is late

PARAMETERS = (
    "initial_trust", "link_density", "effort_per_link", "distrust_effort", "coordination_scale", "cost_of_staff",
    "weakest_link", "mode_factor", "delay_of_links", "delay_of_distrust", "early_involvement", "objections",
    "inclusion_share", "overrun", "planned_share", "usual_performance", "contract_works", "transaction_cost",
    "stall_trust", "reopening", "replaceable", "level_misfit", "dilution", "private_funding", "returns", "trust_won",
    "trust_lost", "trust_managed", "trust_fading", "organising", "exposure", "integration", "private_return", "capacity",
    "side_effect", "additional_share", "brought_forward", "attendance_otherwise", "attendance_alone")
GIVEN = ("roadmaps", "regions", "measures", "people0")
INPUTS = {"unreached": "start", "small_firms": "start", "spent": "start"}
BY_MEASURE = ("group_trust", "staffing", "decision_time", "decided", "done", "coordination", "private_money",
              "promised_start", "performance", "produced", "way", "stalled", "coordination_paid", "contract_spent",
              "works_end", "when_due", "late", "effective_budget")
OUTPUTS = (*BY_MEASURE[:-1], "pair_trust", "levers", "champions_reached", "firms_reached", "mean_trust",
           "mean_decision_time", "delivered", "coordination_cost", "unpaid_coordination", "private_spending",
           "coordination_spent", "coordination_share", "homes_earlier", "delivered_when_due", "late_measures")
BASE = ()
SEEN = ()
# these say nothing at other times
WHILE_OPEN = ("group_trust", "staffing", "decision_time", "effective_budget", "private_money", "way")


def prepare(roadmap, people, mean_people, p):
    """What does not change: arrays by measure, and staff by actor."""
    items = roadmap.measures
    array = {name: np.array([getattr(m, name) for m in items])
             for name in ("department", "lead", "kappa", "level", "ideal", "preparation", "agreement", "years", "budget",
                          "reference", "effort", "contest", "potential", "start", "upkeep")}
    # C of (8.4): the measure's own stakeholders, whoever else is invited (decision 5)
    stakeholders = np.array([[i in m.stakeholders for i in range(len(ACTORS))] for m in items])
    names = [m.name for m in items]
    return {**array, "items": items, "names": names, "stakeholders": stakeholders, "manager": float(roadmap.manager),
            "size": times.scale(people), "staff": decisions.capacity(revising.old_names(p), people, mean_people, roadmap.capacity),
            "manager_size": times.manager_size(people, mean_people),
            "requires": [[(names.index(name), share) for name, share in m.requires.items()] for m in items]}


def tables(fixed, mode):
    """Tables of this quarter, and what each way of working comes down to: who has nobody to talk to is a silo."""
    table = np.array([m.table(k) for m, k in zip(fixed["items"], mode)])
    return table, np.where(table.sum(axis=1) == 1, times.SILO, mode)


def begin_region(roadmap, people, mean_people, p):
    fixed = prepare(roadmap, people, mean_people, p)
    count = len(fixed["items"])
    zero, none = np.zeros(count), np.full(count, np.nan)
    pairs = np.full((len(ACTORS), len(ACTORS)), p["initial_trust"])
    # decision 5 and (8.16): pairs that the roadmap seats together, at first or later; all pairs where there is no table
    seats = np.array([m.table(k) for m in fixed["items"] for k in [m.mode, *(c.to for c in m.changes)]])
    seated = np.triu((seats[:, :, None] & seats[:, None, :]).any(axis=0), 1)
    return {"fixed": fixed, "trust": pairs, "decided": np.array([m.decided for m in fixed["items"]]), "done": zero,
            "mode": tables(fixed, [m.mode for m in fixed["items"]])[1], "changed": np.full(count, -revising.PATIENCE),
            "stalled": np.zeros(count), "works_start": none, "produced": zero, "paid": zero, "contract": zero,
            "waited": zero, "works_end": none, "when_due": none, "late": none, "homes": 0.0, "homes_earlier": 0.0,
            "yields": [[0.0] * len(m.effects) for m in fixed["items"]],
            "ahead": [[0.0] * len(m.effects) for m in fixed["items"]],
            "history": [[[] for _ in m.effects] for m in fixed["items"]],
            "seated": seated if seated.any() else np.triu(np.ones_like(seated), 1)}


def change(state, p, q, luck, step):
    """(8.16), on copies of what changes: mode, quarter of the last change, decision and stalls."""
    fixed = state["fixed"]
    mode, changed = state["mode"].copy(), state["changed"].copy()
    moving = {"decided": state["decided"].copy(), "stalled": state["stalled"].copy(), "done": state["done"]}
    for m, item in enumerate(fixed["items"]):
        if step >= item.start and state["done"][m] < 1.0:
            revising.change(item, m, step, mode, changed, moving, state["trust"], p, q, fixed["stakeholders"], luck[m])
    return mode, changed, moving["decided"], moving["stalled"]


def promise(fixed, table, mode, deciding, works_start, p, step):
    """(8.12) S: made in the first quarter; before that an outlook, for what requires it."""
    begins = np.where(step <= fixed["start"], fixed["start"] * DT + p["planned_share"] * deciding, works_start)
    for _ in fixed["items"]:  # a chain is at most as long as the roadmap
        begins = np.array([
            works_start[m] if step > fixed["start"][m] else
            max([begins[m]] + [begins[r] + share * fixed["years"][r] for r, share in required])
            for m, required in enumerate(fixed["requires"])])
    return begins


def advance_region(state, p, shocks, step, spent=None):
    fixed, lead, q = state["fixed"], state["fixed"]["lead"], revising.old_names(p)
    mode, changed, decided_before, stalled = change(state, p, q, shocks["decision_luck"], step)
    table, mode = tables(fixed, mode)
    n, silo, contract = table.sum(axis=1), mode == times.SILO, mode == times.CONTRACT
    started = step >= fixed["start"]
    open_ = started & (state["done"] < 1.0)  # decision 5: deciding, load and coordination run from the start
    talking = open_ & ~silo
    trust = np.where(silo, 0.0, trusting.group(state["trust"], table, lead))

    # (8.1) to (8.3)
    link_count = decisions.links(n, q)
    coordinated = times.coordination(link_count, trust, talking, fixed["size"], p)
    staff = decisions.with_own_staff(fixed["staff"], lead, fixed["effort"], open_)
    fraction = decisions.fractions(staff, decisions.load(table, lead, fixed["effort"], coordinated, open_))
    f = decisions.staffing(table, lead, fraction, q)

    # (8.4), and the promise of (8.12), which knows no luck
    covered = (table & fixed["stakeholders"]).sum(axis=1) / np.maximum(fixed["stakeholders"].sum(axis=1), 1)
    prepared = times.preparation(fixed["preparation"], covered, trust, mode, p)
    agreed = times.agreement(fixed["agreement"], link_count, trust, mode, p)
    opposed = times.objections(fixed["contest"], covered, trust, mode, p)
    time = shocks["decision_luck"] * (prepared + agreed) + opposed
    works_start = promise(fixed, table, mode, prepared + agreed + opposed, state["works_start"], p, step)
    decided = decisions.decide(decided_before, f, time, open_)
    # The quarter in which a decision falls counts as far as it was needed.
    needed = np.minimum((1.0 - decided_before) * time / np.maximum(f, 1e-12), DT)
    waited = state["waited"] + np.where(started, needed, 0.0)

    # (8.5); what is required gates the works only
    whole = times.works(fixed["years"], shocks["works_luck"], mode, p)
    done = state["done"].copy()
    stalls = talking & (trust < p["stall_trust"])
    waits = np.array([any(c.condition == "decided" and not c.fired and kind(item, c.to) != k for c in item.changes)
                      and left == 0 and quiet < revising.PATIENCE
                      for item, k, left, quiet in zip(fixed["items"], mode, state["done"], stalled)])
    for m in order(fixed):  # a prerequisite sees the works of the same quarter
        ready = all(done[r] >= share - 1e-9 for r, share in fixed["requires"][m])
        going = open_[m] & (decided[m] >= 1.0) & ready & ~(waits[m] & (decided_before[m] < 1.0))
        done[m] = decisions.work(state["done"][m], f[m], whole[m], going, stalls[m])
    works = done - state["done"]
    rate = DT * f / whole * np.where(stalls, 0.5, 1.0)
    finishes = (state["done"] < 1.0) & (done >= 1.0)
    part = np.minimum((1.0 - state["done"]) / np.where(rate > 0, rate, 1.0), 1.0)
    works_end = np.where(finishes, (step + part) * DT, state["works_end"])

    # (8.6) to (8.11); the manager's FTE is money, shared by open measures with a table
    manager = np.where(talking, fixed["manager"] * fixed["manager_size"] / max(talking.sum(), 1), 0.0)
    pay = (coordinated + manager) * p["cost_of_staff"]
    talk = state["paid"] + pay * ((1 - decided) * time + (1 - state["done"]) * whole) / np.maximum(f, 0.05)
    cost_of_contract = times.transaction(fixed["budget"], p)
    contract_spent = np.where(contract & started, np.maximum(state["contract"], cost_of_contract * decided), state["contract"])
    integration = p["integration"][mode]
    private = effects.private_funding(fixed["budget"], p["private_funding"][mode], trust, fixed["potential"])
    effective = times.effective_budget(fixed["budget"], talk, np.where(contract, cost_of_contract, contract_spent), private,
                                       mode, trust, p)
    share = effects.share_produced(
        fixed["budget"], effective, q, effects.coverage(fixed["kappa"], table, lead, trust, q),
        effects.level_fit(fixed["level"], fixed["ideal"], table, integration, q), effects.compromise(n, trust, q),
        effects.side_effects(fixed["department"], done, integration, trust, q))
    worth = effects.promise(fixed["reference"], fixed["budget"], q)
    made = share * works
    levers, after = deliver(state, fixed, p, shocks, made, worth, done)
    homes = state["homes"] + levers[LEVERS.index("dwellings")] * DT

    # (8.14) while works run
    kinds = {whom: np.array([m.reach.get(whom, 0.0) for m in fixed["items"]]) for whom in ("champions", "firms")}
    reached = {whom: (effects.reach(amount * shocks["reach_factor"], f, table, trust, silo,
                                    worth / fixed["reference"], p) * (works > 0)).sum()
               for whom, amount in kinds.items()}

    # B4: coordination is paid from Bm up to .95 of it in all, (8.15) from what is allotted by now, evenly over the
    # years of the works (decision 5), and not spent; actors carry the rest.
    cost = pay * DT
    limit = (1.0 - effects.LEAST_BUDGET) * fixed["budget"] - state["paid"]
    if spent is not None:
        allotted = fixed["budget"] * np.clip((step + 1 - fixed["start"]) * DT / fixed["years"], 0.0, 1.0)
        limit = np.minimum(limit, allotted - spent)
    paid = np.minimum(cost, np.maximum(limit, 0.0))

    # (8.12), (8.13): step 12 sees this quarter's works
    now = (step + 1) * DT
    judged = np.where(started, times.performance(decided, done, works_start, fixed["start"] * DT, fixed["years"],
                                                 np.maximum(now, fixed["start"] * DT + DT), p), 1.0)
    won, lost = times.won_and_lost(judged)
    managing = {"ap": p["trust_won"], "am": p["trust_lost"], "anm": p["trust_managed"], "ad": p["trust_fading"]}
    sitting = talking & (done < 1.0)
    pairs = trusting.update(state["trust"], p["initial_trust"], table, sitting, won, lost, fixed["manager"], managing)

    # What was promised by now, on straight lines within the quarter
    produced = state["produced"] + made
    end = works_start + fixed["years"]
    due = started & (end > now - DT) & (end <= now)
    when_due = np.where(due, produced - made * (now - end) / DT, state["when_due"])
    told = started & (end + GRACE > now - DT) & (end + GRACE <= now)
    late = np.where(told, np.where(works_end <= end + GRACE, 0.0, 1.0), state["late"])

    new = {**state, "trust": pairs, "decided": decided, "done": done, "mode": mode, "changed": changed,
           "stalled": np.where(stalls, stalled + 1, 0), "works_start": works_start, "produced": produced,
           "paid": state["paid"] + paid, "contract": contract_spent, "waited": waited, "works_end": works_end,
           "when_due": when_due, "late": late, "homes": homes, "homes_earlier": state["homes_earlier"] + homes * DT, **after}
    out = {"group_trust": trust, "staffing": f, "decision_time": time, "decided": decided, "done": done,
           "coordination": coordinated + manager, "effective_budget": effective, "produced": produced,
           "way": mode.astype(float), "stalled": new["stalled"], "pair_trust": pairs, "levers": levers,
           "private_money": private, "promised_start": np.where(started, works_start, np.nan),
           "performance": np.where(sitting, judged, 0.0), "coordination_paid": new["paid"],
           "contract_spent": contract_spent, "works_end": np.nan_to_num(works_end), "when_due": np.nan_to_num(when_due),
           "late": np.nan_to_num(late),
           "champions_reach": min(reached["champions"], effects.MOST_REACHED), "firms_reach": reached["firms"],
           "coordination_cost": paid.sum() / DT,
           "unpaid_coordination": (np.where(cost > 0, 1.0 - paid / np.where(cost > 0, cost, 1.0), 0.0)
                                   * (coordinated + manager)).sum(),
           "private_spending": (private * works).sum() / DT}
    for name in WHILE_OPEN:
        out[name] = np.where(open_, out[name], np.nan)
    return new, {**out, **indicators(new, started)}


def kind(item, mode):
    """What a way of working comes down to."""
    return times.SILO if item.table(mode).sum() == 1 else mode


def order(fixed):
    """Measures, each after what it requires."""
    placed = []
    while len(placed) < len(fixed["items"]):
        free = [m for m, required in enumerate(fixed["requires"])
                if m not in placed and all(r in placed for r, _ in required)]
        placed += free or [m for m in range(len(fixed["items"])) if m not in placed]
    return placed


def deliver(state, fixed, p, shocks, made, worth, done):
    """(8.11), C9: by lever, the levels in force after this quarter, and the flows of this quarter a year."""
    levers = np.zeros(len(LEVERS))
    after = {name: [list(row) for row in state[name]] for name in ("yields", "ahead", "history")}
    for m, item in enumerate(fixed["items"]):
        for e, effect in enumerate(item.effects):
            at = LEVERS.index(effect.lever)
            amount = effect.amount * shocks["effect_factor"][m, at] * shocks["works_at_all"][m, at]
            history = after["history"][m][e] = after["history"][m][e] + [amount * worth[m] * made[m]]
            new = history[-1 - effect.lag] if len(history) > effect.lag else 0.0
            if effect.lever in FLOWS:
                back = 0.0
                if effect.comes_anyway:  # (8.11b)
                    back = after["ahead"][m][e] * DT / max(p["brought_forward"], DT)
                    after["ahead"][m][e] += (1.0 - p["additional_share"]) * new - back
                levers[at] += (new - back) / DT
                continue
            kept = item.upkeep and done[m] >= 1.0
            level = effects.stands(state["yields"][m][e], new, effect.lasts, effect.fading, kept)
            after["yields"][m][e] = level
            levers[at] += level
    return levers, after


def indicators(state, started):
    """Collaboration's own indicators, as the decisions read them."""
    budget = state["fixed"]["budget"]
    due, told = ~np.isnan(state["when_due"]), ~np.isnan(state["late"])
    spent = (state["paid"] + state["contract"]).sum()
    return {"mean_trust": state["trust"][state["seated"]].mean(),
            "mean_decision_time": state["waited"][started].mean() if started.any() else np.nan,
            "delivered": min((budget * state["produced"]).sum() / budget.sum(), 1.0),
            "coordination_spent": spent, "coordination_share": spent / budget.sum(),
            "homes_earlier": state["homes_earlier"],
            "delivered_when_due": (budget[due] * state["when_due"][due]).sum() / budget[due].sum() if due.any() else np.nan,
            "late_measures": state["late"][told].mean() if told.any() else np.nan}


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
    """`shocks`: luck of deciding, works and reach (measure, region), factors of effects and whether they are any
    (measure, lever, region); 1 if absent, but for a chance, which a central run has as such."""
    given = state["given"]
    measures, regions = list(given["measures"]), list(given["regions"])
    states, outputs = [], []
    for roadmap, region in zip(given["roadmaps"], state["regions"]):
        rows, at = [measures.index(m.name) for m in roadmap.measures], regions.index(roadmap.region)
        chances = np.ones((len(rows), len(LEVERS)))
        for m, item in enumerate(roadmap.measures):
            for effect in item.effects:
                chances[m, LEVERS.index(effect.lever)] = effect.chance
        usual = {"decision_luck": np.ones(len(rows)), "works_luck": np.ones(len(rows)), "reach_factor": np.ones(len(rows)),
                 "effect_factor": np.ones((len(rows), len(LEVERS))), "works_at_all": chances}
        chance = {name: shocks[name][rows][..., at] if name in shocks else value for name, value in usual.items()}
        chance = {name: np.where(np.isnan(value), usual[name], value) for name, value in chance.items()}
        spent = inputs["spent"][rows, at] if "spent" in inputs else None
        new, out = advance_region(region, p, chance, step, spent)
        # C11: reach is a share of the champions that are left, and of all small firms
        for reached, reach, firms in (("champions_reached", "champions_reach", "unreached"),
                                      ("firms_reached", "firms_reach", "small_firms")):
            out[reached] = out[reach] * (inputs[firms][at] if firms in inputs else 1.0)
        states.append(new)
        outputs.append(out)
    return {**state, "regions": states}, place(given, outputs)
