"""Times EMAworkbench's patient rule induction on draws that `discovery` wrote.   reference.py DRAWS NUMBERS FILE"""

import logging
import sys
import time

import numpy
import pandas
from ema_workbench.analysis import prim

draws, numbers, file = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
columns = numpy.fromfile(file, dtype="<f8").reshape(numbers + 1, draws)
inputs = pandas.DataFrame({f"n{number}": columns[number] for number in range(numbers)})
logging.getLogger("EMA").setLevel(logging.ERROR)
start = time.perf_counter()
prim.Prim(inputs, columns[numbers] > 0.5, threshold=0.8, peel_alpha=0.05).find_box()
print("ema-find-box", time.perf_counter() - start)
