"""Tables, staff, decisions and progress, (8.1) to (8.5). Arrays by measure m, or by measure and actor."""

import numpy as np

from .common import DT

REGION_SIZES = 0.5, 2.0  # A11
OWN_STAFF = 0.5  # C16


def links(n, p):
    """(8.1)"""
    return (n - 1) + p["phi"] * (n - 1) * (n - 2) / 2.0


def coordination(link_count, trust, open_, p):
    """(8.2) FTE while a measure is unfinished."""
    return np.where(open_, p["h1"] * link_count * (1.0 + p["h2"] * (1.0 - trust)), 0.0)


def capacity(p, people, mean_people, multiple):
    """Staff of the actors in a region of this size (A11), times what the scenario says."""
    return p["capacity"] * np.clip(np.sqrt(people / mean_people), *REGION_SIZES) * multiple


def with_own_staff(staff, lead, effort, open_):
    """C16: a lead with capacity of its own may use half of the effort that each of its open measures pays."""
    more = np.zeros_like(staff)
    np.add.at(more, lead[open_], OWN_STAFF * effort[open_])
    return np.where(staff > 0, staff + more, 0.0)


def load(table, lead, effort, coordinated, open_):
    """(8.3) FTE by actor. Half of the effort is the lead's, half the others'; alone, the lead carries all."""
    n = table.sum(axis=1)
    is_lead = np.arange(table.shape[1]) == lead[:, None]
    shares = np.where(is_lead, 0.5, 0.5 / np.maximum(n - 1, 1)[:, None])
    shares = np.where((n == 1)[:, None], 1.0, shares) * table
    each = shares * effort[:, None] + table * (coordinated / n)[:, None]
    return (each * open_[:, None]).sum(axis=0)


def fractions(staff, asked):
    """(8.3) f_i; 1 without load."""
    return np.where(asked > 0, np.minimum(1.0, staff / np.where(asked > 0, asked, 1.0)), 1.0)


def staffing(table, lead, fraction, p):
    """(8.3) f_m: the weakest link and the mean of a table; the lead alone."""
    n = table.sum(axis=1)
    at_lead = fraction[lead]
    weakest = np.where(table, fraction, np.inf).min(axis=1)
    others = ((table * fraction).sum(axis=1) - at_lead) / np.maximum(n - 1, 1)
    shared = p["omb"] * weakest + (1.0 - p["omb"]) * (0.5 * at_lead + 0.5 * others)
    return np.where(n == 1, at_lead, shared)


def completed(share):
    """Ten tenths are a whole, also where rounding leaves a trace of work."""
    return np.where(share > 1.0 - 1e-9, 1.0, share)


def decide(decided, staff, time, open_):
    """(8.4) δ"""
    return np.where(open_, completed(np.minimum(1.0, decided + DT * staff / time)), decided)


def work(done, staff, years, going, stalled):
    """(8.5) q; a table without trust works at half speed."""
    rate = np.where(stalled, 0.5, 1.0) * staff / years
    return np.where(going, completed(np.minimum(1.0, done + DT * rate)), done)
