"""Catalogue and scenarios as they are written: every scalar a text."""

import yaml


def parse(text):
    return yaml.load(text, Loader=yaml.BaseLoader)


def number(text):
    """A number as scenarios write it: a unit may follow, and % means hundredths."""
    first, *unit = str(text).split()
    if first.endswith("%"):
        first, unit = first[:-1], ["%"]
    return float(first) / (100.0 if unit[:1] == ["%"] else 1.0)
