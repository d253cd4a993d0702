"""What would a programme change? Pair by pair, with a 95 % interval, beside what unpaired runs would have told.

    python3 paired_difference.py STUDY/baseline.h5 STUDY/cameras.h5 [OUTCOME]

Two scenarios with one seed live through the same luck, so each replicate is subtracted from the one of its number. The
interval is Student's over these differences. Columns: mean of the base, difference, interval, pairs, and how many times as
many unpaired runs would be needed for an interval as narrow.
"""

import sys

import numpy as np
import xarray as xr
from scipy.stats import t


def total(path, outcome):
    """A flow over the whole run, by replicate."""
    with xr.open_dataset(path) as data:
        variable = data[outcome]
        if variable.attrs["measure"] != "flow":
            raise SystemExit(f"{outcome} is a stock: it is read at one time, not added up over the run")
        return variable.sum([dim for dim in variable.dims if dim != "replicate"]).load()


base_file, policy_file = sys.argv[1:3]
outcome = sys.argv[3] if len(sys.argv) > 3 else "incidents_actual"
base, policy = xr.align(total(base_file, outcome), total(policy_file, outcome), join="inner")
pairs = base.sizes["replicate"]
difference = (policy - base).values.astype(float)
half = t.ppf(0.975, pairs - 1) * difference.std(ddof=1) / np.sqrt(pairs)
unpaired = base.values.var(ddof=1) + policy.values.var(ddof=1)
paired = difference.var(ddof=1)
print(
    f"{outcome},{base.values.mean()},{difference.mean()},{difference.mean() - half},{difference.mean() + half},{pairs},"
    f"{unpaired / paired if paired > 0 else float('nan')}"
)
