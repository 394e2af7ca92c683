"""Shapley values and interactions of a game that `shares` wrote, by numpy and by shapiq.   reference.py PLAYERS DRAWS FILE

Ends with an error where a value differs from ours by more than 1e-12.
"""

import math
import sys
import time

import numpy
import shapiq

players, draws, file = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
pairs = [(first, second) for second in range(players) for first in range(second)]
rows = numpy.fromfile(file, dtype="<f8").reshape(2**players + players + len(pairs), draws)
values, ours, together = numpy.split(rows, [2**players, 2**players + players])


def weight(size, count):
    return math.factorial(size) * math.factorial(count - size - 1) / math.factorial(count)


def shares():
    found = numpy.zeros((players, draws))
    for coalition in range(2**players):
        for player in range(players):
            if not coalition >> player & 1:
                size = coalition.bit_count()
                found[player] += weight(size, players) * (values[coalition | 1 << player] - values[coalition])
    return found


start = time.perf_counter()
theirs = shares()
print("numpy-shares", time.perf_counter() - start)
worst = numpy.abs(theirs - ours).max()

start = time.perf_counter()
powers = 2 ** numpy.arange(players)
for draw in range(min(draws, 4)):
    def game(coalitions, draw=draw):
        return values[coalitions.astype(int) @ powers, draw] - values[0, draw]

    computer = shapiq.ExactComputer(n_players=players, game=game)
    single = computer(index="SV", order=1)
    double = computer(index="SII", order=2)
    worst = max(worst, *(abs(single[(player,)] - ours[player, draw]) for player in range(players)))
    worst = max(worst, *(abs(double[pair] - together[number, draw]) for number, pair in enumerate(pairs)))
print("shapiq-of-four-draws", time.perf_counter() - start)
print("largest-difference", worst)
assert worst < 1e-12, worst
