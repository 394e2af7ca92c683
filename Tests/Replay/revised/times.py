"""Preparation, agreement, objections and works, (8.2), (8.4), (8.5); the contract of (8.10); the promise of (8.12).

Written from the text of the revision alone, before any engine had it. Arrays by planned measure; `mode` is a number.
"""

import numpy as np

SILO, BILATERAL, NETWORK, CONTRACT = range(4)


def scale(inhabitants):
    """s_r: what a catalogue's budget and effort are multiplied by."""
    return min(max(inhabitants / 450_000.0, 0.2), 3.0)


def manager_size(inhabitants, mean_inhabitants):
    """g_r: full-time jobs of a manager."""
    return min(max(np.sqrt(inhabitants / mean_inhabitants), 0.5), 2.0)


def coordination(link_count, trust, talking, size, p):
    """(8.2) Staff of the actors while a table's measure is unfinished."""
    effort = p["effort_per_link"] * link_count * (1.0 + p["distrust_effort"] * (1.0 - trust))
    return np.where(talking, effort * size ** p["coordination_scale"], 0.0)


def preparation(years, covered, trust, mode, p):
    """(8.4) P_k"""
    return np.where(mode == SILO, years, years * (1.0 - p["early_involvement"] * covered * trust))


def agreement(years, link_count, trust, mode, p):
    """(8.4) A_k"""
    table = (p["mode_factor"][mode] * (1.0 + link_count) ** p["delay_of_links"]
             * (1.0 + p["delay_of_distrust"] * (1.0 - trust)))
    return np.where(mode == SILO, years, years * table)


def objections(contest, covered, trust, mode, p):
    """(8.4) O_k"""
    whole = p["objections"] * contest
    return np.where(mode == SILO, whole, whole * (1.0 - p["inclusion_share"] * covered * trust))


def works(years, luck, mode, p):
    """(8.5) W"""
    return years * luck * (1.0 + p["overrun"]) * np.where(mode == CONTRACT, p["contract_works"], 1.0)


def transaction(budget, p):
    """T of (8.10)"""
    return p["transaction_cost"] * np.clip(50.0 / budget, 1.0, 2.0) * budget


def effective_budget(budget, talk, contract_cost, private, mode, trust, p):
    """(8.10) B_eff"""
    left = np.maximum(0.05 * budget, budget - talk - contract_cost) + private * (1.0 - p["private_return"])
    return left * np.where(mode == CONTRACT, 1.0 - 0.03 * (1.0 - trust), 1.0)


def performance(decided, done, works_start, begin, years, now, p):
    """(8.12) r: what stands of the promise, beside what should stand by now, beside what is usual."""
    promised = works_start + years - begin
    stands = (decided * (works_start - begin) + done * years) / promised
    due = np.clip((now - begin) / promised, 0.0, 1.0)
    return stands / np.where(due > 0, due, 1.0) / p["usual_performance"]


def won_and_lost(r):
    """(8.13) x⁺ and x⁻"""
    return np.clip(r - 1.0, 0.0, 0.4) / 0.4, np.clip(1.0 - r, 0.0, 1.0)


def reopened(decided, before, after, mode, luck, agreement_after, time_after, p):
    """(8.16) δ after a change from the table `before` to `after` (arrays of seats of one measure)."""
    joining, leaving = (after & ~before).sum(), (before & ~after).sum()
    share = joining / after.sum() if after.sum() >= before.sum() else leaving / before.sum()
    left = max(0.0, decided - p["reopening"] * share * luck * agreement_after / time_after)
    if mode == CONTRACT:
        ratio = p["mode_factor"][NETWORK] / p["mode_factor"][CONTRACT]
        left = min(left, 1.0 - (1.0 - ratio) * luck * agreement_after / time_after)
    return left
