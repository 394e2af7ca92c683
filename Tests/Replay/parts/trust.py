"""Trust between actors, (8.13) and the group trust of (8.1)."""

import numpy as np

from .common import DT


def group(trust, table, lead):
    """.7 mean + .3 least of the lead's trust in the others at its table; 0 for a lead alone."""
    others = table & (np.arange(table.shape[1]) != lead[:, None])
    count = others.sum(axis=1)
    with_lead = trust[lead]
    mean = np.where(others, with_lead, 0.0).sum(axis=1) / np.maximum(count, 1)
    least = np.where(others, with_lead, np.inf).min(axis=1)
    return np.where(count > 0, 0.7 * mean + 0.3 * np.where(count > 0, least, 0.0), 0.0)


def update(trust, trust0, table, running, won, lost, managed, p):
    """(8.13) with B2: the mean over the running measures that a pair shares; all pairs fade to the start."""
    pairs = table[:, :, None] & table[:, None, :] & running[:, None, None]
    count = pairs.sum(axis=0)
    mean_won = (pairs * won[:, None, None]).sum(axis=0) / np.maximum(count, 1)
    mean_lost = (pairs * lost[:, None, None]).sum(axis=0) / np.maximum(count, 1)
    change = (p["ap"] * (1.0 - trust) * mean_won - p["am"] * trust * mean_lost
              + p["anm"] * managed * (1.0 - trust))
    change = np.where(count > 0, change, 0.0) - p["ad"] * (trust - trust0)
    return np.clip(trust + DT * change, 0.0, 1.0)
