"""The engine's luck, written again from its description: Philox4x32-10 (Salmon e.a. 2011), keyed by names."""

import math

from scipy.special import ndtri

WORD, LONG = 2**32 - 1, 2**64 - 1


def mix(x):
    """The finalizer of SplitMix64 (Steele e.a. 2014)."""
    x = (x + 0x9E3779B97F4A7C15) & LONG
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & LONG
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & LONG
    return x ^ (x >> 31)


def key(text):
    """FNV-1a of a name, mixed."""
    digest = 0xCBF29CE484222325
    for byte in text.encode():
        digest = ((digest ^ byte) * 0x100000001B3) & LONG
    return mix(digest)


def philox(counter, pair):
    for _ in range(10):
        left, right = counter[0] * 0xD2511F53, counter[2] * 0xCD9E8D57
        counter = [
            (right >> 32) ^ counter[1] ^ pair[0], right & WORD, (left >> 32) ^ counter[3] ^ pair[1], left & WORD]
        pair = [(pair[0] + 0x9E3779B9) & WORD, (pair[1] + 0xBB67AE85) & WORD]
    return counter


def uniform(seed, name, member, place="", step=0):
    """A number strictly between 0 and 1: 52 bits and half of the last."""
    where, which = key(place), mix(seed ^ key(name))
    counter = [step & WORD, where & WORD, member & WORD, (where >> 32) ^ (member >> 32)]
    low, high, _, _ = philox(counter, [which & WORD, which >> 32])
    return ((low | high << 32) >> 12) / 2**52 + 2.0**-53


def normal(seed, name, member, place="", step=0):
    return ndtri(uniform(seed, name, member, place, step))


def triangle(u, low, central, high):
    """The value below which a share u of a triangle lies."""
    if u < (central - low) / (high - low):
        return low + math.sqrt(u * (high - low) * (central - low))
    return high - math.sqrt((1 - u) * (high - low) * (high - central))
