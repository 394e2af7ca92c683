"""What a measure yields, (8.6) to (8.11) and (8.14). Arrays by measure m, or by measure and actor."""

import numpy as np

from .common import ACTORS, DT

# A10: the level of government that an actor stands for; none for the national one.
ACTOR_LEVEL = {"municipality": 0, "water_board": 1, "economic_board": 1, "province": 2}
LEAST_BUDGET = 0.05  # B4
SYNERGY = 0.5, 1.6
MOST_REACHED = 0.25  # C11, of the champions left, a year


def coverage(kappa, table, lead, trust, p):
    """(8.6)"""
    own = kappa[np.arange(len(lead)), lead]
    brought = (kappa * table).sum(axis=1) - own
    return p["s"] + (1.0 - p["s"]) * (own + brought * trust)


def level_fit(level, ideal, table, integration, p):
    """(8.7)"""
    standing = np.array([ACTOR_LEVEL.get(actor, -1) for actor in ACTORS])
    there = (table & (standing == ideal[:, None])).any(axis=1)
    return np.exp(-p["lf"] * np.abs(level - ideal) * (1.0 - 0.5 * integration * there))


def side_effects(department, done, integration, trust, p):
    """(8.8) Synergy must be organised, conflict mitigated; q of this quarter, locked at production (B4)."""
    psi = p["Psi"][department[:, None], department[None, :]]
    psi = psi * (1.0 - np.eye(len(department)))
    organised = p["gs"] * integration * trust
    exposed = p["gc_conflict"] * (1.0 - integration * trust)
    strength = np.where(psi > 0, organised[:, None], exposed[:, None])
    return np.clip(1.0 + (psi * strength * done[None, :]).sum(axis=1), *SYNERGY)


def compromise(n, trust, p):
    """(8.9)"""
    return 1.0 - p["omd"] * (n - 1) / (n + 3) * (1.0 - trust)


def private_funding(budget, matching, trust, potential):
    """(8.10) B_priv"""
    return budget * matching * trust * potential


def share_produced(budget, effective, p, *conditions):
    """(8.11) per unit of work, as a share of what Bm would give with all conditions ideal."""
    share = (effective / np.maximum(budget, 1e-12)) ** p["eta"]
    for condition in conditions:
        share = share * condition
    return share


def promise(reference, budget, p):
    """C10: M€ of the reference budget that Bm is worth; returns diminish around it."""
    return reference * (budget / reference) ** p["eta"]


def reach(share, staff, table, trust, alone, worth, p):
    """(8.14) with B5: attendance as usual, in a silo times that of one who invites alone."""
    firms_there = table[:, ACTORS.index("economic_board")] | table[:, ACTORS.index("smes")]
    attendance = np.where(firms_there, 1.0, p["attendance_otherwise"])
    return share * staff * attendance * np.where(alone, p["attendance_alone"], np.sqrt(trust)) * worth


def stands(level, produced, lasts, fading, kept):
    """C9: permanent; only while paid for, in unit·years; or fading from production on unless upkeep is paid."""
    if lasts == "while_paid":
        return produced / DT
    if lasts == "fading" and not kept:
        return level * (1.0 - DT / fading) + produced  # an Euler step, as all rates of the model are (section 0)
    return level + produced
